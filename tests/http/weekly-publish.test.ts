/** The publication of a weekly update: what it refuses, what it freezes, and what may follow. */
import { createHash } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Problem } from "../../contracts/problem.ts";
import { WeeklyEdition } from "../../contracts/weekly-edition.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { posting, type TestProduct, withProduct } from "../support/product.ts";
import {
  askToPublish,
  callIt,
  gaps,
  publishAs,
  putting,
  readDraftAs,
  wantTwoPeople,
  writeIn,
  writtenWeek,
} from "../support/written-week.ts";

const refusalOf = async (reply: Response, status: number): Promise<Problem> => {
  const text = await reply.text();
  expect([reply.status, text]).toEqual([status, expect.any(String)]);
  return Problem.parse(JSON.parse(text));
};

const readEditions = async (product: TestProduct): Promise<WeeklyEdition[]> =>
  (await product.read(z.object({ editions: z.array(WeeklyEdition) }), `${writtenWeek}/editions`))
    .editions;

describe("an update with gaps", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await withProduct();
  });

  it.each([
    ["without a body", { method: "POST" }],
    ["with an empty one", posting({})],
    ["with an empty word", posting({ gaps: " " })],
  ])("R9 is not published %s, and the gaps are listed", async (_, init) => {
    const reply = await product.ask(`${writtenWeek}/publish`, init, "place");
    const { message, issues } = await refusalOf(reply, 422);
    expect(message).toContain("This update has gaps, and says nothing of them.");
    expect(issues.map(({ path }) => path)).toEqual(["gaps", "missing[0]"]);
    expect(issues[1]?.message).toContain("Wellbeing Hub has sent nothing since week to 8 Aug");
    expect(await readEditions(product)).toEqual([]);
  });

  it("R9 is published by saying so, and says so itself", async () => {
    const published = await publishAs(product, "place");
    expect(published).toMatchObject({
      state: "published",
      edition: 1,
      editionReason: null,
      gapsAccepted: gaps,
      publishedBy: "BaNES place team",
    });
    expect(published.missing).toHaveLength(1);
    expect(await readEditions(product)).toEqual([
      {
        monday: "2024-08-12",
        edition: 1,
        publishedAt: published.publishedAt,
        publishedBy: "BaNES place team",
        reason: null,
        fingerprint: published.fingerprint,
        gapsAccepted: gaps,
        found: [],
      },
    ]);
  });

  it("A3 its publication is in the audit with what was said of the gaps", async () => {
    const reply = await product.ask("/api/localities/banes/audit");
    expect(await reply.json()).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({
          what: "Published the weekly update for the week of 12 August",
          changes: [{ of: "gaps", before: null, after: gaps }],
        }),
      ]),
    });
  });
});

