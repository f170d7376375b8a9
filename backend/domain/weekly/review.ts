/** Reads a written passage again: its numbers follow their figures, and what should be looked at is said. */
import type { Fact, Passage, PassageFlag } from "../../../contracts/passage.ts";
import { type ClaimGround, checkClaims } from "./claims.ts";
import { followPassage } from "./follow.ts";
import { findFreeNumbers } from "./free-numbers.ts";

/** The passage as it reads now, with every flag: changed and gone facts, free numbers, unsupported words. */
export const reviewPassage = (
  passage: Passage,
  facts: readonly Fact[],
  ground: ClaimGround,
): { passage: Passage; flags: PassageFlag[] } => {
  const followed = followPassage(passage, facts);
  return {
    passage: followed.passage,
    flags: [
      ...followed.flags,
      ...findFreeNumbers(followed.passage),
      ...checkClaims(followed.passage, ground),
    ],
  };
};
