/** A week as it is written down for the board: by two people, while its figures still change. */
import { describe, expect, it } from "vitest";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { withProduct } from "../support/product.ts";
import {
  askToPublish,
  callIt,
  passageOf,
  publishAs,
  readDraftAs,
  readText,
  rowOf,
  wantTwoPeople,
  writeIn,
  writtenWeek,
} from "../support/written-week.ts";

const product = await withProduct();
const editionText = async (edition: number): Promise<string> =>
  (await product.ask(`${writtenWeek}.json?edition=${edition}`)).text();

describe("a week that is written down", () => {
  let first: WeeklyUpdate;
  let asPublished: string;

  it("has written itself, and is said again in the place team's own words", async () => {
    await wantTwoPeople(product);
    const draft = await readDraftAs(product, "place");
    expect(readText(passageOf(draft, "summary").suggestion)).not.toBe("");
    await writeIn(product, { words: "RUH saw 267 attendances, and 16 patients wait to go home." });
    await writeIn(product, {
      slot: "row:ruh-ed-attendances",
      words: "267 attendances are many for a Wednesday.",
    });
    expect(await callIt(product, "ready", "place")).toMatchObject({ state: "ready" });
  });

  it("R6 follows its figures while it waits, and says that it did", async () => {
    await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-14", value: 272, reason: "Booked in late" },
    ]);
    const followed = await readDraftAs(product, "admin");
    const summary = passageOf(followed, "summary");
    expect(readText(summary.passage)).toBe(
      "RUH saw 272 attendances, and 16 patients wait to go home.",
    );
    expect(summary.flags.filter(({ is }) => is === "changed")).toHaveLength(1);
    expect(followed).toMatchObject({ state: "ready", waitsFor: null });
    expect(followed.revised).toContainEqual(
      expect.objectContaining({ row: "ruh-ed-attendances", published: "267", now: "272" }),
    );
  });

  it("R9 is published by another than who called it ready, with a word on what is missing", async () => {
    const { revision } = (await readDraftAs(product, "admin")).update;
    expect((await askToPublish(product, {}, "place")).status).toBe(409);
    expect((await askToPublish(product, {}, "admin")).status).toBe(422);
    first = await publishAs(product, "admin");
    expect(first).toMatchObject({
      state: "published",
      edition: 1,
      revision: revision + 1,
    });
    expect(readText(first.summary)).toBe(
      "RUH saw 272 attendances, and 16 patients wait to go home.",
    );
    expect(readText(rowOf(first, "ruh-ed-attendances").comment)).toBe(
      "272 attendances are many for a Wednesday.",
    );
    asPublished = await editionText(1);
  });

  it("R3 stays as the board has it when it turns out wrong, with the correction beside it", async () => {
    await product.submit("banes", "ruh", [
      {
        measure: "ruh-ed-attendances",
        asAt: "2024-08-14",
        value: 270,
        reason: "Two counted twice",
      },
    ]);
    const corrected = await product.read(WeeklyUpdate, writtenWeek);
    expect({ ...corrected, corrections: [] }).toEqual(first);
    expect(corrected.corrections).toEqual([
      expect.objectContaining({ published: "272", now: "270", reason: "Two counted twice" }),
    ]);
  });

  it("R3 is superseded by an edition that says why, and stays as it was to the letter", async () => {
    await callIt(product, "ready", "admin");
    const second = await publishAs(product, "place", { reason: "Attendances were wrong" });
    expect(second).toMatchObject({ edition: 2, editionReason: "Attendances were wrong" });
    expect(readText(second.summary)).toBe(
      "RUH saw 270 attendances, and 16 patients wait to go home.",
    );
    const { corrections, ...kept } = WeeklyUpdate.parse(JSON.parse(await editionText(1)));
    expect(corrections).toHaveLength(1);
    expect(JSON.stringify({ ...kept, corrections: [] })).toBe(
      JSON.stringify(WeeklyUpdate.parse(JSON.parse(asPublished))),
    );
    expect(kept.fingerprint).toBe(first.fingerprint);
    expect(await product.read(WeeklyUpdate, writtenWeek)).toMatchObject({
      edition: 2,
      corrections: [],
    });
  });
});
