/** Finds the facts in plain words, so that what was typed follows the figures. */
import type { Fact, Passage } from "../../../contracts/passage.ts";
import { type Claimant, type Known, type Stretch, chooseFact } from "./choose-fact.ts";
import { blankNames, blankQuotes } from "./free-numbers.ts";
import { type Phrase, phraseOf, passageOf } from "./phrase.ts";
import { findUntouched } from "./untouched.ts";
import { firstWord, isBareNumber, isWordEnd, isWordStart, lastWord } from "./word-edges.ts";

/**
 * Turns plain words into a passage: each stretch that is word for word a fact follows it, the longest
 * first. What was left as it stood before keeps following what it followed. Where several facts are written alike, what `before` followed at that place wins, then what
 * the sentence names; where neither tells, nothing is followed.
 *
 * Words that `before` holds for a fact are known too, though the fact has changed since: they were on
 * the screen of whoever typed.
 *
 * @param before what stood there: what was written last, or the suggestion.
 * @param about the measures that the place itself is about, so that its sentences need not name them.
 */
export const anchorPassage = (
  words: string,
  facts: readonly Fact[],
  before: Passage | null,
  about: readonly string[] = [],
): Passage => {
  const known = new Map(facts.map((fact) => [fact.key, fact]));
  const earlier = followedIn(before ?? []).filter(({ fact }) => known.has(fact));
  const written = new Set([
    ...facts.filter(canStandAlone).map((fact) => fact.words),
    ...earlier.map((one) => one.words),
  ]);
  const longestFirst = [...written].toSorted((a, b) => b.length - a.length);
  const countable = blankNames(words);
  const open = blankQuotes(words);
  const { head, from, to, tail } = findUntouched(before ?? [], words);
  const phrase: (string | Fact)[] = [];
  let plainFrom = from;
  let at = from;
  while (at < to) {
    const found = isWordStart(open, at)
      ? findAt({ words, countable, at }, longestFirst, { facts, earlier, about })
      : null;
    if (found === null || at + found.words.length > to) {
      at += 1;
      continue;
    }
    phrase.push(words.slice(plainFrom, at), found);
    at += found.words.length;
    plainFrom = at;
  }
  phrase.push(words.slice(plainFrom, to));
  const changed: Phrase = phrase;
  return passageOf([...phraseOf(head), ...changed, ...phraseOf(tail)]);
};

const findAt = (
  { words, countable, at }: { words: string; countable: string; at: number },
  longestFirst: readonly string[],
  known: Known,
): Fact | null => {
  for (const written of longestFirst) {
    if (!words.startsWith(written, at) || !isWordEnd(words, at + written.length)) continue;
    // "pathways 1 to 3" names pathways: a bare number in it is nobody's value.
    if (isBareNumber(written) && countable.charAt(at) === " ") continue;
    const stretch: Stretch = { words, at, written };
    const key = chooseFact(stretch, known);
    if (key !== null) return { key, words: written, label: "" };
  }
  return null;
};

/** One word without a digit, such as "June", says too little to be found by itself. */
const canStandAlone = ({ words }: Fact): boolean => /\d/.test(words) || words.includes(" ");

/** What a passage follows, each with the words on its two sides. */
const followedIn = (passage: Passage): Claimant[] =>
  passage.flatMap((piece, i) =>
    piece.is === "words"
      ? []
      : [
          {
            fact: piece.fact,
            words: piece.words,
            after: lastWord(passage[i - 1]?.words ?? ""),
            ahead: firstWord(passage[i + 1]?.words ?? ""),
            isUsed: false,
          },
        ],
  );
