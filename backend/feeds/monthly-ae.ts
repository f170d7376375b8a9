/**
 * The monthly A&E attendances of all providers, a row for each and a TOTAL at the end: Period, Org
 * Code, Parent Org, Org name, A&E attendances Type 1, … Earlier years write "Number of A&E
 * attendances Type 1". The figures of a month carry its last day.
 */
import { type Day, type Month, lastDayOf, monthOf } from "../../contracts/calendar.ts";
import { readDayCell, readMonthCell } from "./cells.ts";
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
import { codeHeadings, isOrganisationCode, isTotalWord, readCode } from "./organisations.ts";
import { type PrintedTotal, checkPrintedTotals } from "./printed-totals.ts";
import type { Row } from "./table.ts";
import { type WhatMoved, findMoved, isBlankRow } from "./whole-rows.ts";
import { slugOf } from "./words.ts";

const monthHeadings = ["period", "month"];
/** What a row says of the provider itself. */
const ownHeadings =
  /^(?:period|month|(?:parent_)?org.*|region.*|parent.*|provider.*|name|icb.*|stp.*)$/;

type FigureColumn = { column: number; counts: string; kind: ColumnKind };
type Columns = { code: number; month: number; figures: FigureColumn[] };

/** Both generations of headings have one name: "Other A&E Department" and "Other Department" are the same. */
const countsOf = (heading: string): string =>
  slugOf(heading).replace(/-other-(?:ae-)?dep[a-z]*$/, "-other");

/** All types together, which the file leaves to its reader to add up. */
const sums: readonly { counts: string; isPart: (counts: string) => boolean }[] = [
  { counts: "ae-attendances-all", isPart: (counts) => counts.startsWith("ae-attendances-") },
  {
    counts: "attendances-over-4hrs-all",
    isPart: (counts) => counts.startsWith("attendances-over-4hrs-"),
  },
  {
    counts: "emergency-admissions-all",
    isPart: (counts) =>
      counts.startsWith("emergency-admissions-via-ae-") || counts === "other-emergency-admissions",
  },
];
/** Types 1, 2 and other: a file with fewer columns does not hold all attendances. */
const partsMin = 3;

const isMonthlyAe = (headings: readonly string[]): boolean =>
  findColumn(headings, codeHeadings) !== -1 &&
  findColumn(headings, monthHeadings) !== -1 &&
  headings.some((heading) => /(?:^|_)a_?(?:and_|_)?e_attendances_/.test(heading));

const findColumns = ({ headings, headingCells, rows }: Table): Columns => ({
  code: findColumn(headings, codeHeadings),
  month: findColumn(headings, monthHeadings),
  figures: headings.flatMap((heading, column) => {
    if (heading === "" || ownHeadings.test(heading)) return [];
    const written = headingCells[column] ?? "";
    const kind = kindOfColumn(
      written,
      rows.map(({ cells }) => cells[column] ?? ""),
    );
    return [{ column, counts: countsOf(written), kind }];
  }),
});

/** "MSitAE-APRIL-2025"; a program that made a date of it wrote the month's first day. */
const readMonth = (cell: string): Month | null => {
  const day = readDayCell(cell);
  return day === null ? readMonthCell(cell) : monthOf(day);
};

type RowName = { code: string; monthEnd: Day } | { isTotal: true };

const readRowName = (
  row: Row,
  { code: codeColumn, month }: Columns,
  { ignored, whatMoved }: { ignored: IgnoredRows; whatMoved: WhatMoved },
): RowName | null => {
  if (isBlankRow(row)) return null;
  const code = readCode(row.cells[codeColumn] ?? "");
  const reject = (what: string): null => {
    ignored.add(row.number, what);
    return null;
  };
  const moved = whatMoved(row);
  if (row.cells.some(isTotalWord)) {
    reject("a total and not an organisation's own figure");
    return moved === null ? { isTotal: true } : null;
  }
  const named = readMonth(row.cells[month] ?? "");
  if (!isOrganisationCode(code) && named === null) {
    return reject("neither an organisation code nor a month: a note, or columns that have moved");
  }
  if (moved !== null) return reject(moved);
  if (!isOrganisationCode(code)) return reject("no organisation code");
  if (named === null) return reject("no month that can be read; write it as April 2025");
  return { code, monthEnd: lastDayOf(named) };
};

/** What a row's columns come to, where every part of the sum is there. */
const addUp = (all: readonly FileValue[], columns: Columns): FileValue[] =>
  sums.flatMap(({ counts, isPart }) => {
    const parts = columns.figures.filter((figure) => isPart(figure.counts));
    const values = all.filter((value) => isPart(value.counts));
    const [first] = values;
    if (first === undefined || parts.length < partsMin || values.length < parts.length) return [];
    const value = values.reduce((sum, each) => sum + Number(each.value), 0);
    return [{ ...first, counts, value, isWorkedOut: true }];
  });

const readTable = (table: Table): LayoutReading => {
  const columns = findColumns(table);
  const ignored = startIgnoredRows(table);
  const context = {
    ignored,
    isCutShort: findCutShort(table, "strict"),
    whatMoved: findMoved(table),
  };
  const values: FileValue[] = [];
  const totals: Omit<PrintedTotal, "asAt">[] = [];
  for (const row of table.rows) {
    const name = readRowName(row, columns, context);
    if (name === null) continue;
    const organisation = "code" in name ? name.code : "The total";
    const own: FileValue[] = [];
    for (const { column, counts, kind } of columns.figures) {
      const value = readFigure({ row, column, kind, organisation, counts }, context);
      if (value === null) continue;
      if ("code" in name) {
        own.push({
          row: row.number,
          sheet: table.sheet,
          organisation,
          counts,
          asAt: name.monthEnd,
          value,
        });
      } else if (kind === "count") totals.push({ counts, value });
    }
    values.push(...own, ...addUp(own, columns));
  }
  return {
    values,
    ignored: ignored.list(),
    warnings: [...warnOfOpenEnd(table), ...checkTotals(values, totals)],
  };
};

/** The TOTAL row names no month: it is of the file's one month, and of several together nothing is said. */
const checkTotals = (
  values: readonly FileValue[],
  totals: readonly Omit<PrintedTotal, "asAt">[],
): string[] => {
  const [month, another] = [...new Set(values.map(({ asAt }) => asAt))];
  if (month === undefined || another !== undefined) return [];
  return checkPrintedTotals(
    values,
    totals.map((total) => ({ ...total, asAt: month })),
  );
};

export const monthlyAe: Layout = {
  name: "monthly-ae",
  expects: "the monthly A&E file (Period, Org Code and A&E attendances Type 1)",
  read: (book) =>
    readSheets(book, (sheet) => {
      const table = findTable(book, sheet, isMonthlyAe);
      return table === null ? null : readTable(table);
    }),
};
