import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { findStanding, findPastValues, findVersions } from "../../backend/store/cells.ts";
import { findLastContacts, insertContact } from "../../backend/store/contacts.ts";
import { write } from "../../backend/store/database.ts";
import {
  findOpenFollowUps,
  findRemark,
  findRemarks,
  findRemarksOfCell,
  insertRemark,
  type NewRemark,
} from "../../backend/store/remarks.ts";
import { findReception, findSenders } from "../../backend/store/submissions.ts";
import type { Sender } from "../../contracts/people.ts";
import { withDatabase } from "../support/database.ts";
import { report, savePlaces } from "./place.ts";

const { db } = await withDatabase();
const knownAt = "2024-08-15T12:00:00.000Z";
const sender: Sender = { is: "person", id: "one", name: "Robin Lead", role: "RUH flow lead" };
const cell = { measure: "nctr", breakdown: "", asAt: "2024-08-15" };

beforeAll(() => savePlaces(db, ["banes", "swindon"]));

const remark = (changes: Partial<NewRemark> = {}): NewRemark => ({
  id: randomUUID(),
  locality: "banes",
  ...cell,
  is: "comment",
  words: "Two wait for transport",
  value: 16.125,
  sender,
  from: "10.0.0.7",
  at: "2024-08-15T08:00:00.000Z",
  ...changes,
});
const keep = (one: NewRemark) => write(db, (tx) => insertRemark(tx, one));

describe("remarks", () => {
  test("S1 come back as they were said, with an exact value, and never change", async () => {
    const kept = remark();
    await keep(kept);
    const { locality, from, ...said } = kept;
    expect(await findRemark(db, locality, kept.id)).toEqual(said);
    expect(await findRemark(db, "swindon", kept.id)).toBeNull();
    await expect(sql`UPDATE remark SET words = 'Nothing'`.execute(db)).rejects.toThrow(
      "A remark is never changed or deleted.",
    );
    const { rows } = await sql<{ sent_from: string }>`
      SELECT sent_from FROM remark WHERE remark_id = ${kept.id}`.execute(db);
    expect(rows).toEqual([{ sent_from: from }]);
  });

  test("S6 the same id twice is one remark", async () => {
    const once = remark({ asAt: "2024-08-10" });
    await keep(once);
    await keep({ ...once, words: "Something else" });
    const found = await findRemarksOfCell(
      db,
      "banes",
      { ...cell, asAt: "2024-08-10" },
      { knownAt, limit: 5 },
    );
    expect(found.map(({ words }) => words)).toEqual(["Two wait for transport"]);
  });

  test("S2 are known from when they were said", async () => {
    await keep(remark({ asAt: "2024-08-09", at: "2024-08-15T11:00:00.000Z" }));
    const known = (at: string) =>
      findRemarks(db, "banes", ["nctr"], { from: "2024-08-09", to: "2024-08-09", knownAt: at });
    expect(await known("2024-08-15T10:59:59.999Z")).toEqual([]);
    expect(await known("2024-08-15T11:00:00.000Z")).toHaveLength(1);
  });

  test("a follow-up is open until it is settled, and again when it is asked anew", async () => {
    const at = (minute: number) => `2024-08-15T09:0${minute}:00.000Z`;
    const about = { asAt: "2024-08-08" };
    const open = async () => (await findOpenFollowUps(db, "banes", knownAt)).map((one) => one.at);
    await keep(remark({ ...about, is: "follow-up", at: at(1) }));
    await keep(remark({ ...about, is: "comment", at: at(2) }));
    expect(await open()).toEqual([at(1)]);
    await keep(remark({ ...about, is: "settled", at: at(3) }));
    expect(await open()).toEqual([]);
    await keep(remark({ ...about, is: "follow-up", at: at(4) }));
    expect(await open()).toEqual([at(4)]);
  });
});

describe("contacts", () => {
  test("the last of each provider is found, as known at a moment", async () => {
    const contact = (at: string, words: string) => ({
      id: randomUUID(),
      locality: "banes",
      provider: "ruh",
      words,
      sender,
      from: null,
      at,
    });
    const first = contact("2024-08-15T09:00:00.000Z", "Rang");
    await write(db, (tx) => insertContact(tx, first));
    await write(db, (tx) => insertContact(tx, { ...first, words: "Something else" }));
    await write(db, (tx) => insertContact(tx, contact("2024-08-15T10:00:00.000Z", "Wrote")));
    const lastAt = async (at: string) => (await findLastContacts(db, "banes", at)).get("ruh");
    expect(await lastAt(knownAt)).toEqual({
      at: "2024-08-15T10:00:00.000Z",
      sender,
      words: "Wrote",
    });
    expect((await lastAt("2024-08-15T09:30:00.000Z"))?.words).toBe("Rang");
    expect((await findLastContacts(db, "swindon", knownAt)).size).toBe(0);
  });
});

describe("who sent what", () => {
  const asAt = "2024-08-14";
  const first = "2024-08-15T07:00:00.000Z";
  const second = "2024-08-15T07:10:00.000Z";

  beforeAll(async () => {
    await report(db, { at: first, observations: [{ measure: "nctr", asAt, value: 24 }] });
    await report(db, {
      at: second,
      observations: [{ measure: "nctr", asAt, value: 23.5, reason: "Counted twice" }],
      sender,
      idempotencyKey: "key",
    });
  });

  test("A3 a submission keeps its sender; the installation itself has none", async () => {
    const { earlier } = await findReception(db, "banes", "ruh", "key");
    expect(earlier?.sender).toEqual(sender);
    expect(await findSenders(db, "banes", [first, second])).toEqual(new Map([[second, sender]]));
  });

  test("S2 what stands in a cell is the last recorded, with who sent it", async () => {
    const asked = [
      { ...cell, asAt },
      { ...cell, asAt: "2024-08-01" },
    ];
    const standing = await findStanding(db, "banes", asked, knownAt);
    expect(standing).toEqual([
      expect.objectContaining({ asAt, recordedAt: second, value: 23.5, sender }),
    ]);
    const before = await findStanding(db, "banes", asked, first);
    expect(before).toEqual([expect.objectContaining({ value: 24, sender: null })]);
  });

  test("S1 all that was said of a cell is told, the last first", async () => {
    const versions = await findVersions(db, "banes", { ...cell, asAt }, { knownAt, limit: 5 });
    expect(versions.map(({ value, reason }) => [value, reason])).toEqual([
      [23.5, "Counted twice"],
      [24, null],
    ]);
  });

  test("S2 past values are those in force, in order, and a report of no figure is a gap", async () => {
    const stretches = [{ measure: "nctr", from: "2024-08-11", to: "2024-08-14" }];
    await report(db, {
      at: "2024-08-15T07:20:00.000Z",
      observations: [{ measure: "nctr", asAt: "2024-08-12", none: "System down" }],
    });
    expect(await findPastValues(db, "banes", stretches, knownAt)).toEqual([
      {
        measure: "nctr",
        breakdown: "",
        points: [
          { asAt: "2024-08-12", value: null },
          { asAt, value: 23.5 },
        ],
      },
    ]);
  });
});
