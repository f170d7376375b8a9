/** What the PDF looks like: A4 on its side, lengths in points. */
import { colour } from "../chart-style.ts";
import type { Ink } from "./pen.ts";

export const page = { width: 841.89, height: 595.28 } as const;
export const margin = { side: 40, top: 30, bottom: 30 } as const;
export const contentWidth = page.width - 2 * margin.side;
/** What is written at the foot of each page stands below this. */
export const contentBottom = page.height - 50;
/** Where a further page begins, under its head. */
export const furtherTop = 62;

/** The distance of baselines, in sizes of the letters. */
export const leading = 1.32;

export const hairline = { colour: "#d3dce3", width: 0.6 } as const;
export const rule = { colour: colour.text, width: 1.2 } as const;

const { text, quiet, aim } = colour;
export const inks = {
  title: { face: "heavy", size: 23, colour: text },
  subtitle: { face: "regular", size: 12, colour: "#3d4f5d" },
  head: { face: "regular", size: 8.5, colour: quiet },
  draft: { face: "strong", size: 8.5, colour: aim },
  heading: { face: "strong", size: 11.5, colour: text },
  under: { face: "regular", size: 8.5, colour: quiet },
  foot: { face: "regular", size: 7.5, colour: quiet },
} as const satisfies Record<string, Ink>;

/** How closely the first page is set: the first that fits is taken. */
export type Density = {
  readonly lead: number;
  readonly body: number;
  readonly small: number;
  readonly rowPadding: number;
  readonly gap: number;
};
const spacious: Density = { lead: 13, body: 10, small: 9, rowPadding: 4, gap: 12 };
const easy: Density = { lead: 12.5, body: 9.8, small: 8.8, rowPadding: 3.5, gap: 10 };
/** What fits at no density runs on to a further page at this one. */
export const roomy: Density = { lead: 12, body: 9.5, small: 8.5, rowPadding: 2.8, gap: 9 };
export const tight: Density = { lead: 10.5, body: 9, small: 8, rowPadding: 1.7, gap: 7 };
export const densities: readonly Density[] = [spacious, easy, roomy, tight];

/** The second page is set as the middle density. */
export const monitoring: Density = { lead: 12, body: 9, small: 8.5, rowPadding: 2, gap: 14 };
