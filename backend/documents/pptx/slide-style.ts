/** What the slides look like: 16:9, lengths in inches, sizes of letters in points. */
import { office } from "../office/office-style.ts";
import type { SlideRun } from "./words.ts";

export const pointsPerInch = 72;

export const slide = { width: 13.333, height: 7.5 } as const;
export const margin = { side: 0.55, top: 0.3, bottom: 0.3 } as const;
export const contentWidth = slide.width - 2 * margin.side;
/** Where what is said begins under the title, and where the foot begins. */
export const contentTop = 1.05;
export const contentBottom = slide.height - 0.52;
export const contentHeight = contentBottom - contentTop;
export const footTop = slide.height - 0.42;

/** Two columns with a gutter between them. */
export const gutter = 0.5;
export const columnWidth = (contentWidth - gutter) / 2;
export const secondColumn = margin.side + columnWidth + gutter;

/** Between one piece and the next. */
export const pieceGap = 0.14;

type Look = Omit<SlideRun, "words">;

const look = (size: number, bold: boolean, colour: string): Look => ({
  size,
  bold,
  colour,
  ground: null,
});

/** How closely the first slide is set: the first that fits it is taken. */
export type Density = { readonly lead: number; readonly body: number; readonly small: number };
export const densities: readonly [Density, ...Density[]] = [
  { lead: 15, body: 12, small: 10 },
  { lead: 14, body: 11, small: 9.5 },
  { lead: 12.5, body: 10, small: 9 },
  { lead: 12, body: 9.5, small: 8.5 },
];
/** Where no density fits one slide, the letters are large again and the table goes on overleaf. */
export const flowing: Density = { lead: 14, body: 11, small: 9.5 };

export const looks = {
  heading: look(13, true, office.text),
  under: look(10, false, office.quiet),
  body: look(11, false, office.text),
  strong: look(11, true, office.text),
  quiet: look(10, false, office.quiet),
  foot: look(9, false, office.quiet),
} as const;

export const runOf = (words: string, of: Look): SlideRun => ({ ...of, words });
