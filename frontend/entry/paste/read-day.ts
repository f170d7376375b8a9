/** The date over a column of a spreadsheet, day first as it is written here. Pure. */
import {
  Day,
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  monthOf,
  weekdayOf,
} from "../../../contracts/calendar.ts";
import { writeDayLong, writeMonth } from "../../../contracts/wording.ts";

/**
 * - `none`: not a date, nor meant as one.
 * - `wrong`: meant as a date and contradicting itself; the message says how.
 */
export type ReadDay = { is: "day"; day: Day } | { is: "none" } | { is: "wrong"; message: string };

/** How far from the page's day "Thu 8" may lie. */
const withoutMonthDaysMax = 31;

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekdayAhead = /^(mon|tue|wed|thu|fri|sat|sun)(?:|s|rs|day|sday|nesday|rsday|urday)\b\.?,? */;
const written = {
  iso: /^(\d{4})-(\d{2})-(\d{2})(?:[t ]\d{2}:\d{2}(?::\d{2})?)?$/,
  /** "8/8", "08/08/2024", "8.8.24", "8-8-24": without a year only with strokes. */
  numbers: /^(\d{1,2})(?:\/(\d{1,2})|([./-])(\d{1,2})\3(\d{4}|\d{2}))(?: 00:00(?::00)?)?$/,
  strokesAndYear: /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?: 00:00(?::00)?)?$/,
  /** "8 Aug", "8th August 2024", "8-Aug-24". */
  named: /^(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})\.?,?(?:[ -]'?(\d{4}|\d{2}))?$/,
  dayOnly: /^(\d{1,2})(?:st|nd|rd|th)?$/,
} as const;

const none: ReadDay = { is: "none" };

/**
 * Reads a heading such as "Thu 8", "8 Aug", "08/08/2024". What it leaves out is taken from the day
 * that lies nearest to `near`.
 */
export const readDay = (heading: string, near: Day): ReadDay => {
  const text = heading
    .toLowerCase()
    .trim()
    .replace(/^(today|figures of) +/, "");
  const weekday = weekdayAhead.exec(text)?.[1];
  const rest = text.replace(weekdayAhead, "");
  const days = candidatesOf(rest, near, weekday);
  if (days === null) return none;
  const nearest = days
    .filter((day) => Day.safeParse(day).success)
    .toSorted((a, b) => Math.abs(daysBetween(near, a)) - Math.abs(daysBetween(near, b)))[0];
  if (nearest === undefined) return { is: "wrong", message: `There is no such day as ${heading}.` };
  if (weekday !== undefined && weekdays[weekdayOf(nearest) - 1] !== weekday)
    return { is: "wrong", message: `“${heading}”: that day is ${writeDayLong(nearest)}.` };
  return { is: "day", day: nearest };
};

/** The days that may be meant, real or not; null where it is no date at all. */
const candidatesOf = (rest: string, near: Day, weekday: string | undefined): string[] | null => {
  const iso = written.iso.exec(rest);
  if (iso !== null) return [`${iso[1]}-${iso[2]}-${iso[3]}`];
  const strokes = written.strokesAndYear.exec(rest);
  if (strokes !== null) return inYears(near, strokes[1], strokes[2], strokes[3]);
  const numbers = written.numbers.exec(rest);
  if (numbers !== null) return inYears(near, numbers[1], numbers[2] ?? numbers[4], numbers[5]);
  const named = written.named.exec(rest);
  if (named !== null) {
    const month = monthNumberOf(named[2] ?? "");
    return month === null ? null : inYears(near, named[1], String(month), named[3]);
  }
  const dayOnly = written.dayOnly.exec(rest);
  return dayOnly === null || weekday === undefined
    ? null
    : nearbyDays(near, Number(dayOnly[1]), weekday);
};

const twoDigits = (text: string | undefined): string => (text ?? "").padStart(2, "0");

const inYears = (
  near: Day,
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): string[] => {
  const thisYear = Number(near.slice(0, 4));
  const years =
    year === undefined
      ? [thisYear - 1, thisYear, thisYear + 1]
      : [year.length === 2 ? Math.floor(thisYear / 100) * 100 + Number(year) : Number(year)];
  return years.map((each) => `${each}-${twoDigits(month)}-${twoDigits(day)}`);
};

/** "aug", "sept", "august" */
const monthNumberOf = (name: string): number | null => {
  for (let month = 1; month <= 12; month += 1) {
    const full = writeMonth(`2000-${twoDigits(String(month))}`).toLowerCase();
    if (full.startsWith(name) || (name === "sept" && month === 9)) return month;
  }
  return null;
};

/** The days of that number and weekday round the page's day; the number alone where none is near. */
const nearbyDays = (near: Day, dayOfMonth: number, weekday: string): string[] => {
  const ofNumber = [-2, -1, 0, 1]
    .map((months) => monthOf(addDays(firstDayOf(addMonths(monthOf(near), months)), 0)))
    .map((month) => `${month}-${twoDigits(String(dayOfMonth))}`)
    .filter((day) => Day.safeParse(day).success)
    .filter((day) => Math.abs(daysBetween(near, day)) <= withoutMonthDaysMax);
  const ofWeekday = ofNumber.filter((day) => weekdays[weekdayOf(day) - 1] === weekday);
  return ofWeekday.length > 0 ? ofWeekday : ofNumber;
};
