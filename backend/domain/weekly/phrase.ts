/** Puts words and facts together into a passage. */
import type { Fact, Passage, Piece } from "../../../contracts/passage.ts";

/** A stretch of a sentence: words, or a fact that the sentence follows. */
export type Phrase = readonly (string | Fact)[];

/** The phrases as one passage; words that follow words become one piece. */
export const passageOf = (phrase: Phrase): Passage => {
  const pieces: Piece[] = [];
  for (const part of phrase) {
    const last = pieces.at(-1);
    if (typeof part !== "string") pieces.push({ is: "fact", fact: part.key, words: part.words });
    else if (part === "") continue;
    else if (last?.is === "words") last.words += part;
    else pieces.push({ is: "words", words: part });
  }
  return pieces;
};

/** A passage's pieces once more as a phrase. */
export const phraseOf = (pieces: readonly Piece[]): Phrase =>
  pieces.map((piece) =>
    piece.is === "words" ? piece.words : { key: piece.fact, words: piece.words, label: "" },
  );

/** "a", "a and b", "a, b and c", with what joins the last one. */
export const joinPhrases = (phrases: readonly Phrase[], last = " and "): Phrase =>
  phrases.flatMap((phrase, i) => {
    if (i === 0) return phrase;
    return [i === phrases.length - 1 ? last : ", ", ...phrase];
  });

/** Finds facts by measure and aspect. */
export type FindFact = (measure: string, aspect: string) => Fact | null;

export const makeFindFact = (facts: readonly Fact[]): FindFact => {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  return (measure, aspect) => byKey.get(`${measure}/${aspect}`) ?? null;
};
