/**
 * The way between a page and a server, worse than any real one: it drops, repeats, delays and
 * reorders what it carries, chokes, and dies on one side without telling the other.
 */
import type { Hub } from "../../backend/live/hub.ts";
import type { Position } from "../../backend/live/readings.ts";
import type { Wire, WireHandle } from "../../backend/live/wire.ts";
import type { LiveSocket, SocketEvents } from "../../frontend/live/browser.ts";
import type { FakeClock } from "./fake-clock.ts";
import { locality } from "./model-store.ts";
import type { Random } from "./random.ts";

export type Weather = {
  dropChance: number;
  repeatChance: number;
  /** A text takes up to this long, each its own time: this is what reorders. */
  delayMaxMs: number;
};

export const fair: Weather = { dropChance: 0, repeatChance: 0, delayMaxMs: 5 };
export const foul: Weather = { dropChance: 0.15, repeatChance: 0.15, delayMaxMs: 400 };

export type Link = {
  socket: LiveSocket;
  /** Dies; each side hears of it only if told. */
  cut(tellPage: boolean, tellServer: boolean): void;
  /** Nothing leaves the server's buffer while it is choked. */
  choke(choked: boolean): void;
  isOpen(): boolean;
};

type LinkDeps = {
  clock: FakeClock;
  random: Random;
  weather: () => Weather;
  hub: Hub;
  claimed: Position | null;
  page: SocketEvents;
};

export const openLink = ({ clock, random, weather, hub, claimed, page }: LinkDeps): Link => {
  let pageOpen = true;
  let serverOpen = true;
  let choked = false;
  let buffered: string[] = [];
  let handle: WireHandle | null = null;

  const carry = (deliver: () => void): void => {
    const { dropChance, repeatChance, delayMaxMs } = weather();
    if (random.chance(dropChance)) return;
    clock.after(random.below(delayMaxMs + 1), deliver);
    if (random.chance(repeatChance)) clock.after(random.below(delayMaxMs + 1), deliver);
  };
  const toPage = (text: string): void =>
    carry(() => {
      if (pageOpen) page.onText(text);
    });
  const closePage = (): void => {
    if (!pageOpen) return;
    pageOpen = false;
    page.onClosed();
  };
  const closeServer = (): void => {
    if (!serverOpen) return;
    serverOpen = false;
    handle?.left();
  };

  const wire: Wire = {
    send(text) {
      if (!serverOpen) return;
      if (choked) buffered.push(text);
      else toPage(text);
    },
    get bufferedBytes() {
      return buffered.join("").length;
    },
    close() {
      closeServer();
      clock.after(1, closePage);
    },
  };

  clock.after(random.below(20), () => {
    if (serverOpen) handle = hub.join(locality, wire, claimed);
  });

  return {
    socket: {
      send: (text) =>
        carry(() => {
          if (serverOpen) handle?.received(text);
        }),
      close() {
        pageOpen = false;
        clock.after(1, closeServer);
      },
    },
    cut(tellPage, tellServer) {
      if (tellServer) closeServer();
      else handle = null; // what the page says is not heard any more
      if (tellPage) clock.after(1, closePage);
      else pageOpen = false;
    },
    choke(isChoked) {
      choked = isChoked;
      if (choked) return;
      const waiting = buffered;
      buffered = [];
      waiting.forEach(toPage);
    },
    isOpen: () => pageOpen && serverOpen,
  };
};
