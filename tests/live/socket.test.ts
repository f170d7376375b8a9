/** Both sides with a real socket between them, through a line that the test can break. */
import { once } from "node:events";
import { serve, upgradeWebSocket } from "@hono/node-server";
import { Hono } from "hono";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { makeHub, type Hub } from "../../backend/live/hub.ts";
import {
  attachWire,
  makeSocketServer,
  readClaim,
  type SocketLimits,
} from "../../backend/live/socket.ts";
import { systemTimers } from "../../backend/live/timers.ts";
import type { LiveBrowser } from "../../frontend/live/browser.ts";
import { type LinkState, makeLiveConnection } from "../../frontend/live/connection.ts";
import {
  applyMessage,
  initialWallState,
  resumeOf,
  type WallState,
} from "../../frontend/live/wall-state.ts";
import { makeFakeClock } from "./fake-clock.ts";
import { inWords, locality, makeModelStore, type ModelStore } from "./model-store.ts";
import { openProxy, portOf, type Proxy } from "./proxy.ts";
import { makeRememberingLog } from "./remembering-log.ts";

const inTime = { timeout: 10_000, interval: 10 };
const machineNow = (): string => new Date().toISOString();

type Served = {
  store: ModelStore;
  hub: Hub;
  proxy: Proxy;
  url: string;
  submit(values: Record<string, number>): void;
};

/** A place served over a real port, with beats in quick succession. */
const serveAPlace = async (limits: Partial<SocketLimits> = {}): Promise<Served> => {
  const store = makeModelStore(makeFakeClock(), { nctr: 17, opel: 2 });
  const log = makeRememberingLog();
  const hub = makeHub({ readings: store, now: machineNow, log, limits: { beatEveryMs: 100 } });
  const sockets = makeSocketServer(log, limits);
  const app = new Hono().get(
    "/live",
    upgradeWebSocket((c) =>
      attachWire(hub, locality, readClaim(c.req.query("epoch"), c.req.query("since"))),
    ),
  );
  const server = serve({
    fetch: app.fetch,
    port: 0,
    hostname: "127.0.0.1",
    websocket: { server: sockets.server },
  });
  await once(server, "listening");
  onTestFinished(() => {
    hub.close();
    sockets.close();
    server.close();
  });
  const proxy = await openProxy(portOf(server.address()));
  const submit = (values: Record<string, number>): void =>
    hub.changed(locality, store.submit(values));
  return { store, hub, proxy, url: `ws://127.0.0.1:${proxy.port}/live`, submit };
};

const realBrowser: LiveBrowser = {
  openSocket(url, { onText, onClosed }) {
    const socket = new WebSocket(url);
    socket.on("message", (data) => onText(String(data)));
    socket.on("close", () => onClosed());
    socket.on("error", () => {}); // a close follows
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: () => socket.terminate(),
    };
  },
  timers: systemTimers,
  onWake: () => () => {},
  random: Math.random,
};

type Page = {
  urls: string[];
  links: LinkState["name"][];
  shown(): string;
};

const openPage = (url: string): Page => {
  let state: WallState = initialWallState;
  const page: Page = {
    urls: [],
    links: [],
    shown: () => (state.name === "showing" ? inWords(state.figures) : "nothing"),
  };
  const connection = makeLiveConnection({
    url: () => {
      const query = state.name === "showing" ? `?epoch=${state.epoch}&since=${state.revision}` : "";
      page.urls.push(query);
      return url + query;
    },
    onMessage: (message) => {
      const applied = applyMessage(state, message);
      state = applied.state;
      return applied.ask === undefined ? undefined : resumeOf(state);
    },
    onState: ({ name }) => void page.links.push(name),
    now: machineNow,
    browser: realBrowser,
    limits: { silenceMaxMs: 400, retryFirstMs: 40, retryMaxMs: 200 },
  });
  onTestFinished(() => connection.close());
  return page;
};

const shows = (page: Page, words: string): Promise<void> =>
  vi.waitFor(() => expect(page.shown()).toBe(words), inTime);

