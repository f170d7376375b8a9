/**
 * When to work, and never what: one round at a time; at once when it is quiet, one per tick when it
 * is not, and after a failure again, later and later.
 */
import { backoffMs, type Timers } from "./timers.ts";

export type Rounds = {
  /** There is something to do. Asked during a round, it means one more round after it. */
  ask(): void;
  /** No further round begins. */
  stop(): void;
};

type RoundsDeps = {
  round(): Promise<void>;
  onFailed(error: unknown, failures: number): void;
  timers: Timers;
  random: () => number;
  limits: { tickMs: number; retryFirstMs: number; retryMaxMs: number };
};

export const makeRounds = ({ round, onFailed, timers, random, limits }: RoundsDeps): Rounds => {
  let running = false;
  let asked = false;
  let stopped = false;
  let failures = 0;
  let notBeforeMs = -Infinity;
  let callOff: (() => void) | null = null;

  const run = async (): Promise<void> => {
    callOff = null;
    running = true;
    asked = false;
    notBeforeMs = timers.elapsedMs() + limits.tickMs;
    try {
      await round();
      failures = 0;
    } catch (error) {
      failures += 1;
      onFailed(error, failures);
      asked = true;
      notBeforeMs =
        timers.elapsedMs() + backoffMs(failures, limits.retryFirstMs, limits.retryMaxMs, random);
    }
    running = false;
    if (asked) ask();
  };

  const ask = (): void => {
    asked = true;
    if (running || stopped || callOff !== null) return;
    const waitMs = notBeforeMs - timers.elapsedMs();
    if (waitMs <= 0) void run();
    else callOff = timers.after(waitMs, () => void run());
  };

  const stop = (): void => {
    stopped = true;
    callOff?.();
    callOff = null;
  };

  return { ask, stop };
};
