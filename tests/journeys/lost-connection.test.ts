/** A wall that was away: it hears exactly what it missed, or starts afresh where that cannot be said. */
import { describe, expect, it } from "vitest";
import { Wall } from "../../contracts/figure.ts";
import { openWall } from "../support/open-wall.ts";
import { withRunningProduct } from "../support/running-product.ts";

const product = await withRunningProduct();

const submitAttendances = async (asAt: string, value: number): Promise<number> => {
  const receipt = await product.submit("banes", "ruh", [
    { measure: "ruh-ed-attendances", asAt, value },
  ]);
  return receipt.revision;
};
const submitPaulton = async (asAt: string, value: number): Promise<number> => {
  const receipt = await product.submit("banes", "paulton-miu", [
    { measure: "paulton-miu-attendances", asAt, value },
  ]);
  return receipt.revision;
};

describe("a wall whose connection is lost", () => {
  it("L1 L2 is brought up to date with one patch of what changed meanwhile, and nothing else", async () => {
    const wall = await openWall(product.address, "banes");
    const { revision: held } = wall.shows();
    await wall.drop();

    await submitAttendances("2024-08-14", 268);
    await submitAttendances("2024-08-15", 281);
    const revision = await submitPaulton("2024-08-15", 39);
    expect(wall.figure("ruh-ed-attendances").value).toBe(267);

    await wall.comeBack();
    await wall.reaches(revision);
    expect(wall.heard()).toHaveLength(1);
    const [patch] = wall.heard();
    expect(patch).toMatchObject({ type: "patch", from: held, to: revision });
    expect(patch?.type === "patch" && patch.figures.map(({ key }) => key).toSorted()).toEqual([
      "paulton-miu-attendances",
      "ruh-ed-attendances",
    ]);

    // What it shows is what one who comes only now is shown.
    const fresh = await openWall(product.address, "banes");
    expect(fresh.heard()[0]?.type).toBe("snapshot");
    expect(wall.shows().figures).toEqual(fresh.shows().figures);
    const document = await product.read(Wall, "/api/localities/banes/wall");
    expect(wall.shows().figures).toEqual(document.figures);
  });

  it("L1 one that missed nothing is told so, without the figures", async () => {
    const wall = await openWall(product.address, "banes");
    const { figures } = wall.shows();
    await wall.drop();
    await wall.comeBack();
    const [first] = wall.heard();
    expect(first?.type).not.toBe("snapshot");
    expect(first?.type === "patch" ? first.figures : []).toEqual([]);
    expect(wall.shows().figures).toEqual(figures);
  });

  it("L3 one that comes from another store, or from the future, starts afresh", async () => {
    const wall = await openWall(product.address, "banes");
    const { epoch, revision } = wall.shows();
    for (const holding of [
      { epoch: "another-store", revision },
      { epoch, revision: revision + 1_000 },
    ]) {
      await wall.drop();
      await wall.comeBack(holding);
      expect(wall.heard()[0]).toMatchObject({ type: "snapshot", epoch, revision });
    }
  });
});
