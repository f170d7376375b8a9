/** What one figure says of itself in a few words, each true by itself. A missing number says nothing. */
import { type Day, dayOf, daysBetween, londonDay, monthOf } from "../../../contracts/calendar.ts";
import type { Figure, FigurePart } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import type { Plan } from "../../../contracts/plan.ts";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import {
  writeAim,
  writeDayNamed,
  writeDayPlain,
  writeDayShort,
  writeList,
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
  /** Whether the update tells its parts in a sentence. */
  isInParts: boolean;
  plans: readonly Plan[];
  /** The first day of the update's week. */
  monday: Day;
  /** What may be said of its process; empty for nothing. */
  process: string;
};

/** By aspect: the words, and what they are to whoever looks for them. */
type Aspects = { aspect: string; words: string | null; label: string }[];

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

/**
 * Where nothing has come since the last report, that nothing has changed says nothing: then there is no
 * change to speak of.
 */
const changeOf = ({ change, recordedAt }: Figure): Figure["change"] =>
  change === null ||
  (change.difference === 0 && recordedAt !== null && londonDay(recordedAt) <= change.since)
    ? null
    : change;

const changeAspects = (figure: Figure): Aspects => {
  const change = changeOf(figure);
  const said = change === null ? null : sayChange(figure, change.difference);
  if (change === null || said === null) return lastYearAspects(figure);
  const { difference, from } = change;
  const against = (words: string, what: string) => sayAgainst(words, difference, what);
  // What the last report said is what was so a week ago: only then both are true at once.
  const isOfWeek = isSnapshot(figure) && figure.comparisons.lastWeek?.from === from;
  return [
    {
      aspect: "last-report",
      words: writeValue(figure, from),
      label: "the figure in the last report",
    },
    { aspect: "change", words: said.fewer, label: "the change since the last report" },
    { aspect: "change-down", words: said.down, label: "the change, as up or down" },
    {
      aspect: "change-report",
      words: against(said.fewer, "last report"),
      label: "against the last report",
    },
    {
      aspect: "lower-report",
      words: against(said.lower, "last report"),
      label: "against the last report, as higher or lower",
    },
    {
      aspect: "change-week",
      words: isOfWeek ? against(said.fewer, "last week") : null,
      label: "against last week",
    },
    ...lastYearAspects(figure),
  ];
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
    {
      aspect: "lower-last-year",
      words: sayAgainst(said.lower, lastYear.difference, "this time last year"),
      label: "against this time last year, as higher or lower",
    },
  ];
};

/** A count of a day set against "last week" would read as one day against seven. */
const isSnapshot = ({ cadence }: Figure): boolean =>
  cadence.every === "day" && cadence.counts === "snapshot";

const levelAspects = (figure: Figure, value: number): Aspects => {
  const { since, cadence } = figure;
  const change = changeOf(figure);
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

/** From so long before the week on, a date without its year would be read as this year's. */
const yearSaidAfterDays = 180;

const asAtAspects = ({ asAt, cadence }: Figure, monday: Day): Aspects => {
  if (asAt === null) return [];
  const day = dayOf(asAt);
  const year = daysBetween(day, monday) > yearSaidAfterDays ? ` ${day.slice(0, 4)}` : "";
  const month = `${writeMonth(monthOf(day))}${year}`;
  const plain = `${writeDayPlain(day)}${year}`;
  switch (cadence.every) {
    case "month":
      return [
        { aspect: "month", words: month, label: "its month" },
        { aspect: "period", words: `in ${month}`, label: "its period" },
      ];
    case "week": {
      const side = cadence.named === "end" ? "to" : "of";
      return [{ aspect: "period", words: `in the week ${side} ${plain}`, label: "its period" }];
    }
    case "day":
    case "event":
    case "occasion":
      return [
        { aspect: "as-at", words: `${writeDayShort(day)}${year}`, label: "its date" },
        { aspect: "as-at-plain", words: plain, label: "its date, in full" },
        {
          aspect: "as-at-named",
          words: `${writeDayNamed(day)}${year}`,
          label: "its date, with its weekday",
        },
        { aspect: "period", words: `as at ${plain}`, label: "what it is about" },
      ];
  }
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
