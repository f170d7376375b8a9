/** A browser whose sockets and time are in the test's hand. */
import type { LiveBrowser, SocketEvents } from "../../frontend/live/browser.ts";
import type { FakeClock } from "./fake-clock.ts";

export type FakeSocket = SocketEvents & {
  url: string;
  openedAtMs: number;
  /** What the page said. */
  said: string[];
  closedByPage: boolean;
};

export type FakeBrowser = LiveBrowser & {
  sockets: FakeSocket[];
  /** The socket that the page opened last. */
  socket(): FakeSocket;
  /** The machine wakes up, or the page is looked at again. */
  wake(): void;
};

export const makeFakeBrowser = (clock: FakeClock): FakeBrowser => {
  const wakers = new Set<() => void>();
  const browser: FakeBrowser = {
    sockets: [],
    socket() {
      const last = browser.sockets.at(-1);
      if (last === undefined) throw new Error("No socket was opened.");
      return last;
    },
    wake: () => wakers.forEach((run) => run()),
    openSocket(url, { onText, onClosed }) {
      const socket: FakeSocket = {
        url,
        openedAtMs: clock.elapsedMs(),
        said: [],
        closedByPage: false,
        onText,
        onClosed,
      };
      browser.sockets.push(socket);
      return {
        send: (text) => void socket.said.push(text),
        close: () => {
          socket.closedByPage = true;
        },
      };
    },
    timers: clock,
    onWake(run) {
      wakers.add(run);
      return () => void wakers.delete(run);
    },
    random: () => 0.5,
  };
  return browser;
};
