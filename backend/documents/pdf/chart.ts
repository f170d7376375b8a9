/** A chart of the paper: a figure with its description, and its numbers under it. */
import type { PaperChart } from "../paper/paper.ts";
import { drawColumnRows, drawStacks } from "./chart-columns.ts";
import { drawLines as drawLineChart } from "./chart-lines.ts";
import { type Plot, writeGaps } from "./chart-parts.ts";
import { type LaidChartTable, drawChartTable, layChartTable } from "./chart-table.ts";
import { colour } from "../chart-style.ts";
import type { Flow } from "./flow.ts";
import { breakLines, drawLines, heightOf } from "./lines.ts";
import { monitoring } from "./pdf-style.ts";
import type { Element, Ink } from "./pen.ts";
import { drawTable, layTable } from "./table.ts";

/** More weeks than these have no room for numbers under each: they stand in a table of their own. */
const weeksUnderMax = 12;
const labelWidth = 75;
const plotHeights = { "stacked-columns": 146, lines: 128, columns: 84 } as const;
const gapInk: Ink = { face: "regular", size: 7.5, colour: colour.quiet };

const drawPlot = (flow: Flow, chart: PaperChart, parent: Element): void => {
  const { pen } = flow;
  const height = plotHeights[chart.kind];
  const plot: Plot = {
    left: flow.left + labelWidth,
    right: flow.right,
    top: flow.top + 4,
    bottom: flow.top + height,
  };
  const bbox = [flow.left, flow.top, flow.right, plot.bottom] as const;
  const figure = pen.open(parent, "Figure", { alt: chart.description, bbox });
  pen.say(figure, "Figure", () => {
    if (chart.kind === "stacked-columns") drawStacks(pen, plot, chart);
    else if (chart.kind === "lines") drawLineChart(pen, plot, chart);
    else drawColumnRows(pen, plot, chart, flow.left);
  });
  writeGaps(pen, plot, chart);
  flow.top = plot.bottom + 3;
};

/** What the table has besides the weeks that are drawn: the latest day of its own. */
const writeFurther = (flow: Flow, chart: PaperChart, parent: Element): void => {
  const { pen } = flow;
  const drawn = new Set(chart.categories.map(({ day }) => day));
  const further = chart.table.rows.filter(({ key }) => !drawn.has(key));
  const sentences = further.map(({ cells }) => {
    const [header, ...rest] = cells;
    const said = rest.map(
      ({ text }, index) => `${chart.table.columns[index + 1]?.header ?? ""} ${text}`,
    );
    return `${header?.text ?? ""}: ${said.join(", ")}.`;
  });
  for (const words of [...sentences, ...(chart.gapSentence === null ? [] : [chart.gapSentence])]) {
    const lines = breakLines(pen, [{ words, ink: gapInk }], flow.width);
    flow.keep(heightOf(lines));
    drawLines(lines, flow.left, flow.top + 2, { element: pen.open(parent, "P"), tag: "P" });
    flow.top += heightOf(lines) + 2;
  }
};

const layUnder = (flow: Flow, chart: PaperChart): LaidChartTable => {
  const step = (flow.width - labelWidth) / Math.max(1, chart.categories.length);
  return layChartTable(flow.pen, chart, { labelWidth, step });
};

/** The figure and its table stay on one page; `headHeight` is what stands over them. */
export const drawChart = (flow: Flow, chart: PaperChart, parent: Element): void => {
  if (chart.categories.length > weeksUnderMax) {
    flow.keep(plotHeights[chart.kind]);
    drawPlot(flow, chart, parent);
    drawTable(flow, layTable(flow.pen, chart.table, flow.width, monitoring), parent);
  } else {
    drawPlot(flow, chart, parent);
    drawChartTable(flow, layUnder(flow, chart), parent);
  }
  writeFurther(flow, chart, parent);
};

/** What a chart takes of a page with its table, its heading not counted. */
export const heightOfChart = (flow: Flow, chart: PaperChart): number =>
  chart.categories.length > weeksUnderMax
    ? plotHeights[chart.kind]
    : plotHeights[chart.kind] + layUnder(flow, chart).height;
