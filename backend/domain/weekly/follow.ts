/** Writes the numbers of a passage anew from their figures, and says what has changed since it was written. */
import type { Fact, Passage, PassageFlag, Piece } from "../../../contracts/passage.ts";

/**
 * The passage with each fact's words as they are now. A fact that is not there any more stands as it
 * was written, and is flagged: the figure went missing, or has no target now.
 */
export const followPassage = (
  passage: Passage,
  facts: readonly Fact[],
): { passage: Passage; flags: PassageFlag[] } => {
  const byKey = new Map(facts.map(({ key, words }) => [key, words]));
  const flags = new Map<string, PassageFlag>();
  const followed = passage.map((piece): Piece => {
    if (piece.is === "words") return piece;
    const { fact, words: was } = piece;
    const now = byKey.get(fact);
    if (now === undefined) flags.set(`${fact} ${was}`, { is: "gone", fact, was });
    else if (now !== was) flags.set(`${fact} ${was}`, { is: "changed", fact, was, now });
    return { ...piece, words: now ?? was };
  });
  return { passage: followed, flags: [...flags.values()] };
};
