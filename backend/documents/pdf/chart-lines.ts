/** Lines: this year, this time last year and the target; a week without a figure is a gap (rule F3). */
import { spreadLabels } from "../chart-labels.ts";
import { colour } from "../chart-style.ts";
import type { PaperChart, PaperSeries } from "../paper/paper.ts";
import { type Plot, heightIn, middleOf, numberInk, writeCentred } from "./chart-parts.ts";
import type { Pen } from "./pen.ts";

/** Room over the highest point for its ring and its number. */
const headroom = 1.1;
const widths = { data: 2.2, comparison: 1.4, target: 1.4 } as const;
const targetDash = { length: 4.5, space: 3 } as const;
const ringRadius = 3.2;
const pointRadius = 1.8;
/** A number stands so far above or below its point. */
const numberGap = 13;

type Point = { x: number; y: number };

/** Stretches of neighbouring weeks that have a figure. */
const findStretches = (
  plot: Plot,
  chart: PaperChart,
  series: PaperSeries,
  most: number,
): Point[][] => {
  const stretches: Point[][] = [];
  let open: Point[] | null = null;
  for (const [index, value] of series.values.entries()) {
    if (value === null) {
      open = null;
      continue;
    }
    if (open === null) {
      open = [];
      stretches.push(open);
    }
    open.push({ x: middleOf(plot, chart, index), y: heightIn(plot, value, most) });
  }
  return stretches;
};

const drawLine = (pen: Pen, points: readonly Point[], { role, fill }: PaperSeries): void => {
  const [first, ...rest] = points;
  if (first === undefined) return;
  pen.sketch((canvas) => {
    // A point between two gaps belongs to no line and would not be seen.
    if (rest.length === 0) {
      canvas.circle(first.x, first.y, pointRadius).fill(fill);
      return;
    }
    canvas.lineWidth(widths[role]).lineJoin("round");
    if (role === "target") canvas.dash(targetDash.length, { space: targetDash.space });
    canvas.moveTo(first.x, first.y);
    for (const { x, y } of rest) canvas.lineTo(x, y);
    canvas.stroke(fill);
  });
};

/** The first and the latest number of a line, where they do not cover another line's. */
const writeEnds = (pen: Pen, plot: Plot, chart: PaperChart, most: number): void => {
  const last = chart.categories.length - 1;
  const shown = chart.series.filter(({ values }) => (values[last] ?? null) !== null);
  const places = shown.map(({ values }) => heightIn(plot, values[last] ?? 0, most));
  const spread = spreadLabels(places, numberInk.size * 1.25, plot.top);
  for (const [index, { values, fill, role }] of shown.entries()) {
    const x = middleOf(plot, chart, last) + 14;
    const ink = { ...numberInk, colour: role === "comparison" ? colour.quiet : fill };
    writeCentred(pen, values[last] ?? 0, [x, (spread[index] ?? 0) - 4.8], ink);
  }
  const data = chart.series.find(({ role }) => role === "data");
  const begun = data?.values[0] ?? null;
  if (begun !== null && last > 0)
    writeCentred(pen, begun, [
      middleOf(plot, chart, 0),
      heightIn(plot, begun, most) + numberGap - 9,
    ]);
};

const drawRing = (pen: Pen, plot: Plot, chart: PaperChart, most: number): void => {
  const last = chart.categories.length - 1;
  const data = chart.series.find(({ role }) => role === "data");
  const value = data?.values[last] ?? null;
  if (value === null || data === undefined) return;
  pen.sketch((canvas) => {
    canvas.lineWidth(widths.data);
    canvas.circle(middleOf(plot, chart, last), heightIn(plot, value, most), ringRadius);
    canvas.fillAndStroke(colour.surface, data.fill);
  });
};

/** Names stand in the table under it, beside the same strokes. */
export const drawLines = (pen: Pen, plot: Plot, chart: PaperChart): void => {
  const values = chart.series.flatMap(({ values: all }) => all.map((value) => value ?? 0));
  const most = Math.max(1, ...values) * headroom;
  pen.sketch((canvas) => {
    canvas.moveTo(plot.left, plot.bottom).lineTo(plot.right, plot.bottom);
    canvas.lineWidth(0.8).stroke(colour.axis);
  });
  for (const series of chart.series)
    for (const points of findStretches(plot, chart, series, most)) drawLine(pen, points, series);
  drawRing(pen, plot, chart, most);
  writeEnds(pen, plot, chart, most);
};

/** The stroke of a line as it is drawn, before its name. */
export const drawStroke = (
  pen: Pen,
  series: PaperSeries,
  [left, right]: readonly [number, number],
  y: number,
): void =>
  drawLine(
    pen,
    [
      { x: left, y },
      { x: right, y },
    ],
    series,
  );
