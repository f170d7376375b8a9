/** Breaks words into lines: at spaces, and within a word only where it is longer than a line. */
import { leading } from "./pdf-style.ts";
import { type Element, type Ink, type Pen, baselineIn } from "./pen.ts";

export type InkedRun = { readonly words: string; readonly ink: Ink };

/** What the words of a line belong to; null for what a page only shows again. */
export type Place = { readonly element: Element; readonly tag: string } | null;

/** One line of a cell, of a paragraph, of an entry. Its words become part of the place's element. */
export type Line = {
  readonly height: number;
  readonly draw: (x: number, top: number, place: Place) => void;
};

type Word = { words: string; ink: Ink; width: number };

/** Words and the spaces between them, in order; a word too long for the line is cut into what fits. */
const findWords = (pen: Pen, { words, ink }: InkedRun, width: number): Word[] =>
  words
    .split(/(\s+)/)
    .filter((part) => part !== "")
    .map((part) => (/^\s+$/.test(part) ? (part.includes("\n") ? "\n" : " ") : part))
    .flatMap((part) => cutWord(pen, part, ink, width));

const cutWord = (pen: Pen, word: string, ink: Ink, width: number): Word[] => {
  const whole = pen.measure(word, ink);
  if (whole <= width || word.length < 2) return [{ words: word, ink, width: whole }];
  let length = word.length - 1;
  while (length > 1 && pen.measure(word.slice(0, length), ink) > width) length -= 1;
  const first = word.slice(0, length);
  return [
    { words: first, ink, width: pen.measure(first, ink) },
    ...cutWord(pen, word.slice(length), ink, width),
  ];
};

const isSpace = ({ words }: Word): boolean => words === " " || words === "\n";

/** The words of each line; a space where a line ends stays there, so that a reader hears two words. */
const fillLines = (words: readonly Word[], width: number): Word[][] => {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const word of words) {
    const line = lines.at(-1) ?? [];
    if (word.words === "\n") {
      line.push({ ...word, words: " " });
      lines.push([]);
      used = 0;
    } else if (isSpace(word)) {
      if (line.length > 0) line.push(word);
      used += line.length > 0 ? word.width : 0;
    } else if (used + word.width <= width + 0.01 || line.length === 0) {
      line.push(word);
      used += word.width;
    } else {
      lines.push([word]);
      used = word.width;
    }
  }
  return lines.filter((line) => line.some((word) => !isSpace(word)));
};

/** Neighbours of one ink are written at once: letters are set as the face wants them. */
const joinWords = (words: readonly Word[]): Word[] => {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last !== undefined && last.ink === word.ink) {
      last.words += word.words;
      last.width += word.width;
    } else joined.push({ ...word });
  }
  return joined;
};

/**
 * The runs one after the other as lines of a width.
 *
 * @param align "right" sets each line against the right edge, "center" in the middle.
 */
export const breakLines = (
  pen: Pen,
  runs: readonly InkedRun[],
  width: number,
  align: "left" | "right" | "center" = "left",
): Line[] =>
  fillLines(
    runs.flatMap((run) => findWords(pen, run, width)),
    width,
  ).map((words) => {
    const size = Math.max(...words.map(({ ink }) => ink.size));
    const height = size * leading;
    const used = trimmedWidth(words);
    const shift = align === "left" ? 0 : (width - used) / (align === "right" ? 1 : 2);
    const pieces = joinWords(words);
    return {
      height,
      draw: (x, top, place) =>
        speak(pen, place, () => {
          let left = x + shift;
          for (const piece of pieces) {
            pen.write(piece.words, left, baselineIn(top, height, { size }), piece.ink);
            left += pen.measure(piece.words, piece.ink);
          }
        }),
    };
  });

/** Draws as a part of what the place names, or as what a page repeats. */
export const speak = (pen: Pen, place: Place, draw: () => void): void =>
  place === null ? pen.decorate(draw, "Pagination") : pen.say(place.element, place.tag, draw);

/** One below the other. @returns where the next would stand. */
export const drawLines = (lines: readonly Line[], x: number, top: number, place: Place): number => {
  let y = top;
  for (const line of lines) {
    line.draw(x, y, place);
    y += line.height;
  }
  return y;
};

/** As many of the first lines as a height takes, and the rest. */
export const splitLines = (lines: readonly Line[], height: number): [Line[], Line[]] => {
  let used = 0;
  const count = lines.findIndex((line) => {
    used += line.height;
    return used > height;
  });
  return count === -1 ? [[...lines], []] : [lines.slice(0, count), lines.slice(count)];
};

const trimmedWidth = (words: readonly Word[]): number => {
  const end = words.findLastIndex((word) => !isSpace(word)) + 1;
  return words.slice(0, end).reduce((sum, { width }) => sum + width, 0);
};

export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { height }) => sum + height, 0);
