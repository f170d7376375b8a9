/** The weeks of a chart, and what is said where a week has no figure. */
import { type Day, addDays, daysBetween } from "../../contracts/calendar.ts";
import type { WeeklyTotals } from "../../contracts/weekly-update.ts";
import { writeDayShort, writeList } from "../../contracts/wording.ts";

/** A longer gap than this is a mistake in the dates: so many empty weeks are drawn and no more. */
const emptyWeeksMax = 26;

/** Every week from the first to the last: one that is not in the data keeps its place, empty. */
export const weeksBetween = (days: readonly Day[]): Day[] =>
  days.flatMap((day, index) => {
    const next = days[index + 1];
    if (next === undefined) return [day];
    const empty = Math.min(emptyWeeksMax, Math.ceil(daysBetween(day, next) / 7) - 1);
    return [
      day,
      ...Array.from({ length: Math.max(0, empty) }, (_, i) => addDays(day, 7 * (i + 1))),
    ];
  });

const nothingCame = (week: WeeklyTotals): boolean =>
  week.parts.every(({ value }) => value === null);

/** What a week lacks, in words: "no figure", "P2 missing"; null when it is whole. */
export const writeMissing = (week: WeeklyTotals): string | null => {
  if (nothingCame(week)) return "no figure";
  if (week.total !== null) return null;
  return week.missing.length === 0 ? "no total" : `${writeList(week.missing)} missing`;
};

/** "22 Jul: P2 missing" for each week that lacks something, those absent altogether included. */
export const writeMissingWeeks = (found: readonly WeeklyTotals[]): string[] => {
  const byDay = new Map(found.map((week) => [week.asAt, week]));
  return weeksBetween(found.map(({ asAt }) => asAt)).flatMap((day) => {
    const week = byDay.get(day);
    const missing = week === undefined ? "no figure" : writeMissing(week);
    return missing === null ? [] : [`${writeDayShort(day)}: ${missing}`];
  });
};
