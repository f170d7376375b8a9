/**
 * Several tabs of one browser share what waits: one of them sends, and all of them hear how it fares.
 * Where a browser has no locks (a page served without TLS) each tab sends; the keys under which they
 * send are shared, so that a figure is kept once all the same.
 */
import type { Delivery } from "./delivery.ts";

/** What tabs tell each other. */
export type TabNews =
  /** Something was put in the box, or somebody signed in: look into it. */
  { is: "more" } | { is: "delivery"; cell: string; delivery: Delivery };

export type SendingTab = {
  tell(news: TabNews): void;
  /** Lets go: the next tab takes over. */
  close(): void;
};

/**
 * @param name What is sent: its tabs speak of nothing else.
 * @param onTurn Called when this tab is the one that sends; never called twice.
 */
export const joinTabs = (
  name: string,
  hear: (news: TabNews) => void,
  onTurn: () => void,
): SendingTab => {
  const channel = new BroadcastChannel(name);
  // Only this page's own tabs speak here: the browser keeps a channel to one origin.
  channel.addEventListener("message", ({ data }: MessageEvent<TabNews>) => hear(data));
  let letGo = (): void => undefined;
  if ("locks" in navigator) {
    const leaving = new AbortController();
    const held = new Promise<void>((done) => {
      letGo = () => {
        leaving.abort();
        done();
      };
    });
    navigator.locks
      .request(name, { signal: leaving.signal }, () => {
        onTurn();
        return held;
      })
      // A tab that closes before its turn came gives up waiting.
      .catch(() => undefined);
  } else onTurn();
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    tell: (news) => channel.postMessage(news),
    close: () => {
      letGo();
      channel.close();
    },
  };
};
