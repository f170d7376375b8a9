import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { EntrySheet } from "../../contracts/entry.ts";
import { Wall } from "../../contracts/figure.ts";
import { Contact, OwingReply } from "../../contracts/owing.ts";
import { Problem } from "../../contracts/problem.ts";
import { CellHistory, Remark } from "../../contracts/remark.ts";
import type { Account } from "../support/accounts.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const banes = "/api/localities/banes";
const cell = { measure: "community-hospital-nctr", asAt: "2024-08-14" };

const ask = async <T>(
  schema: z.ZodType<T>,
  status: number,
  path: string,
  { init = {}, as = "hcrg" }: { init?: RequestInit; as?: Account | null } = {},
): Promise<T> => {
  const reply = await product.ask(`${banes}${path}`, init, as);
  const text = await reply.text();
  expect(`${reply.status} ${text}`).toMatch(new RegExp(`^${status} `));
  return schema.parse(JSON.parse(text));
};

const comment = (changes: object = {}) => ({
  id: randomUUID(),
  ...cell,
  is: "comment",
  words: "Two wait for transport",
  ...changes,
});

const say = (changes: object = {}, as: Account | null = "hcrg"): Promise<Remark> =>
  ask(Remark, 201, "/remarks", { init: posting(comment(changes)), as });
const refused = (
  status: number,
  changes: object = {},
  as: Account | null = "hcrg",
): Promise<Problem> => ask(Problem, status, "/remarks", { init: posting(comment(changes)), as });

const readOwing = () => ask(OwingReply, 200, "/owing", { as: "place" });
const owingOf = async (key: string) =>
  (await readOwing()).providers.find(({ provider }) => provider.key === key);

describe("what is said of a figure", () => {
  it("A3 is kept with who said it and the value that stood there, and moves the place on", async () => {
    const { revision } = await product.read(Wall, `${banes}/wall`);
    const remark = await say();
    expect(remark).toMatchObject({
      ...cell,
      breakdown: "",
      value: 15,
      sender: { is: "person", role: "HCRG flow lead" },
    });
    expect((await product.read(Wall, `${banes}/wall`)).revision).toBe(revision + 1);
    const history = await ask(CellHistory, 200, `/measures/${cell.measure}/cells/${cell.asAt}`);
    expect(history).toMatchObject({ title: "Community hospital NCTR", remarks: [remark] });
    expect(history.versions[0]).toMatchObject({ value: 15 });
    const sheet = await ask(EntrySheet, 200, "/providers/hcrg/sheet");
    const row = sheet.rows.find(({ measure }) => measure === cell.measure);
    expect(row?.before.at(-1)).toMatchObject({ asAt: cell.asAt, comments: 1, followUp: false });
  });

  it("S6 sent again it is the same remark; another under its id is refused", async () => {
    const id = randomUUID();
    const first = await say({ id });
    expect(await say({ id })).toEqual(first);
    expect(await refused(409, { id, words: "Something else" })).toMatchObject({ code: "conflict" });
  });

  it("A1 is for those who enter the figure, and for the place team", async () => {
    expect(await refused(401, {}, null)).toMatchObject({ code: "signed-out" });
    expect(await refused(403, {}, "ruh")).toMatchObject({ code: "forbidden" });
    expect(await refused(403, {}, "viewer")).toMatchObject({ code: "forbidden" });
    expect((await say({}, "place")).sender.role).toBe("BaNES place team");
    const past = `/measures/${cell.measure}/cells/${cell.asAt}`;
    await ask(Problem, 403, past, { as: "ruh" });
    await ask(Problem, 401, past, { as: null });
    await ask(Problem, 404, `/measures/nothing/cells/${cell.asAt}`, { as: "place" });
  });

  it("names all that is wrong with it, an NHS number among it", async () => {
    const problem = await refused(422, {
      asAt: "2024-08-17",
      breakdown: "P1",
      is: "explanation",
      words: "It is 943 476 5919",
    });
    expect(problem.issues.map(({ path }) => path)).toEqual(["breakdown", "asAt", "is", "words"]);
  });

  it("is looked into until somebody settles it", async () => {
    const asked = await say({ is: "follow-up", words: "Is the ward in it?" }, "place");
    const followUps = async () => (await owingOf("hcrg"))?.followUps;
    expect(await followUps()).toEqual([
      {
        ...cell,
        title: "Community hospital NCTR",
        breakdown: "",
        words: "Is the ward in it?",
        at: asked.at,
      },
    ]);
    await say({ is: "settled", words: "It is" });
    expect(await followUps()).toEqual([]);
  });
});

