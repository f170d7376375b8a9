/** When figures are expected: pure arithmetic on a measure's cadence. */
import {
  type AsAt,
  type Day,
  type Instant,
  type Weekday,
  addDays,
  addMonths,
  dayOf,
  instantInLondon,
  lastDayOf,
  lastWeekdayOnOrBefore,
  monthOf,
  timeOf,
  weekdayOf,
} from "../../contracts/calendar.ts";
import type { Cadence } from "../../contracts/measure.ts";
import { isBankHoliday } from "./bank-holidays.ts";

/** When the figure about `asAt` was or is due; null for what comes when it comes. */
export const dueAtOf = (cadence: Cadence, asAt: AsAt): Instant | null => {
  switch (cadence.every) {
    case "day": {
      const day = addDays(dayOf(asAt), cadence.due.afterDays);
      return instantInLondon(workedFrom(day, cadence.weekdays), cadence.due.time);
    }
    case "week":
    case "month":
      return instantInLondon(addDays(dayOf(asAt), cadence.due.afterDays), cadence.due.time);
    case "event":
      return nextEventDue(cadence, momentOf(asAt), "at-or-after");
    case "occasion":
      return null;
  }
};

/** When the next figure after the one about `asAt` is due. */
export const dueAfter = (cadence: Cadence, asAt: AsAt): Instant | null => {
  if (cadence.every === "event") {
    const satisfied = nextEventDue(cadence, momentOf(asAt), "at-or-after");
    return nextEventDue(cadence, satisfied, "after");
  }
  const next = nextAsAt(cadence, dayOf(asAt));
  return next === null ? null : dueAtOf(cadence, next);
};

/** The period after `day`'s, by the name the cadence gives it; null where periods have no names. */
export const nextAsAt = (cadence: Cadence, day: Day): Day | null => {
  switch (cadence.every) {
    case "day":
      return firstDayFrom(addDays(day, 1), cadence.weekdays);
    case "week":
      return addDays(day, 7);
    case "month":
      return lastDayOf(addMonths(monthOf(day), 1));
    case "event":
    case "occasion":
      return null;
  }
};

/** The period so many steps before `day`'s; null where periods have no names. */
export const asAtBefore = (cadence: Cadence, day: Day, steps: number): Day | null => {
  switch (cadence.every) {
    case "day":
      return addDays(day, -steps);
    case "week":
      return addDays(day, -7 * steps);
    case "month":
      return lastDayOf(addMonths(monthOf(day), -steps));
    case "event":
    case "occasion":
      return null;
  }
};

/** The last day of the period that `asAt` names. */
export const lastDayOfPeriod = (cadence: Cadence, asAt: AsAt): Day =>
  cadence.every === "week" && cadence.named === "start" ? addDays(dayOf(asAt), 6) : dayOf(asAt);

/**
 * The as-at that a flow lead enters on `day`: today's snapshot, yesterday's count, the week or the
 * month that ended last. For declarations and occasions it is the day itself.
 */
export const asAtToEnterOn = (cadence: Cadence, day: Day): Day => {
  switch (cadence.every) {
    case "day":
      return lastDayAmong(addDays(day, -cadence.due.afterDays), cadence.weekdays);
    case "week": {
      const named = lastWeekdayOnOrBefore(
        addDays(day, -cadence.due.afterDays),
        toWeekday(cadence.weekday),
      );
      return named;
    }
    case "month":
      return lastDayOf(addMonths(monthOf(addDays(day, 1)), -1));
    case "event":
    case "occasion":
      return day;
  }
};

const momentOf = (asAt: AsAt): Instant => instantInLondon(dayOf(asAt), timeOf(asAt) ?? "00:00");

const toWeekday = (number: number): Weekday => {
  const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return weekdays[number - 1] ?? 1;
};

/** Christmas on a Friday puts Friday's declaration off to Tuesday; no holiday puts one off for longer. */
const putOffDaysMax = 6;

const nextEventDue = (
  cadence: Extract<Cadence, { every: "event" }>,
  moment: Instant,
  side: "at-or-after" | "after",
): Instant => {
  const { time, weekdays } = cadence.due;
  // What was put off at Christmas may still lie ahead; the first days may be spent already.
  const back = keepsHolidays(weekdays) ? putOffDaysMax : 1;
  for (let day = addDays(moment.slice(0, 10), -back); ; day = addDays(day, 1)) {
    if (!weekdays.includes(weekdayOf(day))) continue;
    const due = instantInLondon(workedFrom(day, weekdays), time);
    if (side === "after" ? due > moment : due >= moment) return due;
  }
};

const firstDayFrom = (day: Day, weekdays: readonly number[]): Day => {
  let candidate = day;
  while (!isExpectedOn(candidate, weekdays)) candidate = addDays(candidate, 1);
  return candidate;
};

const lastDayAmong = (day: Day, weekdays: readonly number[]): Day => {
  let candidate = day;
  while (!isExpectedOn(candidate, weekdays)) candidate = addDays(candidate, -1);
  return candidate;
};

/** Who reports on working days only keeps bank holidays too; who reports at a weekend keeps none. */
const keepsHolidays = (weekdays: readonly number[]): boolean => weekdays.every((day) => day < 6);

/** Whether something is expected of a day by those who report on these weekdays. */
export const isExpectedOn = (day: Day, weekdays: readonly number[]): boolean =>
  weekdays.includes(weekdayOf(day)) && !(keepsHolidays(weekdays) && isBankHoliday(day));

const workingWeek = [1, 2, 3, 4, 5];

/** The day itself; where it is a bank holiday to those who keep them, the next working day. */
const workedFrom = (day: Day, weekdays: readonly number[]): Day =>
  keepsHolidays(weekdays) && isBankHoliday(day) ? firstDayFrom(day, workingWeek) : day;
