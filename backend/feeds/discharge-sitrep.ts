/**
 * The discharge sitrep, a row for each organisation, period and kind of figure: Period, Level,
 * Region, ICB, Org Code, Org Name, Metric, Metric Type, Metric Group, Value. England, regions and
 * integrated care boards stand in it beside the trusts; only trusts are organisations here.
 */
import type { Day } from "../../contracts/calendar.ts";
import { dayReaderOf, readNumberCell, readPeriodCell } from "./cells.ts";
import { findCutShort, warnOfOpenEnd } from "./cut-short.ts";
import { type ColumnKind, kindOfColumn, readFigure } from "./figure-cells.ts";
import { type IgnoredRows, startIgnoredRows } from "./ignored-rows.ts";
import {
  type FileValue,
  type Layout,
  type LayoutReading,
  type Table,
  findColumn,
  findTable,
  readSheets,
} from "./layout.ts";
import {
  codeHeadings,
  isCodeOfSeveral,
  isOrganisationCode,
  isTotalWord,
  readCode,
} from "./organisations.ts";
import { type PrintedTotal, checkPrintedTotals } from "./printed-totals.ts";
import type { Row } from "./table.ts";
import { type WhatMoved, findMoved, isBlankRow } from "./whole-rows.ts";
import { joinSlugs, plainWords, slugOf } from "./words.ts";

const periodHeadings = ["period", "date", "month", "reporting_period"];
const levelHeadings = ["level", "org_level", "organisation_level"];
const metricHeadings = ["metric", "metric_name", "measure", "measure_name"];
const typeHeadings = ["metric_type", "measure_type"];
const groupHeadings = ["metric_group", "measure_group"];
const valueHeadings = ["value", "metric_value"];

const organisationLevel = /^(?:acute |nhs )?(?:provider|trust|organisation)s?\b/i;
const nationalLevel = /^(?:national|england)\b/i;
/** Kinds of figure that say nothing beside the metric's own name. */
const plainTypes = new Set(["", "number", "count", "volume", "value", "total", "numerator"]);

type Columns = Record<"period" | "level" | "code" | "metric" | "type" | "group" | "value", number>;

const findColumns = (headings: readonly string[]): Columns | null => {
  const columns = {
    period: findColumn(headings, periodHeadings),
    level: findColumn(headings, levelHeadings),
    code: findColumn(headings, codeHeadings),
    metric: findColumn(headings, metricHeadings),
    type: findColumn(headings, typeHeadings),
    group: findColumn(headings, groupHeadings),
    value: findColumn(headings, valueHeadings),
  };
  const { period, level, code, metric, value } = columns;
  return [period, level, code, metric, value].includes(-1) ? null : columns;
};

type CountsOf = (cells: readonly string[]) => string;

/** What a row counts: the metric with its type and its group, where they say more than it does. */
const makeCountsOf = ({ metric, type, group }: Columns): CountsOf => {
  // A year of trusts says the same few things a hundred thousand times.
  const known = new Map<string, string>();
  return (cells) => {
    const written = [metric, type, group].map((column) => cells[column] ?? "");
    const words = written.join("\n");
    const before = known.get(words);
    if (before !== undefined) return before;
    const [metricSlug = "", typeSlug = "", groupSlug = ""] = written.map(slugOf);
    const base = joinSlugs(groupSlug, metricSlug);
    const counts = plainTypes.has(typeSlug) ? base : joinSlugs(typeSlug, base);
    known.set(words, counts);
    return counts;
  };
};

/** Shares are told by the metric's words or its type, over all rows that count the same. */
const findKinds = (
  { rows }: Table,
  columns: Columns,
  countsOf: CountsOf,
): Map<string, ColumnKind> => {
  const cellsOf = new Map<string, { words: string; cells: string[] }>();
  for (const { cells } of rows) {
    const counts = countsOf(cells);
    const value = cells[columns.value] ?? "";
    const known = cellsOf.get(counts);
    const words = `${cells[columns.metric] ?? ""} ${cells[columns.type] ?? ""}`;
    if (known === undefined) cellsOf.set(counts, { words, cells: [value] });
    else known.cells.push(value);
  }
  return new Map(
    [...cellsOf].map(([counts, { words, cells }]) => [counts, kindOfColumn(words, cells)]),
  );
};

type RowName = { code: string; asAt: Day; isEngland: boolean };

const readRowName = (
  { number, cells }: Row,
  columns: Columns,
  context: { ignored: IgnoredRows; whatMoved: WhatMoved; readDay: (cell: string) => Day | null },
): RowName | null => {
  const { ignored, whatMoved, readDay } = context;
  const reject = (what: string): null => {
    ignored.add(number, what);
    return null;
  };
  const level = plainWords(cells[columns.level] ?? "");
  const code = readCode(cells[columns.code] ?? "");
  const asAt = readPeriodCell(cells[columns.period] ?? "", readDay);
  if (level === "" && asAt === null) return reject("neither a level nor a period: a note");
  const moved = whatMoved({ number, cells });
  if (moved !== null) return reject(moved);
  if (asAt === null) {
    return reject("no day or month that can be read; write it as 15/08/2024 or August 2024");
  }
  if (nationalLevel.test(level)) {
    reject("a total for England, a region or an integrated care board");
    return { code, asAt, isEngland: true };
  }
  if (!organisationLevel.test(level) || isCodeOfSeveral(code) || isTotalWord(code)) {
    return reject("a total for England, a region or an integrated care board");
  }
  if (!isOrganisationCode(code)) return reject("no organisation code");
  return { code, asAt, isEngland: false };
};

const readTable = (table: Table, columns: Columns): LayoutReading => {
  const ignored = startIgnoredRows(table);
  const context = {
    ignored,
    isCutShort: findCutShort(table, "strict"),
    whatMoved: findMoved(table),
    readDay: dayReaderOf(table),
  };
  const countsOf = makeCountsOf(columns);
  const kinds = findKinds(table, columns, countsOf);
  const values: FileValue[] = [];
  const totals: PrintedTotal[] = [];
  for (const row of table.rows) {
    if (isBlankRow(row)) continue;
    const name = readRowName(row, columns, context);
    if (name === null) continue;
    const counts = countsOf(row.cells);
    const kind = kinds.get(counts) ?? "count";
    if (name.isEngland) {
      const cell = readNumberCell(row.cells[columns.value] ?? "");
      if (cell.is === "number" && kind === "count") {
        totals.push({ counts, asAt: name.asAt, value: cell.value });
      }
      continue;
    }
    if (counts === "") {
      ignored.add(row.number, "nothing says what is counted");
      continue;
    }
    const cell = { row, column: columns.value, kind, organisation: name.code, counts };
    const value = readFigure(cell, context);
    if (value === null) continue;
    values.push({
      row: row.number,
      sheet: table.sheet,
      organisation: name.code,
      counts,
      asAt: name.asAt,
      value,
    });
  }
  const warnings = [...warnOfOpenEnd(table), ...checkPrintedTotals(values, totals)];
  return { values, ignored: ignored.list(), warnings };
};

export const dischargeSitrep: Layout = {
  name: "discharge-sitrep",
  expects: "the discharge sitrep (Period, Level, Org Code, Metric and Value)",
  read: (book) =>
    readSheets(book, (sheet) => {
      const table = findTable(book, sheet, (headings) => findColumns(headings) !== null);
      const columns = table === null ? null : findColumns(table.headings);
      return table === null || columns === null ? null : readTable(table, columns);
    }),
};
