/** A figure that turns out wrong after the board has read it. */
import { describe, expect, it } from "vitest";
import { Wall } from "../../contracts/figure.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { openWall } from "../support/open-wall.ts";
import { posting } from "../support/product.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();
const updatePath = "/api/localities/banes/weekly-updates/2024-08-12";
const wallPath = "/api/localities/banes/wall";
const attendances = ({ figures }: Wall) => figures.find(({ key }) => key === "ruh-ed-attendances");

describe("a correction that comes late", () => {
  it("R3 S1 S2 leaves what was published as it was, and is shown as what it is", async () => {
    const gaps = "The Wellbeing Hub's week comes on Monday.";
    const published = await product.read(WeeklyUpdate, `${updatePath}/publish`, posting({ gaps }));
    expect(published.rows[2]).toMatchObject({ reading: "267", asAt: "14 Aug", change: "+20" });
    const wall = await openWall(product.address, "banes");
    const { at: beforeCorrection } = await product.read(Wall, wallPath);

    const receipt = await product.submit("banes", "ruh", [
      {
        measure: "ruh-ed-attendances",
        asAt: "2024-08-14",
        value: 272,
        reason: "Five arrivals were booked in late",
      },
    ]);

    // The wall shows the new number, and says that it was another.
    await wall.reaches(receipt.revision);
    expect(wall.figure("ruh-ed-attendances")).toMatchObject({
      value: 272,
      asAt: "2024-08-14",
      revised: {
        was: "267",
        at: receipt.recordedAt,
        reason: "Five arrivals were booked in late",
        role: "administrator",
      },
    });

    // What the board was given stays word for word; the correction stands beside it.
    const after = await product.read(WeeklyUpdate, updatePath);
    expect({ ...after, corrections: [] }).toEqual(published);
    expect(after.corrections).toEqual([
      {
        row: "ruh-ed-attendances",
        criteria: "RUH ED attendances",
        asAt: "14 Aug",
        published: "267",
        now: "272",
        recordedAt: receipt.recordedAt,
        reason: "Five arrivals were booked in late",
        role: "administrator",
      },
    ]);

    // And the wall of that moment can still be seen as it was known then.
    const then = await product.read(Wall, `${wallPath}?as-known-at=${beforeCorrection}`);
    expect(attendances(then)).toMatchObject({ value: 267, revised: null });
    expect(attendances(await product.read(Wall, wallPath))).toMatchObject({ value: 272 });
  });
});
