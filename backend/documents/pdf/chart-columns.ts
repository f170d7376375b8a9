/** Columns: the parts of each week one upon the other, or a row of columns for each part. */
import { colour } from "../chart-style.ts";
import type { PaperChart, PaperSeries } from "../paper/paper.ts";
import { type Plot, barWidth, heightIn, middleOf, numberInk, writeCentred } from "./chart-parts.ts";
import { type Pen, baselineIn } from "./pen.ts";

/** Room over the highest stack for its total. */
const totalHeight = 12;
/** A part lower than this has no room for its number inside. */
const numberHeightMin = 9;
const corner = 1.5;
/** Between the parts of a stack. */
const seam = 0.8;
/** Between the rows of columns, and the room over each for its numbers. */
const rowGap = 6;

/** One week: nothing where a part is missing, for its bar would be a smaller total (rule D2). */
const drawStack = (pen: Pen, plot: Plot, chart: PaperChart, index: number, most: number): void => {
  const total = chart.totals[index] ?? null;
  if (total === null) return;
  const width = barWidth(plot, chart);
  const left = middleOf(plot, chart, index) - width / 2;
  const isLast = index === chart.categories.length - 1;
  let below = 0;
  for (const { values, fill, ink } of chart.series) {
    const value = values[index] ?? 0;
    const bottom = heightIn(plot, below, most);
    const top = heightIn(plot, below + value, most);
    below += value;
    if (value <= 0) continue;
    const height = Math.max(0.4, bottom - top - seam);
    pen.sketch((canvas) =>
      canvas
        .roundedRect(left, top + seam / 2, width, height, Math.min(corner, height / 2))
        .fill(fill),
    );
    if (isLast && height >= numberHeightMin)
      writeCentred(pen, value, [left + width / 2, (top + bottom) / 2 - 4.5], {
        ...numberInk,
        size: 7.5,
        colour: ink,
      });
  }
  writeCentred(pen, total, [left + width / 2, heightIn(plot, below, most) - totalHeight]);
};

/** Each week's total stands over its stack, and the latest week's parts in theirs. */
export const drawStacks = (pen: Pen, place: Plot, chart: PaperChart): void => {
  const plot = { ...place, top: place.top + totalHeight };
  const most = Math.max(1, ...chart.totals.map((total) => total ?? 0));
  for (const index of chart.categories.keys()) drawStack(pen, plot, chart, index, most);
};

const drawRowOfColumns = (
  pen: Pen,
  plot: Plot,
  { chart, series, most }: { chart: PaperChart; series: PaperSeries; most: number },
): void => {
  const width = barWidth(plot, chart);
  for (const [index, value] of series.values.entries()) {
    if (value === null || value <= 0) continue;
    const top = heightIn(plot, value, most);
    pen.sketch((canvas) => {
      const left = middleOf(plot, chart, index) - width / 2;
      canvas.roundedRect(left, top, width, plot.bottom - top, corner).fill(series.fill);
    });
  }
  pen.sketch((canvas) => {
    canvas.moveTo(plot.left, plot.bottom).lineTo(plot.right, plot.bottom);
    canvas.lineWidth(0.8).stroke(colour.axis);
  });
};

/** All rows are of one scale; a part's name stands before its row. */
export const drawColumnRows = (
  pen: Pen,
  place: Plot,
  chart: PaperChart,
  nameLeft: number,
): void => {
  const { series } = chart;
  const values = series.flatMap(({ values: all }) => all.map((value) => value ?? 0));
  const most = Math.max(1, ...values);
  const height = (place.bottom - place.top) / Math.max(1, series.length);
  for (const [index, one] of series.entries()) {
    const bottom = place.top + height * (index + 1);
    const plot = { ...place, top: bottom - height + rowGap, bottom };
    drawRowOfColumns(pen, plot, { chart, series: one, most });
    pen.write(one.name, nameLeft, baselineIn(bottom - 11, 10, numberInk), numberInk);
  }
};
