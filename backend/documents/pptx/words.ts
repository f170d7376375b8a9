/** How wide words are in the slides' face, so that what does not fit a slide goes on to the next one. */

/** Words in one look. `size` is in points; colours are "RRGGBB". */
export type SlideRun = {
  readonly words: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  /** The ground of a chip; null for none. */
  readonly ground: string | null;
};

export type SlideParagraph = {
  readonly runs: readonly SlideRun[];
  /** With a dot before it. */
  readonly dotted?: boolean;
  /** Points of room before it. */
  readonly before?: number;
};

/** Widths of " " to "~" in thousandths of the size, as Arial, Helvetica and Liberation Sans have them. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/** Of any other letter, and of an ideograph or an emoji: rather too wide, so that lines are never short of room. */
const otherWidth = 640;
const wideWidth = 1_250;
const firstWideLetter = 0x2e00;
const noBreakSpace = 0xa0;
const boldFactor = 1.08;
/** Baselines in sizes of the letters. */
const leading = 1.23;
/** What a dot and its room take, in points. */
export const dotIndent = 12;

const widthOfLetter = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 0;
  const known = widths[(code === noBreakSpace ? 32 : code) - 32];
  return known ?? (code >= firstWideLetter ? wideWidth : otherWidth);
};

/** In points. */
export const widthOf = (words: string, { size, bold }: Pick<SlideRun, "size" | "bold">): number => {
  let thousandths = 0;
  for (const letter of words) thousandths += widthOfLetter(letter);
  return (thousandths / 1_000) * size * (bold ? boldFactor : 1);
};

/** A word too long for a line by itself, in pieces that fit. */
const breakWord = (word: string, run: SlideRun, width: number): string[] => {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && widthOf(piece + letter, run) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
};

const tokensOf = (run: SlideRun, width: number): string[] =>
  (run.words.match(/[^ \t]+[ \t]*|[ \t]+/g) ?? []).flatMap((word) =>
    widthOf(word.trimEnd(), run) > width ? breakWord(word, run, width) : [word],
  );

/** A paragraph as the lines it takes; one after the other they are its runs again. `width` in points. */
export const wrap = ({ runs, dotted }: SlideParagraph, width: number): SlideRun[][] => {
  const room = width - (dotted ? dotIndent : 0);
  const lines: SlideRun[][] = [[]];
  let used = 0;
  for (const run of runs)
    for (const words of tokensOf(run, room)) {
      if (used > 0 && used + widthOf(words.trimEnd(), run) > room) {
        lines.push([]);
        used = 0;
      }
      used += widthOf(words, run);
      lines.at(-1)?.push({ ...run, words });
    }
  return lines;
};

const sizeOf = ({ runs }: SlideParagraph): number => Math.max(1, ...runs.map(({ size }) => size));

export const lineHeightOf = (paragraph: SlideParagraph): number => sizeOf(paragraph) * leading;

/** In points, with the room before it. */
const heightOfParagraph = (paragraph: SlideParagraph, width: number): number =>
  wrap(paragraph, width).length * lineHeightOf(paragraph) + (paragraph.before ?? 0);

/** In points. */
export const heightOfParagraphs = (paragraphs: readonly SlideParagraph[], width: number): number =>
  paragraphs.reduce((sum, one) => sum + heightOfParagraph(one, width), 0);

const joinLines = (lines: readonly (readonly SlideRun[])[]): SlideRun[] => {
  const joined: SlideRun[] = [];
  for (const run of lines.flat()) {
    const last = joined.at(-1);
    const isSame =
      last?.bold === run.bold &&
      last.size === run.size &&
      last.colour === run.colour &&
      last.ground === run.ground;
    if (last !== undefined && isSame)
      joined.splice(-1, 1, { ...last, words: last.words + run.words });
    else joined.push(run);
  }
  return joined;
};

/**
 * What fits into `room` points of height, and the rest; nothing is lost. A paragraph is parted between
 * its lines.
 */
export const splitParagraphs = (
  paragraphs: readonly SlideParagraph[],
  width: number,
  room: number,
): { fits: SlideParagraph[]; rest: SlideParagraph[] } => {
  let left = room;
  for (const [index, paragraph] of paragraphs.entries()) {
    const height = heightOfParagraph(paragraph, width);
    if (height <= left) {
      left -= height;
      continue;
    }
    const fits = paragraphs.slice(0, index);
    const after = paragraphs.slice(index + 1);
    const count = Math.floor((left - (paragraph.before ?? 0)) / lineHeightOf(paragraph));
    if (count < 1) return { fits, rest: [paragraph, ...after] };
    const lines = wrap(paragraph, width);
    const head = { ...paragraph, runs: joinLines(lines.slice(0, count)) };
    const tail = { runs: joinLines(lines.slice(count)) };
    return { fits: [...fits, head], rest: [tail, ...after] };
  }
  return { fits: [...paragraphs], rest: [] };
};
