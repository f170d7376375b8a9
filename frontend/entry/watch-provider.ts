/** Hears of changes to one provider's figures, over the stream that feeds the walls. */
import { createSignal, onCleanup, type Accessor } from "solid-js";
import type { LiveMessage, Resume } from "../../contracts/live.ts";
import { makeLiveBrowser } from "../live/browser.ts";
import { type LinkState, makeLiveConnection } from "../live/connection.ts";
import { applyMessage, initialWallState, resumeOf } from "../live/wall-state.ts";
import type { ServiceTime } from "./create-service-time.ts";

/** Changes that come this close together are read once. */
const gatherMs = 250;

const liveUrl = (locality: string): string => {
  const url = new URL(`/api/localities/${encodeURIComponent(locality)}/live`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
};

/**
 * Calls `onChange` when a figure of the provider has changed, or may have while the link was away.
 * For as long as its owner lives.
 */
export const watchProvider = (
  { locality, provider }: { locality: string; provider: string },
  time: ServiceTime,
  onChange: () => void,
): Accessor<LinkState> => {
  const [link, setLink] = createSignal<LinkState>({ name: "connecting" });
  let state = initialWallState;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const concerns = (message: LiveMessage): boolean =>
    message.type === "snapshot"
      ? state.name === "showing"
      : message.type === "patch" &&
        message.figures.some((figure) => figure.provider.key === provider);
  const tellSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, gatherMs);
  };
  const onMessage = (message: LiveMessage): Resume | undefined => {
    time.set(message.at);
    if (concerns(message)) tellSoon();
    const applied = applyMessage(state, message);
    state = applied.state;
    return applied.ask === "resume" ? resumeOf(state) : undefined;
  };
  const connection = makeLiveConnection({
    url: () => liveUrl(locality),
    onMessage,
    onState: setLink,
    now: time.now,
    browser: makeLiveBrowser(),
  });
  onCleanup(() => {
    clearTimeout(timer);
    connection.close();
  });
  return link;
};
