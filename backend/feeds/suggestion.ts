/** What was perhaps meant by words that no measure answers to. */
import { plainWords } from "./words.ts";

/** How much of two names must be alike before one is suggested for the other, from 0 to 1. */
const likenessMin = 0.4;

/** Three letters at a time, words apart: "nctr" is " nc", "nct", "ctr", "tr ". */
const piecesOf = (words: string): Set<string> => {
  const text = ` ${plainWords(words)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim()} `;
  const pieces = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at += 1) pieces.add(text.slice(at, at + 3));
  return pieces;
};

/** Shared pieces over the mean of both: 1 for the same words, 0 for nothing in common. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared += 1;
  return (2 * shared) / Math.max(1, a.size + b.size);
};

/** Something that may be meant, by all names it goes by. */
export type Candidate = { title: string; names: readonly string[] };

/**
 * A function from words to the title of the candidate whose name is most like them, or null when
 * none is like enough. A suggestion is shown to a person and never acted on.
 */
export const makeSuggestions = (
  candidates: readonly Candidate[],
): ((words: string) => string | null) => {
  const known = candidates.flatMap(({ title, names }) =>
    names.map((name) => ({ title, pieces: piecesOf(name) })),
  );
  return (words) => {
    const asked = piecesOf(words);
    let best: { title: string; likeness: number } | null = null;
    for (const { title, pieces } of known) {
      const found = likeness(asked, pieces);
      if (found >= likenessMin && found > (best?.likeness ?? 0)) best = { title, likeness: found };
    }
    return best?.title ?? null;
  };
};
