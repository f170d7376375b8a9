/** This year, this time last year and the target: three lines, each named at its end. */
import * as Plot from "@observablehq/plot";
import type { Day } from "../../contracts/calendar.ts";
import type { TargetInForce } from "../../contracts/plan.ts";
import type { LastYearSection } from "../../contracts/weekly-update.ts";
import { writeDayShort, writeNumber } from "../../contracts/wording.ts";
import { drawChart } from "./chart-canvas.ts";
import { spreadLabels } from "./chart-labels.ts";
import { chartWidth, colour, labelGap } from "./chart-style.ts";
import { weeksBetween } from "./chart-gaps.ts";
import { drawGapWords, drawWeekLabels } from "./chart-weeks.ts";
import { orNone, wordsOfLastYear } from "./words-of-last-year.ts";

const height = 250;
const margin = { top: 20, right: 150, bottom: 28, left: 16 };
const plotWidth = chartWidth - margin.right - margin.left;
const plotHeight = height - margin.top - margin.bottom;
/** Room over the highest point for its ring and its number. */
const headroom = 1.08;

type Week = LastYearSection["weeks"][number];
type Point = { day: Day; value: number | null };
type Line = { points: readonly Point[]; says: string; stroke: string; width: number; dash: string };

const aimOf = (target: TargetInForce): number | null =>
  target.state === "number" ? target.value : null;

const floorOf = (target: TargetInForce): number | null =>
  target.state === "band" ? target.floor : null;

const ceilingOf = (target: TargetInForce): number | null =>
  target.state === "band" ? target.ceiling : null;

const findLines = (weeks: readonly Week[], days: readonly Day[]): Line[] => {
  const byDay = new Map(weeks.map((week) => [week.asAt, week]));
  const pointsOf = (read: (week: Week) => number | null): Point[] =>
    days.map((day) => {
      const week = byDay.get(day);
      return { day, value: week === undefined ? null : read(week) };
    });
  const aim = { stroke: colour.aim, width: 2, dash: "7,5" };
  const lines: Line[] = [
    { points: pointsOf(({ target }) => aimOf(target)), says: "target", ...aim },
    { points: pointsOf(({ target }) => floorOf(target)), says: "target from", ...aim },
    { points: pointsOf(({ target }) => ceilingOf(target)), says: "target to", ...aim },
    {
      points: pointsOf(({ lastYear }) => lastYear),
      says: "last year",
      stroke: colour.lastYear,
      width: 2,
      dash: "none",
    },
    {
      points: pointsOf(({ value }) => value),
      says: "this year",
      stroke: colour.data,
      width: 3,
      dash: "none",
    },
  ];
  return lines.filter(({ points }) => points.some(({ value }) => value !== null));
};

/** "20 this year"; where the line ends before the last week, also when: "21 this year, 5 Aug". */
const writeLineEnd = ({ says, points }: Line): { value: number; text: string } => {
  const end = points.findLast(({ value }) => value !== null);
  const value = end?.value ?? 0;
  const aim = says.startsWith("target");
  const text = aim ? `${says} ${writeNumber(value)}` : `${writeNumber(value)} ${says}`;
  const isWhole = end === undefined || end.day === points.at(-1)?.day;
  return { value, text: isWhole ? text : `${text}, ${writeDayShort(end.day)}` };
};

const drawLineEnds = (lines: readonly Line[], perPixel: number): Plot.Markish => {
  const ends = lines.map((line) => ({ ...writeLineEnd(line), line }));
  const heights = spreadLabels(
    ends.map(({ value }) => value),
    labelGap * perPixel,
    0,
  );
  const labels = ends.map(({ text, line }, index) => ({
    text,
    height: heights[index] ?? 0,
    fill: line.stroke === colour.lastYear ? colour.quiet : line.stroke,
  }));
  return Plot.text(labels, {
    y: "height",
    frameAnchor: "right",
    textAnchor: "start",
    dx: 14,
    text: "text",
    fill: "fill",
    fontWeight: 700,
  });
};

/** A point between two gaps belongs to no line and would not be seen. */
const isAlone = ({ points }: Line, index: number): boolean =>
  (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null;

const drawLine = (line: Line): Plot.Markish[] => [
  Plot.line(line.points, {
    x: "day",
    y: "value",
    stroke: line.stroke,
    strokeWidth: line.width,
    strokeDasharray: line.dash,
  }),
  Plot.dot(
    line.points.filter(({ value }, index) => value !== null && isAlone(line, index)),
    { x: "day", y: "value", r: 3.5, fill: line.stroke, stroke: "none" },
  ),
];

/** SVG of the three lines; a missing week is a gap with words under it (rule F3). */
export const renderNctrLastYear = (name: string, section: LastYearSection): string => {
  const { weeks } = section;
  const days = weeksBetween(weeks.map(({ asAt }) => asAt));
  const lines = findLines(weeks, days);
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const most = Math.max(1, ...values) * headroom;
  const valueOn = new Map(weeks.map(({ asAt, value }) => [asAt, value]));
  const gaps = days
    .filter((day) => (valueOn.get(day) ?? null) === null)
    .map((day) => ({ day, lines: ["no", "figure"] }));
  const latest = weeks.filter(({ asAt, value }) => asAt === days.at(-1) && value !== null);
  const first = weeks.filter(({ asAt, value }) => asAt === days[0] && value !== null);
  return drawChart(name, wordsOfLastYear(section), {
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: "point", domain: days },
    y: { type: "linear", domain: [0, most] },
    marks: [
      Plot.ruleY([0], { stroke: colour.axis }),
      ...lines.flatMap(drawLine),
      Plot.dot(latest, {
        x: "asAt",
        y: "value",
        r: 5,
        fill: colour.surface,
        stroke: colour.data,
        strokeWidth: 3,
      }),
      Plot.text(weeks.length > 1 ? first : [], {
        x: "asAt",
        y: "value",
        text: ({ value }: Week) => orNone(value),
        dy: 14,
        fontWeight: 700,
      }),
      drawLineEnds(lines, most / plotHeight),
      drawGapWords(gaps),
      drawWeekLabels(days, plotWidth),
    ],
  });
};
