/** What becomes of wires whose buffer is full (rule L6): they drain, or they are given up. */
import type { Display } from "./display.ts";
import type { HubLimits } from "./limits.ts";
import type { Timers } from "./timers.ts";

export type SlowWires = {
  /** What the display holds is given up for one fresh snapshot, when there is room for that. */
  fallBehind(display: Display): void;
  stop(): void;
};

type SlowWiresDeps = {
  timers: Timers;
  limits: HubLimits;
  /** The display can be sent to again. */
  onDrained(display: Display): void;
  /** The display did not drain in time. */
  onStuck(display: Display): void;
};

export const makeSlowWires = (deps: SlowWiresDeps): SlowWires => {
  const { timers, limits, onDrained, onStuck } = deps;
  const behind = new Set<Display>();
  let callOff: (() => void) | null = null;

  const check = (display: Display, sinceMs: number): void => {
    if (display.wire.bufferedBytes <= limits.drainedBytesMax) {
      behind.delete(display);
      display.behindSinceMs = null;
      onDrained(display);
    } else if (timers.elapsedMs() - sinceMs >= limits.drainMaxMs) {
      behind.delete(display);
      onStuck(display);
    }
  };

  const checkAll = (): void => {
    callOff = null;
    for (const display of [...behind]) {
      if (display.gone || display.behindSinceMs === null) behind.delete(display);
      else check(display, display.behindSinceMs);
    }
    watch();
  };

  const watch = (): void => {
    if (behind.size > 0) callOff ??= timers.after(limits.drainCheckEveryMs, checkAll);
  };

  return {
    fallBehind(display) {
      display.behindSinceMs = timers.elapsedMs();
      display.held = null;
      behind.add(display);
      watch();
    },
    stop() {
      behind.clear();
      callOff?.();
      callOff = null;
    },
  };
};
