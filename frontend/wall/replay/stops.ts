/** The stops of a replay: the moments at which something changed. Pure. */
import type { Instant } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Moment } from "../../../contracts/replay.ts";
import type { Moved } from "../../live/wall-state.ts";
import { readsDifferently } from "../just-changed.ts";

/** The last stop at or before a moment, by its place among them; -1 before the first. */
export const stopAt = (moments: readonly Moment[], at: Instant): number =>
  moments.findLastIndex((moment) => moment.at <= at);

/** The stop before what is shown: the one that it stands after, where it lies between two. */
export const stopBefore = (moments: readonly Moment[], at: Instant): Moment | undefined =>
  moments.findLast((moment) => moment.at < at);

export const stopAfter = (moments: readonly Moment[], at: Instant): Moment | undefined =>
  moments.find((moment) => moment.at > at);

/** What changed between two walls, as a live wall would mark it; a figure that is new changed too. */
export const movedBetween = (
  before: readonly Figure[],
  after: readonly Figure[],
  at: Instant,
): Record<string, Moved> => {
  const known = new Map(before.map((figure) => [figure.key, figure]));
  const moved = after.flatMap((figure): [string, Moved][] => {
    const was = known.get(figure.key) ?? null;
    return was === null || readsDifferently(was, figure) ? [[figure.key, { at, was }]] : [];
  });
  return Object.fromEntries(moved);
};
