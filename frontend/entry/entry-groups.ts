/** The rows of a sheet as the measures they belong to, and what is said of all of them. Pure. */
import {
  type Day,
  type Instant,
  addDays,
  dayOf,
  daysBetween,
  londonDay,
} from "../../contracts/calendar.ts";
import type { EntryCell, EntryRow, EntrySheet } from "../../contracts/entry.ts";
import type { BreakdownPart } from "../../contracts/measure.ts";
import { writeAge, writeDue, writeList, writeNumber } from "../../contracts/wording.ts";

export type EntryGroup = { key: string; title: string; rows: readonly EntryRow[] };

/** One group for each measure, or for two that belong together, in the order of the sheet. */
export const groupRows = (rows: readonly EntryRow[]): EntryGroup[] => {
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) {
    const key = row.together ?? row.measure;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups].map(([key, ofGroup]) => ({
    key,
    title: ofGroup[0]?.together ?? ofGroup[0]?.title ?? key,
    rows: ofGroup,
  }));
};

/** The measures of a group: one, or the two that belong together. */
export const measuresOf = ({ rows }: Pick<EntryGroup, "rows">): string[] => [
  ...new Set(rows.map(({ measure }) => measure)),
];

/** "days", "patients": which number of a pair a part's row is; nothing where there is one. */
export const unitInPair = ({ together, label, unit }: EntryRow): string =>
  together === undefined || label === null ? "" : unit.many;

/** The part of the breakdown that a row is; undefined for a whole measure. */
export const partOf = ({
  parts,
  breakdown,
}: Pick<EntryRow, "parts" | "breakdown">): BreakdownPart | undefined =>
  parts?.parts.find(({ key }) => key === breakdown);

/** "P1" of a part, with its words left for beside it; the title of a whole measure. */
export const nameOfRow = (row: Pick<EntryRow, "parts" | "breakdown" | "label" | "title">): string =>
  partOf(row)?.label ?? row.label ?? row.title;

/** One measure that adds up from its parts has a total; others have none that can be said in one number. */
export const hasTotal = (group: Pick<EntryGroup, "rows">): boolean =>
  group.rows[0]?.parts?.whole.is === "sum" && measuresOf(group).length === 1;

/**
 * The total of the parts, or which are still to come: a part that is not here never makes the total
 * smaller (rule D2).
 */
export const writeTotal = (
  parts: readonly { label: string; value: number | null }[],
): { total: string | null; words: string } => {
  const toCome = parts.filter(({ value }) => value === null).map(({ label }) => label);
  if (toCome.length === parts.length) return { total: null, words: "" };
  const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (toCome.length > 0)
    return {
      total: null,
      words: `${writeNumber(total)} so far; no total without ${writeList(toCome)}`,
    };
  return { total: writeNumber(total), words: "Total, worked out for you" };
};

/**
 * Where one of the parts is the whole: how much of it the others leave unsaid, or that they say more
 * than there is. Empty until all of them are here.
 */
export const writeGap = (
  whole: { label: string; value: number | null },
  others: readonly { label: string; value: number | null }[],
): string => {
  if (whole.value === null || others.some(({ value }) => value === null)) return "";
  const named = others.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const names = writeList(others.map(({ label }) => label));
  const gap = whole.value - named;
  if (gap === 0) return `${names}: all of ${writeNumber(whole.value)}`;
  return gap > 0
    ? `${names}: ${writeNumber(named)} of ${writeNumber(whole.value)}, ${writeNumber(gap)} others`
    : `${names}: ${writeNumber(named)}, ${writeNumber(-gap)} more than ${whole.label}`;
};

/** True where a figure for each day stands in the columns; others come at their own time. */
export const comesDaily = ({ cadence }: EntryRow): boolean =>
  cadence.every === "day" || cadence.every === "event";

/**
 * The earlier figure that was entered for `day`: one about the day before stands in the column of the
 * day on which it was due, as today's does. Of several declared in a day the latest.
 */
export const pastCellOf = (row: EntryRow, sheetDay: Day, day: Day): EntryCell | undefined => {
  const shift = daysBetween(dayOf(row.asAt), sheetDay);
  return row.before.findLast(({ asAt }) => addDays(dayOf(asAt), shift) === day);
};

/** True for what is owed by the end of the sheet's day. */
export const isExpected = (
  row: EntryRow,
  { day, today }: Pick<EntrySheet, "day" | "today">,
): boolean => row.dueAt !== null && londonDay(row.dueAt) <= (day > today ? day : today);

/** "2 hours 18 minutes" of "2 h 18 min": in full, where there is room for it. */
const inFull = (age: string): string =>
  age
    .replace(/^(\d+) h /, (_, hours: string) => `${hours} hours `)
    .replace(/ (\d+) min$/, (_, minutes: string) =>
      minutes === "1" ? " 1 minute" : ` ${minutes} minutes`,
    );

/**
 * "due 11am, in 2 h 18 min", "due 11am, 14 minutes late", and the same in full; null when nothing is
 * owed.
 */
export const writeNextDue = (
  owed: readonly EntryRow[],
  now: Instant,
): { short: string; full: string } | null => {
  const [next] = owed.flatMap(({ dueAt }) => dueAt ?? []).toSorted();
  if (next === undefined) return null;
  const untilMs = Date.parse(next) - Date.parse(now);
  const age = writeAge(Math.abs(untilMs));
  const due = `due ${writeDue(next, now)}`;
  const write = (written: string): string =>
    untilMs < 0 ? `${due}, ${written} late` : `${due}, in ${written}`;
  return { short: write(age), full: write(inFull(age)) };
};