describe("a published update", () => {
  let product: TestProduct;
  beforeEach(async () => {
    product = await withProduct();
  });

  it("R3 has a fingerprint that anybody can work out anew from its JSON", async () => {
    await writeIn(product, { words: "16 patients: “fewer”, as it happens — 2 × 8." });
    const published = await publishAs(product, "place");
    await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 272 },
    ]);
    for (const path of [writtenWeek, `${writtenWeek}.json`, `${writtenWeek}?edition=1`]) {
      const read = await product.read(z.record(z.string(), z.json()), path);
      expect(read.corrections).toHaveLength(1);
      expect(fingerprint({ ...read, fingerprint: null, corrections: [] })).toBe(
        published.fingerprint,
      );
    }
  });

  it("R3 is superseded by another edition with a reason, and stays as it was", async () => {
    const first = await publishAs(product, "place");
    const refused = await refusalOf(await askToPublish(product, { gaps }), 409);
    expect(refused.message).toBe(
      "The update for the week of 12 August is published and does not change again. To publish another edition, say why.",
    );
    expect(await readDraftAs(product, "place")).toMatchObject({
      state: "published",
      update: { edition: 2 },
    });
    await writeIn(product, { words: "Said anew." });
    expect((await readDraftAs(product, "place")).state).toBe("draft");

    const second = await publishAs(product, "admin", { reason: "The summary was wrong" });
    expect(second).toMatchObject({ edition: 2, editionReason: "The summary was wrong" });
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(await product.read(WeeklyUpdate, `${writtenWeek}?edition=1`)).toEqual(first);
    expect(await product.read(WeeklyUpdate, writtenWeek)).toEqual(second);
    expect((await readEditions(product)).map(({ edition, reason }) => [edition, reason])).toEqual([
      [2, "The summary was wrong"],
      [1, null],
    ]);
    await product.refusal(`${writtenWeek}?edition=3`, {}, 404);
    await product.refusal(`${writtenWeek}?edition=one`, {}, 422);
  });

  it("R3 is published once when two publish it at one moment", async () => {
    const replies = await Promise.all(
      (["place", "admin"] as const).map((as) => askToPublish(product, { gaps }, as)),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await readEditions(product)).toHaveLength(1);
  });

  it("R3 the next week's update tells what has been corrected in it since", async () => {
    await publishAs(product, "place");
    await product.submit("banes", "ruh", [
      {
        measure: "ruh-ed-attendances",
        asAt: "2024-08-14",
        value: 272,
        reason: "Five arrivals were booked in late",
      },
    ]);
    product.clock.moveTo("2024-08-23T07:30:00.000Z");
    const next = "/api/localities/banes/weekly-updates/2024-08-19";
    const { lastReport, correctedSinceLastReport } = await product.read(WeeklyUpdate, next);
    expect(lastReport).toMatchObject({ monday: "2024-08-12" });
    expect(correctedSinceLastReport).toEqual([
      expect.objectContaining({
        row: "ruh-ed-attendances",
        asAt: "14 Aug",
        published: "267",
        now: "272",
        reason: "Five arrivals were booked in late",
      }),
    ]);
  });

  it("says nothing that no figure says any more", async () => {
    await writeIn(product, { words: "RUH saw 267 attendances on Wednesday." });
    const { facts } = await readDraftAs(product, "place");
    expect(facts.map(({ words }) => words)).toContain("267");
    await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", none: "Counted twice" },
    ]);
    const { message, issues } = await refusalOf(await askToPublish(product, { gaps }), 422);
    expect(issues.map(({ path }) => path)).toEqual(["passages.summary"]);
    expect(message).toContain("and no figure says so any more. Write it again.");
    expect((await readDraftAs(product, "place")).waitsFor).toBe(message);
  });
});

describe("a place that wants two people", () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await withProduct();
    await wantTwoPeople(product);
  });

  it("waits until somebody has called it ready", async () => {
    const { message } = await refusalOf(await askToPublish(product, { gaps }), 409);
    expect(message).toBe(
      "BaNES wants two people: somebody calls it ready before another publishes it.",
    );
    expect((await readDraftAs(product, "admin")).waitsFor).toBe(message);
  });

  it("waits for another than who called it ready, and then not any more", async () => {
    const { waitsFor } = await callIt(product, "ready", "place");
    expect(waitsFor).toBe(
      "You called it ready. BaNES wants two people: somebody else publishes it.",
    );
    const { message } = await refusalOf(await askToPublish(product, { gaps }, "place"), 409);
    expect(message).toBe(waitsFor);
    expect((await readDraftAs(product, "admin")).waitsFor).toBeNull();
    expect(await publishAs(product, "admin")).toMatchObject({ state: "published" });
  });
});

describe("whoever may see what is published, and no draft", async () => {
  const product = await withProduct({ isDemonstration: false });

  it("A1 is told none of its words, whatever moment they ask for", async () => {
    await product.ask("/api/localities/banes/openness", putting({ open: true }));
    await publishAs(product, "place");
    await writeIn(product, { words: "Not for everyone yet." });
    const path = `${writtenWeek}?as-known-at=2024-08-16T08:00:00.000Z`;
    const asAnyone = await (await product.ask(path, {}, null)).text();
    expect(asAnyone).not.toContain("Not for everyone yet.");
    expect(await (await product.ask(path, {}, "viewer")).text()).toContain("Not for everyone yet.");
    expect((await product.ask(`${writtenWeek}/draft`, {}, null)).status).toBe(401);
  });
});

/** SHA-256 of the canonical form of RFC 8785, worked out here by other means than the product's. */
const fingerprint = (document: unknown): string =>
  createHash("sha256")
    .update(
      JSON.stringify(document, (_, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
          ? Object.fromEntries(
              Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
            )
          : value,
      ),
    )
    .digest("hex");
