/** A measure's past: every expected period, with its value or without one, never a zero for a gap. */
import {
  type AsAt,
  type Day,
  type Instant,
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  daysFrom,
  lastDayOf,
  londonDay,
  monthOf,
  sameWeekdayLastYear,
  weekdayOf,
} from "../../contracts/calendar.ts";
import type { History, HistoryPoint } from "../../contracts/figure.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import type { Key } from "../../contracts/place.ts";
import { asAtBefore } from "../domain/due.ts";
import type { Reading } from "../domain/reading.ts";
import { findTargetInForce } from "../domain/target.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { measureOf, readNow, readPlace, readReadings } from "./place.ts";

/** Thirty years and a season of days. */
export const historyDaysMax = 11_500;
const historyDaysUsual = 365;

export type HistoryRequest = {
  locality: Key;
  measure: Key;
  from?: Day | undefined;
  to?: Day | undefined;
  asKnownAt?: Instant | undefined;
};

/**
 * Without `from` and `to`: the year to today. Throws "not-found" for an unknown place or measure and
 * "invalid" for days the wrong way round or too many.
 *
 * In the demonstration a `to` after the clock's day looks ahead into the rest of the real season, as
 * it was known then; otherwise what is recorded later is not known yet.
 */
export const readHistory = (
  deps: Pick<Deps, "db" | "clock" | "demonstration">,
  request: HistoryRequest,
): Promise<History> =>
  readConsistently(deps.db, async (tx) => {
    const now = deps.clock.now();
    const to = request.to ?? londonDay(request.asKnownAt ?? now);
    const from = request.from ?? addDays(to, 1 - historyDaysUsual);
    checkRange(from, to);
    const looksAhead = deps.demonstration !== null && to > londonDay(now);
    const knownAt =
      request.asKnownAt ??
      (looksAhead ? endOfKnowing(to) : (await readNow(tx, deps.clock)).knownAt);
    const place = await readPlace(tx, request.locality, knownAt);
    const measure = measureOf(place, request.measure);
    const windows = [{ from: sameWeekdayLastYear(addDays(from, -31)), to }];
    const find = await readReadings(tx, place, [{ measure, windows }], knownAt);
    const readings = find(measure.key);
    const { cadence, key, title, definition, unit } = measure;
    const byAsAt = new Map(readings.map((reading) => [reading.asAt, reading]));
    const asAts = expectedAsAts(cadence, from, to, readings);
    return {
      locality: request.locality,
      measure: key,
      title,
      definition,
      unit,
      from,
      to,
      asKnownAt: knownAt,
      points: asAts.map((asAt): HistoryPoint => ({
        ...pointOf(asAt, byAsAt.get(asAt), measure),
        target: findTargetInForce(place.plans, key, dayOf(asAt)),
        lastYear: valueLastYear(cadence, asAt, byAsAt),
      })),
    };
  });

/** When everything about `day` has come in: published monthly figures take up to ten weeks. */
const endOfKnowing = (day: Day): Instant => `${addDays(day, 90)}T00:00:00.000Z`;

const checkRange = (from: Day, to: Day): void => {
  if (from > to) {
    throw new ProblemError("invalid", "The first day is after the last. Exchange them.", [
      { path: "from", message: `${from} is after ${to}.` },
    ]);
  }
  const days = daysBetween(from, to) + 1;
  if (days > historyDaysMax) {
    throw new ProblemError(
      "invalid",
      `${days} days are too many at once. Ask for at most ${historyDaysMax}.`,
      [{ path: "from", message: `Begin on ${addDays(to, 1 - historyDaysMax)} or later.` }],
    );
  }
};

/** Every period that the cadence expects, and every as-at that came beside them, in order. */
const expectedAsAts = (
  cadence: Cadence,
  from: Day,
  to: Day,
  readings: readonly Reading[],
): AsAt[] => {
  const first = readings[0];
  const came = readings
    .map((reading) => reading.asAt)
    .filter((asAt) => dayOf(asAt) >= from && dayOf(asAt) <= to);
  if (first === undefined) return [];
  // Before its first figure a measure was not missing: it was not collected.
  const start = dayOf(first.asAt) > from ? dayOf(first.asAt) : from;
  const expected = periodsFrom(cadence, start, to);
  return [...new Set([...expected, ...came])].toSorted();
};

const periodsFrom = (cadence: Cadence, from: Day, to: Day): Day[] => {
  switch (cadence.every) {
    case "day":
      return daysFrom(from, to).filter((day) => cadence.weekdays.includes(weekdayOf(day)));
    case "week":
      return daysFrom(from, to).filter((day) => weekdayOf(day) === cadence.weekday);
    case "month": {
      const ends: Day[] = [];
      for (let month = monthOf(from); lastDayOf(month) <= to; month = addMonths(month, 1)) {
        ends.push(lastDayOf(month));
      }
      return ends;
    }
    case "event":
    case "occasion":
      return [];
  }
};

type Point = Omit<HistoryPoint, "target" | "lastYear">;

const pointOf = (asAt: AsAt, reading: Reading | undefined, measure: Measure): Point =>
  reading === undefined
    ? {
        asAt,
        recordedAt: null,
        value: null,
        text: null,
        none: null,
        parts: (measure.breakdown?.parts ?? []).map((part) => ({ ...part, value: null })),
        missing: (measure.breakdown?.parts ?? []).map((part) => part.label),
        origin: null,
        revised: false,
      }
    : {
        asAt,
        recordedAt: reading.recordedAt,
        value: reading.value,
        text: reading.text,
        none: reading.none,
        parts: reading.parts,
        missing: reading.missing,
        origin: reading.origin,
        revised: reading.was !== null,
      };

const valueLastYear = (
  cadence: Cadence,
  asAt: AsAt,
  byAsAt: ReadonlyMap<AsAt, Reading>,
): number | null => {
  const day = dayOf(asAt);
  const then = cadence.every === "month" ? asAtBefore(cadence, day, 12) : sameWeekdayLastYear(day);
  return then === null ? null : (byAsAt.get(then)?.value ?? null);
};
