/** Two clocks: the machine's, and one that the demonstration starts where its figures are. */
import type { Instant } from "../contracts/calendar.ts";
import type { Clock, DemonstrationClock } from "./deps.ts";

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that reads `start` now and runs on from there at the speed of the machine's. */
export const makeDemonstrationClock = (start: Instant): DemonstrationClock => {
  let reads = Date.parse(start);
  let since = performance.now();
  const nowMs = () => reads + (performance.now() - since);
  return {
    now: () => new Date(nowMs()).toISOString(),
    moveTo: (instant) => {
      // Never back: what was recorded would lie in its future.
      reads = Math.max(nowMs(), Date.parse(instant));
      since = performance.now();
    },
  };
};
