/** How fast the oracle lives: what takes a page and a server a minute takes three seconds here. */
import type { Timers } from "../../backend/live/timers.ts";

/** How many times as fast the live room and the pages live. A beat then comes every half second. */
const timesAsFast = 20;

type Waiting = Pick<Timers, "elapsedMs" | "after">;

/** Time that runs so many times as fast, for whoever takes time from its arguments. */
export const hurried: Waiting = {
  elapsedMs: () => performance.now() * timesAsFast,
  after: (ms, run) => {
    const timer = setTimeout(run, ms / timesAsFast);
    return () => clearTimeout(timer);
  },
};
