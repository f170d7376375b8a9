/** Which figures a wall shows, by their size, each size in the order of its positions. */
import type { Figure } from "../../contracts/figure.ts";
import type { Tile } from "../../contracts/measure.ts";

export type Placed = { figure: Figure; tile: Tile };

export const placedIn = (figures: readonly Figure[], ...sizes: Tile["size"][]): Placed[] =>
  figures
    .flatMap((figure) =>
      figure.tile !== null && sizes.includes(figure.tile.size)
        ? [{ figure, tile: figure.tile }]
        : [],
    )
    .toSorted(
      (a, b) =>
        sizes.indexOf(a.tile.size) - sizes.indexOf(b.tile.size) ||
        a.tile.position - b.tile.position,
    );
