/** Numbers that somebody typed and no figure answers to: nothing follows them. */
import type { Passage, PassageFlag } from "../../../contracts/passage.ts";

/** What holds digits and counts nothing: dates, times, names of pathways, levels, beds and standards. */
const names: readonly RegExp[] = [
  /\b\d{1,2}(?: to \d{1,2})? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{4})?/g,
  /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g,
  /\b\d{1,2}(?::\d{2})?(?:am|pm)\b/gi,
  /\b20\d{2}(?:\/\d{2})?\b/g,
  /\b(?:pathways?|phases?|wards?|levels?|type|category|cat|OPEL|GPAS|NHS)\s+\d+(?:(?:\s*(?:to|and|or|-|–)\s*)\d+)*\b/gi,
  /\b\d+[- ](?:hour|day|week|bed)s?\b(?= (?:standard|target|stay|plan|unit|performance))/gi,
  // What a standard measures: "within 4 hours", "over 7 days"
  /\b(?:within|over|under) \d+ (?:hours?|days?)\b/gi,
  // "P1-3", "D2A", "COVID-19", "24/7"
  /\b[A-Za-z]+-?\d+[A-Za-z]*(?:[-–]\d+)?\b|\b24\/7\b/g,
];

const number = /(?<![\w.,])\d[\d,]*(?:\.\d+)?%?(?![\w])/g;

/** The words with what somebody else said blanked out: it is theirs. */
export const blankQuotes = (words: string): string => blank(words, /“[^”]*”|"[^"]*"/g);

const blank = (words: string, pattern: RegExp): string =>
  words.replace(pattern, (found) => " ".repeat(found.length));

/** The words with what is no count blanked out, letter for letter, so that places stay the same. */
export const blankNames = (words: string): string => names.reduce(blank, blankQuotes(words));

/** A flag for each number between the facts of a passage, in reading order. */
export const findFreeNumbers = (passage: Passage): PassageFlag[] => {
  // Facts are blanked in their places: "pathways 1 to 3" may begin in one piece and end in the next.
  const words = passage
    .map((piece) => (piece.is === "words" ? piece.words : piece.words.replace(/\S/g, "_")))
    .join("");
  const found = [...blankNames(words).matchAll(number)].map(([each]) => each.replace(/[,.]$/, ""));
  return [...new Set(found)].map((each) => ({ is: "unfollowed", words: each }));
};
