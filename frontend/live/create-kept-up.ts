/** What a page shows of a place, kept up with it: asked again when a figure has come, and every so often. */
import {
  type Accessor,
  createComputed,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  on,
  onCleanup,
} from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import { makeLiveBrowser } from "./browser.ts";
import { createLiveWall } from "./create-live-wall.ts";
import { makeServerClock } from "./server-clock.ts";

const clockTickMs = 10_000;

export type KeptUp<Reply> = {
  /** The last that came; undefined before the first. */
  reply: Accessor<Reply | undefined>;
  /** Why the first did not come. */
  error: Accessor<unknown>;
  /** True while what is shown may be old: the link is lost, or the last question had no answer. */
  isOld: Accessor<boolean>;
  /** The server's time, moving. */
  now: Accessor<Instant>;
  refetch: () => void;
};

export type KeepingUp<Reply> = {
  ask: () => Promise<Reply>;
  everyMs: number;
  /** How long after a change to ask: changes that come close together are asked about once. */
  settleMs: number;
};

/** For one place, for as long as its owner lives. */
export const createKeptUp = <Reply extends { at: Instant }>(
  locality: string,
  { ask, everyMs, settleMs }: KeepingUp<Reply>,
): KeptUp<Reply> => {
  const browser = makeLiveBrowser();
  const wall = createLiveWall(locality, browser);
  const [asked, { refetch }] = createResource(ask);
  const askAgain = (): void => void refetch();
  let settling: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      wall.revision,
      () => {
        clearTimeout(settling);
        settling = setTimeout(askAgain, settleMs);
      },
      { defer: true },
    ),
  );
  const reply = createMemo<Reply | undefined>((before) =>
    asked.state === "ready" || asked.state === "refreshing" ? asked.latest : before,
  );
  // The time of the reply, moving: how late a figure is must not wait for the wall's first word.
  const clock = makeServerClock(browser.timers.elapsedMs, new Date().toISOString());
  const [now, setNow] = createSignal(clock.now());
  createComputed(() => {
    const at = reply()?.at;
    if (at === undefined) return;
    clock.set(at);
    setNow(clock.now());
  });
  const asking = setInterval(askAgain, everyMs);
  const ticking = setInterval(() => setNow(clock.now()), clockTickMs);
  onCleanup(() => {
    clearInterval(asking);
    clearInterval(ticking);
    clearTimeout(settling);
  });
  return {
    reply,
    error: () => (asked.state === "errored" && reply() === undefined ? asked.error : undefined),
    isOld: () => wall.link().name === "lost" || asked.state === "errored",
    now,
    refetch: askAgain,
  };
};
