import { sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  type Listener,
  type ListenerLimits,
  makeListener,
  readAnnouncement,
} from "../../backend/live/listener.ts";
import { withDatabase } from "../support/database.ts";
import { openProxy } from "./proxy.ts";
import { makeRememberingLog } from "./remembering-log.ts";

const database = await withDatabase("nothing");

type Heard = {
  listener: Listener;
  /** "banes 4179" for each change. */
  changes: string[];
  /** How often it began to listen. */
  beginnings(): number;
};

const listen = (url: string, limits: Partial<ListenerLimits> = {}): Heard => {
  const changes: string[] = [];
  let beginnings = 0;
  const listener = makeListener({
    connection: { connectionString: url },
    onChanged: (locality, revision) => void changes.push(`${locality} ${revision}`),
    onListening: () => void (beginnings += 1),
    log: makeRememberingLog(),
    limits: { retryFirstMs: 20, retryMaxMs: 200, ...limits },
  });
  onTestFinished(() => listener.stop());
  return { listener, changes, beginnings: () => beginnings };
};

const notify = (payload: string): Promise<unknown> =>
  sql`SELECT pg_notify('locality_flow', ${payload})`.execute(database.db);

/** Every listener of this database loses its server process. */
const killBackend = (): Promise<unknown> =>
  sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'locality-flow listener' AND datname = current_database()
  `.execute(database.db);

const throughPort = (port: number): string => {
  const url = new URL(database.url);
  url.host = `127.0.0.1:${port}`;
  return url.href;
};

const inTime = { timeout: 10_000, interval: 20 };

describe("the listener", () => {
  test("L7 hears a change when it is committed, once, and not before", async () => {
    const { listener, changes } = listen(database.url);
    await listener.start();
    await database.db.transaction().execute(async (tx) => {
      await sql`SELECT pg_notify('locality_flow', 'banes:1')`.execute(tx);
      await notify("swindon:7");
      await vi.waitFor(() => expect(changes).toEqual(["swindon 7"]), inTime);
    });
    await vi.waitFor(() => expect(changes).toEqual(["swindon 7", "banes 1"]), inTime);
  });

  test("L4 whose connection is killed listens again, and says so, for what was missed", async () => {
    const { listener, changes, beginnings } = listen(database.url);
    await listener.start();
    expect([listener.isListening(), beginnings()]).toEqual([true, 1]);
    await killBackend();
    await vi.waitFor(() => expect(beginnings()).toBe(2), inTime);
    await notify("banes:2");
    await vi.waitFor(() => expect(changes).toEqual(["banes 2"]), inTime);
  });

  test("L4 notices a line that died without a word, and finds another", async () => {
    const proxy = await openProxy(Number(new URL(database.url).port));
    const limits = { keepAliveEveryMs: 50, keepAliveMaxMs: 100 };
    const { listener, changes, beginnings } = listen(throughPort(proxy.port), limits);
    await listener.start();
    proxy.fallSilent();
    await vi.waitFor(() => expect(beginnings()).toBe(2), inTime);
    await notify("banes:3");
    await vi.waitFor(() => expect(changes).toEqual(["banes 3"]), inTime);
  });

  test("L8 tries for ever while there is no database, and begins when there is one", async () => {
    const proxy = await openProxy(1); // nothing listens there
    const { listener, beginnings } = listen(throughPort(proxy.port), { retryMaxMs: 20 });
    const started = listener.start();
    await vi.waitFor(() => expect(proxy.taken()).toBeGreaterThan(3), inTime);
    expect([listener.isListening(), beginnings()]).toEqual([false, 0]);
    await listener.stop();
    await started;
  });

  test("L4 stops in time, on a line that is dead or not yet open", async () => {
    const proxy = await openProxy(Number(new URL(database.url).port));
    const limits = { stopMaxMs: 100 };
    const dead = listen(throughPort(proxy.port), limits).listener;
    await dead.start();
    proxy.fallSilent();
    const opening = listen(throughPort(proxy.port), limits).listener;
    const opened = opening.start();
    const startedAt = performance.now();
    await Promise.all([dead.stop(), opening.stop(), opened]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect([dead.isListening(), opening.isListening()]).toEqual([false, false]);
  });
});

test.each([
  ["banes:4179", { locality: "banes", revision: 4179 }],
  ["bath-north:0", { locality: "bath-north", revision: 0 }],
  ["banes", null],
  ["banes:-1", null],
  ["banes:1:2", null],
  ["Banes:1", null],
  ["", null],
])("L7 an announcement %j is read as what it says, or not at all", (payload, expected) => {
  expect(readAnnouncement(payload)).toEqual(expected);
});
