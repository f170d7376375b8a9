/** What of a passage was left as it was by whoever typed: its beginning and its end follow what they followed. */
import { type Passage, type Piece, writePassage } from "../../../contracts/passage.ts";
import { isWordEnd, isWordStart } from "./word-edges.ts";

export type Untouched = {
  /** Up to and with the last fact before the first change. */
  head: readonly Piece[];
  /** Between these places of the typed words something was changed. */
  from: number;
  to: number;
  /** From the first fact after the last change on. */
  tail: readonly Piece[];
};

type Placed = { piece: Piece; from: number; to: number };

/** A fact counts as left alone when all of it stands where it stood, seen from either end, as whole words. */
export const findUntouched = (before: Passage, words: string): Untouched => {
  const earlier = writePassage(before);
  const same = commonPrefix(earlier, words);
  const placed = placesOf(before);
  const last = placed.findLastIndex(
    ({ piece, to }) => piece.is === "fact" && to <= same && isWordEnd(words, to),
  );
  const from = placed[last]?.to ?? 0;
  const rest = words.slice(from);
  const sameFromEnd = commonPrefix(reversed(earlier.slice(from)), reversed(rest));
  // The end of the typed words lies so much further than that of the earlier ones.
  const shift = words.length - earlier.length;
  const first = placed.findIndex(
    ({ piece, from: start }, i) =>
      i > last &&
      piece.is === "fact" &&
      earlier.length - start <= sameFromEnd &&
      isWordStart(words, start + shift),
  );
  const to = first === -1 ? words.length : (placed[first]?.from ?? 0) + shift;
  return {
    head: before.slice(0, last + 1),
    from,
    to,
    tail: first === -1 ? [] : before.slice(first),
  };
};

const placesOf = (passage: Passage): Placed[] => {
  let at = 0;
  return passage.map((piece) => {
    const from = at;
    at += piece.words.length;
    return { piece, from, to: at };
  });
};

const commonPrefix = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a.charAt(same) === b.charAt(same)) same += 1;
  return same;
};

const reversed = (words: string): string => words.split("").toReversed().join("");
