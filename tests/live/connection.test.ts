import { beforeEach, describe, expect, test } from "vitest";
import type { LiveMessage } from "../../contracts/live.ts";
import { makeElapsed } from "../../frontend/live/browser.ts";
import {
  type LinkState,
  type LiveConnection,
  makeLiveConnection,
} from "../../frontend/live/connection.ts";
import { type FakeBrowser, makeFakeBrowser } from "./fake-browser.ts";
import { type FakeClock, makeFakeClock } from "./fake-clock.ts";

let clock: FakeClock;
let browser: FakeBrowser;
let states: LinkState[];
let messages: LiveMessage[];
let asks: boolean;
let connection: LiveConnection;

beforeEach(() => {
  clock = makeFakeClock();
  browser = makeFakeBrowser(clock);
  states = [];
  messages = [];
  asks = false;
  connection = makeLiveConnection({
    url: () => `live?since=${messages.length}`,
    onMessage: (message) => {
      messages.push(message);
      return asks ? { type: "resume", epoch: "e", since: 5 } : undefined;
    },
    onState: (state) => states.push(state),
    now: clock.now,
    browser,
  });
});

const beatNow = (): string =>
  JSON.stringify({ type: "beat", epoch: "e", revision: 5, at: clock.now() });

const hear = (): void => browser.socket().onText(beatNow());

const names = (): string[] => states.map(({ name }) => name);

describe("the link", () => {
  test("L8 is live from the first message, and as long as beats come", async () => {
    expect(names()).toEqual([]);
    for (let beats = 0; beats < 10; beats += 1) {
      hear();
      await clock.advance(10_000);
    }
    expect(names()).toEqual(["live"]);
    expect(browser.sockets).toHaveLength(1);
  });

  test("L8 is lost after 25 seconds of silence, since the moment of the last message", async () => {
    await clock.advance(1_000);
    hear();
    const heardAt = clock.now();
    await clock.advance(24_999);
    expect(names()).toEqual(["live"]);
    await clock.advance(1);
    expect(states.at(-1)).toEqual({ name: "lost", since: heardAt });
    expect(browser.sockets[0]?.closedByPage).toBe(true);
    expect(browser.sockets).toHaveLength(2);
  });

  test("L8 is lost, not live, when the first message never comes", async () => {
    const startedAt = clock.now();
    await clock.advance(25_000);
    expect(states).toEqual([{ name: "lost", since: startedAt }]);
  });

  test("L8 that breaks and comes back within 25 seconds was never lost", async () => {
    hear();
    browser.socket().onClosed();
    expect(names()).toEqual(["live", "connecting"]);
    await clock.advance(1_000);
    hear();
    expect(names()).toEqual(["live", "connecting", "live"]);
  });

  test("L8 stays lost, since the same moment, until a message comes", async () => {
    hear();
    const heardAt = clock.now();
    browser.socket().onClosed();
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(60_000);
      browser.socket().onClosed();
    }
    expect(states.slice(1)).toEqual([{ name: "connecting" }, { name: "lost", since: heardAt }]);
    await clock.advance(10_000);
    hear();
    expect(names().at(-1)).toBe("live");
  });
});

describe("reconnecting", () => {
  test("L8 goes on for ever, spread by chance, and never more than one and a quarter seconds apart", async () => {
    const refusing = async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 100) {
        const { length } = browser.sockets;
        await clock.advance(100);
        if (browser.sockets.length > length) browser.socket().onClosed();
      }
    };
    browser.socket().onClosed();
    await refusing(3_600_000);
    const pauses = browser.sockets
      .slice(1)
      .map(({ openedAtMs }, i) => openedAtMs - (browser.sockets[i]?.openedAtMs ?? 0));
    expect(pauses.slice(0, 4)).toEqual([900, 900, 900, 900]);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_250);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(600);
  });

  test("L8 says the position that is held by then", async () => {
    hear();
    hear();
    browser.socket().onClosed();
    await clock.advance(2_000);
    expect(browser.sockets.map(({ url }) => url)).toEqual(["live?since=0", "live?since=2"]);
  });

  test("L8 gives up a socket that opens and brings nothing", async () => {
    await clock.advance(10_000);
    expect(browser.sockets[0]?.closedByPage).toBe(true);
    await clock.advance(1_000);
    expect(browser.sockets).toHaveLength(2);
  });

  test("L8 does not run hot when a server takes and drops every socket", async () => {
    for (let passed = 0; passed < 60_000; passed += 100) {
      hear();
      browser.socket().onClosed();
      await clock.advance(100);
    }
    expect(browser.sockets.length).toBeLessThan(90);
  });

  test("L8 begins afresh after what cannot be read", async () => {
    browser.socket().onText('{"type":"snapshot","figures":"?"}');
    expect(browser.sockets[0]?.closedByPage).toBe(true);
    await clock.advance(2_000);
    expect(browser.sockets).toHaveLength(2);
    expect(messages).toEqual([]);
  });

  test("L8 does not listen to a socket that it has let go", async () => {
    browser.socket().onText("?");
    await clock.advance(2_000);
    browser.sockets[0]?.onText(beatNow());
    browser.sockets[0]?.onClosed();
    expect(messages).toEqual([]);
    expect(browser.sockets).toHaveLength(2);
  });
});

describe("waking", () => {
  test("L8 a page that is looked at again connects at once, not when its pause is over", async () => {
    for (let attempts = 0; attempts < 8; attempts += 1) {
      browser.socket().onClosed();
      await clock.advance(10_000);
    }
    browser.socket().onClosed();
    const { length } = browser.sockets;
    await clock.advance(600);
    browser.wake();
    expect(browser.sockets).toHaveLength(length + 1);
  });

  test("L8 a socket that slept through a beat is not trusted", async () => {
    hear();
    await clock.advance(13_000);
    browser.wake();
    expect(browser.sockets).toHaveLength(2);
  });

  test("L8 a socket that is well is left alone", async () => {
    hear();
    await clock.advance(5_000);
    browser.wake();
    browser.wake();
    expect(browser.sockets).toHaveLength(1);
  });

  test("L8 a clock that stood still in sleep, or was set back, never makes a figure younger", () => {
    let [steady, timeOfDay] = [0, 1_000_000];
    const elapsedMs = makeElapsed(
      () => steady,
      () => timeOfDay,
    );
    timeOfDay += 3_600_000; // asleep for an hour: only the time of day went on
    expect(elapsedMs()).toBe(3_600_000);
    steady += 5_000;
    timeOfDay -= 60_000; // set back by a minute, after five seconds
    expect(elapsedMs()).toBe(3_605_000);
  });
});

describe("asking", () => {
  test("L4 goes out over the same socket at once", () => {
    asks = true;
    hear();
    expect(browser.socket().said).toEqual([`{"type":"resume","epoch":"e","since":5}`]);
  });

  test("L4 is paced: the next message asks again", async () => {
    asks = true;
    for (let count = 0; count < 10; count += 1) hear();
    expect(browser.socket().said).toHaveLength(1);
    await clock.advance(500);
    hear();
    expect(browser.socket().said).toHaveLength(2);
  });
});

test("L8 a connection that was closed does nothing more", async () => {
  hear();
  connection.close();
  browser.socket().onClosed();
  browser.wake();
  await clock.advance(120_000);
  expect(browser.sockets).toHaveLength(1);
  expect(names()).toEqual(["live"]);
});
