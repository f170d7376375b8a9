/** What one figure says of itself in a few words, each true by itself. A missing number says nothing. */
import type { Day } from "../../../contracts/calendar.ts";
import type { Figure, FigurePart } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import type { Plan } from "../../../contracts/plan.ts";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { writeAim, writeList, writeNumber, writeValue } from "../../../contracts/wording.ts";
import type { Aspects } from "./aspects.ts";
import { changeAspects, levelAspects } from "./change-facts.ts";
import { asAtAspects } from "./date-facts.ts";
import { measureDaysToPlan, writeDaysToPlan } from "./days-to-plan.ts";
import { sayVariance, writeVarianceShort } from "./difference-words.ts";

/** A figure with what a sentence about it needs to know. */
export type Spoken = {
  figure: Figure;
  /** What it is called in this update. */
  subject: string;
  says: WeeklyRowLayout["says"];
  /** Whether the update tells its parts in a sentence. */
  isInParts: boolean;
  plans: readonly Plan[];
  /** The first day of the update's week. */
  monday: Day;
  /** What may be said of its process; empty for nothing. */
  process: string;
};

/** The facts of a figure. While it has no number the only one is that it is missing. */
export const factsOfFigure = (spoken: Spoken): Fact[] => {
  const { figure, subject, says, isInParts, plans, monday, process } = spoken;
  const { key, kind } = figure;
  const named = (aspects: Aspects): Fact[] =>
    aspects.flatMap(({ aspect, words, label }) =>
      words === null || words === ""
        ? []
        : [{ key: `${key}/${aspect}`, words, label: `${subject}: ${label}` }],
    );
  const parts = figure.parts.flatMap((part) => partFacts(figure, part, { subject, isInParts }));
  const { value } = figure;
  if (kind === "text" || figure.asAt === null) return parts;
  if (value === null) {
    const missing = { aspect: "missing", words: sayMissing(figure), label: "that it is missing" };
    return [...named([missing]), ...parts];
  }
  if (kind === "yes-no") {
    const answer = `${subject}: ${value === 0 ? "no" : "yes"}`;
    const note = figure.note?.trim().replace(/\.$/, "") ?? "";
    return named([
      { aspect: "answer", words: answer, label: "the answer" },
      {
        aspect: "answer-note",
        words: note === "" ? null : `${answer}. ${note}`,
        label: "the answer, and what was said with it",
      },
      ...asAtAspects(figure, monday),
    ]);
  }
  return [
    ...named([
      { aspect: "value", words: writeValue(figure, value), label: "the figure" },
      {
        aspect: "value-unit",
        words: sayWithUnit(figure, value),
        label: "the figure, with its unit",
      },
      { aspect: "said", words: saySaid(says, value, figure), label: "the figure, in words" },
      { aspect: "of-places", words: sayOfPlaces(figure, value), label: "of how many" },
      ...planAspects(figure, plans),
      { aspect: "process", words: process, label: "what its past says" },
      ...(kind === "level" ? levelAspects(figure, value) : changeAspects(figure)),
      ...asAtAspects(figure, monday),
    ]),
    ...parts,
  ];
};

/** "no figure (the extract is down)", "no total, because GWH and SFT are missing", "no figure: places missing" */
const sayMissing = ({ kind, incomplete, none }: Figure): string => {
  if (incomplete === null) return none === null ? "no figure" : `no figure (${none})`;
  const missing = writeList(incomplete.missing);
  if (kind !== "count") return `no figure: ${missing} missing`;
  return `no total, because ${missing} ${incomplete.missing.length === 1 ? "is" : "are"} missing`;
};

const sayWithUnit = ({ kind, unit, decimals }: Figure, value: number): string | null =>
  (kind === "count" || kind === "average") && unit.many !== ""
    ? `${writeNumber(value, decimals)} ${value === 1 ? unit.one : unit.many}`
    : null;

const saySaid = (
  says: WeeklyRowLayout["says"],
  value: number,
  { kind, decimals }: Figure,
): string | null =>
  says === undefined || kind !== "count"
    ? null
    : `${writeNumber(value, decimals)} ${value === 1 ? says.one : says.many}`;

/** "1 of 4 beds" */
const sayOfPlaces = ({ capacity, unit, decimals }: Figure, value: number): string | null =>
  capacity === null
    ? null
    : `${writeNumber(value, decimals)} of ${writeNumber(capacity)} ${capacity === 1 ? unit.one : unit.many}`;

const planAspects = (figure: Figure, plans: readonly Plan[]): Aspects => {
  const { target } = figure;
  if (target.state !== "number" && target.state !== "band") return [];
  return [
    { aspect: "target", words: writeAim(figure, target), label: "the target" },
    { aspect: "variance", words: writeVarianceShort(figure), label: "against the target" },
    {
      aspect: "against-target",
      words: sayVariance(figure),
      label: "against the target, in a sentence",
    },
    {
      aspect: "days-to-plan",
      words: writeDaysToPlan(measureDaysToPlan(figure, plans)),
      label: "days ahead of the plan or behind it",
    },
  ];
};

const partFacts = (
  figure: Figure,
  part: FigurePart,
  { subject, isInParts }: Pick<Spoken, "subject" | "isInParts">,
): Fact[] => {
  const { key, label, value } = part;
  if (value === null) return [];
  const written = writeValue(figure, value);
  const facts = [{ aspect: "value", words: written, label: "the figure" }];
  if (isInParts) {
    const words = `${written} in ${part.words ?? label}`;
    facts.push({ aspect: "in", words, label: "the figure, and where" });
  }
  return facts.map(({ aspect, words, label: what }) => ({
    key: `${figure.key}.${key}/${aspect}`,
    words,
    label: `${subject}, ${label}: ${what}`,
  }));
};
