/** How risks and events are written of, and in which order they stand. Pure. */
import { type Day, type Month, monthOf } from "../../../contracts/calendar.ts";
import type { WeeklyEvent, WeeklyRisk } from "../../../contracts/weekly-update.ts";
import { writeDayNamed, writeDayPlain, writeMonth, writeTime } from "../../../contracts/wording.ts";

/** "New this week", "Open since the week of 5 August", "Closed: listed this week for the last time" */
export const writeRiskState = ({ state, since }: WeeklyRisk): string => {
  if (state === "closed") return "Closed: listed this week for the last time";
  if (state === "new") return "New this week";
  return since === null ? "Open" : `Open since the week of ${writeDayPlain(since)}`;
};

/** Those that are closed stand last; else as the update lists them. */
export const inOrderOfState = (risks: readonly WeeklyRisk[]): WeeklyRisk[] => [
  ...risks.filter(({ state }) => state !== "closed"),
  ...risks.filter(({ state }) => state === "closed"),
];

/** "Thursday 19 September" with its time: "Thursday 19 September, 2pm" */
export const writeEventWhen = ({ day, time }: Pick<WeeklyEvent, "day" | "time">): string =>
  time === null ? writeDayNamed(day) : `${writeDayNamed(day)}, ${writeTime(time)}`;

/** "September 2024" */
export const writeMonthOf = (month: Month): string => `${writeMonth(month)} ${month.slice(0, 4)}`;

export type MonthOfEvents = { month: Month; events: readonly WeeklyEvent[] };

/** By month, each in order of day and time; a whole day stands before its hours. */
export const groupByMonth = (events: readonly WeeklyEvent[]): MonthOfEvents[] => {
  const sorted = events.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)));
  const months = [...new Set(sorted.map(({ day }) => monthOf(day)))];
  return months.map((month) => ({
    month,
    events: sorted.filter(({ day }) => monthOf(day) === month),
  }));
};

const orderOf = ({ day, time }: WeeklyEvent): string => `${day} ${time ?? ""}`;

/** Those still to come, today's with them; and those that are over. */
export const partAt = (
  events: readonly WeeklyEvent[],
  today: Day,
): { over: WeeklyEvent[]; toCome: WeeklyEvent[] } => ({
  over: events.filter(({ day }) => day < today),
  toCome: events.filter(({ day }) => day >= today),
});
