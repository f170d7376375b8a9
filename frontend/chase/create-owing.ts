/** Who owes what, kept up with the place: asked again when a figure comes, and each minute. */
import { type Accessor, createEffect, createMemo, createResource, on, onCleanup } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { OwingReply } from "../../contracts/owing.ts";
import { createLiveWall } from "../live/create-live-wall.ts";
import { calls } from "./calls.ts";

const askEveryMs = 60_000;
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
  const wall = createLiveWall(locality);
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
  return {
    reply,
    error: () => (owing.state === "errored" && reply() === undefined ? owing.error : undefined),
    isOld: () => wall.link().name === "lost" || owing.state === "errored",
    now: wall.now,
    refetch: ask,
  };
};
