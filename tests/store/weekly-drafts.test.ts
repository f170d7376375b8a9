import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import type { Sender } from "../../contracts/people.ts";
import type { PassageSlot } from "../../contracts/weekly-draft.ts";
import { write } from "../../backend/store/database.ts";
import {
  countDraftChanges,
  findDraftState,
  findEditors,
  insertDraftState,
  saveEditor,
} from "../../backend/store/weekly-drafts.ts";
import {
  findPassage,
  findPassageChange,
  findPassages,
  insertPassage,
} from "../../backend/store/weekly-passages.ts";
import { findWeeklySettings, insertWeeklySettings } from "../../backend/store/weekly-settings.ts";
import { withDatabase } from "../support/database.ts";
import { savePlaces } from "./place.ts";

const { db } = await withDatabase();
beforeAll(() => savePlaces(db, ["banes", "swindon"]));

const week = { locality: "banes", monday: "2024-08-12" };
const sender: Sender = { is: "person", id: "p1", name: "Jo", role: "BaNES place team" };

const put = (version: number, words: string | null, slot: PassageSlot = "summary") => {
  const change = randomUUID();
  const passage = words === null ? null : [{ is: "words" as const, words }];
  const writtenAt = `2024-08-16T0${version}:00:00.000Z`;
  return write(db, async (tx) => {
    await insertPassage(tx, {
      ...week,
      slot,
      version,
      passage,
      sender,
      from: null,
      writtenAt,
      change,
    });
    return change;
  });
};

describe("R8 every version of a passage is kept", () => {
  let first: string;
  beforeAll(async () => {
    first = await put(1, "One.");
    await put(2, "Two.");
    await put(3, null);
    await put(1, "Beside a row.", "row:ruh-opel");
  });

  test("R8 the last stands, and what stood at a moment can be read", async () => {
    expect(await findPassage(db, week, "summary")).toMatchObject({ version: 3, passage: null });
    expect((await findPassages(db, week)).map(({ slot, version }) => [slot, version])).toEqual([
      ["row:ruh-opel", 1],
      ["summary", 3],
    ]);
    const then = await findPassages(db, week, "2024-08-16T02:30:00.000Z");
    expect(then.find(({ slot }) => slot === "summary")).toMatchObject({
      version: 2,
      passage: [{ is: "words", words: "Two." }],
      sender,
      writtenAt: "2024-08-16T02:00:00.000Z",
    });
    expect(await findPassages(db, { ...week, locality: "swindon" })).toEqual([]);
  });

  test("S6 a change is found by its id, in its own place only", async () => {
    expect(await findPassageChange(db, "banes", first)).toMatchObject({
      monday: "2024-08-12",
      slot: "summary",
      version: 1,
    });
    expect(await findPassageChange(db, "swindon", first)).toBeNull();
  });

  test("R8 the same version is not written twice", async () => {
    await expect(put(2, "Another two.")).rejects.toThrow("duplicate key");
  });
});

describe("what a draft is called", () => {
  const call = (state: "draft" | "ready", at: string) =>
    write(db, (tx) =>
      insertDraftState(tx, { ...week, edition: 1 }, { state, sender, at, from: null }),
    );

  test("the last stands, of its own edition", async () => {
    const before = await countDraftChanges(db, week);
    await call("ready", "2024-08-16T08:00:00.000Z");
    await call("draft", "2024-08-16T09:00:00.000Z");
    expect(await findDraftState(db, { ...week, edition: 1 })).toMatchObject({ state: "draft" });
    expect(await findDraftState(db, { ...week, edition: 1 }, "2024-08-16T08:30:00.000Z")).toEqual({
      state: "ready",
      sender,
      at: "2024-08-16T08:00:00.000Z",
    });
    expect(await findDraftState(db, { ...week, edition: 2 })).toBeNull();
    expect(await countDraftChanges(db, week)).toBe(before + 2);
  });
});

describe("who has a draft open", () => {
  test("each person once, and those not heard of are swept away", async () => {
    const see = (person: string, slot: PassageSlot | null, at: string) =>
      write(db, (tx) =>
        saveEditor(
          tx,
          week,
          { person, name: person, slot, seenAt: at },
          "2024-08-16T08:00:05.000Z",
        ),
      );
    await see("jo", null, "2024-08-16T08:00:00.000Z");
    await see("sam", "summary", "2024-08-16T08:00:06.000Z");
    await see("sam", null, "2024-08-16T08:00:07.000Z");
    expect(await findEditors(db, week, "2024-08-16T08:00:00.000Z")).toEqual([
      { person: "sam", name: "sam", slot: null, seenAt: "2024-08-16T08:00:07.000Z" },
    ]);
    expect(await findEditors(db, week, "2024-08-16T08:00:08.000Z")).toEqual([]);
  });
});

describe("how a place wants its update", () => {
  const save = (version: number, needsTwoPeople: boolean) =>
    write(db, (tx) =>
      insertWeeklySettings(tx, {
        locality: "banes",
        version,
        settings: { needsTwoPeople, schedule: null, recipients: [], layout: null },
        sender,
        from: null,
        at: `2024-08-0${version}T08:00:00.000Z`,
      }),
    );

  test("nobody has said, then the last who did stands, and what stood then can be read", async () => {
    expect(await findWeeklySettings(db, "banes")).toMatchObject({
      version: 0,
      settings: { needsTwoPeople: false, recipients: [] },
    });
    await save(1, true);
    await save(2, false);
    expect(await findWeeklySettings(db, "banes")).toMatchObject({ version: 2 });
    expect(await findWeeklySettings(db, "banes", "2024-08-01T09:00:00.000Z")).toMatchObject({
      version: 1,
      settings: { needsTwoPeople: true },
    });
    await expect(save(2, true)).rejects.toThrow("duplicate key");
  });
});

describe("R8 what was written is never taken away: the database itself refuses", () => {
  test.each([
    ["UPDATE weekly_passage SET passage = NULL", "What was written of a week is never changed"],
    ["DELETE FROM weekly_passage", "What was written of a week is never changed"],
    ["TRUNCATE weekly_draft_state", "That a draft was called ready is never changed"],
    ["DELETE FROM weekly_setting", "Settings are never changed or deleted"],
  ])("%s", async (statement, message) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(message);
  });
});
