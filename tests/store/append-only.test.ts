import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { write } from "../../backend/store/database.ts";
import { findObservations } from "../../backend/store/observations.ts";
import { savePlan } from "../../backend/store/plans.ts";
import { insertWeeklyUpdate } from "../../backend/store/weekly-updates.ts";
import { withDatabase } from "../support/database.ts";
import { aPlan } from "../support/measures.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";
import { report, savePlaces } from "./place.ts";

const { db } = await withDatabase();

beforeAll(async () => {
  await savePlaces(db, ["banes"]);
  await report(db, {
    at: "2024-08-15T07:31:00.000Z",
    observations: [{ measure: "nctr", asAt: "2024-08-15", value: 16 }],
  });
  await write(db, async (tx) => {
    await savePlan(tx, aPlan([{}]));
    await insertWeeklyUpdate(tx, sourceWeek);
  });
});

const observation = "An observation is never changed or deleted. Record a correction instead.";
const published =
  "A published weekly update is never changed or deleted. Publish another edition instead.";
const plan = "A version of a plan is never changed or deleted. Save a new version instead.";
const target = "A target is never changed or deleted. Save a new version of its plan instead.";

describe("S1 an observation never changes: the database itself refuses", () => {
  test.each([
    ["UPDATE observation SET value = 12", observation],
    ["UPDATE observation SET note = 'later' WHERE false", observation],
    ["DELETE FROM observation", observation],
    ["TRUNCATE observation", observation],
    ["UPDATE submission SET origin = 'published'", "A submission is never changed or deleted."],
    ["DELETE FROM submission", "A submission is never changed or deleted."],
    ["TRUNCATE submission CASCADE", "A submission is never changed or deleted."],
  ])("%s", async (statement, message) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(message);
  });

  test("S1 and it still says what it said", async () => {
    const day = { from: "2024-08-15", to: "2024-08-15" };
    const [kept] = await findObservations(
      db,
      [{ locality: "banes", measure: "nctr", ...day }],
      "2024-08-16T00:00:00.000Z",
    );
    expect(kept).toMatchObject({ value: 16, note: null, origin: "entered" });
  });
});

describe("S4 a version of a plan is written once", () => {
  test.each([
    ["UPDATE target SET starts_on = '2020-01-01'", target],
    ["DELETE FROM target", target],
    ["UPDATE plan SET recorded_at = '2020-01-01'", plan],
    ["TRUNCATE plan CASCADE", plan],
  ])("%s", async (statement, message) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(message);
  });
});

describe("R3 a published update never changes: the database itself refuses", () => {
  test.each([
    ["UPDATE weekly_update SET document = '{}'", published],
    ["DELETE FROM weekly_update", published],
    ["TRUNCATE weekly_update", published],
  ])("%s", async (statement, message) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(message);
  });
});
