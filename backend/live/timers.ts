/** Time as the live room uses it: handed in, so that a test can hold it still. */
export type Timers = {
  /** Milliseconds that only grow. Not the time of day. */
  elapsedMs(): number;
  /** Runs once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
  /** Resolves after other waiting work has had its turn. */
  breathe(): Promise<void>;
};

export const systemTimers: Timers = {
  elapsedMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};

/**
 * A promise with an end: rejects with `what` when it has not settled after `ms`. The work itself
 * goes on, and whatever it brings later is not used.
 */
export const withDeadline = async <T>(
  timers: Timers,
  ms: number,
  what: string,
  work: Promise<T>,
): Promise<T> => {
  let callOff = (): void => {};
  const deadline = new Promise<never>((_, reject) => {
    callOff = timers.after(ms, () => reject(new Error(`${what} took longer than ${ms} ms`)));
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    callOff();
  }
};

/**
 * How long to wait before trying again: doubles with each failure up to `maxMs`, half of it by
 * chance, so that many who failed together do not come back together.
 */
export const backoffMs = (
  failures: number,
  firstMs: number,
  maxMs: number,
  random: () => number,
): number => {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return full / 2 + (full / 2) * random();
};
