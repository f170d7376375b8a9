/** The screens of a place, asked for again and again while somebody looks at them. */
import { type Accessor, createMemo, createResource, onCleanup } from "solid-js";
import type { ScreensReply } from "../../contracts/screen.ts";
import { fleetCalls } from "./calls.ts";

const askEveryMs = 10_000;

export type Fleet = {
  /** The last that came; undefined before the first. */
  reply: Accessor<ScreensReply | undefined>;
  /** Why the first did not come. */
  error: Accessor<unknown>;
  /** True while what is shown may be old: the last question had no answer. */
  isOld: Accessor<boolean>;
  refetch: () => void;
};

/** For one place, for as long as its owner lives. */
export const createFleet = (locality: string): Fleet => {
  const [asked, { refetch }] = createResource(() => fleetCalls.screens(locality));
  const timer = setInterval(() => void refetch(), askEveryMs);
  onCleanup(() => clearInterval(timer));
  const reply = createMemo<ScreensReply | undefined>((before) =>
    asked.state === "ready" || asked.state === "refreshing" ? asked.latest : before,
  );
  return {
    reply,
    error: () => (asked.state === "errored" && reply() === undefined ? asked.error : undefined),
    isOld: () => asked.state === "errored",
    refetch: () => void refetch(),
  };
};
