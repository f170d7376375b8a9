/** How a provider reports: what, when, and about which days. */
import {
  type AsAt,
  type ClockTime,
  type Day,
  type Instant,
  addDays,
  daysFrom,
  instantInLondon,
  weekdayOf,
} from "../../contracts/calendar.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import type { SeedReport } from "./seed-submission.ts";

/** Where the demonstration's clock starts: nothing made up was recorded after it. */
export const demonstrationStartsAt: Instant = instantInLondon("2024-08-16", "08:30");
export const lastDay: Day = "2024-08-15";
/** For figures that are set against last year. */
export const longHistoryFrom: Day = "2023-06-01";
export const shortHistoryFrom: Day = "2024-02-01";

export type Habit = {
  provider: Key;
  /** The days that it reports about. */
  days: readonly Day[];
  /** How many days after such a day it sends, and at which London time. */
  sentAfterDays: number;
  time: ClockTime;
  report: (day: Day) => ReportedObservation[];
};

export const everyDay = (from: Day, to: Day = lastDay): Day[] => daysFrom(from, to);

/** Those days on which a weekday falls: 1 is Monday. */
export const onWeekdays = (weekdays: readonly number[], from: Day, to: Day = lastDay): Day[] =>
  daysFrom(from, to).filter((day) => weekdays.includes(weekdayOf(day)));

export const count = (measure: Key, asAt: AsAt, value: number): ReportedObservation => ({
  measure,
  asAt,
  value,
});

export const part = (
  measure: Key,
  breakdown: string,
  asAt: AsAt,
  value: number,
): ReportedObservation => ({ measure, breakdown, asAt, value });

export const level = (measure: Key, asAt: AsAt, declared: number): ReportedObservation => ({
  measure,
  asAt,
  level: declared,
});

/** All that came of a habit up to the start of the demonstration. */
export const carryOut = (locality: Key, habits: readonly Habit[]): SeedReport[] =>
  habits.flatMap(({ provider, days, sentAfterDays, time, report }) =>
    days
      .map((day): SeedReport => ({
        locality,
        provider,
        origin: "illustrative",
        recordedAt: instantInLondon(addDays(day, sentAfterDays), time),
        observations: report(day),
      }))
      .filter(({ recordedAt }) => recordedAt <= demonstrationStartsAt),
  );
