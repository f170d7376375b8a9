/** Time that moves only when told to, for both sides of the wire. */
import type { Timers } from "../../backend/live/timers.ts";

const startMs = Date.parse("2024-08-15T07:00:00.000Z");

export type FakeClock = Timers & {
  now(): string;
  /** Lets `ms` pass: runs what is due, in order, and lets every promise settle between. */
  advance(ms: number): Promise<void>;
  /** Lets every promise settle; no time passes. */
  settle(): Promise<void>;
};

type Due = {
  atMs: number;
  run: () => void;
};

export const makeFakeClock = (): FakeClock => {
  let elapsedMs = 0;
  let waiting: Due[] = [];

  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  const takeFirst = (untilMs: number): Due | undefined => {
    let first: Due | undefined;
    for (const due of waiting) {
      if (due.atMs <= untilMs && (first === undefined || due.atMs < first.atMs)) first = due;
    }
    if (first !== undefined) waiting = waiting.filter((due) => due !== first);
    return first;
  };

  const after = (ms: number, run: () => void): (() => void) => {
    const due = { atMs: elapsedMs + ms, run };
    waiting.push(due);
    return () => {
      waiting = waiting.filter((other) => other !== due);
    };
  };

  return {
    elapsedMs: () => elapsedMs,
    now: () => new Date(startMs + elapsedMs).toISOString(),
    after,
    breathe: () => new Promise((resolve) => void after(0, resolve)),
    settle,
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await settle();
      for (let due = takeFirst(untilMs); due !== undefined; due = takeFirst(untilMs)) {
        elapsedMs = Math.max(elapsedMs, due.atMs);
        due.run();
        await settle();
      }
      elapsedMs = untilMs;
    },
  };
};
