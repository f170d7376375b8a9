/** Patients by trust: a small chart for each, on one scale. */
import * as Plot from "@observablehq/plot";
import type { Day } from "../../contracts/calendar.ts";
import type { BreakdownSection, WeeklyTotals } from "../../contracts/weekly-update.ts";
import { writeDayPlain, writeDayShort, writeList, writeNumber } from "../../contracts/wording.ts";
import { type ChartWords, drawChart } from "./chart-canvas.ts";
import { chartWidth, colour } from "./chart-style.ts";
import { drawWeekLabels, weeksBetween } from "./chart-weeks.ts";
import { writeParts } from "./chart-words.ts";

const rowHeight = 64;
const margin = { top: 24, right: 118, bottom: 28, left: 2 };
const plotWidth = chartWidth - margin.right - margin.left;

type Cell = { day: Day; trust: string; value: number | null };

/**
 * What is seen in the latest week. "All 26 are at RUH" needs every trust to have reported: a zero is
 * a zero that was said (rule F3).
 */
const describeLatest = (latest: WeeklyTotals | undefined): string => {
  if (latest === undefined) return "NCTR by trust: no figures";
  const some = latest.parts.filter(({ value }) => value !== null && value > 0);
  const zero = latest.parts.filter(({ value }) => value === 0).map(({ label }) => label);
  const [only] = some;
  const whole = latest.total !== null && some.length + zero.length === latest.parts.length;
  if (whole && only !== undefined && some.length === 1 && zero.length > 0)
    return `All ${writeNumber(only.value ?? 0)} are at ${only.label}: none at ${writeList(zero)}`;
  return `NCTR by trust at ${writeDayShort(latest.asAt)}: ${writeParts(latest)}`;
};

const describe = ({ title, weeks }: BreakdownSection): string => {
  const each = weeks.map((week) => `${writeDayPlain(week.asAt)}: ${writeParts(week)}`);
  return `${title}. A row of bars for each trust, one for each week. ${each.join("; ")}. A zero is a zero that was reported.`;
};

const findCells = (weeks: readonly WeeklyTotals[], days: readonly Day[]): Cell[] => {
  const trusts = new Set(weeks.flatMap(({ parts }) => parts.map(({ label }) => label)));
  const byDay = new Map(weeks.map((week) => [week.asAt, week]));
  return [...trusts].flatMap((trust) =>
    days.map((day) => {
      const part = byDay.get(day)?.parts.find(({ label }) => label === trust);
      return { day, trust, value: part?.value ?? null };
    }),
  );
};

/** What the chart says to someone who does not see it. */
export const wordsOfTrusts = (section: BreakdownSection): ChartWords => ({
  title: describeLatest(section.weeks.at(-1)),
  description: describe(section),
});

/** SVG of a row of bars for each trust, with its number on every bar and words where one is missing. */
export const renderNctrByTrust = (name: string, section: BreakdownSection): string => {
  const { weeks } = section;
  const days = weeksBetween(weeks.map(({ asAt }) => asAt));
  const cells = findCells(weeks, days);
  const trusts = [...new Set(cells.map(({ trust }) => trust))];
  const reported = cells.filter(({ value }) => value !== null);
  const place = { x: "day", fy: "trust" } as const;
  return drawChart(name, wordsOfTrusts(section), {
    height: margin.top + margin.bottom + rowHeight * Math.max(1, trusts.length),
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: "band", domain: days, paddingInner: 0.12, paddingOuter: 0 },
    y: { type: "linear", domain: [0, Math.max(1, ...reported.map(({ value }) => value ?? 0))] },
    fy: { domain: trusts, axis: null, paddingInner: 0.4, paddingOuter: 0 },
    marks: [
      Plot.barY(reported, { ...place, y: "value", fill: colour.data, rx: 2 }),
      Plot.text(reported, {
        ...place,
        y: "value",
        text: ({ value }: Cell) => (value === null ? "" : writeNumber(value)),
        dy: -9,
        fontWeight: 700,
      }),
      Plot.text(
        cells.filter(({ value }) => value === null),
        {
          ...place,
          frameAnchor: "bottom",
          lineAnchor: "bottom",
          text: () => "no\nfigure",
          dy: -4,
          fontSize: 11,
          fill: colour.quiet,
        },
      ),
      Plot.ruleY([0], { stroke: colour.axis }),
      Plot.text(trusts, {
        fy: (trust: string) => trust,
        text: (trust: string) => trust,
        frameAnchor: "bottom-right",
        textAnchor: "start",
        dx: 10,
        dy: -4,
        fontWeight: 700,
      }),
      drawWeekLabels(days, plotWidth),
    ],
  });
};
