/** The weekly update while it is written: by several people, over figures that still change. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { addMinutes } from "../../contracts/calendar.ts";
import { Editor, PassageConflict } from "../../contracts/weekly-draft.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import type { Account } from "../support/accounts.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";
import {
  askToWrite,
  callIt,
  passageOf,
  putting,
  readDraftAs,
  readText,
  rowOf,
  wantTwoPeople,
  writeIn,
  writtenWeek,
} from "../support/written-week.ts";

const summary = "16 patients no longer need a hospital bed; the place team is content.";

describe("a draft and its figures", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await withProduct();
  });

  it("R6 suggests what the numbers say, and a figure that changes changes the sentence", async () => {
    const before = await readDraftAs(product, "place");
    expect(before).toMatchObject({ state: "draft", ready: null, waitsFor: null, editors: [] });
    const { suggestion } = passageOf(before, "summary");
    expect(readText(suggestion)).toContain("16");
    expect(before.update.summary).toEqual(suggestion);

    const receipt = await writeIn(product, { words: summary });
    expect(receipt).toMatchObject({
      version: 1,
      tookBack: false,
      sender: { name: "BaNES place team", role: "BaNES place team" },
    });
    expect(receipt.passage?.[0]).toMatchObject({ is: "fact", words: "16 patients" });

    await product.submit("banes", "ruh", [
      { measure: "ruh-nctr-banes", breakdown: "P1", asAt: "2024-08-15", value: 1 },
    ]);
    const after = await readDraftAs(product, "place");
    const { reading } = rowOf(after.update, "ruh-nctr-banes-p1-3");
    expect(reading).not.toBe("16");
    const written = passageOf(after, "summary");
    expect(readText(written.passage)).toBe(
      `${reading} patients no longer need a hospital bed; the place team is content.`,
    );
    expect(after.update.summary).toEqual(written.passage);
    expect(written.flags).toContainEqual(
      expect.objectContaining({ is: "changed", was: "16 patients", now: `${reading} patients` }),
    );
    // Written again as it reads now, there is nothing to look at any more.
    const again = await writeIn(product, { words: readText(written.passage), basedOn: 1 });
    expect(again.flags.filter(({ is }) => is === "changed")).toEqual([]);
  });

  it("stands beside its row, is left out on purpose, and is taken back", async () => {
    const slot = "row:ruh-ed-attendances";
    const commentOf = async () =>
      rowOf(await product.read(WeeklyUpdate, writtenWeek), "ruh-ed-attendances").comment;
    await writeIn(product, { slot, words: "Busy on Monday." });
    expect(await commentOf()).toEqual([{ is: "words", words: "Busy on Monday." }]);
    expect(await writeIn(product, { slot, words: "", basedOn: 1 })).toMatchObject({ passage: [] });
    expect(await commentOf()).toBeNull();
    const none = await writeIn(product, { slot, words: null, basedOn: 2 });
    expect(none).toMatchObject({ passage: null, version: 3 });
  });

  it("shows the place team what was said of figures, and what was revised", async () => {
    const said = await product.ask(
      "/api/localities/banes/remarks",
      posting({
        id: randomUUID(),
        measure: "ruh-nctr-banes",
        breakdown: "P1",
        asAt: "2024-08-15",
        is: "comment",
        words: "Two wait for a care home place",
      }),
      "ruh",
    );
    expect(said.status).toBe(201);
    const draft = await readDraftAs(product, "place");
    const { comments, revised } = draft;
    expect(readText(passageOf(draft, "row:ruh-nctr-banes-p1-3").suggestion)).toContain(
      "RUH flow lead: “Two wait for a care home place”",
    );
    expect(comments).toEqual([
      expect.objectContaining({
        row: "ruh-nctr-banes-p1-3",
        words: "Two wait for a care home place",
        sender: expect.objectContaining({ role: "RUH flow lead" }),
      }),
    ]);
    expect(revised).toContainEqual(
      expect.objectContaining({ row: "ruh-nctr-banes-p1-3", asAt: "15 Aug", published: "16" }),
    );
    const asViewer = await readDraftAs(product, "viewer");
    expect(asViewer).toMatchObject({
      comments: [],
      waitsFor: "The BaNES place team publishes it.",
    });
    expect(JSON.stringify(asViewer)).not.toContain("Two wait for a care home place");
  });
});

describe("several people in one draft", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await withProduct();
  });

  it("R8 what another wrote meanwhile is not overwritten, and both are there to be seen", async () => {
    await writeIn(product, { words: "The first.", as: "place" });
    const reply = await askToWrite(product, { words: "The second.", as: "admin" });
    expect(reply.status).toBe(409);
    const conflict = PassageConflict.parse(await reply.json());
    expect(conflict.message).toBe(
      "The summary was not saved: BaNES place team changed it at 8:30am while you were typing. Look at what stands there now, then save again.",
    );
    expect(readText(conflict.standing.passage)).toBe("The first.");
    expect(conflict.standing.version).toBe(1);
    const draft = await readDraftAs(product, "place");
    expect(readText(passageOf(draft, "summary").passage)).toBe("The first.");
  });

  it("R8 of two that are sent at one moment one is kept", async () => {
    const replies = await Promise.all(
      (["place", "admin"] as const).map((as) =>
        askToWrite(product, { words: `By ${as}.`, basedOn: 1, as }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it("S6 the same id is the same change, also when its reply was lost", async () => {
    const writing = { slot: "row:hcrg-opel", words: "Steady.", id: randomUUID() } as const;
    const first = await writeIn(product, writing);
    expect(await writeIn(product, writing)).toEqual(first);
    const reused = await askToWrite(product, { ...writing, words: "Not steady.", basedOn: 1 });
    expect([reused.status, await reused.text()]).toEqual([
      422,
      expect.stringContaining("This id is another change's"),
    ]);
  });

  it("shows who else has it open, for as long as they are heard of", async () => {
    const open = async (as: Account, slot: string | null) => {
      const reply = await product.ask(`${writtenWeek}/draft/editors`, posting({ slot }), as);
      return z.object({ editors: z.array(Editor) }).parse(await reply.json()).editors;
    };
    await open("place", "summary");
    expect(await open("admin", null)).toMatchObject([
      { name: "Administrator", slot: null, isYou: true },
      { name: "BaNES place team", slot: "summary", isYou: false },
    ]);
    product.clock.moveTo("2024-08-16T07:30:15.000Z");
    await open("admin", "row:hcrg-opel");
    product.clock.moveTo("2024-08-16T07:30:21.000Z");
    expect((await readDraftAs(product, "place")).editors).toMatchObject([
      { name: "Administrator", slot: "row:hcrg-opel", isYou: false },
    ]);
  });

  it("is asked for every few seconds at little cost, and never misses a change", async () => {
    const markOf = async (as: Account = "place"): Promise<string> => {
      const reply = await product.ask(`${writtenWeek}/draft`, {}, as);
      return reply.headers.get("etag") ?? "";
    };
    const askAgain = async (mark: string): Promise<number> => {
      const headers = { "If-None-Match": mark };
      const reply = await product.ask(`${writtenWeek}/draft`, { headers }, "place");
      // Whatever came, the browser may keep it and ask again.
      expect(reply.headers.get("cache-control")).toBe("private, no-cache");
      return reply.status;
    };
    let mark = await markOf();
    const changes: readonly (() => Promise<unknown>)[] = [
      () => writeIn(product, { slot: "row:ruh-opel", words: "As expected." }),
      () => callIt(product, "ready", "place"),
      () => product.ask(`${writtenWeek}/draft/editors`, posting({ slot: null }), "place"),
      () =>
        product.submit("banes", "ruh", [
          { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
        ]),
      () => wantTwoPeople(product),
      async () => product.clock.moveTo(addMinutes(product.clock.now(), 1)),
    ];
    for (const change of changes) {
      expect(await askAgain(mark)).toBe(304);
      await change();
      expect(await askAgain(mark)).toBe(200);
      mark = await markOf();
    }
    expect(await markOf("admin")).not.toBe(mark);
  });
});

describe("calling it ready", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await withProduct();
  });

  it("says who did and when, and who called it first stands", async () => {
    const draft = await callIt(product, "ready", "place");
    expect(draft).toMatchObject({
      state: "ready",
      update: { state: "ready" },
      ready: { sender: { name: "BaNES place team" }, at: "2024-08-16T07:30:00.000Z" },
    });
    expect((await callIt(product, "ready", "admin")).ready).toEqual(draft.ready);
    expect(await product.read(WeeklyUpdate, writtenWeek)).toMatchObject({ state: "ready" });
  });

  it("R8 whoever writes in it makes it a draft again, and is told so", async () => {
    expect(await writeIn(product, { words: "One more thing." })).toMatchObject({ tookBack: true });
    expect(await readDraftAs(product, "place")).toMatchObject({ state: "draft", ready: null });
    const more = await writeIn(product, { words: "And another.", basedOn: 1 });
    expect(more.tookBack).toBe(false);
  });

  it("A3 is in the audit with what was written, word for word", async () => {
    const reply = await product.ask("/api/localities/banes/audit");
    const { entries } = z
      .object({ entries: z.array(z.object({ what: z.string(), changes: z.array(z.unknown()) })) })
      .parse(await reply.json());
    expect(entries.slice(0, 4)).toMatchObject([
      {
        what: "Wrote in the weekly update for the week of 12 August: the summary",
        changes: [{ of: "The summary", before: "One more thing.", after: "And another." }],
      },
      { what: "Took back, by writing in it, the weekly update for the week of 12 August" },
      { what: "Wrote in the weekly update for the week of 12 August: the summary" },
      { what: "Called ready the weekly update for the week of 12 August" },
    ]);
  });
});

describe("what cannot be written", async () => {
  const product = await withProduct();
  const path = (monday: string, slot = "summary") =>
    `/api/localities/banes/weekly-updates/${monday}/draft/passages/${slot}`;
  const body = (words: string) => putting({ basedOn: 0, words, id: randomUUID() });

  it.each([
    ["2024-08-19", "summary", 422, "The week of 2024-08-19 has not begun."],
    ["2024-08-13", "summary", 422, "A week is named by its Monday: 2024-08-12"],
    ["2024-08-12", "row:nothing", 404, "Nothing is written at"],
    ["2024-08-12", "somewhere", 422, "A passage stands at summary"],
  ])("the week of %s, at %s", async (monday, slot, status, sentence) => {
    const { message, issues } = await product.refusal(path(monday, slot), body("x"), status);
    expect([message, ...issues.map((issue) => issue.message)].join(" ")).toContain(sentence);
  });

  it("a week gone by can be written, as nobody did then", async () => {
    const reply = await product.ask(path("2024-07-29"), body("Written late."), "place");
    expect(reply.status).toBe(200);
  });

  it("refuses an NHS number, for it could never be taken out, and asks about a date of birth", async () => {
    const { issues } = await product.refusal(
      path("2024-08-12"),
      body("Waits since May: 943 476 5919"),
      422,
    );
    expect(issues).toEqual([
      expect.objectContaining({ path: "words", message: expect.stringContaining("NHS number") }),
    ]);
    const { flags } = await writeIn(product, { words: "Born 12/03/1941, waits since May." });
    expect(flags).toContainEqual(
      expect.objectContaining({ why: expect.stringContaining("date of birth") }),
    );
  });
});
