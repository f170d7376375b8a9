/** What all charts of the PDF share: where each week stands, and what is said where one lacks a figure. */
import { writeNumber } from "../../../contracts/wording.ts";
import { colour } from "../chart-style.ts";
import type { PaperChart } from "../paper/paper.ts";
import { breakLines, drawLines, heightOf } from "./lines.ts";
import { type Ink, type Pen, baselineIn } from "./pen.ts";

/** Where a chart is drawn: its weeks stand side by side between left and right. */
export type Plot = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export const numberInk: Ink = { face: "strong", size: 8, colour: colour.text };
const gapInk: Ink = { face: "regular", size: 6.5, colour: colour.quiet };
/** Of a week's width; the rest is between the bars. */
const barShare = 0.84;

export const stepOf = ({ left, right }: Plot, chart: PaperChart): number =>
  (right - left) / Math.max(1, chart.categories.length);

/** The middle of a week. */
export const middleOf = (plot: Plot, chart: PaperChart, index: number): number =>
  plot.left + stepOf(plot, chart) * (index + 0.5);

export const barWidth = (plot: Plot, chart: PaperChart): number => stepOf(plot, chart) * barShare;

/** How high a value stands in a plot whose highest is `most`. */
export const heightIn = ({ top, bottom }: Plot, value: number, most: number): number =>
  bottom - (value / most) * (bottom - top);

/** A number in the middle of a place, over a height. */
export const writeCentred = (
  pen: Pen,
  value: number,
  [middle, top]: readonly [number, number],
  ink: Ink = numberInk,
): void => {
  const words = writeNumber(value);
  const height = ink.size * 1.2;
  pen.write(words, middle - pen.measure(words, ink) / 2, baselineIn(top, height, ink), ink);
};

/** Words where a bar or a point would be: never a line, never a shorter bar (rules D2, F3). */
export const writeGaps = (pen: Pen, plot: Plot, chart: PaperChart): void => {
  const width = stepOf(plot, chart);
  for (const [index, gap] of chart.gaps.entries()) {
    if (gap === null) continue;
    const words = gap.replaceAll(" ", "\n");
    const lines = breakLines(pen, [{ words, ink: gapInk }], width, "center");
    const left = middleOf(plot, chart, index) - width / 2;
    drawLines(lines, left, plot.bottom - 3 - heightOf(lines), null);
  }
};
