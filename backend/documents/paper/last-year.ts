/** This year, this time last year and the target: lines, and the same numbers as a table. */
import type { TargetInForce } from "../../../contracts/plan.ts";
import type { LastYearSection } from "../../../contracts/weekly-update.ts";
import { writeDayShort, writeNumber } from "../../../contracts/wording.ts";
import { colour } from "../chart-style.ts";
import { weeksBetween } from "../chart-gaps.ts";
import { wordsOfLastYear } from "../words-of-last-year.ts";
import { cellOfNumber, sectionOfChart, writeGaps } from "./breakdown.ts";
import { type PaperSection, type PaperSeries, type PaperTable, cellOf } from "./paper.ts";

type Week = LastYearSection["weeks"][number];

/** A target in a table's cell: its number, or which of the states that are no number (rule V5). */
export const writeTarget = (target: TargetInForce): string => {
  switch (target.state) {
    case "number":
      return writeNumber(target.value);
    case "band":
      return `${writeNumber(target.floor)} to ${writeNumber(target.ceiling)}`;
    case "tbc":
      return "to be confirmed";
    case "not-rated":
      return `not rated: ${target.note}`;
    case "none":
      return "none";
  }
};

const lineOf = (
  name: string,
  role: PaperSeries["role"],
  values: readonly (number | null)[],
): PaperSeries => {
  const fills = { data: colour.data, comparison: colour.lastYear, target: colour.aim } as const;
  const key = name.replaceAll(" ", "-");
  return { key, name, words: null, role, fill: fills[role], ink: colour.surface, values };
};

const composeSeries = (weeks: readonly Week[], days: readonly string[]): PaperSeries[] => {
  const byDay = new Map(weeks.map((week) => [week.asAt, week]));
  const along = (read: (week: Week) => number | null): (number | null)[] =>
    days.map((day) => {
      const week = byDay.get(day);
      return week === undefined ? null : read(week);
    });
  const lines = [
    lineOf(
      "target",
      "target",
      along(({ target }) => (target.state === "number" ? target.value : null)),
    ),
    lineOf(
      "target from",
      "target",
      along(({ target }) => (target.state === "band" ? target.floor : null)),
    ),
    lineOf(
      "target to",
      "target",
      along(({ target }) => (target.state === "band" ? target.ceiling : null)),
    ),
    lineOf(
      "last year",
      "comparison",
      along(({ lastYear }) => lastYear),
    ),
    lineOf(
      "this year",
      "data",
      along(({ value }) => value),
    ),
  ];
  return lines.filter(({ values }) => values.some((value) => value !== null));
};

const composeTable = ({ title, weeks }: LastYearSection): PaperTable => ({
  caption: title,
  columns: [
    { key: "as-at", header: "As at", align: "left", share: 0.2, bar: null },
    { key: "this-year", header: "This year", align: "left", share: 0.25, bar: null },
    { key: "last-year", header: "This time last year", align: "left", share: 0.3, bar: null },
    { key: "target", header: "Target", align: "left", share: 0.25, bar: null },
  ],
  rows: weeks.map((week) => ({
    key: week.asAt,
    cells: [
      cellOf(writeDayShort(week.asAt)),
      cellOfNumber(week.value),
      cellOfNumber(week.lastYear),
      {
        ...cellOf(writeTarget(week.target)),
        value: week.target.state === "number" ? week.target.value : null,
      },
    ],
    isTotal: false,
  })),
});

/** Null when the update has no such section. */
export const composeLastYear = (section: LastYearSection | null): PaperSection | null => {
  if (section === null) return null;
  const days = weeksBetween(section.weeks.map(({ asAt }) => asAt));
  const valueOn = new Map(section.weeks.map(({ asAt, value }) => [asAt, value]));
  const gaps = days.map((day) => ((valueOn.get(day) ?? null) === null ? "no figure" : null));
  const missing = days.flatMap((day, index) =>
    gaps[index] === null ? [] : [`${writeDayShort(day)}: no figure`],
  );
  return sectionOfChart({
    key: "nctr-last-year",
    kind: "lines",
    ...wordsOfLastYear(section),
    subtitle: `${section.title}: this year, this time last year and target`,
    categories: days.map((day) => ({ day, label: writeDayShort(day) })),
    series: composeSeries(section.weeks, days),
    totals: [],
    gaps,
    gapSentence: writeGaps(missing),
    table: composeTable(section),
  });
};
