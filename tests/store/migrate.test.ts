import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openStore } from "../../backend/store/database.ts";
import { type Migration, migrate } from "../../backend/store/migrate.ts";
import { migrations } from "../../backend/store/migrations/list.ts";
import { withDatabase } from "../support/database.ts";

const names = migrations.map(({ name }) => name);

describe("a new database", async () => {
  const { db, url } = await withDatabase("nothing");

  test("is brought up once, by whichever of the servers that start at once comes first", async () => {
    const servers = Array.from({ length: 3 }, () => openStore(url, { poolMax: 2 }));
    const runs = await Promise.all(servers.map((server) => migrate(server.db)));
    await Promise.all(servers.map((server) => server.close()));
    expect(runs.flat().toSorted()).toEqual(names);
  });

  test("has each migration on record with its time", async () => {
    const rows = await db.selectFrom("migration").selectAll().orderBy("name").execute();
    expect(rows.map(({ name }) => name)).toEqual(names);
    for (const { run_at } of rows) expect(run_at).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/);
  });

  test("is left alone the next time", async () => {
    expect(await migrate(db)).toEqual([]);
  });
});

describe("a migration", async () => {
  const { db } = await withDatabase();
  const tables = async () =>
    (await db.introspection.getTables())
      .map(({ name }) => name)
      .filter((name) => name.startsWith("new"));

  test("that fails leaves nothing of itself, and those before it stand", async () => {
    const good: Migration = { name: "9001-good", up: sql`CREATE TABLE new_good (id int)` };
    const bad: Migration = {
      name: "9002-bad",
      up: sql`CREATE TABLE new_bad (id int); SELECT 1 / 0;`,
    };
    await expect(migrate(db, [...migrations, good, bad])).rejects.toThrow("division by zero");
    expect(await tables()).toEqual(["new_good"]);
    expect(await migrate(db, [...migrations, good])).toEqual([]);
  });

  test("that this program does not know is refused in a sentence that says what to do", async () => {
    await expect(migrate(db)).rejects.toThrow(
      "This database was written by a newer Locality Flow (it has had 9001-good). Start that version, or a newer one.",
    );
  });
});
