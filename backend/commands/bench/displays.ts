/** The displays, in a process of their own: each notes when it was sent what. Run by `display-room.ts`. */
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { clockMs } from "./clock.ts";
import { Order, type Closed, type Opened, type Post, type Told } from "./messages.ts";
import type { z } from "zod";

/** A message that has not come after this long counts as missed. */
const waitMaxMs = 10_000;
const lookEveryMs = 10;
/** The revision that a patch leads to is in its first words: the rest is not read here. */
const headBytes = 160;
const patchHead = /^\{"type":"patch","epoch":"[^"]*","from":\d+,"to":(\d+)/;

type Arrival = { revision: number; atMs: number };
type Display = { socket: WebSocket; firstAtMs: number | null; arrivals: Arrival[] };

let displays: Display[] = [];
let snapshotBytes = 0;
let patchBytes = 0;

const openDisplay = (url: string): Display => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const display: Display = { socket, firstAtMs: null, arrivals: [] };
  // One that is lost is told by what it misses.
  socket.on("error", () => {});
  socket.on("message", (data) => {
    const atMs = clockMs();
    if (!Buffer.isBuffer(data)) return;
    if (display.firstAtMs === null) {
      display.firstAtMs = atMs;
      snapshotBytes = data.length;
      return;
    }
    const [, revision] = patchHead.exec(data.toString("latin1", 0, headBytes)) ?? [];
    if (revision === undefined) return;
    display.arrivals.push({ revision: Number(revision), atMs });
    patchBytes = data.length;
  });
  return display;
};

/** Resolves when all agree, or after `waitMaxMs`. */
const waitUntilAll = async (agrees: (display: Display) => boolean): Promise<void> => {
  const givenUpAtMs = clockMs() + waitMaxMs;
  while (!displays.every(agrees) && clockMs() < givenUpAtMs) await pause(lookEveryMs);
};

const open = async (url: string, count: number): Promise<Opened> => {
  const begunAtMs = clockMs();
  displays = Array.from({ length: count }, () => openDisplay(url));
  await waitUntilAll(({ firstAtMs }) => firstAtMs !== null);
  const joined = displays.flatMap(({ firstAtMs }) => firstAtMs ?? []);
  if (joined.length < count) throw new Error(`Only ${joined.length} of ${count} displays joined.`);
  return { firstAfterMs: Float64Array.from(joined, (at) => at - begunAtMs), snapshotBytes };
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
      return open(order.url, order.count);
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
