import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { write } from "../../backend/store/database.ts";
import { findObservations } from "../../backend/store/observations.ts";
import {
  type ChangedMeasures,
  advanceRevision,
  advanceRevisions,
  findChangedSince,
  findKnowing,
  findRevision,
  revisionChannel,
} from "../../backend/store/revisions.ts";
import { withDatabase } from "../support/database.ts";
import { report, savePlaces } from "./place.ts";

const { db, url } = await withDatabase();
const at = "2024-08-15T08:00:00.000Z";

const listener = new pg.Client({ connectionString: url });
const heard: string[] = [];

beforeAll(async () => {
  await savePlaces(db, ["banes", "swindon", "wiltshire", "quiet"], [{ key: "a" }, { key: "b" }]);
  listener.on("notification", ({ payload = "" }) => heard.push(payload));
  await listener.connect();
  await listener.query(`LISTEN ${revisionChannel}`);
});
afterAll(() => listener.end());

const heardOf = (place: string) => heard.filter((payload) => payload.startsWith(`${place}:`));

const advance = (locality: string, measures: ChangedMeasures, now = at) =>
  write(db, (tx) => advanceRevision(tx, { locality, measures, now }));

describe("S5 a place's revision rises by one per committed change, in commit order", () => {
  test("S5 a new place stands at zero, in an epoch of its own", async () => {
    const banes = await findRevision(db, "banes");
    expect(banes).toMatchObject({ revision: 0, at: "1970-01-01T00:00:00.000Z" });
    expect(banes?.epoch).toMatch(/^[0-9a-f]{32}$/);
    expect((await findRevision(db, "swindon"))?.epoch).not.toBe(banes?.epoch);
    expect(await findRevision(db, "nowhere")).toBeNull();
    expect(await findKnowing(db)).toEqual({
      changedAt: "1970-01-01T00:00:00.000Z",
      steps: 0,
      definitions: expect.stringMatching(/^0 [0-9a-f]{32}$/),
    });
  });

  test("S5 twenty writers at once: no gap, recorded times rise with it, one notification each", async () => {
    const writers = Array.from({ length: 20 }, (_, value) =>
      report(db, { at, observations: [{ measure: "a", asAt: "2024-08-15", value }] }),
    );
    const revisions = (await Promise.all(writers)).toSorted((a, b) => a.revision - b.revision);
    const count = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(revisions.map(({ revision }) => revision)).toEqual(count);
    // All said the same moment: each is recorded a millisecond after the one before.
    expect(revisions.map((revision) => revision.at)).toEqual(
      count.map((revision) => new Date(Date.parse(at) + revision - 1).toISOString()),
    );
    await expect.poll(() => heardOf("banes")).toEqual(count.map((revision) => `banes:${revision}`));
    const range = { locality: "banes", measure: "a", from: "2024-08-15", to: "2024-08-15" };
    const [inForce] = await findObservations(db, [range], "2024-08-16T00:00:00.000Z");
    expect(inForce?.recordedAt).toBe(revisions.at(-1)?.at);
  });

  test("S5 a clock that goes back does not take the place back", async () => {
    const later = await advance("swindon", ["a"], "2024-08-15T09:00:00.000Z");
    const earlier = await advance("swindon", ["a"], "2024-08-15T08:00:00.000Z");
    expect(later).toMatchObject({ revision: 1, at: "2024-08-15T09:00:00.000Z" });
    expect(earlier).toMatchObject({ revision: 2, at: "2024-08-15T09:00:00.001Z" });
    expect((await findKnowing(db)).changedAt).toBe(earlier.at);
  });

  test("L7 what is rolled back takes no revision and is not announced", async () => {
    const before = await findRevision(db, "swindon");
    const failing = write(db, async (tx) => {
      await advanceRevision(tx, { locality: "swindon", measures: ["a"], now: at });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await findRevision(db, "swindon")).toEqual(before);
    const next = await advance("swindon", ["a"]);
    expect(next.revision).toBe((before?.revision ?? 0) + 1);
    await expect.poll(() => heardOf("swindon")).toEqual(["swindon:1", "swindon:2", "swindon:3"]);
  });

  test("S5 writers of the same places named in any order all come through", async () => {
    const both = (keys: string[]) =>
      write(db, (tx) =>
        advanceRevisions(
          tx,
          keys.map((locality) => ({ locality, measures: "all", now: at })),
        ),
      );
    const before = await findRevision(db, "wiltshire");
    const order = (index: number) =>
      index % 2 === 0 ? ["banes", "wiltshire"] : ["wiltshire", "banes"];
    await Promise.all(Array.from({ length: 20 }, (_, index) => both(order(index))));
    expect((await findRevision(db, "wiltshire"))?.revision).toBe((before?.revision ?? 0) + 20);
  });

  test("a place that is not there cannot change", async () => {
    await expect(advance("nowhere", "all")).rejects.toThrow('There is no locality "nowhere".');
  });
});

describe("L1 what changed since a position is known, however long ago it was", () => {
  beforeAll(async () => {
    await advance("quiet", ["a"], "2024-08-15T08:00:00.000Z");
    await advance("quiet", ["b", "a"], "2024-08-15T09:00:00.000Z");
    await advance("quiet", "all", "2024-08-15T10:00:00.000Z");
    await advance("quiet", ["b"], "2024-08-15T11:00:00.000Z");
  });

  test.each([
    [4, []],
    [3, ["b"]],
    [2, "all"],
    [0, "all"],
    [9, []],
  ])("since revision %i: %j", async (since, measures) => {
    const position = await findRevision(db, "quiet");
    const knowing = await findKnowing(db);
    expect(await findChangedSince(db, "quiet", since)).toEqual({ ...position, measures, knowing });
  });

  test("a change of definitions anywhere gives them another name, and a change of figures does not", async () => {
    const before = await findKnowing(db);
    await advance("quiet", ["a"], "2024-08-15T12:00:00.000Z");
    expect((await findKnowing(db)).definitions).toBe(before.definitions);
    await advance("swindon", "all", "2024-08-15T13:00:00.000Z");
    const after = await findKnowing(db);
    expect(after).toMatchObject({
      changedAt: "2024-08-15T13:00:00.000Z",
      steps: before.steps + 2,
    });
    expect(after.definitions).not.toBe(before.definitions);
    // So does an epoch: a store that was put back may come to as many changes another way.
    await sql`UPDATE revision SET epoch = 'another' WHERE locality_id = 'banes'`.execute(db);
    expect((await findKnowing(db)).definitions).not.toBe(after.definitions);
  });

  test("each measure is named once", async () => {
    await advance("quiet", ["b", "a"]);
    await advance("quiet", ["b"]);
    expect((await findChangedSince(db, "quiet", 3))?.measures).toEqual(["a", "b"]);
  });

  test("of a place that is not there nothing is known", async () => {
    expect(await findChangedSince(db, "nowhere", 0)).toBeNull();
  });

  test.each([
    ["07:59", 0],
    ["08:00", 1],
    ["09:30", 2],
    ["10:00", 3],
  ])("S2 as known at %s the place stood at revision %i", async (time, revision) => {
    const epoch = (await findRevision(db, "quiet"))?.epoch;
    const known = await findRevision(db, "quiet", `2024-08-15T${time}:00.000Z`);
    expect(known).toMatchObject({ epoch, revision });
  });
});
