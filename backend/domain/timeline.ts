/** The year before a day laid out in even steps, so that the same weekdays lie a week of steps apart. */
import {
  type AsAt,
  type Day,
  addDays,
  dayOf,
  daysBetween,
  weekdayOf,
} from "../../contracts/calendar.ts";
import type { Cadence } from "../../contracts/measure.ts";
import { bankHolidaysBetween } from "./bank-holidays.ts";
import type { Series } from "./usual-level.ts";

/** Older figures are not read: the same weekday 52 weeks before is the first that counts. */
export const expectationHistoryDays = 364;

/** A figure that was known: null, or no point at all, where it is missing. In order of as-at. */
export type KnownPoint = { asAt: AsAt; value: number | null };

export type Known = { day: Day; value: number };

/** The figures of the year before `day`, the missing ones left out. */
export const knownBefore = (points: readonly KnownPoint[], day: Day): Known[] => {
  const earliest = addDays(day, -expectationHistoryDays);
  const known: Known[] = [];
  // From the end: a whole history may be many years, and only the last one is read.
  for (let at = points.length - 1; at >= 0; at -= 1) {
    const point = points[at];
    if (point === undefined || point.asAt < earliest) break;
    const on = dayOf(point.asAt);
    if (on < day && point.value !== null) known.push({ day: on, value: point.value });
  }
  return known.toReversed();
};

export type Timeline = {
  series: Series;
  /** The step of the figure that is expected. */
  next: number;
  /** By day, for what is known. */
  slotOf: ReadonlyMap<Day, number>;
};

/** Days by the calendar, all else by its order. */
export const layOut = (every: Cadence["every"], known: readonly Known[], day: Day): Timeline =>
  every === "day" ? layOutDays(known, day) : layOutPeriods(known);

/** A step a day; a day without a figure is a gap. */
const layOutDays = (known: readonly Known[], day: Day): Timeline => {
  const first = known[0]?.day ?? day;
  const next = daysBetween(first, day);
  const values = Array.from<number | null>({ length: next }).fill(null);
  const slotOf = new Map<Day, number>();
  for (const { day: on, value } of known) {
    const slot = daysBetween(first, on);
    slotOf.set(on, slot);
    values[slot] = value;
  }
  const quiet = Array.from<boolean>({ length: next + 1 }).fill(false);
  for (const on of bankHolidaysBetween(first, day)) quiet[daysBetween(first, on)] = true;
  const quietOffset = (7 - weekdayOf(first)) % 7;
  return {
    series: { values, cycle: 7, quietOffset, isQuiet: (slot) => quiet[slot] ?? false },
    next,
    slotOf,
  };
};

/** A step a figure: weeks and months come in order, and no pattern returns within a year of them. */
const layOutPeriods = (known: readonly Known[]): Timeline => ({
  series: {
    values: known.map(({ value }) => value),
    cycle: 1,
    quietOffset: 0,
    isQuiet: () => false,
  },
  next: known.length,
  slotOf: new Map(known.map(({ day }, slot) => [day, slot])),
});

/** The figures of the same step of the cycle: of its weekday, or all. */
export const peersOf = ({ series, next, slotOf }: Timeline, known: readonly Known[]): Known[] =>
  known.filter(({ day }) => (next - (slotOf.get(day) ?? next)) % series.cycle === 0);
