/** The only file that knows WebSockets: it turns one into a wire, and notices when one is dead. */
import type { WebSocketServerLike } from "@hono/node-server";
import { WebSocket, WebSocketServer } from "ws";
import type { Hub } from "./hub.ts";
import type { Log } from "./log.ts";
import type { Position } from "./readings.ts";
import { closing, type Wire, type WireHandle } from "./wire.ts";

export type SocketLimits = {
  /** A page has one short thing to say; anything longer ends the connection before it is read. */
  payloadBytesMax: number;
  /** A peer that has not answered the last ping when the next is due is dead. */
  pingEveryMs: number;
  /** On stopping, a peer has this long to answer the goodbye. */
  goodbyeMaxMs: number;
};

export const socketLimits: SocketLimits = {
  payloadBytesMax: 1_024,
  pingEveryMs: 15_000,
  goodbyeMaxMs: 1_000,
};

/**
 * The HTTP server and ws describe one another a little differently to the compiler; they are made
 * for each other, and the test of sockets runs them together.
 */
const takesUpgrades = (server: object): server is WebSocketServerLike =>
  server instanceof WebSocketServer;

export type SocketServer = {
  /** For `serve({ websocket: { server } })`. */
  server: WebSocketServerLike;
  /** Takes no more, and after a moment drops those that did not go when the hub said goodbye. */
  close(): void;
};

/** Makes the server of all sockets. Compression is off: it costs five times the processor. */
export const makeSocketServer = (log: Log, limits: Partial<SocketLimits> = {}): SocketServer => {
  const { payloadBytesMax, pingEveryMs, goodbyeMaxMs } = { ...socketLimits, ...limits };
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: payloadBytesMax,
    perMessageDeflate: false,
  });
  const silent = new WeakSet<WebSocket>();

  server.on("connection", (socket) => {
    // Before anything else, so that a reset or a text too long can never end the process.
    socket.on("error", (error) => log.info({ err: error }, "A display's connection failed."));
    socket.on("pong", () => silent.delete(socket));
  });

  const pinging = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
  }, pingEveryMs);
  pinging.unref();

  const close = (): void => {
    clearInterval(pinging);
    const dropping = setTimeout(() => {
      for (const socket of server.clients) socket.terminate();
    }, goodbyeMaxMs);
    server.close(() => clearTimeout(dropping));
  };
  if (!takesUpgrades(server)) throw new Error("This version of ws takes no upgrades.");
  return { server, close };
};

/** Remembers one text: it goes to a thousand wires in a row, and becomes bytes once. */
const makeEncoder = (): ((text: string) => Buffer) => {
  let last = { text: "", bytes: Buffer.alloc(0) };
  return (text) => {
    if (text !== last.text) last = { text, bytes: Buffer.from(text) };
    return last.bytes;
  };
};
const encode = makeEncoder();

const makeWire = (socket: WebSocket): Wire => ({
  send(text) {
    // What fails is told by the close that follows.
    if (socket.readyState === WebSocket.OPEN) socket.send(encode(text), { binary: false });
  },
  get bufferedBytes() {
    return socket.bufferedAmount;
  },
  close: (code, reason) => socket.close(code, reason),
});

/** The events of one upgraded connection, in the shape that `upgradeWebSocket` takes. */
export type WireEvents = {
  onOpen(event: unknown, context: { raw?: unknown }): void;
  onMessage(event: { data: unknown }): void;
  onClose(): void;
};

/**
 * Joins the display behind one upgrade to the hub:
 * `upgradeWebSocket(() => attachWire(hub, locality, claimed))`. Whether the place exists and may be
 * seen is settled before.
 */
export const attachWire = (hub: Hub, locality: string, claimed: Position | null): WireEvents => {
  let socket: WebSocket | null = null;
  let handle: WireHandle | null = null;
  return {
    onOpen(_event, { raw }) {
      if (!(raw instanceof WebSocket)) throw new Error("An upgrade brought no WebSocket of ws.");
      socket = raw;
      handle = hub.join(locality, makeWire(raw), claimed);
    },
    onMessage({ data }) {
      if (typeof data === "string") handle?.received(data);
      else socket?.close(closing.notText, "Only text is read here.");
    },
    onClose: () => handle?.left(),
  };
};

/**
 * The position in a live route's query, `?epoch=&since=`; null when there is none or it is not one,
 * and then the display simply gets a snapshot.
 */
export const readClaim = (
  epoch: string | undefined,
  since: string | undefined,
): Position | null => {
  if (epoch === undefined || since === undefined) return null;
  const isPosition = epoch.length >= 1 && epoch.length <= 64 && /^\d{1,15}$/.test(since);
  return isPosition ? { epoch, revision: Number(since) } : null;
};
