/** A live connection of somebody who may not see the place any more is closed. */
import { Hono, type Context } from "hono";
import { WSContext } from "hono/ws";
import { expect, it, vi } from "vitest";
import { identify } from "../../backend/http/gate.ts";
import { whileAllowed } from "../../backend/http/lasting-leave.ts";
import { NewFeedKey, SessionsReply } from "../../contracts/people.ts";
import { signInWith } from "../support/accounts.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct({ isDemonstration: false });
const everyMs = 10;
const inTime = { timeout: 5_000, interval: 10 };

/** Opens a connection with these headers, and tells how it was closed. */
const open = async (headers: Record<string, string>) => {
  const found: Context[] = [];
  const app = new Hono().use(identify(product.deps)).get("/live", (c) => {
    found.push(c);
    return c.body(null);
  });
  await app.request("/live", { headers });
  const [context] = found;
  if (context === undefined) throw new Error("It was not let in.");
  const closings: unknown[] = [];
  const ws = new WSContext({
    send: () => {},
    close: (code, reason) => closings.push([code, reason]),
    readyState: 1,
  });
  const ask = { to: "see-place", locality: "banes" } as const;
  const events = whileAllowed(product.deps, context, ask, {}, everyMs);
  events.onOpen?.(new Event("open"), ws);
  return {
    closings,
    isChecked: async () => {
      const asked = vi.spyOn(product.deps.people, "findCaller");
      await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(2), inTime);
      asked.mockRestore();
    },
  };
};

const signIn = () => signInWith((path, init) => product.ask(path, init, null), "viewer");

it("A6 when the session that it came in by has been ended elsewhere", async () => {
  const stolen = await signIn();
  const connection = await open({ cookie: stolen });
  await connection.isChecked();
  expect(connection.closings).toEqual([]);

  const own = await signIn();
  const seen = await product.ask("/api/me/sessions", { headers: { cookie: own } }, null);
  for (const session of SessionsReply.parse(await seen.json()).sessions) {
    if (session.current) continue;
    const path = `/api/me/sessions/${session.id}`;
    const init = { method: "DELETE", headers: { cookie: own } };
    expect((await product.ask(path, init, null)).status).toBe(200);
  }
  await vi.waitFor(() => expect(connection.closings).toEqual([[4_401, "signed out"]]), inTime);
});

it("A5 when the feed key that it came in by has been revoked", async () => {
  const path = "/api/localities/banes/feed-keys";
  const { key, token } = await product.read(
    NewFeedKey,
    path,
    posting({ provider: "ruh", name: "a wall of their own" }),
    201,
  );
  const connection = await open({ authorization: `Bearer ${token}` });
  expect((await product.ask(`${path}/${key.id}`, { method: "DELETE" })).status).toBe(200);
  await vi.waitFor(() => expect(connection.closings).toEqual([[4_401, "signed out"]]), inTime);
});
