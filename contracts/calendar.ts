/**
 * Days, weeks and months as the place counts them: London dates, written as ISO text.
 * All date arithmetic of the product is here. A Day is never a moment: it has no time and no zone,
 * so a clock change cannot move it (rule W2).
 */
import { z } from "zod";

const zone = "Europe/London";
const msPerDay = 86_400_000;
const msPerHour = 3_600_000;
const msPerMinute = 60_000;

/** A calendar day in London, "2024-08-15". */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A calendar month, "2024-08". */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Write a month as 2024-08.");
export type Month = z.infer<typeof Month>;

/** A time on the London clock, "08:00". */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time as 08:30.");
export type ClockTime = z.infer<typeof ClockTime>;

/** A moment, in UTC, "2024-08-15T07:31:00.000Z". */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/**
 * What a figure is about: a day, or a day and the London time at which something was declared
 * ("2024-08-15T16:10"). Kept apart from when it was recorded. Sorts as text.
 */
export const AsAt = z.union([Day, z.iso.datetime({ local: true, precision: -1 })], {
  error: "Write the date as 2024-08-15, or with a time as 2024-08-15T16:10.",
});
export type AsAt = z.infer<typeof AsAt>;

/** Monday is 1 and Sunday is 7, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const toEpochDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;
/** By its parts, which is many times quicker than an ISO text cut short; a wall adds days by the thousand. */
const fromEpochDay = (epochDay: number): Day => {
  const date = new Date(epochDay * msPerDay);
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
};
const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The day `count` days after `day` (before it when negative). */
export const addDays = (day: Day, count: number): Day => fromEpochDay(toEpochDay(day) + count);

/** How many days after `from` the day `to` is; negative when it is before. */
export const daysBetween = (from: Day, to: Day): number => toEpochDay(to) - toEpochDay(from);

export const weekdayOf = (day: Day): Weekday => {
  const weekdays: readonly Weekday[] = [4, 5, 6, 7, 1, 2, 3]; // 1 January 1970 was a Thursday
  return weekdays[((toEpochDay(day) % 7) + 7) % 7] ?? 4;
};

/** The Monday of the week that holds `day`: a week is Monday to Sunday (rule W1). */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

export const sundayOf = (day: Day): Day => addDays(mondayOf(day), 6);

/** The last `weekday` on or before `day`. */
export const lastWeekdayOnOrBefore = (day: Day, weekday: Weekday): Day =>
  addDays(day, -((weekdayOf(day) - weekday + 7) % 7));

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const firstDayOf = (month: Month): Day => `${month}-01`;

export const addMonths = (month: Month, count: number): Month => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
};

export const lastDayOf = (month: Month): Day => addDays(firstDayOf(addMonths(month, 1)), -1);

/**
 * "This time last year": 52 weeks before, so that a Thursday is compared with a Thursday.
 * Flow has a strong weekly cycle; the same date a year ago falls on another weekday.
 */
export const sameWeekdayLastYear = (day: Day): Day => addDays(day, -364);

/** All days from `from` to `to`, both included; none when `to` is before `from`. */
export const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));

export const dayOf = (asAt: AsAt): Day => asAt.slice(0, 10);

/** The declared time of an as-at, or null when it is a whole day. */
export const timeOf = (asAt: AsAt): ClockTime | null =>
  asAt.length > 10 ? asAt.slice(11, 16) : null;

const londonParts = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** By the hour since 1970: how far London's clock was ahead of UTC in it. */
const aheadInHour = new Map<number, number>();
/** A wall asks of a few hundred hours, again and again; a year has 8,766. */
const hoursKeptMax = 10_000;

/**
 * How far London's clock is ahead of UTC, in milliseconds. It is changed on the hour, so what holds at
 * the beginning of an hour holds in all of it; the system's calendar is slow to ask.
 */
const londonAheadMs = (epochMs: number): number => {
  const hour = Math.floor(epochMs / msPerHour);
  const known = aheadInHour.get(hour);
  if (known !== undefined) return known;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of londonParts.formatToParts(hour * msPerHour)) parts[type] = value;
  const reads = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00Z`;
  const ahead = Date.parse(reads) - hour * msPerHour;
  if (aheadInHour.size >= hoursKeptMax) aheadInHour.clear();
  aheadInHour.set(hour, ahead);
  return ahead;
};

/** What London's clock and calendar read at a moment: "2024-08-15T08:31". */
export const londonReading = (instant: Instant): AsAt => {
  const epochMs = Date.parse(instant);
  return new Date(epochMs + londonAheadMs(epochMs)).toISOString().slice(0, 16);
};

export const londonDay = (instant: Instant): Day => dayOf(londonReading(instant));

export const londonTime = (instant: Instant): ClockTime => londonReading(instant).slice(11, 16);

/**
 * The moment at which London's clock reads `time` on `day`. A time that happens twice (the hour
 * when summer ends) is its first; a time that is skipped (the hour when summer begins) is the
 * moment that the clock would have read it, an hour later by the new clock.
 */
export const instantInLondon = (day: Day, time: ClockTime): Instant => {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  // London is at UTC or one hour ahead of it: the earlier candidate is the first of two.
  const summer = new Date(asIfUtc - 60 * msPerMinute).toISOString();
  const winter = new Date(asIfUtc).toISOString();
  return londonReading(summer) === `${day}T${time}` ? summer : winter;
};

/** The moment `minutes` after another. */
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * msPerMinute).toISOString();
