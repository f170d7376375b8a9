/** Which of the words in a field follow a figure, also while somebody types among them. Pure. */
import { type Passage, writePassage } from "../../../contracts/passage.ts";

export type Stretch = { words: string; follows: boolean };

const commonLength = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charAt(length) === b.charAt(length)) length += 1;
  return length;
};

const reversed = (words: string): string => Array.from(words).toReversed().join("");

/** How much of `text` stands as in `known`, from its begin and from its end; they never overlap. */
const findSame = (text: string, known: string): { begin: number; end: number } => {
  const begin = commonLength(text, known);
  const end = commonLength(reversed(text.slice(begin)), reversed(known.slice(begin)));
  return { begin, end };
};

/**
 * Parts `text` into what follows a figure and what does not. `passage` is what was last heard of it:
 * what has been typed over since follows nothing until the server says so.
 */
export const markWords = (text: string, passage: Passage): Stretch[] => {
  const known = writePassage(passage);
  const { begin, end } = findSame(text, known);
  const shift = text.length - known.length;
  const stretches: Stretch[] = [];
  let told = 0;
  let at = 0;
  for (const { is, words } of passage) {
    const from = at;
    at += words.length;
    if (is === "words") continue;
    const moved = at <= begin ? 0 : from >= known.length - end ? shift : null;
    if (moved === null) continue;
    stretches.push({ words: text.slice(told, from + moved), follows: false });
    stretches.push({ words, follows: true });
    told = at + moved;
  }
  stretches.push({ words: text.slice(told), follows: false });
  return stretches.filter(({ words }) => words !== "");
};

/** "Follows: 16, 4 under the target of 20"; empty where nothing does. For who cannot see the marks. */
export const writeFollowed = (stretches: readonly Stretch[]): string => {
  const followed = stretches.filter(({ follows }) => follows).map(({ words }) => words);
  return followed.length === 0 ? "" : `Follows the figures: ${followed.join(", ")}.`;
};
