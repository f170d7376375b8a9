/** Two servers on one database: PostgreSQL carries what one records to the walls of the other. */
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { Wall } from "../../contracts/figure.ts";
import { WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import { withDatabase } from "../support/database.ts";
import { openWall } from "../support/open-wall.ts";
import { startProduct } from "../support/running-product.ts";

// Both start at once on a database that holds nothing: who comes second finds what the first has done.
const { db, url } = await withDatabase("nothing");
const [one, other] = await Promise.all([startProduct(url), startProduct(url)]);

describe("two servers on one database", () => {
  it("S6 start at once on an empty one, and seed it once", async () => {
    const { rows } = await sql<{ submissions: number; keys: number; weeks: number }>`
      SELECT count(*) AS submissions,
             count(DISTINCT (locality_id, provider_id, idempotency_key)) AS keys,
             (SELECT count(*) FROM weekly_update) AS weeks
      FROM submission
    `.execute(db);
    const [seeded] = rows;
    expect(seeded?.submissions).toBeGreaterThan(1_000);
    expect(seeded?.submissions).toBe(seeded?.keys);
    expect(seeded?.weeks).toBe(4); // one of each place

    const [wall, otherWall] = await Promise.all(
      [one, other].map((server) => server.read(Wall, "/api/localities/banes/wall")),
    );
    expect(wall?.figures).toEqual(otherWall?.figures);
    expect(wall?.revision).toBe(otherWall?.revision);
    const { updates } = await one.read(WeeklyUpdateList, "/api/localities/banes/weekly-updates");
    expect(updates.map(({ monday, state }) => `${monday} ${state}`)).toEqual([
      "2024-08-12 draft",
      "2024-08-05 published",
    ]);
  });

  it("L7 what is sent to one reaches the walls of both, once", async () => {
    const walls = [await openWall(one.address, "banes"), await openWall(other.address, "banes")];
    for (const [i, server] of [one, other].entries()) {
      const { revision } = await server.submit("banes", "ruh", [
        { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 + i },
      ]);
      for (const wall of walls) {
        await wall.reaches(revision);
        expect(wall.figure("ruh-ed-attendances").value).toBe(281 + i);
      }
    }
    for (const wall of walls) {
      expect(wall.heard().map(({ type }) => type)).toEqual(["snapshot", "patch", "patch"]);
    }
    expect(walls[0]?.shows().figures).toEqual(walls[1]?.shows().figures);
  });

  it("L1 S5 a wall goes from one server to the other and misses nothing", async () => {
    const { epoch, revision: held } = (await openWall(one.address, "banes")).shows();
    // Both write at once; the revisions rise by one whoever wrote.
    const receipts = await Promise.all(
      [one, other, one, other].map((server, i) =>
        server.submit("banes", "ruh", [
          { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 290 + i },
        ]),
      ),
    );
    const revisions = receipts.map(({ revision }) => revision).toSorted((a, b) => a - b);
    expect(revisions).toEqual([1, 2, 3, 4].map((step) => held + step));

    const wall = await openWall(other.address, "banes");
    await wall.drop();
    await wall.comeBack({ epoch, revision: held });
    expect(wall.heard()[0]).toMatchObject({ type: "patch", from: held, to: held + 4 });
  });
});
