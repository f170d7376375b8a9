/** A measure by its parts, week by week: the stack of pathways and the rows of trusts, each with its table. */
import type { BreakdownSection, WeeklyTotals } from "../../../contracts/weekly-update.ts";
import { writeDayShort, writeNumber } from "../../../contracts/wording.ts";
import { colour, stackPosition, swatchOf } from "../chart-style.ts";
import { weeksBetween, writeMissing, writeMissingWeeks } from "../chart-gaps.ts";
import { wordsOfPathways } from "../words-of-pathways.ts";
import { wordsOfTrusts } from "../words-of-trusts.ts";
import {
  type PaperCell,
  type PaperChart,
  type PaperColumn,
  type PaperRow,
  type PaperSection,
  type PaperSeries,
  type PaperTable,
  cellOf,
} from "./paper.ts";

/** A number as printed, or why there is none. */
export const cellOfNumber = (value: number | null, decimals = 0): PaperCell =>
  value === null
    ? { ...cellOf("no figure"), isAbsent: true }
    : { ...cellOf(writeNumber(value, decimals)), value };

const totalCell = (week: WeeklyTotals): PaperCell =>
  week.total === null
    ? {
        ...cellOf(`no total: ${writeMissing(week) ?? "a part is missing"}`),
        isAbsent: true,
      }
    : cellOfNumber(week.total);

/** Every part of any week, in the order in which they are first met. */
const findParts = ({ weeks, latest }: BreakdownSection): WeeklyTotals["parts"] => {
  const all = [...weeks, ...(latest === null ? [] : [latest])].flatMap(({ parts }) => parts);
  return [...new Map(all.map((part) => [part.key, part])).values()];
};

const composeTable = (section: BreakdownSection): PaperTable => {
  const parts = findParts(section);
  const share = 1 / (parts.length + 2);
  const column = (key: string, header: string): PaperColumn => ({
    key,
    header,
    align: "left",
    share,
    bar: null,
  });
  const rowOf = (week: WeeklyTotals, header: string): PaperRow => ({
    key: week.asAt,
    cells: [
      cellOf(header),
      ...parts.map(({ key }) => {
        const found = week.parts.find((part) => part.key === key);
        return cellOfNumber(found?.value ?? null);
      }),
      totalCell(week),
    ],
    isTotal: false,
  });
  const { weeks, latest } = section;
  const isNewer = latest !== null && latest.asAt !== weeks.at(-1)?.asAt;
  return {
    caption: section.title,
    columns: [
      column("as-at", "As at"),
      ...parts.map(({ key, label }) => column(key, label)),
      column("total", "Total"),
    ],
    rows: [
      ...weeks.map((week) => rowOf(week, writeDayShort(week.asAt))),
      ...(isNewer ? [rowOf(latest, `Latest, ${writeDayShort(latest.asAt)}`)] : []),
    ],
  };
};

const composeSeries = (section: BreakdownSection, isStack: boolean): PaperSeries[] => {
  const days = weeksBetween(section.weeks.map(({ asAt }) => asAt));
  const byDay = new Map(section.weeks.map((week) => [week.asAt, week]));
  const parts = findParts({ ...section, latest: null }).map((part, position) => ({
    part,
    position,
  }));
  const ordered = isStack
    ? parts.toSorted(
        (a, b) => stackPosition(a.part.key, a.position) - stackPosition(b.part.key, b.position),
      )
    : parts;
  return ordered.map(({ part, position }) => ({
    key: part.key,
    name: part.label,
    words: part.words,
    role: "data",
    ...(isStack ? swatchOf(part.key, position) : { fill: colour.data, ink: colour.surface }),
    values: days.map(
      (day) => byDay.get(day)?.parts.find(({ key }) => key === part.key)?.value ?? null,
    ),
  }));
};

const composeChart = (
  section: BreakdownSection,
  key: "nctr-by-pathway" | "nctr-by-trust",
): PaperChart => {
  const isStack = key === "nctr-by-pathway";
  const days = weeksBetween(section.weeks.map(({ asAt }) => asAt));
  const byDay = new Map(section.weeks.map((week) => [week.asAt, week]));
  const missing = writeMissingWeeks(section.weeks);
  const gaps = days.map((day) => {
    const week = byDay.get(day);
    return week === undefined ? "no figure" : writeMissing(week);
  });
  return {
    key,
    kind: isStack ? "stacked-columns" : "columns",
    ...(isStack ? wordsOfPathways(section) : wordsOfTrusts(section)),
    subtitle: section.title,
    categories: days.map((day) => ({ day, label: writeDayShort(day) })),
    series: composeSeries(section, isStack),
    totals: isStack ? days.map((day) => byDay.get(day)?.total ?? null) : [],
    gaps,
    gapSentence: writeGaps(missing),
    table: composeTable(section),
  };
};

/** Null when nothing is missing. */
export const writeGaps = (missing: readonly string[]): string | null =>
  missing.length === 0
    ? null
    : `No bar or point is drawn where a figure is missing. ${missing.join("; ")}.`;

/** A section of one chart, under what is seen in it. */
export const sectionOfChart = (chart: PaperChart): PaperSection => ({
  key: chart.key,
  heading: chart.title,
  under: chart.subtitle,
  page: 2,
  isBox: false,
  blocks: [{ is: "chart", chart }],
});

/** The breakdown as a chart with its table; null when the update has none. */
export const composeBreakdown = (
  section: BreakdownSection | null,
  key: "nctr-by-pathway" | "nctr-by-trust",
): PaperSection | null => section && sectionOfChart(composeChart(section, key));
