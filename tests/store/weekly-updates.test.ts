import { beforeAll, describe, expect, test } from "vitest";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { write } from "../../backend/store/database.ts";
import { advanceRevision } from "../../backend/store/revisions.ts";
import {
  findEdition,
  findEditions,
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
const again = { ...week("2024-08-12", "2024-08-19T09:00:00.000Z", 17), edition: 2 };

describe("R3 a published update is kept whole", () => {
  test("R3 it comes back to the letter, and the next of its week is another edition", async () => {
    await publish(earlier);
    await publish(source);
    expect(await findWeeklyUpdate(db, "banes", "2024-08-12")).toEqual(source);
    await publish(again);
    expect(await findWeeklyUpdate(db, "banes", "2024-08-12")).toEqual(again);
    expect(await findWeeklyUpdate(db, "banes", "2024-08-12", source.publishedAt ?? "")).toEqual(
      source,
    );
    expect(await findEdition(db, { locality: "banes", monday: "2024-08-12" }, 1)).toEqual(source);
    expect(await findEdition(db, { locality: "banes", monday: "2024-08-12" }, 3)).toBeNull();
    expect(await findWeeklyUpdate(db, "banes", "2024-08-19")).toBeNull();
    expect(await findWeeklyUpdate(db, "swindon", "2024-08-12")).toBeNull();
  });

  test("R3 a draft is not kept", async () => {
    const draft: WeeklyUpdate = { ...source, state: "draft", publishedAt: null, publishedBy: null };
    await expect(publish(draft)).rejects.toThrow("is a draft");
  });

  test("R3 of those that want to be the same edition at one moment one is kept", async () => {
    const elsewhere = { ...source, locality: { ...source.locality, key: "swindon" } };
    const tried = await Promise.allSettled(Array.from({ length: 5 }, () => publish(elsewhere)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [refused] = tried.filter((one) => one.status === "rejected");
    expect(String(refused?.reason)).toContain("cannot be kept: 2 is next");
  });

  test("R3 each edition of a week says why it is there", async () => {
    expect(await findEditions(db, { locality: "banes", monday: "2024-08-12" })).toMatchObject([
      { edition: 2, publishedAt: again.publishedAt, reason: null, fingerprint: null },
      { edition: 1, publishedAt: source.publishedAt, gapsAccepted: null },
    ]);
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
