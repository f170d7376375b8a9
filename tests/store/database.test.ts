import { sql } from "kysely";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { openStore, readConsistently, write } from "../../backend/store/database.ts";
import { isUnreachable } from "../../backend/store/failures.ts";
import { findReception } from "../../backend/store/submissions.ts";
import { withDatabase } from "../support/database.ts";
import { makeMeeting } from "./meeting.ts";
import { savePlaces } from "./place.ts";

const { db, url } = await withDatabase();

beforeAll(() => savePlaces(db, ["banes", "swindon"]));

const read = async (what: string) => {
  const { rows } = await sql<{ it: unknown }>`SELECT ${sql.raw(what)} AS it`.execute(db);
  return rows[0]?.it;
};

describe("a column reads as what it is", () => {
  test.each([
    ["9007199254740991::bigint", 9_007_199_254_740_991],
    ["count(*)", 1],
    ["999999999.999::numeric(16,3)", 999_999_999.999],
    ["74.500::numeric(16,3)", 74.5],
    ["null::numeric", null],
    ["date '2024-03-31'", "2024-03-31"],
    ["timestamptz '2024-08-15 08:31:00.12 Europe/London'", "2024-08-15T07:31:00.120Z"],
    ["timestamptz '2024-08-15 08:31:00 Europe/London'", "2024-08-15T07:31:00.000Z"],
    [`'{"a": [1.5]}'::jsonb`, { a: [1.5] }],
  ])("%s", async (what, value) => {
    expect(await read(what)).toEqual(value);
  });

  test("a moment reads the same in a session of any zone", async () => {
    const [row] = await write(db, async (tx) => {
      await sql`SET LOCAL TimeZone = 'Asia/Kathmandu'`.execute(tx);
      const { rows } = await sql<{ at: string }>`
        SELECT timestamptz '2024-08-15 07:31:00.5+00' AS at`.execute(tx);
      return rows;
    });
    expect(row?.at).toBe("2024-08-15T07:31:00.500Z");
  });

  test("other users of the driver keep its own ways", async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("SELECT 1::bigint AS whole, now() AS at");
    await client.end();
    expect(rows[0]).toEqual({ whole: "1", at: expect.any(Date) });
  });
});

describe("a statement that every change runs", () => {
  const ask = async (asking: typeof db) =>
    (await findReception(asking, "banes", "ruh", "none")).earlier;

  test("is planned once for a connection, by its name", async () => {
    const names = await write(db, async (tx) => {
      await ask(tx);
      await ask(tx);
      const { rows } = await sql<{ name: string }>`
        SELECT name FROM pg_prepared_statements WHERE name = 'find-reception'`.execute(tx);
      return rows.map(({ name }) => name);
    });
    expect(names).toEqual(["find-reception"]);
  });

  test("does not mind a column that a newer program adds", async () => {
    await write(db, async (tx) => {
      await ask(tx);
      await sql`ALTER TABLE submission ADD COLUMN added text`.execute(tx);
      expect(await ask(tx)).toBeNull();
    });
  });
});

describe("reading consistently", () => {
  test("all reads see one moment, whatever is written meanwhile", async () => {
    const names = await readConsistently(db, async (then) => {
      const name = () =>
        then.selectFrom("system").select("name").where("system_id", "=", "bsw").execute();
      const before = await name();
      await db.updateTable("system").set({ name: "Renamed" }).execute();
      return [before, await name()];
    });
    expect(names[1]).toEqual(names[0]);
    expect(await db.selectFrom("system").select("name").execute()).toEqual([{ name: "Renamed" }]);
  });

  test("nothing can be written", async () => {
    const writing = readConsistently(db, (then) =>
      then.updateTable("system").set({ name: "Written" }).execute(),
    );
    await expect(writing).rejects.toThrow("read-only");
  });
});

describe("writing", () => {
  const rename = (tx: typeof db, key: string) =>
    tx.updateTable("locality").set({ name: "Renamed" }).where("locality_id", "=", key).execute();

  test("of two that wait for each other both come through, one of them at its second run", async () => {
    let runs = 0;
    const bothHoldOne = makeMeeting(2);
    const crossing = (first: string, second: string) =>
      write(db, async (tx) => {
        runs += 1;
        await rename(tx, first);
        await bothHoldOne.arrive();
        await rename(tx, second);
      });
    await Promise.all([crossing("banes", "swindon"), crossing("swindon", "banes")]);
    expect(runs).toBe(3);
  });

  test("is given up after five runs, with the reason", async () => {
    let runs = 0;
    const losing = write(db, async (tx) => {
      runs += 1;
      await sql`DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'serialization_failure'; END $$`.execute(
        tx,
      );
    });
    await expect(losing).rejects.toThrow("lost");
    expect(runs).toBe(5);
  });

  test("that is wrong is not run again", async () => {
    let runs = 0;
    const wrong = write(db, async (tx) => {
      runs += 1;
      await tx
        .insertInto("system")
        .values({ system_id: "bsw", name: "", short_name: "" })
        .execute();
    });
    await expect(wrong).rejects.toThrow("duplicate key");
    expect(runs).toBe(1);
  });
});

describe("a database that does not answer", () => {
  test("is told from a mistake of ours", async () => {
    const nobody = openStore("postgres://nobody@127.0.0.1:1/nothing", { poolMax: 1 });
    const refused = await sql`SELECT 1`.execute(nobody.db).catch((error: unknown) => error);
    await nobody.close();
    expect(isUnreachable(refused)).toBe(true);
    const mistake = await sql`SELECT 1 / 0`.execute(db).catch((error: unknown) => error);
    expect(isUnreachable(mistake)).toBe(false);
  });

  test("breaks what is under way, tells who keeps the log, and is found again", async () => {
    const lost: Error[] = [];
    const store = openStore(url, {
      poolMax: 2,
      onConnectionLost: (error) => lost.push(error),
    });
    const pid = async () =>
      (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(store.db)).rows[0]?.pid;
    const idle = await pid();
    await sql`SELECT pg_terminate_backend(${idle})`.execute(db);
    await expect.poll(() => lost.length).toBe(1);
    expect(isUnreachable(lost[0])).toBe(true);
    const broken = await sql`SELECT pg_terminate_backend(pg_backend_pid())`
      .execute(store.db)
      .catch((error: unknown) => error);
    expect(isUnreachable(broken)).toBe(true);
    await expect.poll(() => pid().catch(isUnreachable)).toEqual(expect.any(Number));
    const between = write(store.db, async (tx) => {
      const own = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx);
      await sql`SELECT pg_terminate_backend(${own.rows[0]?.pid})`.execute(db);
      const next = () => sql`SELECT 1`.execute(tx).then(() => false, isUnreachable);
      await expect.poll(next).toBe(true);
      await sql`SELECT 1`.execute(tx);
    });
    expect(isUnreachable(await between.catch((error: unknown) => error))).toBe(true);
    await expect.poll(() => pid().catch(isUnreachable)).toEqual(expect.any(Number));
    await store.close();
  });
});
