/** Which figures a wall shows, by their size, each size in the order of its positions. */
import type { Figure } from "../../contracts/figure.ts";
import type { Tile } from "../../contracts/measure.ts";

/** Beside the lead tile there is room for so many. */
const secondsMax = 4;

export const tilesOf = (figures: readonly Figure[], ...sizes: Tile["size"][]): Figure[] => {
  const placed = figures.flatMap((figure) =>
    figure.tile !== null && sizes.includes(figure.tile.size) ? [{ figure, tile: figure.tile }] : [],
  );
  return placed
    .toSorted(
      (a, b) =>
        sizes.indexOf(a.tile.size) - sizes.indexOf(b.tile.size) ||
        a.tile.position - b.tile.position,
    )
    .map(({ figure }) => figure);
};

/** A figure as one of another size says it: it has other room for words. */
export const inSize = (figure: Figure, size: Tile["size"]): Figure =>
  figure.tile === null || figure.tile.size === size
    ? figure
    : { ...figure, tile: { ...figure.tile, size } };

/** What a television's grid holds under the big tiles: two rows of four. */
export const tilesUnderBig = 8;
/** What one row holds beside the lead tile. */
export const tilesBesideLead = 3;

/**
 * The big figures stay; the small ones, and those for which there is no big place, may take turns. In a
 * row only the lead tile stays, and all are small.
 */
export const partTiles = (
  figures: readonly Figure[],
  as: "grid" | "row",
): { staying: Figure[]; turning: Figure[] } => {
  const leads = tilesOf(figures, "lead");
  const seconds = tilesOf(figures, "second");
  const secondsStaying = as === "grid" ? secondsMax : 0;
  const staying = [...leads.slice(0, 1), ...seconds.slice(0, secondsStaying)];
  const turning = [
    ...leads.slice(1),
    ...seconds.slice(secondsStaying),
    ...tilesOf(figures, "small"),
  ].map((figure) => inSize(figure, "small"));
  return { staying: as === "grid" ? staying : staying.map((one) => inSize(one, "small")), turning };
};
