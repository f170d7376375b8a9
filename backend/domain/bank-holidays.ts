/** The bank holidays of England and Wales, by their rules: known long before, and as quiet as a Sunday. */
import {
  type Day,
  type Weekday,
  addDays,
  lastWeekdayOnOrBefore,
  weekdayOf,
} from "../../contracts/calendar.ts";

const saturday: Weekday = 6;
const monday: Weekday = 1;

/**
 * Proclaimed for one year only (gov.uk/bank-holidays): two jubilee days of 2022, of which the first is
 * that year's spring holiday moved, a state funeral, a coronation.
 */
const proclaimed: ReadonlySet<Day> = new Set([
  "2022-06-02",
  "2022-06-03",
  "2022-09-19",
  "2023-05-08",
]);
const movedAway: ReadonlySet<Day> = new Set(["2022-05-30"]);

const byYear = new Map<string, ReadonlySet<Day>>();
/** Readings span a few years; the next question is about the same ones. */
const yearsKeptMax = 50;

/**
 * The bank holidays from `from` to `to`, both included, in no order; Christmas Day and such on a
 * weekend count as well as the working day that stands in for them.
 */
export const bankHolidaysBetween = (from: Day, to: Day): Day[] => {
  const holidays: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const day of holidaysIn(String(year))) if (day >= from && day <= to) holidays.push(day);
  }
  return holidays;
};

/** Whether a day is one of them. */
export const isBankHoliday = (day: Day): boolean => holidaysIn(day.slice(0, 4)).has(day);

const holidaysIn = (year: string): ReadonlySet<Day> => {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  if (byYear.size >= yearsKeptMax) byYear.clear();
  const made = bankHolidaysOf(year);
  byYear.set(year, made);
  return made;
};

const bankHolidaysOf = (year: string): ReadonlySet<Day> => {
  const easter = easterSundayOf(Number(year));
  const fixed = [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`];
  const ruled = [
    addDays(easter, -2),
    addDays(easter, 1),
    lastWeekdayOnOrBefore(`${year}-05-07`, monday),
    lastWeekdayOnOrBefore(`${year}-05-31`, monday),
    lastWeekdayOnOrBefore(`${year}-08-31`, monday),
    ...fixed,
    ...substitutesOf(fixed),
    ...[...proclaimed].filter((day) => day.startsWith(year)),
  ];
  return new Set(ruled.filter((day) => !movedAway.has(day)));
};

/** Those on a weekend are also kept on the next working day that is not one already. */
const substitutesOf = (fixed: readonly Day[]): Day[] => {
  const taken = new Set(fixed);
  return fixed.flatMap((day) => {
    if (weekdayOf(day) < saturday) return [];
    let next = day;
    while (taken.has(next) || weekdayOf(next) >= saturday) next = addDays(next, 1);
    taken.add(next);
    return [next];
  });
};

/** The Gregorian rule as T. H. O'Beirne set it down: all divisions are of whole numbers. */
const easterSundayOf = (year: number): Day => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const moon = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const late = Math.floor((golden + 11 * moon) / 319);
  const toSunday =
    (2 * (century % 4) + 2 * Math.floor(inCentury / 4) - (inCentury % 4) - moon + late + 32) % 7;
  const month = Math.floor((moon - late + toSunday + 90) / 25);
  const date = (moon - late + toSunday + month + 19) % 32;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
};
