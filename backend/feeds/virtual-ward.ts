/**
 * The monthly virtual ward workbook: capacity, patients on the ward and occupancy of each
 * integrated care board (or provider), with a title block and a sheet of notes.
 *
 * Patients are counted at 8am on a Thursday that only the notes name, "8am Thursday 20th July 2023":
 * that is the day of the figures. A measure that comes by the month carries its month's last day.
 */
import { type Day, type Month, lastDayOf, monthOf } from "../../contracts/calendar.ts";
import { writeDayShort, writeMonth } from "../../contracts/wording.ts";
import { readDayCell, readMonthCell, readNumberCell } from "./cells.ts";
import { findCutShort } from "./cut-short.ts";
import { kindOfColumn, readFigure } from "./figure-cells.ts";
import { makeIgnoredRows, startIgnoredRows } from "./ignored-rows.ts";
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
  isOrganisationCode,
  isTotalName,
  isWholeOfEngland,
  readCode,
  nameHeadings,
} from "./organisations.ts";
import { type PrintedTotal, checkPrintedTotals } from "./printed-totals.ts";
import type { Book, Sheet } from "./sheet.ts";
import type { Row } from "./table.ts";
import { findTitled, listWords } from "./title-block.ts";
import { findMoved, isBlankRow } from "./whole-rows.ts";
import { slugOf } from "./words.ts";

/** A provider's code before its board's, where a sheet has both. */
const boardHeadings = [
  ...codeHeadings.filter((heading) => heading !== "code"),
  "icb_code",
  "system_code",
  "stp_code",
  "code",
];
const icbNames = [...nameHeadings, "icb_name", "icb", "system"];
const regionHeadings = ["region", "region_code", "region_name", "nhs_england_region"];

const isVirtualWard = (headings: readonly string[]): boolean =>
  findColumn(headings, boardHeadings) !== -1 &&
  headings.some((heading) => heading.includes("virtual_ward_capacity")) &&
  headings.some((heading) => /patients.*virtual_ward/.test(heading));

/** The Thursday that the notes name, where it is of the month that the title names. */
const findSnapshot = (book: Book, month: Month | null): Day | null => {
  const days = listWords(book).flatMap((words) =>
    [...words.matchAll(/8 ?am,? (?:on )?([a-z]+day,? \d{1,2}(?:st|nd|rd|th)? [a-z]+ \d{4})/gi)].map(
      (match) => readDayCell(match[1] ?? ""),
    ),
  );
  return days.find((day) => day !== null && (month === null || monthOf(day) === month)) ?? null;
};

type Period = { asAt: Day; note: string; warnings: string[] };

const findPeriod = (book: Book, sheet: Sheet): Period | null => {
  const titled = findTitled(sheet, "month") ?? findTitled(sheet, "period") ?? "";
  const titledDay = readDayCell(titled);
  const month = titledDay === null ? readMonthCell(titled) : monthOf(titledDay);
  const day = findSnapshot(book, month);
  if (day !== null) return { asAt: day, note: `at 8am on ${writeDayShort(day)}`, warnings: [] };
  if (month === null) return null;
  return {
    asAt: lastDayOf(month),
    note: `published for ${writeMonth(month)}`,
    warnings: [
      `The notes do not say on which day of ${writeMonth(month)} ${month.slice(0, 4)} the patients were counted. The figures carry its last day.`,
    ],
  };
};

type Columns = { code: number; name: number; figures: { column: number; counts: string }[] };

const findColumns = ({ headings, headingCells }: Table): Columns => {
  const own = new Set([...boardHeadings, ...icbNames, ...regionHeadings, ""]);
  return {
    code: findColumn(headings, boardHeadings),
    name: findColumn(headings, icbNames),
    figures: headings.flatMap((heading, column) =>
      own.has(heading) ? [] : [{ column, counts: slugOf(headingCells[column] ?? "") }],
    ),
  };
};

type RowName = { code: string } | { isTotal: true };

const readRowName = (
  row: Row,
  columns: Columns,
  reject: (what: string) => null,
): RowName | null => {
  const code = readCode(row.cells[columns.code] ?? "");
  const name = row.cells[columns.name] ?? "";
  if (isTotalName(name) || isTotalName(code)) {
    reject("a total and not an organisation's own figure");
    return isWholeOfEngland(name) ? { isTotal: true } : null;
  }
  if (/^Y\d{2}$/.test(code)) return reject("a region's total and not an organisation's own figure");
  if (isOrganisationCode(code)) return { code };
  const hasNumbers = columns.figures.some(
    ({ column }) => readNumberCell(row.cells[column] ?? "").is === "number",
  );
  return reject(
    hasNumbers ? "no organisation code: a subtotal, or columns that have moved" : "a note",
  );
};

const readTable = (table: Table, { asAt, note, warnings }: Period): LayoutReading => {
  const columns = findColumns(table);
  const ignored = startIgnoredRows(table);
  const context = { ignored, isCutShort: findCutShort(table, "strict") };
  const whatMoved = findMoved(table);
  const figures = columns.figures.map(({ column, counts }) => {
    const cells = table.rows.map((row) => row.cells[column] ?? "");
    return { column, counts, kind: kindOfColumn(table.headingCells[column] ?? "", cells) };
  });
  const values: FileValue[] = [];
  const totals: PrintedTotal[] = [];
  for (const row of table.rows) {
    if (isBlankRow(row)) continue;
    const reject = (what: string): null => {
      ignored.add(row.number, what);
      return null;
    };
    const moved = whatMoved(row);
    const name = moved === null ? readRowName(row, columns, reject) : reject(moved);
    if (name === null) continue;
    const organisation = "code" in name ? name.code : "England";
    for (const { column, counts, kind } of figures) {
      const value = readFigure({ row, column, kind, organisation, counts }, context);
      if (value === null) continue;
      if ("code" in name) {
        values.push({
          row: row.number,
          sheet: table.sheet,
          organisation,
          counts,
          asAt,
          value,
          ...(counts.includes("patients-") ? { note } : {}),
        });
      } else if (kind === "count" && !counts.includes("-per-"))
        totals.push({ counts, asAt, value });
    }
  }
  const all = [...warnings, ...checkPrintedTotals(values, totals)];
  return { values, ignored: ignored.list(), warnings: all };
};

export const virtualWard: Layout = {
  name: "virtual-ward",
  expects:
    "the monthly virtual ward workbook (ICB code, Virtual Ward Capacity and Patients in a Virtual Ward)",
  read: (book) =>
    readSheets(book, (sheet) => {
      const table = findTable(book, sheet, isVirtualWard);
      if (table === null) return null;
      const period = findPeriod(book, sheet);
      if (period !== null) return readTable(table, period);
      const why = "nothing in the file says which month or day its figures are about";
      const ignored = makeIgnoredRows(table.sheet);
      ignored.add(table.headingRow, why);
      return { values: [], ignored: ignored.list(), warnings: [] };
    }),
};
