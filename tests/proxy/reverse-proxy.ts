/**
 * A reverse proxy on a port of its own, as a hospital has one before its servers: pages, calls and live
 * connections go through it, and it misbehaves in the ways that such proxies do.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll } from "vitest";
import { portOf } from "../live/proxy.ts";

/** How it behaves towards what comes from now on; only what it holds back it holds of what is open, too. */
export type Manner =
  | { is: "passes" }
  /** It has forgotten who is signed in to it, and sends everything to its own page. */
  | { is: "redirects" }
  /** The same, and it says so with a status. */
  | { is: "refuses" }
  /** The same, and its own page stands at every address. */
  | { is: "answers-itself" }
  /** It knows no upgrade: it takes one for a page, or gives up. */
  | { is: "takes-no-upgrade"; status: 200 | 502 }
  /** It closes what has carried nothing for so long. */
  | { is: "closes-idle"; afterMs: number }
  /** It keeps what the server says until it has so much of it. */
  | { is: "buffers"; bytes: number };

export type ReverseProxy = {
  /** "http://127.0.0.1:40123" */
  address: string;
  /** Everything that is open is closed where it is `restarted`, as such a change often does. */
  behave(manner: Manner, restarted?: "restarted"): void;
  /** The live connections that were asked for since this was asked last: where, and when by `performance.now`. */
  takeUpgrades(): { path: string; atMs: number }[];
};

export const signInWords = "Sign in to the network";
const signInPath = "/network-sign-in";
const signInPage = `<!doctype html><title>Sign in</title><h1>${signInWords}</h1>`;

const statusTexts = { 200: "OK", 302: "Found", 401: "Unauthorized", 502: "Bad Gateway" } as const;
type Status = keyof typeof statusTexts;

/** What it says itself to a request that it does not pass on; null for one that it does. */
const ownStatus = (manner: Manner, isUpgrade: boolean): Status | null => {
  switch (manner.is) {
    case "redirects":
      return 302;
    case "refuses":
      return 401;
    case "answers-itself":
      return 200;
    case "takes-no-upgrade":
      return isUpgrade ? manner.status : null;
    case "passes":
    case "closes-idle":
    case "buffers":
      return null;
  }
};

const ownHeaders = (status: Status): Record<string, string> => ({
  "Content-Type": "text/html",
  "Content-Length": String(Buffer.byteLength(signInPage)),
  Connection: "close",
  ...(status === 302 ? { Location: signInPath } : {}),
});

const refuseUpgrade = (near: Duplex, status: Status): void => {
  const headers = Object.entries(ownHeaders(status)).map(([name, value]) => `${name}: ${value}`);
  near.end([`HTTP/1.1 ${status} ${statusTexts[status]}`, ...headers, "", signInPage].join("\r\n"));
};

/** A page or a call on its way through. */
const passOn = (target: URL, asked: IncomingMessage, reply: ServerResponse): void => {
  const { method, url: path, headers } = asked;
  const onward = request(
    { host: target.hostname, port: target.port, method, path, headers },
    (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(reply);
    },
  );
  onward.on("error", () => reply.destroy());
  reply.on("close", () => onward.destroy());
  asked.pipe(onward);
};

const headOf = ({ method, url: path, rawHeaders }: IncomingMessage): string => {
  const lines = [`${method} ${path} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return [...lines, "", ""].join("\r\n");
};

/** A live connection on its way through. */
const carry = (
  target: URL,
  asked: IncomingMessage,
  near: Duplex & { setTimeout?: (ms: number, run: () => void) => void },
  manner: () => Manner,
): void => {
  const far = connect(Number(target.port), target.hostname);
  const end = (): void => {
    near.destroy();
    far.destroy();
  };
  for (const side of [near, far]) side.on("error", end).on("close", end);
  far.write(headOf(asked));
  near.pipe(far);
  let held: Buffer[] = [];
  far.on("data", (bytes: Buffer) => {
    held.push(bytes);
    const now = manner();
    const heldBytes = held.reduce((sum, { length }) => sum + length, 0);
    if (now.is === "buffers" && heldBytes < now.bytes) return;
    for (const one of held) near.write(one);
    held = [];
  });
  const now = manner();
  if (now.is === "closes-idle") near.setTimeout?.(now.afterMs, end);
};

/** Call it at the head of a test file. @param address of the server that it stands before. */
export const withReverseProxy = async (address: string): Promise<ReverseProxy> => {
  const target = new URL(address);
  let manner: Manner = { is: "passes" };
  let upgrades: { path: string; atMs: number }[] = [];
  const open = new Set<Duplex>();
  const server = createServer((asked, reply) => {
    const status = asked.url === signInPath ? 200 : ownStatus(manner, false);
    if (status === null) return passOn(target, asked, reply);
    reply.writeHead(status, ownHeaders(status)).end(signInPage);
  });
  server.on("connection", (near) => {
    open.add(near);
    near.on("error", () => near.destroy()).on("close", () => open.delete(near));
  });
  server.on("upgrade", (asked, near) => {
    upgrades.push({ path: asked.url ?? "", atMs: performance.now() });
    const status = ownStatus(manner, true);
    if (status === null) carry(target, asked, near, () => manner);
    else refuseUpgrade(near, status);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => open.forEach((near) => near.destroy());
  afterAll(async () => {
    cut();
    await new Promise((closed) => server.close(closed));
  });
  return {
    address: `http://127.0.0.1:${portOf(server.address())}`,
    behave: (next, restarted) => {
      manner = next;
      if (restarted === "restarted") cut();
    },
    takeUpgrades: () => {
      const taken = upgrades;
      upgrades = [];
      return taken;
    },
  };
};
