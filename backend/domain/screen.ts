/** Since when a screen has missed something, from one report to the next. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Position } from "../../contracts/screen.ts";

export type ReportedBefore = {
  /** Where its place stood at the report before; null when there was none. */
  placeRevision: number | null;
  behindSince: Instant | null;
};

/**
 * A screen that has come as far as its place stood at the report before keeps up, however fast figures
 * come: if it misses something now, it is something new.
 *
 * @param shows null for a screen that shows nothing of its place.
 * @returns null for a screen that misses nothing.
 */
export const deriveBehindSince = (
  before: ReportedBefore,
  shows: Position | null,
  place: Position,
  now: Instant,
): Instant | null => {
  const isSameEpoch = shows !== null && shows.epoch === place.epoch;
  if (isSameEpoch && shows.revision >= place.revision) return null;
  const hasCaughtUp =
    isSameEpoch && before.placeRevision !== null && shows.revision >= before.placeRevision;
  return hasCaughtUp ? now : (before.behindSince ?? now);
};
