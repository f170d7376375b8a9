/** The server's time of day on this page: the demonstration's clock is not the machine's. */
import type { Instant } from "../../contracts/calendar.ts";

export type ServerClock = {
  /** The server said that it is `at`. */
  set(at: Instant): void;
  now(): Instant;
};

/** Until the server has spoken, `first` is taken for the time. */
export const makeServerClock = (elapsedMs: () => number, first: Instant): ServerClock => {
  let atMs = Date.parse(first);
  let setAtMs = elapsedMs();
  return {
    set(at) {
      atMs = Date.parse(at);
      setAtMs = elapsedMs();
    },
    now: () => new Date(atMs + elapsedMs() - setAtMs).toISOString(),
  };
};
