/** Which figures have come of those that were expected: what is owed now, and how complete each week is. */
import {
  type AsAt,
  type Day,
  type Instant,
  addDays,
  dayOf,
  daysFrom,
  lastDayOf,
  londonDay,
  monthOf,
  weekdayOf,
} from "../../contracts/calendar.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import type { OwedFigure, WeekCompleteness } from "../../contracts/owing.ts";
import { asAtToEnterOn, dueAfter, dueAtOf, isExpectedOn, nextAsAt } from "./due.ts";
import { latestOf } from "./reading.ts";

/** One part of a figure, or a whole one, that has come: when at first, and whether it says "no figure". */
export type CamePart = {
  measure: string;
  breakdown: string;
  asAt: AsAt;
  firstAt: Instant;
  none: boolean;
};

/** A figure of which at least a part has come. */
export type Came = {
  asAt: AsAt;
  /** The due time that it answers. */
  dueAt: Instant | null;
  /** When the last of its parts came. */
  firstAt: Instant;
  none: boolean;
  /** The labels of the parts that have not come. */
  missing: string[];
};

/** A measure that comes by the clock, with what of it has come, in order of as-at. */
export type Followed = {
  measure: Measure;
  came: readonly Came[];
  /** The first and the last as-at that anything ever came for; null when nothing did. */
  extent: { first: AsAt; last: AsAt } | null;
};

/** What has come of a measure, as-at by as-at. */
export const gatherCame = (measure: Measure, parts: readonly CamePart[]): Came[] => {
  const byAsAt = new Map<AsAt, CamePart[]>();
  for (const part of parts) {
    if (part.measure !== measure.key) continue;
    const known = byAsAt.get(part.asAt);
    if (known === undefined) byAsAt.set(part.asAt, [part]);
    else known.push(part);
  }
  const wanted = measure.breakdown?.parts ?? [];
  return [...byAsAt]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([asAt, come]) => ({
      asAt,
      dueAt: dueAtOf(measure.cadence, asAt),
      firstAt: latestOf(come.map(({ firstAt }) => firstAt)),
      none: come.every(({ none }) => none),
      missing: wanted
        .filter(({ key }) => !come.some(({ breakdown }) => breakdown === key))
        .map(({ label }) => label),
    }));
};

/**
 * The figure of a measure that is owed at a moment, as the wall has it: the first that is expected after
 * the latest that came, or the rest of that one; null when its time comes on a later day, or never.
 */
export const findOwed = ({ measure, came, extent }: Followed, now: Instant): OwedFigure | null => {
  const { cadence, key, title } = measure;
  const today = londonDay(now);
  const last = came.find(({ asAt }) => asAt === extent?.last);
  const missing = last?.missing ?? [];
  const { asAt, dueAt } = nextOwed(cadence, extent?.last ?? null, missing.length > 0, today);
  if (dueAt === null || londonDay(dueAt) > today) return null;
  return { measure: key, title, asAt, dueAt, state: now > dueAt ? "late" : "due", missing };
};

const nextOwed = (
  cadence: Cadence,
  last: AsAt | null,
  owesParts: boolean,
  today: Day,
): { asAt: AsAt; dueAt: Instant | null } => {
  if (last === null || owesParts) {
    const asAt = last ?? asAtToEnterOn(cadence, today);
    return { asAt, dueAt: dueAtOf(cadence, asAt) };
  }
  const dueAt = dueAfter(cadence, last);
  const declaredOn = dueAt === null ? today : londonDay(dueAt);
  return { asAt: nextAsAt(cadence, dayOf(last)) ?? declaredOn, dueAt };
};

/** Late ones first, the longest late on top; then what is due, in the order in which it is. */
export const inOrderOfLateness = (owed: readonly OwedFigure[]): OwedFigure[] =>
  owed.toSorted(
    (a, b) =>
      Number(a.state === "due") - Number(b.state === "due") ||
      (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0) ||
      (a.measure < b.measure ? -1 : 1),
  );

/** How complete the week of a Monday is, of the figures whose time had come by `now`. */
export const measureWeek = (
  followed: readonly Followed[],
  monday: Day,
  now: Instant,
): WeekCompleteness => {
  const week: WeekCompleteness = {
    monday,
    expected: 0,
    reported: 0,
    none: 0,
    late: 0,
    missing: [],
  };
  for (const { measure, came, extent } of followed) {
    for (const { asAt, dueAt } of expectedIn(measure.cadence, monday)) {
      // Before its first figure a measure was not missing: it was not collected.
      if (dueAt > now || extent === null || asAt < dayOf(extent.first)) continue;
      week.expected += 1;
      const found = came.find((one) => answers(measure.cadence, one, asAt, dueAt));
      if (found === undefined || found.missing.length > 0) {
        week.missing.push({ measure: measure.key, title: measure.title, asAt });
        continue;
      }
      if (found.none) week.none += 1;
      else week.reported += 1;
      if (found.firstAt > dueAt) week.late += 1;
    }
  }
  return week;
};

/** The figures about a week, by the names of their periods, and when each is due. */
export const expectedIn = (cadence: Cadence, monday: Day): { asAt: Day; dueAt: Instant }[] =>
  daysFrom(monday, addDays(monday, 6))
    .filter((day) => isPeriod(cadence, day))
    .flatMap((asAt) => {
      const dueAt = dueAtOf(cadence, asAt);
      return dueAt === null ? [] : [{ asAt, dueAt }];
    });

const isPeriod = (cadence: Cadence, day: Day): boolean => {
  switch (cadence.every) {
    case "day":
      return isExpectedOn(day, cadence.weekdays);
    case "week":
      return weekdayOf(day) === cadence.weekday;
    case "month":
      return day === lastDayOf(monthOf(day));
    case "event":
      return isExpectedOn(day, cadence.due.weekdays);
    case "occasion":
      return false;
  }
};

/** A declaration answers the due time that follows it, and, late, the one of its own day. */
export const answers = (
  cadence: Cadence,
  came: Pick<Came, "asAt" | "dueAt">,
  asAt: Day,
  dueAt: Instant,
): boolean =>
  cadence.every === "event"
    ? dayOf(came.asAt) === asAt || came.dueAt === dueAt
    : came.asAt === asAt;
