/** Which fact a stretch of typed words means, where several are written alike. */
import type { Fact } from "../../../contracts/passage.ts";
import { firstWord, isBareNumber, lastWord } from "./word-edges.ts";

/** A stretch of the typed words that is written like a fact. */
export type Stretch = { words: string; at: number; written: string };

/** What was followed before, between which words. */
export type Claimant = {
  fact: string;
  words: string;
  after: string;
  ahead: string;
  isUsed: boolean;
};

export type Known = {
  facts: readonly Fact[];
  earlier: Claimant[];
  /** The measures that the place is about: they are spoken of without being named. */
  about: readonly string[];
};

/** A bare number is taken for a figure only where the sentence says at least this share of its name. */
const namedShareMin = 0.5;

/** The fact's key, or null where nothing tells. Marks what it takes of `earlier` as used. */
export const chooseFact = (stretch: Stretch, { facts, earlier, about }: Known): string | null => {
  const { words, at, written } = stretch;
  const after = lastWord(words.slice(0, at));
  const ahead = firstWord(words.slice(at + written.length));
  const claimants = earlier.filter((one) => !one.isUsed && one.words === written);
  const inPlace =
    claimants.find((one) => one.after === after && one.ahead === ahead) ??
    claimants.find(
      (one) =>
        (isTelling(after) && one.after === after) || (isTelling(ahead) && one.ahead === ahead),
    );
  if (inPlace !== undefined) {
    inPlace.isUsed = true;
    return inPlace.fact;
  }
  const alike = facts.filter((fact) => fact.words === written);
  const only = alike.length === 1 ? alike[0] : undefined;
  if (only !== undefined && !isBareNumber(written)) return only.key;
  const moved = new Set(claimants.map(({ fact }) => fact));
  if (moved.size === 1 && !isBareNumber(written)) return claimants[0]?.fact ?? null;
  return chooseByName(stretch, alike, about);
};

/** By what the sentence names: the one whose name it says most of; of two said in full, the longer name. */
const chooseByName = (
  stretch: Stretch,
  alike: readonly Fact[],
  about: readonly string[],
): string | null => {
  const said = wordsOf(sentenceAround(stretch));
  const known = alike.map((fact) => {
    const name = wordsOf(subjectIn(fact));
    const isAbout = about.includes(measureIn(fact));
    const count = name.filter((word) => isAbout || said.includes(word)).length;
    return { fact, share: count / name.length, count };
  });
  const best = known.toSorted((a, b) => b.share - a.share || b.count - a.count)[0];
  if (best === undefined || best.count === 0) return null;
  if (isBareNumber(stretch.written) && best.share < namedShareMin) return null;
  const named = known
    .filter(({ share, count }) => share === best.share && count === best.count)
    .map(({ fact }) => fact);
  return new Set(named.map(measureIn)).size === 1 ? chooseOfOneMeasure(stretch, named) : null;
};

/** Several facts of one figure: the target where a target is spoken of, else the figure itself. */
const chooseOfOneMeasure = ({ words, at }: Stretch, named: readonly Fact[]): string | null => {
  const ofAspect = (aspect: string) => named.find(({ key }) => key.endsWith(`/${aspect}`))?.key;
  const lead = words.slice(0, at).toLowerCase();
  if (/\btargets?(?: of|:| is)? $/.test(lead)) return ofAspect("target") ?? null;
  if (/\bfrom $/.test(lead)) return ofAspect("last-report") ?? null;
  return ofAspect("value") ?? named[0]?.key ?? null;
};

const measureIn = ({ key }: Fact): string => key.split("/")[0] ?? key;

/** "RUH ED attendances: the figure" is about RUH ED attendances. */
const subjectIn = ({ label }: Fact): string => label.split(":")[0] ?? label;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");

const sentenceAround = ({ words, at, written }: Stretch): string => {
  const start = words.slice(0, at).search(/[^.!?]*$/);
  const rest = words.slice(at + written.length);
  return words.slice(start, at) + (rest.split(/[.!?](?:\s|$)/)[0] ?? "");
};

/** A neighbour that is only a mark or a number tells nothing of the place. */
const isTelling = (word: string): boolean => /\p{L}/u.test(word);
