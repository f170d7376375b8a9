/** A clock that a test sets and that stands still until it is moved. */
import type { Instant } from "../../contracts/calendar.ts";
import type { DemonstrationClock } from "../../backend/deps.ts";

/** Friday 16 August 2024, 8:30am in London: where the demonstration begins. */
export const firstMorning: Instant = "2024-08-16T07:30:00.000Z";

export const makeTestClock = (start: Instant): DemonstrationClock => {
  let reads = start;
  return {
    now: () => reads,
    moveTo: (instant) => {
      reads = instant;
    },
  };
};
