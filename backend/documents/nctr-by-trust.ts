/** Patients by trust: a small chart for each, on one scale. */
import * as Plot from "@observablehq/plot";
import type { Day } from "../../contracts/calendar.ts";
import type { BreakdownSection, WeeklyTotals } from "../../contracts/weekly-update.ts";
import { writeNumber } from "../../contracts/wording.ts";
import { drawChart } from "./chart-canvas.ts";
import { chartWidth, colour } from "./chart-style.ts";
import { weeksBetween } from "./chart-gaps.ts";
import { drawWeekLabels } from "./chart-weeks.ts";
import { wordsOfTrusts } from "./words-of-trusts.ts";

const rowHeight = 64;
const margin = { top: 24, right: 118, bottom: 28, left: 2 };
const plotWidth = chartWidth - margin.right - margin.left;

type Cell = { day: Day; trust: string; value: number | null };

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
