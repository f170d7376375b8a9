/** How each chart of the paper is drawn with PowerPoint's own charts. */
import { hexOf, office } from "../office-style.ts";
import type { PaperChart, PaperSeries } from "../../paper/paper.ts";
import type { DrawnSeries, LabelPlace } from "./chart-series.ts";
import type { DrawnChart } from "./chart-xml.ts";

/** The colours of columns that stand side by side, each told from its neighbours. */
const sideBySide = ["22323F", "0B63B8", "7A8B99", "4A90D6", "12324F"] as const;

/** "P1 home, support" */
export const nameSeries = ({ name, words }: Pick<PaperSeries, "name" | "words">): string =>
  words === null ? name : `${name} ${words}`;

const column = {
  shape: "column",
  lineWidth: 0,
  isDashed: false,
  hasRing: false,
} as const;

/** A week of which a part is missing has no column: it would be a smaller total (rule D2). */
const blankIncomplete = (chart: PaperChart): PaperSeries[] => {
  const isWhole = chart.categories.map((_, at) =>
    chart.series.every(({ values }) => (values[at] ?? null) !== null),
  );
  return chart.series.map((series) => ({
    ...series,
    values: series.values.map((value, at) => (isWhole[at] === true ? value : null)),
  }));
};

const lastWith = (values: readonly (number | null)[]): number =>
  values.findLastIndex((value) => value !== null);

const drawStack = (chart: PaperChart): DrawnChart => {
  const parts = blankIncomplete(chart);
  const last = chart.categories.length - 1;
  const drawn = parts.map((series): DrawnSeries => {
    const value = series.values[last] ?? null;
    return {
      ...column,
      name: nameSeries(series),
      values: series.values,
      fill: hexOf(series.fill),
      // A part that is zero has no room for its number.
      labels: {
        of: value === null || value === 0 ? [] : [last],
        place: "ctr",
        ink: hexOf(series.ink),
        bold: true,
      },
    };
  });
  const total: DrawnSeries = {
    ...column,
    shape: "line",
    name: "Total",
    values: chart.totals,
    fill: null,
    labels: { of: "all", place: "t", ink: office.text, bold: true },
  };
  return {
    categories: chart.categories.map(({ label }) => label),
    series: [...drawn, total],
    isStacked: true,
    hasScale: false,
    unlisted: [drawn.length],
  };
};

const drawGroups = (chart: PaperChart): DrawnChart => ({
  categories: chart.categories.map(({ label }) => label),
  series: chart.series.map((series, position) => ({
    ...column,
    name: nameSeries(series),
    values: series.values,
    fill: sideBySide[position % sideBySide.length] ?? office.text,
    labels: { of: "all", place: "outEnd", ink: office.text, bold: false },
  })),
  isStacked: false,
  hasScale: false,
  unlisted: [],
});

/** Over the highest of the last points, under the lowest, beside the others: they do not touch. */
const placeLabels = (series: readonly PaperSeries[]): LabelPlace[] => {
  const values = series.map(({ values: all }) => all[lastWith(all)] ?? 0);
  const order = values
    .map((value, index) => ({ value, index }))
    .toSorted((a, b) => b.value - a.value || b.index - a.index);
  return series.map((_, index) => {
    const rank = order.findIndex((one) => one.index === index);
    if (rank === 0) return "t";
    return rank === order.length - 1 ? "b" : "r";
  });
};

const lineWidths = { data: 3, comparison: 2, target: 2 } as const;

const drawLines = (chart: PaperChart): DrawnChart => {
  const places = placeLabels(chart.series);
  return {
    categories: chart.categories.map(({ label }) => label),
    series: chart.series.map((series, index): DrawnSeries => {
      const last = lastWith(series.values);
      return {
        name: nameSeries(series),
        values: series.values,
        fill: hexOf(series.fill),
        shape: "line",
        lineWidth: lineWidths[series.role],
        isDashed: series.role === "target",
        hasRing: series.role !== "target",
        labels: {
          of: last === -1 ? [] : [last],
          place: places[index] ?? "r",
          ink: series.role === "comparison" ? office.quiet : hexOf(series.fill),
          bold: series.role !== "comparison",
        },
      };
    }),
    isStacked: false,
    hasScale: true,
    unlisted: [],
  };
};

/** Pure: the numbers are the paper's own, and a gap stays one (rule F3). */
export const drawChart = (chart: PaperChart): DrawnChart => {
  switch (chart.kind) {
    case "stacked-columns":
      return drawStack(chart);
    case "columns":
      return drawGroups(chart);
    case "lines":
      return drawLines(chart);
  }
};
