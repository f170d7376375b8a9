/** The notices of a place, kept up with it: asked again when a figure has come, and each half minute. */
import {
  type Accessor,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  on,
  onCleanup,
} from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { NoticesReply } from "../../contracts/notice.ts";
import { makeLiveBrowser } from "../live/browser.ts";
import { createLiveWall } from "../live/create-live-wall.ts";
import { makeServerClock } from "../live/server-clock.ts";
import { calls } from "./calls.ts";

const askEveryMs = 30_000;
const clockTickMs = 10_000;
/** The server judges a change a moment after it told the displays of it. */
const judgedAfterMs = 2_500;

export type Notices = {
  /** The last that came; undefined before the first. */
  reply: Accessor<NoticesReply | undefined>;
  /** Why the first did not come. */
  error: Accessor<unknown>;
  /** True while what is shown may be old. */
  isOld: Accessor<boolean>;
  /** The server's time, moving. */
  now: Accessor<Instant>;
  refetch: () => void;
};

/** For one place, for as long as its owner lives. */
export const createNotices = (locality: string): Notices => {
  const browser = makeLiveBrowser();
  const wall = createLiveWall(locality, browser);
  const [notices, { refetch }] = createResource(() => calls.notices(locality));
  const ask = (): void => void refetch();
  let settling: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      wall.revision,
      () => {
        clearTimeout(settling);
        settling = setTimeout(ask, judgedAfterMs);
      },
      { defer: true },
    ),
  );
  const each = setInterval(ask, askEveryMs);
  const reply = createMemo<NoticesReply | undefined>((before) =>
    notices.state === "ready" || notices.state === "refreshing" ? notices.latest : before,
  );
  const clock = makeServerClock(browser.timers.elapsedMs, new Date().toISOString());
  const [now, setNow] = createSignal(clock.now());
  createEffect(() => {
    const at = reply()?.at;
    if (at === undefined) return;
    clock.set(at);
    setNow(clock.now());
  });
  const tick = setInterval(() => setNow(clock.now()), clockTickMs);
  onCleanup(() => {
    clearInterval(each);
    clearInterval(tick);
    clearTimeout(settling);
  });
  return {
    reply,
    error: () => (notices.state === "errored" && reply() === undefined ? notices.error : undefined),
    isOld: () => wall.link().name === "lost" || notices.state === "errored",
    now,
    refetch: ask,
  };
};
