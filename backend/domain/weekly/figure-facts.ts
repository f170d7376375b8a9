/** What one figure says of itself in a few words, each true by itself. A missing number says nothing. */
import { dayOf, monthOf } from "../../../contracts/calendar.ts";
import type { Figure, FigurePart } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import type { Plan } from "../../../contracts/plan.ts";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import {
  writeAim,
  writeDayNamed,
  writeDayPlain,
  writeDayShort,
  writeMonth,
  writeNumber,
  writeValue,
} from "../../../contracts/wording.ts";
import { measureDaysToPlan, writeDaysToPlan } from "./days-to-plan.ts";
import {
  sayAgainst,
  sayChange,
  sayLevels,
  sayVariance,
  writeVarianceShort,
} from "./difference-words.ts";

/** A figure with what a sentence about it needs to know. */
export type Spoken = {
  figure: Figure;
  /** What it is called in this update. */
  subject: string;
  says: WeeklyRowLayout["says"];
  plans: readonly Plan[];
};

/** By aspect: the words, and what they are to whoever looks for them. */
type Aspects = { aspect: string; words: string | null; label: string }[];

/** The facts of a figure; none while it has no number. */
export const factsOfFigure = ({ figure, subject, says, plans }: Spoken): Fact[] => {
  const { key, kind } = figure;
  const named = (aspects: Aspects): Fact[] =>
    aspects.flatMap(({ aspect, words, label }) =>
      words === null || words === ""
        ? []
        : [{ key: `${key}/${aspect}`, words, label: `${subject}: ${label}` }],
    );
  const parts = figure.parts.flatMap((part) => partFacts(figure, part, subject));
  const { value } = figure;
  if (value === null || kind === "text") return parts;
  if (kind === "yes-no") {
    const answer = `${subject}: ${value === 0 ? "no" : "yes"}`;
    return named([
      { aspect: "answer", words: answer, label: "the answer" },
      ...asAtAspects(figure),
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
      ...(kind === "level" ? levelAspects(figure, value) : changeAspects(figure)),
      ...asAtAspects(figure),
    ]),
    ...parts,
  ];
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

const changeAspects = (figure: Figure): Aspects => {
  const { change, comparisons } = figure;
  const aspects: Aspects = [];
  const since = change === null ? null : sayChange(figure, change.difference);
  if (change !== null && since !== null) {
    const against = (words: string) => sayAgainst(words, change.difference, "last report");
    aspects.push(
      {
        aspect: "last-report",
        words: writeValue(figure, change.from),
        label: "the figure in the last report",
      },
      { aspect: "change", words: since.fewer, label: "the change since the last report" },
      { aspect: "change-down", words: since.down, label: "the change, as up or down" },
      { aspect: "change-report", words: against(since.fewer), label: "against the last report" },
      {
        aspect: "lower-report",
        words: against(since.lower),
        label: "against the last report, as higher or lower",
      },
    );
  }
  // What the last report said is what was so a week ago: only then both are true at once.
  if (
    change !== null &&
    since !== null &&
    isSnapshot(figure) &&
    comparisons.lastWeek?.from === change.from
  ) {
    const words = sayAgainst(since.fewer, change.difference, "last week");
    aspects.push({ aspect: "change-week", words, label: "against last week" });
  }
  return [...aspects, ...lastYearAspects(figure)];
};

const lastYearAspects = (figure: Figure): Aspects => {
  const { lastYear } = figure.comparisons;
  const said = lastYear === null ? null : sayChange(figure, lastYear.difference);
  if (lastYear === null || said === null) return [];
  return [
    {
      aspect: "last-year",
      words: writeValue(figure, lastYear.from),
      label: "the figure this time last year",
    },
    {
      aspect: "change-last-year",
      words: sayAgainst(said.fewer, lastYear.difference, "this time last year"),
      label: "against this time last year",
    },
  ];
};

/** A count of a day set against "last week" would read as one day against seven. */
const isSnapshot = ({ cadence }: Figure): boolean =>
  cadence.every === "day" && cadence.counts === "snapshot";

const levelAspects = (figure: Figure, value: number): Aspects => {
  const { change, since, cadence } = figure;
  const level = writeValue(figure, value);
  const aspects: Aspects = [];
  if (change !== null) {
    const { difference } = change;
    const steps = sayLevels(Math.abs(difference));
    const [down, step] =
      difference === 0
        ? ["the same level", `stayed at ${level}`]
        : difference < 0
          ? [`down ${steps}`, `come down ${steps} to ${level}`]
          : [`up ${steps}`, `gone up ${steps} to ${level}`];
    aspects.push(
      {
        aspect: "last-report",
        words: writeValue(figure, change.from),
        label: "the last report's level",
      },
      { aspect: "change-down", words: down, label: "the change since the last report" },
      { aspect: "step", words: step, label: "what it has done since the last report" },
    );
  }
  if (since !== null && cadence.every === "event") {
    const words = `since ${writeDayPlain(dayOf(since))}`;
    aspects.push({ aspect: "since", words, label: "since when it has stood there" });
  }
  return aspects;
};

const asAtAspects = ({ asAt, cadence }: Figure): Aspects => {
  if (asAt === null) return [];
  const day = dayOf(asAt);
  if (cadence.every === "month") {
    return [{ aspect: "month", words: writeMonth(monthOf(day)), label: "its month" }];
  }
  return [
    { aspect: "as-at", words: writeDayShort(day), label: "its date" },
    { aspect: "as-at-plain", words: writeDayPlain(day), label: "its date, in full" },
    { aspect: "as-at-named", words: writeDayNamed(day), label: "its date, with its weekday" },
  ];
};

const partFacts = (figure: Figure, part: FigurePart, subject: string): Fact[] => {
  const { key, label, value } = part;
  if (value === null) return [];
  const written = writeValue(figure, value);
  const facts = [
    { aspect: "value", words: written, label: "the figure" },
    { aspect: "in", words: `${written} in ${part.words ?? label}`, label: "the figure, and where" },
  ];
  return facts.map(({ aspect, words, label: what }) => ({
    key: `${figure.key}.${key}/${aspect}`,
    words,
    label: `${subject}, ${label}: ${what}`,
  }));
};
