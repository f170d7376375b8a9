/** The displays, in a process of their own: each notes when it was sent what. Run by `display-room.ts`. */
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { clockMs } from "./clock.ts";
import {
  Order,
  type Closed,
  type Opened,
  type Post,
  type Returned,
  type Told,
} from "./messages.ts";
import type { z } from "zod";

/** A message that has not come after this long counts as missed. */
const waitMaxMs = 30_000;
const lookEveryMs = 10;
/** Where a message leads is in its first words: the rest is not read here. */
const headBytes = 160;
const head =
  /^\{"type":"(?:snapshot|patch)","epoch":"([^"]*)",(?:"from":\d+,"to"|"revision"):(\d+)/;

type Arrival = { revision: number; atMs: number };
type Display = {
  socket: WebSocket;
  firstAtMs: number | null;
  epoch: string;
  arrivals: Arrival[];
};

let displays: Display[] = [];
let snapshotBytes = 0;
let patchBytes = 0;

const openDisplay = (url: string): Display => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const display: Display = { socket, firstAtMs: null, epoch: "", arrivals: [] };
  // One that is lost is told by what it misses.
  socket.on("error", () => {});
  socket.on("message", (data) => {
    const atMs = clockMs();
    if (!Buffer.isBuffer(data)) return;
    const isFirst = display.firstAtMs === null;
    display.firstAtMs ??= atMs;
    if (isFirst) snapshotBytes = data.length;
    const [, epoch, revision] = head.exec(data.toString("latin1", 0, headBytes)) ?? [];
    if (epoch === undefined || revision === undefined) return;
    display.epoch = epoch;
    display.arrivals.push({ revision: Number(revision), atMs });
    if (!isFirst) patchBytes = data.length;
  });
  return display;
};

/** Resolves when all agree, or after `waitMaxMs`. */
const waitUntilAll = async (agrees: (display: Display) => boolean): Promise<void> => {
  const givenUpAtMs = clockMs() + waitMaxMs;
  while (!displays.every(agrees) && clockMs() < givenUpAtMs) await pause(lookEveryMs);
};

const open = async (urls: readonly string[], count: number): Promise<Opened> => {
  const begunAtMs = clockMs();
  displays = Array.from({ length: count }, (_, i) => openDisplay(urls[i % urls.length] ?? ""));
  await waitUntilAll(({ firstAtMs }) => firstAtMs !== null);
  const joined = displays.flatMap(({ firstAtMs }) => firstAtMs ?? []);
  if (joined.length < count) throw new Error(`Only ${joined.length} of ${count} displays joined.`);
  return { firstAfterMs: Float64Array.from(joined, (at) => at - begunAtMs), snapshotBytes };
};

const comeBack = async (url: string, revision: number): Promise<Returned> => {
  for (const { socket } of displays) socket.terminate();
  const begunAtMs = clockMs();
  displays = displays.map(({ epoch, arrivals }) => {
    const since = arrivals.at(-1)?.revision ?? 0;
    return openDisplay(`${url}?epoch=${epoch}&since=${since}`);
  });
  const equal = ({ arrivals }: Display): Arrival | undefined =>
    arrivals.find((one) => one.revision >= revision);
  await waitUntilAll((display) => equal(display) !== undefined);
  const returned = displays.flatMap((display) => equal(display) ?? []);
  if (returned.length < displays.length) throw new Error("Not all displays came back.");
  return { equalAfterMs: Float64Array.from(returned, ({ atMs }) => atMs - begunAtMs) };
};

/** A patch may hold several figures: a figure is seen with the first that leads to it or beyond. */
const tell = async (posts: readonly Post[]): Promise<Told> => {
  const last = Math.max(...posts.map(({ revision }) => revision));
  await waitUntilAll(({ arrivals }) => arrivals.some(({ revision }) => revision >= last));
  const seen = displays.flatMap(({ arrivals }) =>
    posts.flatMap(({ revision, begunAtMs }) => {
      const arrival = arrivals.find((one) => one.revision >= revision);
      return arrival === undefined ? [] : [arrival.atMs - begunAtMs];
    }),
  );
  for (const display of displays) display.arrivals = [];
  const missed = displays.length * posts.length - seen.length;
  return { seenAfterMs: Float64Array.from(seen), missed, patchBytes };
};

const close = async (): Promise<z.infer<typeof Closed>> => {
  for (const { socket } of displays) socket.close();
  await waitUntilAll(({ socket }) => socket.readyState === WebSocket.CLOSED);
  for (const { socket } of displays) socket.terminate();
  displays = [];
  return {};
};

const carryOut = (order: Order): Promise<object> => {
  switch (order.order) {
    case "open":
      return open(order.urls, order.count);
    case "return":
      return comeBack(order.url, order.revision);
    case "tell":
      return tell(order.posts);
    case "close":
      return close();
  }
};

process.on("message", (message) => {
  void carryOut(Order.parse(message)).then((answer) => process.send?.(answer));
});
// Ctrl-C reaches the whole group: the bench itself decides what ends when.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
