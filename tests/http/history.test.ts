import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { History, Wall } from "../../contracts/figure.ts";
import { PlanReply } from "../../contracts/plan.ts";
import { seedsFolder } from "../support/folders.ts";
import { withProduct } from "../support/product.ts";

const product = await withProduct();
const history = (place: string, measure: string, query: string) =>
  product.read(History, `/api/localities/${place}/measures/${measure}/history?${query}`);

/** The published file, read here by other means than the product's. */
const published = readFileSync(join(seedsFolder, "data", "trust-daily.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map(([code, , date, nctr]) => ({ code, date: date ?? "", nctr: Number(nctr) }));

describe("the real series", () => {
  it.each([
    ["banes", "ruh-nctr", "RD1"],
    ["swindon", "gwh-nctr", "RN3"],
    ["wiltshire", "sft-nctr", "RNZ"],
  ])(
    "F3 %s %s equals the published file day by day; a day not submitted is missing, not zero",
    async (place, measure, code) => {
      const { points } = await history(place, measure, "from=2022-04-01&to=2025-03-31");
      const expected = published.filter((row) => row.code === code);
      expect(expected).toHaveLength(1_096);
      expect(points.map(({ asAt, value }) => [asAt, value])).toEqual(
        expected.map(({ date, nctr }) => [date, nctr === 0 ? null : nctr]),
      );
      expect(points.filter(({ value }) => value === 0)).toEqual([]);
    },
  );

  it("S2 what the clock has not reached is not known unless it is asked for", async () => {
    const { points, to } = await history("banes", "ruh-nctr", "");
    expect(to).toBe("2024-08-16");
    expect(points.at(-1)).toMatchObject({ asAt: "2024-08-16", value: null });
    expect(points.at(-2)).toMatchObject({ asAt: "2024-08-15", value: 224 });
  });

  it("D2 the BSW roll-up of 15 August 2024 is incomplete and names both trusts that sent nothing", async () => {
    const wall = await product.read(Wall, "/api/localities/bsw/wall");
    expect(wall.figures.find(({ key }) => key === "bsw-nctr")).toMatchObject({
      asAt: "2024-08-15",
      value: null,
      rag: "no-figure",
      incomplete: { missing: ["GWH", "SFT"] },
    });
    const { points } = await history("bsw", "bsw-nctr", "from=2024-05-26&to=2024-08-15");
    expect(points.at(-1)).toMatchObject({ value: null, missing: ["GWH", "SFT"] });
    expect(points[0]?.value).toBe(
      published
        .filter(({ date }) => date === "2024-05-26")
        .reduce((sum, { nctr }) => sum + nctr, 0),
    );
  });

  it("V5 the whole-trust series is not set against a target made for patients remaining", async () => {
    const { points } = await history("banes", "ruh-nctr", "from=2024-08-15&to=2024-08-15");
    expect(points[0]?.target).toMatchObject({ state: "none", note: expect.stringContaining("55") });
    const { plans } = await product.read(PlanReply, "/api/localities/banes/plan");
    const remaining = plans
      .flatMap(({ targets }) => targets)
      .find(({ aim }) => aim.state === "number" && aim.value === 55);
    expect(remaining?.measure).toBe("ruh-nctr-remaining");
  });

  it("compares each day with the same weekday 52 weeks before", async () => {
    const { points } = await history("banes", "ruh-nctr", "from=2024-08-12&to=2024-08-15");
    const lastYear = published.find(({ code, date }) => code === "RD1" && date === "2023-08-17");
    expect(points.at(-1)?.lastYear).toBe(lastYear?.nctr);
  });

  it("refuses days the wrong way round, too many days, an unknown measure", async () => {
    const path = "/api/localities/banes/measures/ruh-nctr/history";
    await product.refusal(`${path}?from=2024-08-15&to=2024-08-01`, {}, 422);
    await product.refusal(`${path}?from=1900-01-01`, {}, 422);
    await product.refusal(`${path}?from=yesterday`, {}, 422);
    await product.refusal("/api/localities/banes/measures/nothing/history", {}, 404);
  });
});

describe("the wall of a place", () => {
  it("S2 can be read as it was known at a moment, and not at one that has not come", async () => {
    const path = "/api/localities/banes/wall?as-known-at=";
    const then = await product.read(Wall, `${path}2024-08-08T14:00:00.000Z`);
    const lead = then.figures.find(({ key }) => key === "ruh-nctr-banes-p1-3");
    expect(lead).toMatchObject({ value: 24, asAt: "2024-08-08", change: null });
    await product.refusal(`${path}2024-08-17T00:00:00.000Z`, {}, 422);
  });

  it("is not sent again to one who holds it", async () => {
    const first = await product.ask("/api/localities/banes/wall");
    const etag = first.headers.get("etag") ?? "";
    const again = await product.ask("/api/localities/banes/wall", {
      headers: { "If-None-Match": etag },
    });
    expect([first.status, again.status]).toEqual([200, 304]);
  });

  it.each(["banes", "swindon", "wiltshire", "bsw"])("%s fills its wall", async (place) => {
    const wall = await product.read(Wall, `/api/localities/${place}/wall`);
    const sizes = wall.figures.map(({ tile }) => tile?.size);
    expect(sizes.filter((size) => size === "lead")).toHaveLength(1);
    expect(sizes.filter((size) => size === "opel")).toHaveLength(3);
    expect(sizes.filter((size) => size === "second")).toHaveLength(4);
    expect(sizes.filter((size) => size === "small")).toHaveLength(8);
  });
});
