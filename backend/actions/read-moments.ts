/** When what is known of a place changed: the stops of a replay of its wall. */
import {
  addDays,
  type Day,
  daysBetween,
  type Instant,
  instantInLondon,
  londonDay,
} from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Key } from "../../contracts/place.ts";
import { type Moment, type Moments, replayDaysMax } from "../../contracts/replay.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { findArrivals, findDefinitionChanges } from "../store/moments.ts";
import { nameOf, readNow, readPlace, reportedParts } from "./place.ts";

export type MomentsRequest = { locality: Key; from?: Day | undefined; to?: Day | undefined };

/**
 * Without `from` and `to`: the year to today. What a figure is worked out from counts as a change of
 * it, in other places too. Throws "not-found" for an unknown place and "invalid" for days the wrong way
 * round or too many.
 */
export const readMoments = (
  deps: Pick<Deps, "db" | "clock">,
  { locality, from: first, to: last }: MomentsRequest,
): Promise<Moments> =>
  readConsistently(deps.db, async (tx) => {
    const now = deps.clock.now();
    const to = last ?? londonDay(now);
    const from = first ?? addDays(to, 1 - replayDaysMax);
    checkRange(from, to);
    const { knownAt } = await readNow(tx, deps.clock);
    const { measures } = await readPlace(tx, locality, knownAt);
    const shownBy = findShownBy(measures, locality);
    const span = spanOf(from, to, now);
    const arrivals = await findArrivals(
      tx,
      [...shownBy.values()].map(({ part }) => part),
      span,
    );
    const moments = new Map<Instant, Moment>();
    for (const { at, arrived } of arrivals) {
      const keys = arrived.flatMap((part) => shownBy.get(nameOf(part))?.measures ?? []);
      moments.set(at, { at, measures: [...new Set(keys)].toSorted() });
    }
    for (const at of await findDefinitionChanges(tx, locality, span)) {
      moments.set(at, { at, measures: "all" });
    }
    const inOrder = [...moments.values()].toSorted((a, b) => a.at.localeCompare(b.at));
    return { locality, from, to, moments: inOrder };
  });

/** From the beginning of the one day to the end of the other, but not beyond now. */
const spanOf = (from: Day, to: Day, now: Instant): { from: Instant; to: Instant } => {
  const end = instantInLondon(addDays(to, 1), "00:00");
  return { from: instantInLondon(from, "00:00"), to: end < now ? end : now };
};

type ShownBy = { part: { locality: Key; measure: Key }; measures: Key[] };

/** By its name, what is reported: and which measures of the place show it or are worked out from it. */
const findShownBy = (measures: readonly Measure[], locality: Key): Map<string, ShownBy> => {
  const found = new Map<string, ShownBy>();
  for (const measure of measures) {
    if (measure.locality !== locality) continue;
    for (const part of reportedParts(measures, { locality, measure: measure.key })) {
      const known = found.get(nameOf(part)) ?? { part, measures: [] };
      found.set(nameOf(part), { part, measures: [...known.measures, measure.key] });
    }
  }
  return found;
};

const checkRange = (from: Day, to: Day): void => {
  if (from > to) {
    throw new ProblemError("invalid", "The first day is after the last. Exchange them.", [
      { path: "from", message: `${from} is after ${to}.` },
    ]);
  }
  const days = daysBetween(from, to) + 1;
  if (days > replayDaysMax) {
    throw new ProblemError(
      "invalid",
      `${days} days are too many at once. Ask for at most ${replayDaysMax}.`,
      [{ path: "from", message: `Begin on ${addDays(to, 1 - replayDaysMax)} or later.` }],
    );
  }
};
