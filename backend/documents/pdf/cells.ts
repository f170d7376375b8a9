/** The lines of a cell: its text, its rating as a chip, and what stands under it. */
import { colour } from "../chart-style.ts";
import type { PaperCell, Rating } from "../paper/paper.ts";
import { chipColours, drawShape, measureChip } from "./chip.ts";
import { type InkedRun, type Line, breakLines, speak } from "./lines.ts";
import type { Density } from "./pdf-style.ts";
import { type Ink, type Pen, baselineIn } from "./pen.ts";

/** Between a number and its chip. */
const chipGap = 7;
/** A text longer than this is a sentence: it is set lighter than a number. */
const sentenceLettersMin = 24;

export type CellLook = {
  readonly density: Density;
  readonly align: "left" | "right" | "center";
  readonly isStrong: boolean;
};

const between = " \u00b7 ";

/** Chip, with the words in it; the shape says the colour's word where the words do not. */
const drawChip = (
  pen: Pen,
  words: string,
  rating: Rating,
  ink: Ink,
  isSaid: boolean,
): Line & { width: number } => {
  const { ground, ink: inkColour } = chipColours[rating.tone];
  const written: Ink = { ...ink, face: "strong", colour: inkColour };
  const box = measureChip(pen.measure(words, written), written, rating.tone);
  return {
    width: box.width,
    height: box.height + 1,
    draw: (x, top, place) => {
      const shapeLeft = x + (ground === null ? 0 : ink.size * 0.5);
      const shapeTop = top + (box.height - box.side) / 2;
      if (ground !== null)
        pen.decorate(() =>
          pen.sketch((canvas) => canvas.roundedRect(x, top, box.width, box.height, 4).fill(ground)),
        );
      const draw = (): void =>
        pen.sketch((canvas) => drawShape(canvas, rating.tone, shapeLeft, shapeTop, box.side));
      if (isSaid || place === null) pen.decorate(draw);
      else {
        const bbox = [shapeLeft, shapeTop, shapeLeft + box.side, shapeTop + box.side] as const;
        const alt = `Rated ${rating.word.toLowerCase()}`;
        pen.say(pen.open(place.element, "Figure", { alt, bbox }), "Figure", draw);
      }
      speak(pen, place, () =>
        pen.write(words, x + box.textLeft, baselineIn(top, box.height, written), written),
      );
    },
  };
};

/** A number stands large; a sentence keeps its number large: "60 patients awaiting …". */
const runsOf = (text: string, { body, small }: Density): InkedRun[] => {
  const number: Ink = { face: "heavy", size: body + 1, colour: colour.text };
  const plain: Ink = { face: "regular", size: small, colour: colour.text };
  const [, first, rest] = /^([\d,.]+%?)(\s.*)$/s.exec(text) ?? [];
  if (first !== undefined && rest !== undefined)
    return [
      { words: first, ink: number },
      { words: rest, ink: plain },
    ];
  return [{ words: text, ink: text.length > sentenceLettersMin ? plain : number }];
};

/** The lines of a rated reading: a level in its chip, a number with its chip beside it. */
export const layReading = (pen: Pen, cell: PaperCell, width: number, density: Density): Line[] => {
  const { text, rating } = cell;
  const ink: Ink = { face: "strong", size: density.body, colour: colour.text };
  if (rating === null) return breakLines(pen, runsOf(text, density), width);
  if (rating.isChip) {
    const chip = drawChip(
      pen,
      text,
      rating,
      ink,
      text.toLowerCase().includes(rating.word.toLowerCase()),
    );
    if (chip.width <= width) return [chip];
  }
  const lines = breakLines(pen, runsOf(text, density), width);
  const chip = drawChip(pen, rating.word, rating, { ...ink, size: density.small }, true);
  const numberWidth = pen.measure(text, {
    face: "heavy",
    size: density.body + 1,
    colour: colour.text,
  });
  const [only] = lines;
  if (lines.length !== 1 || only === undefined || numberWidth + chipGap + chip.width > width)
    return [...lines, chip];
  const height = Math.max(only.height, chip.height);
  return [
    {
      height,
      draw: (x, top, place) => {
        only.draw(x, top + (height - only.height) / 2, place);
        chip.draw(x + numberWidth + chipGap, top + (height - chip.height) / 2, place);
      },
    },
  ];
};

/** What stands under a cell's text: notes in one line after the other, then a comment, then corrections. */
const layUnder = (pen: Pen, cell: PaperCell, width: number, { small }: Density): Line[] =>
  cell.lines
    .filter(({ kind }) => kind === "comment" || kind === "correction")
    .flatMap(({ kind, words }) => {
      const written = kind === "comment" ? colour.text : "#005a9c";
      const ink: Ink = { face: "regular", size: small, colour: written };
      return breakLines(pen, [{ words, ink }], width);
    });

/** A cell of any column but the reading's. */
const layText = (pen: Pen, cell: PaperCell, width: number, look: CellLook): Line[] => {
  const { density, align, isStrong } = look;
  const ink: Ink = {
    face: isStrong && !cell.isAbsent ? "strong" : "regular",
    size: isStrong ? density.body : density.small,
    colour: cell.isAbsent ? colour.quiet : colour.text,
  };
  const notes = cell.lines.filter(({ kind }) => kind !== "comment" && kind !== "correction");
  const words = [cell.text, ...notes.map((line) => line.words)].filter((part) => part !== "");
  return breakLines(pen, [{ words: words.join(between), ink }], width, align);
};

/** Everything that a cell says, in lines of a width. */
export const layCell = (pen: Pen, cell: PaperCell, width: number, look: CellLook): Line[] => [
  ...layText(pen, cell, width, look),
  ...layUnder(pen, cell, width, look.density),
];

/** The same for the cell of a reading. */
export const layReadingCell = (
  pen: Pen,
  cell: PaperCell,
  width: number,
  density: Density,
): Line[] => [...layReading(pen, cell, width, density), ...layUnder(pen, cell, width, density)];
