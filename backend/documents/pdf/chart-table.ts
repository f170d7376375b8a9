/**
 * The numbers of a chart under its weeks: a row for each part, its colour before its name. So the table is
 * the chart's axis and its legend as well.
 */
import { colour } from "../chart-style.ts";
import type { PaperCell, PaperChart, PaperSeries } from "../paper/paper.ts";
import { drawStroke } from "./chart-lines.ts";
import type { Flow } from "./flow.ts";
import { type InkedRun, type Line, breakLines, drawLines, heightOf } from "./lines.ts";
import { hairline } from "./pdf-style.ts";
import type { Element, Ink, Pen } from "./pen.ts";

const size = 7.5;
const headInk: Ink = { face: "regular", size: 7, colour: colour.quiet };
const nameInk: Ink = { face: "strong", size, colour: colour.text };
const wordsInk: Ink = { face: "regular", size: 7, colour: colour.quiet };
const valueInk: Ink = { face: "regular", size, colour: colour.text };
const strongInk: Ink = { face: "strong", size, colour: colour.text };
const absentInk: Ink = { face: "regular", size: 6.1, colour: colour.quiet };
const swatchWidth = 9;
const padding = 1.2;
/** On both sides of a week's numbers. */
const cellInset = 0.3;

type ChartRow = {
  name: Line[];
  series: PaperSeries | null;
  cells: Line[][];
  height: number;
};
export type LaidChartTable = {
  chart: PaperChart;
  corner: Line[];
  heads: Line[][];
  headHeight: number;
  rows: ChartRow[];
  labelWidth: number;
  step: number;
  height: number;
};

/** The table's columns after the first, in the order in which the chart shows them from top to bottom. */
const orderColumns = (chart: PaperChart): number[] => {
  const order = chart.table.columns.slice(1).map((_, index) => index + 1);
  if (chart.kind !== "stacked-columns") return order;
  const heightOfColumn = (position: number): number => {
    const key = chart.table.columns[position]?.key;
    const found = chart.series.findIndex((series) => series.key === key);
    return found === -1 ? chart.series.length : found;
  };
  return order.toSorted((a, b) => heightOfColumn(b) - heightOfColumn(a));
};

const layCell = (
  pen: Pen,
  cell: PaperCell | undefined,
  width: number,
  isTotal: boolean,
): Line[] => {
  if (cell === undefined) return [];
  const isShort = pen.measure(cell.text, valueInk) <= width;
  const ink = isShort && !cell.isAbsent ? (isTotal ? strongInk : valueInk) : absentInk;
  return breakLines(pen, [{ words: cell.text, ink }], width, "center");
};

const layName = (pen: Pen, header: string, series: PaperSeries | null, width: number): Line[] => {
  const words = series?.words ?? null;
  const runs: InkedRun[] = [
    { words: header, ink: nameInk },
    ...(words === null ? [] : [{ words: ` ${words}`, ink: wordsInk }]),
  ];
  return breakLines(pen, runs, width);
};

const findSeries = (chart: PaperChart, key: string): PaperSeries | null =>
  chart.series.find((series) => series.key === key) ??
  chart.series.find((series) => series.key.startsWith(key)) ??
  null;

/** Breaks every cell into lines of the width that a week has. */
export const layChartTable = (
  pen: Pen,
  chart: PaperChart,
  { labelWidth, step }: { labelWidth: number; step: number },
): LaidChartTable => {
  const { columns, rows: weeks } = chart.table;
  const inner = step - 2 * cellInset;
  const heads = chart.categories.map(({ label }) =>
    breakLines(pen, [{ words: label.replace(" ", "\n"), ink: headInk }], inner, "center"),
  );
  const byDay = new Map(weeks.map((week) => [week.key, week]));
  const corner = breakLines(pen, [{ words: columns[0]?.header ?? "", ink: headInk }], labelWidth);
  const rows = orderColumns(chart).map((position): ChartRow => {
    const column = columns[position];
    const series = findSeries(chart, column?.key ?? "");
    const indent = series === null ? 0 : swatchWidth + 4;
    const name = layName(pen, column?.header ?? "", series, labelWidth - indent - 1);
    const isTotal = column?.key === "total" || (series?.role === "data" && chart.kind === "lines");
    const cells = chart.categories.map(({ day }) =>
      layCell(pen, byDay.get(day)?.cells[position], inner, isTotal),
    );
    const height = Math.max(heightOf(name), ...cells.map(heightOf)) + 2 * padding;
    return { name, series, cells, height };
  });
  const headHeight = Math.max(0, ...heads.map(heightOf)) + 2 * padding;
  const height = rows.reduce((sum, row) => sum + row.height, headHeight);
  return { chart, corner, heads, headHeight, rows, labelWidth, step, height };
};

const drawSwatch = (
  pen: Pen,
  row: ChartRow,
  kind: PaperChart["kind"],
  [x, y]: readonly [number, number],
): void => {
  const { series } = row;
  if (series === null || kind === "columns") return;
  pen.decorate(() => {
    if (kind === "lines") drawStroke(pen, series, [x, x + swatchWidth], y);
    else
      pen.sketch((canvas) =>
        canvas.roundedRect(x, y - 3.2, swatchWidth - 1, 6.4, 1.2).fill(series.fill),
      );
  });
};

/** Draws it where the flow stands. */
export const drawChartTable = (flow: Flow, laid: LaidChartTable, parent: Element): void => {
  const { pen } = flow;
  const { chart, labelWidth, step } = laid;
  const table = pen.open(parent, "Table", { title: chart.table.caption });
  const leftOf = (index: number): number => flow.left + labelWidth + step * index + cellInset;
  const head = pen.open(table, "TR");
  const headTop = flow.top + padding;
  const heading = { element: pen.open(head, "TH", { scope: "Column" }), tag: "TH" };
  drawLines(laid.corner, flow.left, headTop, heading);
  for (const [index, lines] of laid.heads.entries()) {
    const place = { element: pen.open(head, "TH", { scope: "Column" }), tag: "TH" };
    drawLines(lines, leftOf(index), headTop, place);
  }
  flow.top += laid.headHeight;
  for (const row of laid.rows) {
    pen.decorate(() => pen.rule(flow.top, hairline, [flow.left, flow.right]));
    const element = pen.open(table, "TR");
    const top = flow.top + padding;
    const indent = row.series === null || chart.kind === "columns" ? 0 : swatchWidth + 4;
    drawSwatch(pen, row, chart.kind, [flow.left, top + (row.name[0]?.height ?? 0) / 2]);
    const name = { element: pen.open(element, "TH", { scope: "Row" }), tag: "TH" };
    drawLines(row.name, flow.left + indent, top, name);
    for (const [index, lines] of row.cells.entries())
      drawLines(lines, leftOf(index), top, { element: pen.open(element, "TD"), tag: "TD" });
    flow.top += row.height;
  }
};
