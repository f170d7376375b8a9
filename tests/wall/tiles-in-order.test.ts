import { describe, expect, test } from "vitest";
import type { Figure } from "../../contracts/figure.ts";
import type { Tile } from "../../contracts/measure.ts";
import { august } from "../../frontend/gallery-figures.ts";
import { partTiles, tilesOf } from "../../frontend/wall/tiles-in-order.ts";

const [any] = august;
const figure = (key: string, size: Tile["size"], position: number): Figure => {
  if (any === undefined) throw new Error("The gallery has no figures.");
  return { ...any, key, tile: { size, position } };
};
const keys = (figures: readonly Figure[]): string[] => figures.map(({ key }) => key);

describe("the tiles of a wall", () => {
  test("stand by size and position, whatever order they come in", () => {
    const figures = [figure("c", "small", 1), figure("b", "second", 2), figure("a", "second", 1)];
    expect(keys(tilesOf(figures, "second", "small"))).toEqual(["a", "b", "c"]);
  });

  test("the lead and four second ones stay; what is over and the small ones take turns, as small ones", () => {
    const figures = [
      figure("lead", "lead", 1),
      ...[1, 2, 3, 4, 5].map((position) => figure(`s${position}`, "second", position)),
      figure("small", "small", 1),
    ];
    const { staying, turning } = partTiles(figures, "grid");
    expect(keys(staying)).toEqual(["lead", "s1", "s2", "s3", "s4"]);
    expect(keys(turning)).toEqual(["s5", "small"]);
    expect(turning.map(({ tile }) => tile?.size)).toEqual(["small", "small"]);
  });

  test("in a row only the lead stays", () => {
    const figures = [figure("s", "second", 1), figure("lead", "lead", 1)];
    const { staying, turning } = partTiles(figures, "row");
    expect([keys(staying), keys(turning)]).toEqual([["lead"], ["s"]]);
    expect(staying[0]?.tile?.size).toBe("small");
  });
});