describe("a page and its place", () => {
  test("L1 the figures come, and every change after them", async () => {
    const { url, submit } = await serveAPlace();
    const page = openPage(url);
    await shows(page, "nctr 17, opel 2");
    submit({ nctr: 16 });
    await shows(page, "nctr 16, opel 2");
    expect(page.links).toEqual(["live"]);
  });

  test("L8 a line that is cut is opened again, from the position that is held", async () => {
    const { url, submit, proxy, hub } = await serveAPlace();
    const page = openPage(url);
    submit({ nctr: 16 });
    await shows(page, "nctr 16, opel 2");
    proxy.cut();
    submit({ opel: 3 });
    await shows(page, "nctr 16, opel 3");
    expect(page.links).toEqual(["live", "connecting", "live"]);
    expect(page.urls).toEqual(["", "?epoch=first&since=1"]);
    await vi.waitFor(() => expect(hub.counts().wires).toBe(1), inTime);
  });

  test("L8 a line that dies without a word is lost after the silence, and found again", async () => {
    const { url, submit, proxy } = await serveAPlace();
    const page = openPage(url);
    await shows(page, "nctr 17, opel 2");
    proxy.fallSilent();
    submit({ nctr: 12 });
    await shows(page, "nctr 12, opel 2");
    expect(page.links).toEqual(["live", "lost", "live"]);
  });

  test("L4 what was never announced is shown within a beat", async () => {
    const { url, store } = await serveAPlace();
    const page = openPage(url);
    await shows(page, "nctr 17, opel 2");
    store.submit({ nctr: 11 });
    await shows(page, "nctr 11, opel 2");
  });
});

describe("a socket", () => {
  const openSocket = async (url: string): Promise<{ socket: WebSocket; code: Promise<number> }> => {
    const socket = new WebSocket(url);
    const code = once(socket, "close").then(([closedWith]) => Number(closedWith));
    socket.on("error", () => {});
    await once(socket, "open");
    onTestFinished(() => socket.terminate());
    return { socket, code };
  };

  test("L8 is told when the service restarts", async () => {
    const { url, hub } = await serveAPlace();
    const { socket, code } = await openSocket(url);
    await once(socket, "message");
    hub.close();
    expect(await code).toBe(1012);
  });

  test.each([
    ["bytes", Buffer.from([1, 2]), 1003],
    ["what is no question", "figures, please", 1008],
    ["more than a page has to say", "x".repeat(5_000), 1009],
  ])("L4 that sends %s is closed, and the others are not", async (_, data, expected) => {
    const { url, submit } = await serveAPlace();
    const page = openPage(url);
    const { socket, code } = await openSocket(url);
    socket.send(data);
    expect(await code).toBe(expected);
    submit({ nctr: 16 });
    await shows(page, "nctr 16, opel 2");
    expect(page.links).toEqual(["live"]);
  });

  test("L6 whose peer died without a word is dropped", async () => {
    const { url, hub, proxy } = await serveAPlace({ pingEveryMs: 50 });
    await openSocket(url);
    await vi.waitFor(() => expect(hub.counts().wires).toBe(1), inTime);
    proxy.fallSilent();
    await vi.waitFor(() => expect(hub.counts().wires).toBe(0), inTime);
  });

  test("L6 whose peer answers pings stays", async () => {
    const { url, hub } = await serveAPlace({ pingEveryMs: 50 });
    const { socket } = await openSocket(url);
    for (let pings = 0; pings < 5; pings += 1) await once(socket, "ping");
    expect(hub.counts().wires).toBe(1);
  });
});

test.each([
  ["a position", ["first", "12"], { epoch: "first", revision: 12 }],
  ["no position", [undefined, undefined], null],
  ["half a position", ["first", undefined], null],
  ["no number", ["first", "1.5"], null],
  ["an epoch that is none", ["x".repeat(65), "12"], null],
])("L1 a query with %s is read as what it says, or not at all", (_, [epoch, since], expected) => {
  expect(readClaim(epoch, since)).toEqual(expected);
});
