/**
 * A few sentences in which every number that comes from a figure says so, and follows it: while the
 * update is a draft the words of a fact are written anew from its figure; once it is published they stand.
 */
import { z } from "zod";

export const passageCharactersMax = 1_500;

/**
 * What a figure says of itself in a few words, by the measure (and its part) and the aspect:
 * "ruh-nctr-banes-p1-3/value", "ruh-nctr-banes.P1/value", "ruh-nctr-banes-p1-3/variance".
 */
export const FactKey = z
  .string()
  .max(160)
  .regex(/^[a-z0-9-]+(\.[A-Za-z0-9-]+)?\/[a-z-]+$/, "A fact is named as measure/aspect.");
export type FactKey = z.infer<typeof FactKey>;

/** A fact and how it is written now. `label` says what it is to whoever looks for it. */
export const Fact = z.object({ key: FactKey, words: z.string().min(1), label: z.string() });
export type Fact = z.infer<typeof Fact>;

export const Piece = z.discriminatedUnion("is", [
  z.object({ is: z.literal("words"), words: z.string() }),
  /** `words` are those of the fact when the passage was last written or composed. */
  z.object({ is: z.literal("fact"), fact: FactKey, words: z.string() }),
]);
export type Piece = z.infer<typeof Piece>;

/** In reading order; its words are those of its pieces, one after the other. */
export const Passage = z.array(Piece).max(400);
export type Passage = z.infer<typeof Passage>;

/** The passage as it is read. */
export const writePassage = (passage: Passage): string =>
  passage.map(({ words }) => words).join("");

/** What whoever wrote a passage should look at again. */
export const PassageFlag = z.discriminatedUnion("is", [
  /** The figure has changed since the sentence was written: the number followed, the words around it may not hold. */
  z.object({ is: z.literal("changed"), fact: FactKey, was: z.string(), now: z.string() }),
  /** There is nothing to follow any more: the figure went missing, or has no target now. What was written stands, marked. */
  z.object({ is: z.literal("gone"), fact: FactKey, was: z.string() }),
  /** A number that no figure answers to: typed by hand, and nothing follows it. */
  z.object({ is: z.literal("unfollowed"), words: z.string() }),
  /** A word that claims more than the numbers support, such as "improving" for common-cause variation. */
  z.object({ is: z.literal("unsupported"), words: z.string(), why: z.string() }),
]);
export type PassageFlag = z.infer<typeof PassageFlag>;
