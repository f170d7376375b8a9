/** The service's time, which is not this machine's: its clock may be wrong, and a demonstration has its own. */
import { type Accessor, createSignal, onCleanup } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { makeServerClock } from "../live/server-clock.ts";

const clockTickMs = 10_000;

export type ServiceTime = {
  /** To the millisecond. */
  now: () => Instant;
  /** As words need it: it moves every few seconds. */
  shown: Accessor<Instant>;
  set: (at: Instant) => void;
};

export const createServiceTime = (): ServiceTime => {
  const clock = makeServerClock(() => performance.now(), new Date().toISOString());
  const [shown, setShown] = createSignal(clock.now());
  const show = (): void => void setShown(clock.now());
  const tick = setInterval(show, clockTickMs);
  onCleanup(() => clearInterval(tick));
  return {
    now: () => clock.now(),
    shown,
    set: (at) => {
      clock.set(at);
      show();
    },
  };
};
