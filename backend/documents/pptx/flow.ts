/** Pieces one under the other, and on to the next slide where one is full: nothing is cut. */
import { type Piece, heightOfPiece, splitPiece } from "./pieces.ts";
import { pieceGap } from "./slide-style.ts";

/** A piece where it stands: inches from the top of the room that it was given. */
export type PlacedPiece = { readonly piece: Piece; readonly top: number; readonly height: number };

/** A piece this low is not parted: it goes on whole. */
const partedHeightMin = 1;

/**
 * The pieces of each slide. A piece that is too high for what is left of a slide is parted, or, where it
 * is low, begins the next one.
 */
export const flowPieces = (
  pieces: readonly Piece[],
  width: number,
  height: number,
): PlacedPiece[][] => {
  const slides: PlacedPiece[][] = [[]];
  let top = 0;
  const waiting = [...pieces];
  for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
    const needed = heightOfPiece(piece, width);
    const isWhole = top === 0;
    const withNext = piece.is === "words" && piece.isHeading ? partedHeightMin : 0;
    if (needed + withNext <= height - top) {
      slides.at(-1)?.push({ piece, top, height: needed });
      top += needed + pieceGap;
      continue;
    }
    const isLow = !isWhole && (needed < partedHeightMin || height - top < partedHeightMin);
    const { fits, rest } = isLow
      ? { fits: null, rest: piece }
      : splitPiece(piece, width, height - top, isWhole);
    if (fits !== null)
      slides.at(-1)?.push({ piece: fits, top, height: heightOfPiece(fits, width) });
    slides.push([]);
    top = 0;
    if (rest !== null) waiting.unshift(rest);
  }
  return slides.filter((placed) => placed.length > 0);
};
