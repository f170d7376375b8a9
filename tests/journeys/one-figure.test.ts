/** How one figure travels: from a flow lead to every open wall, and into the week that is written down. */
import { describe, expect, it } from "vitest";
import { History } from "../../contracts/figure.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { openWall } from "../support/open-wall.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const week = (monday: string) =>
  product.read(WeeklyUpdate, `/api/localities/banes/weekly-updates/${monday}`);

describe("one figure end to end", () => {
  it("L2 R2 R3 S5 a flow lead enters 281 attendances, and everything that shows them says so", async () => {
    const walls = await Promise.all([1, 2, 3].map(() => openWall(product.address, "banes")));
    const publishedBefore = await week("2024-08-05");
    for (const wall of walls) {
      expect(wall.figure("ruh-ed-attendances")).toMatchObject({ value: 267, asAt: "2024-08-14" });
    }

    const receipt = await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
    ]);

    for (const wall of walls) {
      await wall.reaches(receipt.revision);
      // One snapshot on arrival, then one patch that holds the one figure that changed.
      expect(wall.heard().map(({ type }) => type)).toEqual(["snapshot", "patch"]);
      expect(wall.heard()[1]).toMatchObject({
        from: receipt.revision - 1,
        to: receipt.revision,
      });
      expect(wall.heard()[1]).toHaveProperty("figures.length", 1);
      expect(wall.figure("ruh-ed-attendances")).toMatchObject({
        value: 281,
        asAt: "2024-08-15",
        recordedAt: receipt.recordedAt,
        change: { since: "2024-08-08", from: 247, difference: 34 },
        comparisons: { previous: { since: "2024-08-14", from: 267, difference: 14 } },
        rag: "not-rated",
      });
    }

    const { points } = await product.read(
      History,
      "/api/localities/banes/measures/ruh-ed-attendances/history?from=2024-08-14&to=2024-08-15",
    );
    expect(points.map(({ asAt, value }) => [asAt, value])).toEqual([
      ["2024-08-14", 267],
      ["2024-08-15", 281],
    ]);

    const draft = await week("2024-08-12");
    expect(draft).toMatchObject({ state: "draft", revision: receipt.revision });
    expect(draft.rows.find(({ key }) => key === "ruh-ed-attendances")).toMatchObject({
      reading: "281",
      asAt: "15 Aug",
      change: "+34",
    });

    expect(publishedBefore).toMatchObject({ state: "published", corrections: [] });
    expect(await week("2024-08-05")).toEqual(publishedBefore);
  });

  it("V1 D1 D2 parts make their total on the wall: 18 of a target of 20, once all three are in", async () => {
    const wall = await openWall(product.address, "banes");
    const part = (breakdown: string, value: number) => ({
      measure: "ruh-nctr-banes",
      breakdown,
      asAt: "2024-08-16",
      value,
    });

    const two = await product.submit("banes", "ruh", [part("P1", 9), part("P2", 4)]);
    await wall.reaches(two.revision);
    expect(wall.figure("ruh-nctr-banes-p1-3")).toMatchObject({
      value: null,
      variance: null,
      rag: "no-figure",
      incomplete: { missing: ["P3"], lastComplete: { asAt: "2024-08-15", value: 16 } },
    });

    const third = await product.submit("banes", "ruh", [part("P3", 5)]);
    await wall.reaches(third.revision);
    expect(wall.figure("ruh-nctr-banes-p1-3")).toMatchObject({
      value: 18,
      asAt: "2024-08-16",
      target: { state: "number", value: 20 },
      variance: { difference: -2, ratio: -0.1 },
      rag: "green",
      incomplete: null,
    });
  });

  it("S3 what is refused reaches nobody", async () => {
    const wall = await openWall(product.address, "banes");
    const { revision } = wall.shows();
    const refused = product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 290 },
      { measure: "ruh-ed-attendances", asAt: "2024-08-13", value: -1 },
    ]);
    await expect(refused).rejects.toThrow("answered 422");

    // What is accepted next is the very next revision, and the first thing that the wall hears.
    const { revision: next } = await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 282 },
    ]);
    expect(next).toBe(revision + 1);
    await wall.reaches(next);
    expect(wall.heard().slice(1)).toEqual([
      expect.objectContaining({ type: "patch", from: revision, to: next }),
    ]);
  });
});
