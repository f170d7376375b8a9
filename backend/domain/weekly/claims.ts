/** Words that claim more than the numbers support. They are pointed out, never changed. */
import type { Passage, PassageFlag } from "../../../contracts/passage.ts";
import { type Claimed, claimWords } from "./claim-words.ts";
import { measureDaysToPlan } from "./days-to-plan.ts";
import { blankQuotes } from "./free-numbers.ts";
import type { WeeklyGround } from "./ground.ts";

/** What a passage is read against; of a row, the measures that the row is about. */
export type ClaimGround = WeeklyGround & { about?: readonly string[] };

/** A sentence with the facts in it blanked: what they say is right by itself. */
type Sentence = { words: string; facts: { at: number; measure: string }[] };

const noFigure = "No figure in this sentence bears that out.";

/**
 * A flag for each word that the figures of its sentence do not bear out. A word speaks of the nearest
 * fact before it in its sentence, else of the first after it, else of what the passage is about. What
 * is denied ("not improving"), intended ("to reach the target") or somebody's own words is no claim.
 */
export const checkClaims = (passage: Passage, ground: ClaimGround): PassageFlag[] => {
  const flags = new Map<string, PassageFlag>();
  for (const sentence of sentencesOf(passage)) {
    for (const { words, whyNot, needsFigure } of claimWords) {
      for (const { 0: found, index } of sentence.words.matchAll(words)) {
        if (isNoClaim(sentence.words.slice(0, index))) continue;
        const claimed = claimedAt(sentence, index, ground);
        // Of people and intentions such words say nothing of a figure.
        if (!needsFigure && sentence.facts.length === 0) continue;
        const why = claimed === null ? noFigure : whyNot(claimed, sentence.words);
        if (why !== null) flags.set(`${found} ${why}`, { is: "unsupported", words: found, why });
      }
    }
  }
  return [...flags.values()];
};

const sentencesOf = (passage: Passage): Sentence[] => {
  const text = blankQuotes(
    passage
      .map((piece) => (piece.is === "words" ? piece.words : "_".repeat(piece.words.length)))
      .join(""),
  );
  const facts: Sentence["facts"] = [];
  let at = 0;
  for (const piece of passage) {
    if (piece.is === "fact") facts.push({ at, measure: measureOf(piece.fact) });
    at += piece.words.length;
  }
  let from = 0;
  return text.split(/(?<=[.!?;])\s/).map((words) => {
    const to = from + words.length;
    const own = facts.filter((fact) => from <= fact.at && fact.at < to);
    const sentence = { words, facts: own.map((fact) => ({ ...fact, at: fact.at - from })) };
    from = to + 1;
    return sentence;
  });
};

/** "ruh-nctr-banes.P1/value" is of ruh-nctr-banes. */
const measureOf = (fact: string): string => fact.split(/[./]/)[0] ?? fact;

const denied =
  /\b(?:not|no|never|without|nor|hardly)\b(?:\W+\w+){0,2}\W*$|n['’]t(?:\W+\w+){0,2}\W*$/i;
const intended =
  /\b(?:to|will|would|should|may|might|could|can|aim\w*|hop(?:e|es|ing)|expect\w*|if|until|towards?|need\w*|help\w*|support\w*)\W+(?:\w+\W+){0,2}$/i;
const carriedOn =
  /\b(?:continu(?:e|es|ed|ing)|began|begun|begins|start(?:s|ed)|compared|due) to\W+$/i;

const isNoClaim = (before: string): boolean =>
  denied.test(before) || (intended.test(before) && !carriedOn.test(before));

const claimedAt = (
  { facts }: Sentence,
  at: number,
  { figures, plans, variationOf, about }: ClaimGround,
): Claimed | null => {
  const nearest = facts.findLast((fact) => fact.at < at) ?? facts[0];
  const measure = nearest?.measure ?? about?.[0];
  const figure = measure === undefined ? undefined : figures.get(measure);
  if (figure === undefined) return null;
  return {
    figure,
    variation: variationOf(figure.key),
    daysToPlan: measureDaysToPlan(figure, plans),
  };
};
