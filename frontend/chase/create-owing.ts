/** Who owes what, kept up with the place: asked again when a figure comes, and each minute. */
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
import type { OwingReply } from "../../contracts/owing.ts";
import { makeLiveBrowser } from "../live/browser.ts";
import { createLiveWall } from "../live/create-live-wall.ts";
import { makeServerClock } from "../live/server-clock.ts";
import { calls } from "./calls.ts";

const askEveryMs = 60_000;
const clockTickMs = 10_000;
/** Figures that come close together are asked about once. */
const settleMs = 700;

export type Owing = {
  /** The last that came; undefined before the first. */
  reply: Accessor<OwingReply | undefined>;
  /** Why the first did not come. */
  error: Accessor<unknown>;
  /** True while what is shown may be old: the link is lost, or the last question had no answer. */
  isOld: Accessor<boolean>;
  /** The server's time, moving. */
  now: Accessor<Instant>;
  refetch: () => void;
};

/** For one place, for as long as its owner lives. */
export const createOwing = (locality: string): Owing => {
  const browser = makeLiveBrowser();
  const wall = createLiveWall(locality, browser);
  const [owing, { refetch }] = createResource(() => calls.owing(locality));
  const ask = (): void => void refetch();
  let settling: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      wall.revision,
      () => {
        clearTimeout(settling);
        settling = setTimeout(ask, settleMs);
      },
      { defer: true },
    ),
  );
  const minute = setInterval(ask, askEveryMs);
  onCleanup(() => {
    clearInterval(minute);
    clearTimeout(settling);
  });
  const reply = createMemo<OwingReply | undefined>((before) =>
    owing.state === "ready" || owing.state === "refreshing" ? owing.latest : before,
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
  const tick = setInterval(() => setNow(clock.now()), clockTickMs);
  onCleanup(() => clearInterval(tick));
  return {
    reply,
    error: () => (owing.state === "errored" && reply() === undefined ? owing.error : undefined),
    isOld: () => wall.link().name === "lost" || owing.state === "errored",
    now,
    refetch: ask,
  };
};
