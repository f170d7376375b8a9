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

/** When the figure about `asAt` was or is due; null for what comes when it comes. */
export const dueAtOf = (cadence: Cadence, asAt: AsAt): Instant | null => {
  switch (cadence.every) {
    case "day":
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

const nextEventDue = (
  cadence: Extract<Cadence, { every: "event" }>,
  moment: Instant,
  side: "at-or-after" | "after",
): Instant => {
  const { time, weekdays } = cadence.due;
  // A weekday comes round within seven days; the first day may be spent already.
  for (let day = firstDayFrom(addDays(moment.slice(0, 10), -1), weekdays); ;) {
    const due = instantInLondon(day, time);
    if (side === "after" ? due > moment : due >= moment) return due;
    day = firstDayFrom(addDays(day, 1), weekdays);
  }
};

const firstDayFrom = (day: Day, weekdays: readonly number[]): Day => {
  let candidate = day;
  while (!weekdays.includes(weekdayOf(candidate))) candidate = addDays(candidate, 1);
  return candidate;
};

const lastDayAmong = (day: Day, weekdays: readonly number[]): Day => {
  let candidate = day;
  while (!weekdays.includes(weekdayOf(candidate))) candidate = addDays(candidate, -1);
  return candidate;
};
