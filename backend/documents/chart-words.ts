/** What can be said of a row of weekly totals without working anything out: only values set side by side. */
import type { WeeklyTotals } from "../../contracts/weekly-update.ts";
import { writeDayShort, writeNumber } from "../../contracts/wording.ts";
import { writeMissing } from "./chart-gaps.ts";

const countWords = [
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
] as const;

const writeWeekCount = (count: number): string => countWords[count - 2] ?? String(count);

/**
 * What is seen in the totals: "NCTR is down to 26, the fewest in eight weeks". "The fewest" needs every
 * week: with one missing nobody knows.
 */
export const describeTotals = (subject: string, weeks: readonly WeeklyTotals[]): string => {
  const last = weeks.at(-1);
  if (last === undefined) return `${subject}: no figures`;
  const day = writeDayShort(last.asAt);
  if (last.total === null) return `${subject}: no total for ${day}, ${writeMissing(last) ?? ""}`;
  const latest = last.total;
  const before = weeks.at(-2)?.total ?? null;
  const written = writeNumber(latest);
  if (before === null) return `${subject} is ${written} at ${day}`;
  const move =
    latest === before
      ? `is ${written}, as a week before`
      : `is ${latest < before ? "down" : "up"} to ${written}`;
  const earlier = weeks.slice(0, -1).map(({ total }) => total);
  const among = `in ${writeWeekCount(weeks.length)} weeks`;
  if (earlier.every((total) => total !== null && total > latest))
    return `${subject} ${move}, the fewest ${among}`;
  if (earlier.every((total) => total !== null && total < latest))
    return `${subject} ${move}, the most ${among}`;
  return `${subject} ${move}`;
};

/** "P1 10, P2 5, P3 missing" */
export const writeParts = (week: WeeklyTotals): string =>
  week.parts
    .map(({ label, value }) => `${label} ${value === null ? "missing" : writeNumber(value)}`)
    .join(", ");

/** Every week and its total, in words, for someone who cannot see the bars. */
export const writeTotals = (weeks: readonly WeeklyTotals[]): string =>
  weeks
    .map((week) => {
      const day = writeDayShort(week.asAt);
      return week.total === null
        ? `${day} no total, ${writeMissing(week) ?? ""}`
        : `${day} ${writeNumber(week.total)}`;
    })
    .join("; ");
