/** The weekly update while it is written: by several people, over figures that still change. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { writePassage } from "../../contracts/passage.ts";
import { PassageReceipt, type PassageSlot, WeeklyDraft } from "../../contracts/weekly-draft.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import type { Account } from "../support/accounts.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";

const week = "/api/localities/banes/weekly-updates/2024-08-12";
const putting = (body: unknown): RequestInit => ({ ...posting(body), method: "PUT" });

const product = await withProduct();
const draftOf = (of: TestProduct) => of.read(WeeklyDraft, `${week}/draft`);
const passageIn = ({ passages }: WeeklyDraft, slot: PassageSlot) => {
  const passage = passages.find((one) => one.slot === slot);
  if (passage === undefined) throw new Error(`The draft has no ${slot}.`);
  return passage;
};
const rowOf = ({ update }: WeeklyDraft, key: string) => {
  const row = update.rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`The draft has no row ${key}.`);
  return row;
};
const readText = ({ passage }: { passage: WeeklyDraft["passages"][number]["passage"] }) =>
  passage === null ? null : writePassage(passage);

type Writing = {
  slot?: PassageSlot;
  words: string | null;
  basedOn?: number;
  id?: string;
  as?: Account;
  of?: TestProduct;
};
const write = ({
  slot = "summary",
  words,
  basedOn = 0,
  id = randomUUID(),
  as = "place",
  of = product,
}: Writing): Promise<Response> =>
  of.ask(`${week}/draft/passages/${slot}`, putting({ basedOn, words, id }), as);
const written = async (writing: Writing): Promise<PassageReceipt> => {
  const reply = await write(writing);
  const text = await reply.text();
  expect([reply.status, text]).toEqual([200, expect.any(String)]);
  return PassageReceipt.parse(JSON.parse(text));
};

describe("a draft", () => {
  it("R6 suggests what the numbers say, and a figure that changes changes the sentence", async () => {
    const fresh = await withProduct();
    const before = await draftOf(fresh);
    expect(before).toMatchObject({ state: "draft", ready: null, waitsFor: null, editors: [] });
    const suggested = writePassage(passageIn(before, "summary").suggestion);
    expect(suggested).toContain("16");
    expect(writePassage(before.update.summary ?? [])).toBe(suggested);

    const { passage, version, sender } = await written({
      of: fresh,
      words: "16 patients no longer need a hospital bed; the place team is content.",
    });
    expect({ version, sender }).toMatchObject({
      version: 1,
      sender: { name: "BaNES place team", role: "BaNES place team" },
    });
    expect(passage?.[0]).toMatchObject({ is: "fact", words: "16 patients" });

    await fresh.submit("banes", "ruh", [
      { measure: "ruh-nctr-banes", breakdown: "P1", asAt: "2024-08-15", value: 1 },
    ]);
    const after = await draftOf(fresh);
    const { reading } = rowOf(after, "ruh-nctr-banes-p1-3");
    expect(reading).not.toBe("16");
    const summary = passageIn(after, "summary");
    expect(readText(summary)).toBe(
      `${reading} patients no longer need a hospital bed; the place team is content.`,
    );
    expect(writePassage(after.update.summary ?? [])).toBe(readText(summary));
    expect(summary.flags).toContainEqual(
      expect.objectContaining({ is: "changed", was: "16 patients", now: `${reading} patients` }),
    );
  });

  it("stands beside its row, is left out on purpose, and is taken back", async () => {
    const slot = "row:ruh-ed-attendances";
    const { version } = await written({ slot, words: "Busy on Monday." });
    const commentOf = async () =>
      (await product.read(WeeklyUpdate, week)).rows.find(({ key }) => key === "ruh-ed-attendances")
        ?.comment;
    expect(await commentOf()).toEqual([{ is: "words", words: "Busy on Monday." }]);
    const empty = await written({ slot, words: "", basedOn: version });
    expect(empty.passage).toEqual([]);
    expect(await commentOf()).toBeNull();
    const none = await written({ slot, words: null, basedOn: empty.version });
    expect(none).toMatchObject({ passage: null, version: 3 });
  });
});
