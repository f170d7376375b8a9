import { beforeAll, describe, expect, test } from "vitest";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { findEvents, findRisks, saveEvents, saveRisks } from "../../backend/store/agenda.ts";
import { write } from "../../backend/store/database.ts";
import { advanceRevision } from "../../backend/store/revisions.ts";
import {
  findLastReport,
  findWeeklyUpdate,
  insertWeeklyUpdate,
  listWeeklyUpdates,
} from "../../backend/store/weekly-updates.ts";
import { withDatabase } from "../support/database.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";
import { savePlaces } from "./place.ts";

const { db } = await withDatabase();

beforeAll(() => savePlaces(db, ["banes", "swindon"]));

const publish = (update: WeeklyUpdate) =>
  write(db, async (tx) => {
    const locality = update.locality.key;
    await advanceRevision(tx, { locality, measures: "all", now: "2024-08-16T14:10:00.000Z" });
    return insertWeeklyUpdate(tx, update);
  });

const week = (monday: string, publishedAt: string, value: number): WeeklyUpdate => ({
  ...sourceWeek,
  monday,
  publishedAt,
  readings: { nctr: { asAt: monday, value }, "10": { asAt: monday, value: 0.1 } },
});
const earlier = week("2024-08-05", "2024-08-09T13:30:00.000Z", 24);
const source = week("2024-08-12", "2024-08-16T14:10:00.000Z", 16);
const again = week("2024-08-12", "2024-08-19T09:00:00.000Z", 17);

describe("R3 a published update is kept whole", () => {
  test("R3 it comes back to the letter, and the next of its week is another edition", async () => {
    expect(await publish(earlier)).toBe(1);
    expect(await publish(source)).toBe(1);
    expect(await findWeeklyUpdate(db, "banes", "2024-08-12")).toEqual(source);
    expect(await publish(again)).toBe(2);
    expect(await findWeeklyUpdate(db, "banes", "2024-08-12")).toEqual(again);
    expect(await findWeeklyUpdate(db, "banes", "2024-08-19")).toBeNull();
    expect(await findWeeklyUpdate(db, "swindon", "2024-08-12")).toBeNull();
  });

  test("R3 a draft is not kept", async () => {
    const draft: WeeklyUpdate = { ...source, state: "draft", publishedAt: null, publishedBy: null };
    await expect(publish(draft)).rejects.toThrow("is a draft");
  });

  test("R3 editions published at one moment each have a number", async () => {
    const elsewhere = { ...source, locality: { ...source.locality, key: "swindon" } };
    const editions = await Promise.all(Array.from({ length: 5 }, () => publish(elsewhere)));
    expect(editions.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  });

  test("every edition is listed, newest first", async () => {
    const listed = await listWeeklyUpdates(db, "banes");
    expect(listed).toMatchObject([
      { monday: "2024-08-12", edition: 2, publishedAt: again.publishedAt },
      { monday: "2024-08-12", edition: 1, publishedAt: source.publishedAt },
      { monday: "2024-08-05", edition: 1, publishedBy: "Place team" },
    ]);
  });
});

describe("R2 the last report is the latest week, in its newest edition", () => {
  test.each([
    ["2024-08-20T00:00:00.000Z", undefined, again],
    ["2024-08-18T00:00:00.000Z", undefined, source],
    ["2024-08-16T14:10:00.000Z", undefined, source],
    ["2024-08-16T14:09:59.999Z", undefined, earlier],
    ["2024-08-20T00:00:00.000Z", "2024-08-12", earlier],
  ])(
    "R2 published up to %s, before the week of %s",
    async (publishedUpTo, mondayBefore, report) => {
      const { monday, publishedAt, readings } = report;
      expect(
        await findLastReport(db, "banes", {
          publishedUpTo,
          ...(mondayBefore === undefined ? {} : { mondayBefore }),
        }),
      ).toEqual({ monday, publishedAt, readings });
    },
  );

  test("R2 before the first there is none", async () => {
    expect(
      await findLastReport(db, "banes", { publishedUpTo: "2024-08-09T13:29:00.000Z" }),
    ).toBeNull();
  });
});

describe("risks and events", () => {
  const risk = (name: string) => ({ risk: name, mitigation: `What is done about ${name}` });
  const event = (name: string, day: string) => ({ event: name, day });
  const august = ["2024-08-01", "2024-08-31"] as const;

  test("a week's risks keep their order, and are replaced together", async () => {
    const save = (...names: string[]) =>
      write(db, (tx) => saveRisks(tx, "banes", "2024-08-12", names.map(risk)));
    await save("norovirus", "bank holiday", "D2A beds");
    await save("staffing", "bank holiday");
    expect(await findRisks(db, "banes", "2024-08-12")).toEqual(
      ["staffing", "bank holiday"].map(risk),
    );
    expect(await findRisks(db, "banes", "2024-08-19")).toEqual([]);
    await save();
    expect(await findRisks(db, "banes", "2024-08-12")).toEqual([]);
  });

  test("events are found by day, and those of a stretch are replaced together", async () => {
    const fair = event("Fair", "2024-08-26");
    const strike = event("Strike", "2024-08-12");
    const audit = event("Audit", "2024-08-26");
    await write(db, (tx) => saveEvents(tx, "banes", ...august, [fair, strike, audit]));
    expect(await findEvents(db, "banes", ...august)).toEqual([strike, fair, audit]);
    expect(await findEvents(db, "banes", "2024-08-26", "2024-08-26")).toEqual([fair, audit]);
    await write(db, (tx) => saveEvents(tx, "banes", "2024-08-26", "2024-08-31", [audit]));
    expect(await findEvents(db, "banes", ...august)).toEqual([strike, audit]);
  });

  test("an event outside the stretch is refused: it would be added each time", async () => {
    const stray = event("Harvest", "2024-09-01");
    await expect(write(db, (tx) => saveEvents(tx, "banes", ...august, [stray]))).rejects.toThrow(
      '"Harvest" is on 2024-09-01',
    );
  });
});