describe("who owes what", () => {
  it("F1 F2 a figure is due until its time, then late, until it comes", async () => {
    const owed = async () =>
      (await owingOf("hcrg"))?.owed.find(({ measure }) => measure === cell.measure);
    const due = { asAt: "2024-08-15", dueAt: "2024-08-16T10:00:00.000Z", missing: [] };
    expect(await owed()).toMatchObject({ ...due, state: "due" });
    product.clock.moveTo("2024-08-16T10:30:00.000Z");
    expect(await owed()).toMatchObject({ ...due, state: "late" });
    expect(await owingOf("hcrg")).toMatchObject({ asked: 2, entered: 0 });
    await product.submit("banes", "hcrg", [{ ...cell, asAt: "2024-08-15", value: 14 }]);
    expect(await owed()).toBeUndefined();
    const hcrg = await owingOf("hcrg");
    expect(hcrg).toMatchObject({ asked: 2, entered: 1 });
    const week = hcrg?.weeks.at(-1);
    expect(week).toMatchObject({ monday: "2024-08-12", late: 1 });
    expect(week?.missing).toEqual([
      { measure: "hcrg-opel", title: "HCRG OPEL", asAt: "2024-08-16" },
    ]);
  });

  it("F3 no figure with its reason is not silence, and not a report either", async () => {
    const weekOf = async () => (await owingOf("paulton-miu"))?.weeks.at(-1);
    const before = await weekOf();
    await product.submit("banes", "paulton-miu", [
      { measure: "paulton-miu-attendances", asAt: "2024-08-15", none: "The system is down" },
    ]);
    expect(await weekOf()).toMatchObject({
      expected: before?.expected,
      reported: before?.reported,
      none: 1,
      missing: [],
    });
  });

  it("D2 a figure of which parts are missing is owed, and says which", async () => {
    await product.submit("banes", "ruh", [
      { measure: "ruh-nctr-banes", breakdown: "P1", asAt: "2024-08-16", value: 9 },
    ]);
    const ruh = await owingOf("ruh");
    expect(ruh?.owed.find(({ measure }) => measure === "ruh-nctr-banes")).toMatchObject({
      asAt: "2024-08-16",
      state: "late",
      missing: ["P0", "P2", "P3"],
    });
    // The longest late stand on top.
    const due = ruh?.owed.map(({ dueAt }) => dueAt) ?? [];
    expect(due).toEqual(due.toSorted());
  });

  it("A3 that somebody was reminded is kept, with who did it", async () => {
    const contact = { id: randomUUID(), words: "Rang the site office" };
    const path = "/providers/hcrg/contacts";
    const remind = () => ask(Contact, 201, path, { init: posting(contact), as: "place" });
    const kept = await remind();
    expect(kept).toMatchObject({
      words: "Rang the site office",
      sender: { role: "BaNES place team" },
    });
    product.clock.moveTo("2024-08-16T10:40:00.000Z");
    expect(await remind()).toEqual(kept);
    expect((await owingOf("hcrg"))?.lastContact).toEqual(kept);
    const other = posting({ ...contact, words: "Something else" });
    await ask(Problem, 409, path, { init: other, as: "place" });
    await ask(Problem, 404, "/providers/nobody/contacts", { init: other, as: "place" });
  });

  it("A1 is for the place team", async () => {
    await ask(Problem, 403, "/owing");
    await ask(Problem, 401, "/owing", { as: null });
    const reminder = posting({ id: randomUUID(), words: "Rang" });
    await ask(Problem, 403, "/providers/ruh/contacts", { init: reminder });
  });
});
