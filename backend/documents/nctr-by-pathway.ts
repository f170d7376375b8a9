/** Patients by pathway, stacked, a bar for each week. */
import * as Plot from "@observablehq/plot";
import type { Day } from "../../contracts/calendar.ts";
import type { BreakdownSection, WeeklyTotals } from "../../contracts/weekly-update.ts";
import { writeNumber } from "../../contracts/wording.ts";
import { drawChart } from "./chart-canvas.ts";
import { spreadLabels } from "./chart-labels.ts";
import { chartWidth, colour, labelGap, stackPosition, swatchOf } from "./chart-style.ts";
import { weeksBetween, writeMissing } from "./chart-gaps.ts";
import { drawGapWords, drawWeekLabels } from "./chart-weeks.ts";
import { wordsOfPathways } from "./words-of-pathways.ts";

const height = 250;
const margin = { top: 24, right: 164, bottom: 28, left: 2 };
const plotWidth = chartWidth - margin.right - margin.left;
const plotHeight = height - margin.top - margin.bottom;
/** A part lower than this has no room for its number inside, which then stands in its label. */
const numberHeightMin = 16;

/** Of the bold letters that name a part. */
const letterWidth = 9;

type Segment = {
  day: Day;
  key: string;
  label: string;
  words: string | null;
  value: number;
  bottom: number;
  fill: string;
  ink: string;
};

/** The parts of a whole week, one upon the other. A week with a part missing has none: its bar would be a smaller total (rule D2). */
const stackWeek = (week: WeeklyTotals): Segment[] => {
  if (week.total === null) return [];
  const parts = week.parts
    .map((part, position) => ({ part, position }))
    .toSorted(
      (a, b) => stackPosition(a.part.key, a.position) - stackPosition(b.part.key, b.position),
    );
  let bottom = 0;
  return parts.flatMap(({ part, position }) => {
    if (part.value === null) return [];
    const { key, label, words, value } = part;
    const segment = { day: week.asAt, key, label, words, value, bottom };
    bottom += value;
    return [{ ...segment, ...swatchOf(part.key, position) }];
  });
};

const hasNumberInside = (segment: Segment, perPixel: number, lastDay: Day | undefined): boolean =>
  segment.day === lastDay && segment.value / perPixel >= numberHeightMin;

/** The names of the parts, beside the last bar at the height of each. Where the last week has no bar, the last whole week's, with their colours. */
const drawPartLabels = (
  segments: readonly Segment[],
  perPixel: number,
  lastDay: Day | undefined,
): Plot.Markish[] => {
  const middles = segments.map(({ bottom, value }) => bottom + value / 2);
  const heights = spreadLabels(middles, labelGap * perPixel, 0);
  const labels = segments.map((segment, index) => {
    const inside = hasNumberInside(segment, perPixel, lastDay);
    const words = segment.words ?? "";
    const rest = inside ? words : [writeNumber(segment.value), words].filter(Boolean).join(", ");
    return { ...segment, height: heights[index] ?? 0, rest };
  });
  const away = labels.filter(({ day }) => day !== lastDay);
  const beside = { y: "height", frameAnchor: "right", textAnchor: "start" } as const;
  const labelStart = away.length > 0 ? 16 : 8;
  const letters = Math.max(0, ...segments.map(({ label }) => label.length));
  return [
    Plot.dot(away, { ...beside, symbol: "square", r: 4.5, dx: 8, fill: "fill" }),
    Plot.text(labels, { ...beside, dx: labelStart, text: "label", fontWeight: 700 }),
    Plot.text(labels, {
      ...beside,
      dx: labelStart + 4 + letterWidth * letters,
      text: "rest",
      fill: colour.quiet,
    }),
  ];
};

/** SVG of the stack: P1 lowest, P0 on top, each week's total above it, words where a week lacks a part. */
export const renderNctrByPathway = (name: string, section: BreakdownSection): string => {
  const { weeks } = section;
  const days = weeksBetween(weeks.map(({ asAt }) => asAt));
  const totals = weeks.filter(({ total }) => total !== null);
  const most = Math.max(1, ...totals.map(({ total }) => total ?? 0));
  const perPixel = most / plotHeight;
  const segments = weeks.flatMap(stackWeek);
  const lastWhole = totals.at(-1);
  const labelled = lastWhole === undefined ? [] : stackWeek(lastWhole);
  const lastDay = days.at(-1);
  const inside = labelled.filter((segment) => hasNumberInside(segment, perPixel, lastDay));
  const byDay = new Map(weeks.map((week) => [week.asAt, week]));
  const gaps = days.flatMap((day) => {
    const week = byDay.get(day);
    const missing = week === undefined ? "no figure" : writeMissing(week);
    return missing === null ? [] : [{ day, lines: missing.split(" ") }];
  });
  return drawChart(name, wordsOfPathways(section), {
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: "band", domain: days, paddingInner: 0.12, paddingOuter: 0 },
    y: { type: "linear", domain: [0, most] },
    marks: [
      Plot.barY(segments, {
        x: "day",
        y1: "bottom",
        y2: (segment: Segment) => segment.bottom + segment.value,
        fill: "fill",
        insetTop: 1,
        insetBottom: 1,
        rx: 2,
      }),
      Plot.text(totals, {
        x: "asAt",
        y: "total",
        text: ({ total }: WeeklyTotals) => (total === null ? "" : writeNumber(total)),
        dy: -10,
        fontWeight: 700,
      }),
      Plot.text(inside, {
        x: "day",
        y: (segment: Segment) => segment.bottom + segment.value / 2,
        text: (segment: Segment) => writeNumber(segment.value),
        fill: "ink",
        fontWeight: 700,
      }),
      ...drawPartLabels(labelled, perPixel, lastDay),
      drawGapWords(gaps),
      drawWeekLabels(days, plotWidth),
    ],
  });
};
