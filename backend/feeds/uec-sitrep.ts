/**
 * The sheets of the urgent and emergency care daily sitrep: a title block, days over columns that
 * repeat, a row for each trust, England on top, notes below. Each sheet is about something: A&E
 * closures, G&A beds, critical care, flu, ambulance handovers.
 */
import { makeIgnoredRows } from "./ignored-rows.ts";
import { readNumberCell } from "./cells.ts";
import { findCutShort } from "./cut-short.ts";
import { type DatedColumns, findDatedColumns } from "./dated-columns.ts";
import { type ColumnKind, kindOfColumn, readFigure } from "./figure-cells.ts";
import {
  type FileValue,
  type Layout,
  type LayoutReading,
  type Table,
  nameHeading,
  readSheets,
} from "./layout.ts";
import {
  codeHeadings,
  isCodeOfSeveral,
  isOrganisationCode,
  isTotalName,
  isWholeOfEngland,
  readCode,
} from "./organisations.ts";
import { type PrintedTotal, checkPrintedTotals } from "./printed-totals.ts";
import type { Book, Sheet } from "./sheet.ts";
import type { Row } from "./table.ts";
import { findTitled } from "./title-block.ts";
import { findMoved, isBlankRow } from "./whole-rows.ts";
import { joinSlugs, plainWords, slugOf } from "./words.ts";

/** What a sheet is about: its name, or what its title says after the name of the collection. */
const subjectOf = (sheet: Sheet): string => {
  if (sheet.name !== null && !/^sheet ?\d+$/i.test(sheet.name)) return slugOf(sheet.name);
  const title = findTitled(sheet, "title") ?? "";
  return slugOf(title.split(" - ").at(-1) ?? "");
};

type FigureColumn = { column: number; asAt: string; counts: string; kind: ColumnKind };

const findFigureColumns = (
  sheet: Sheet,
  { columns, lastHeading }: DatedColumns,
): FigureColumn[] => {
  const subject = subjectOf(sheet);
  const body = sheet.rows.slice(lastHeading + 1);
  const kinds = new Map<string, ColumnKind>();
  for (const { heading } of columns) {
    if (kinds.has(heading)) continue;
    const alike = columns.filter((column) => column.heading === heading);
    const cells = alike.flatMap(({ column }) => body.map((row) => row.cells[column] ?? ""));
    kinds.set(heading, kindOfColumn(heading === "" ? (sheet.name ?? "") : heading, cells));
  }
  return columns.map(({ column, asAt, heading }) => ({
    column,
    asAt,
    counts: joinSlugs(subject, slugOf(heading)),
    kind: kinds.get(heading) ?? "count",
  }));
};

type RowName = { organisation: string } | { isEngland: true };

const readRowName = (
  row: Row,
  { code: codeColumn, name: nameColumn }: DatedColumns,
  figures: readonly FigureColumn[],
  reject: (what: string) => null,
): RowName | null => {
  const code = readCode(row.cells[codeColumn] ?? "");
  const name = plainWords(row.cells[nameColumn] ?? "");
  const hasNumbers = figures.some(
    ({ column }) => readNumberCell(row.cells[column] ?? "").is === "number",
  );
  if (isTotalName(name) || isTotalName(code) || isCodeOfSeveral(code)) {
    reject("a total and not an organisation's own figure");
    return isWholeOfEngland(name) && hasNumbers ? { isEngland: true } : null;
  }
  if (codeColumn !== -1) {
    if (codeHeadings.includes(nameHeading(code))) return reject("headings again");
    if (isOrganisationCode(code)) return { organisation: code };
    return reject(
      hasNumbers ? "no organisation code: a subtotal, or columns that have moved" : "a note",
    );
  }
  if (name === "") return reject("nothing says whose row it is");
  return hasNumbers ? { organisation: name } : reject("a note");
};

/** The sheet's table in the shape that the checks on texts work on. */
const tableOf = (book: Book, sheet: Sheet, { lastHeading }: DatedColumns): Table => {
  const headingRow = sheet.rows[lastHeading];
  const headingCells = headingRow?.cells ?? [];
  return {
    sheet: sheet.name,
    isText: book.kind === "text",
    headingRow: headingRow?.number ?? 1,
    headings: headingCells.map(nameHeading),
    headingCells,
    rows: sheet.rows.slice(lastHeading + 1),
    headingsAgain: [],
    endsWithLineBreak: sheet.endsWithLineBreak,
  };
};

const readSheet = (book: Book, sheet: Sheet, dated: DatedColumns): LayoutReading => {
  const table = tableOf(book, sheet, dated);
  const ignored = makeIgnoredRows(sheet.name);
  if (dated.distrust !== null) {
    ignored.add(table.headingRow, dated.distrust);
    return { values: [], ignored: ignored.list(), warnings: [] };
  }
  if (dated.withoutDay > 0) {
    ignored.add(
      table.headingRow,
      `${dated.withoutDay} headings stand under no day of their own, so their figures were not taken`,
    );
  }
  const figures = findFigureColumns(sheet, dated);
  const context = { ignored, isCutShort: findCutShort(table, "strict") };
  const whatMoved = findMoved(table);
  const values: FileValue[] = [];
  const totals: PrintedTotal[] = [];
  for (const row of table.rows) {
    if (isBlankRow(row)) continue;
    const reject = (what: string): null => {
      ignored.add(row.number, what);
      return null;
    };
    const name = readRowName(row, dated, figures, reject);
    const moved = name === null ? null : whatMoved(row);
    if (name === null || moved !== null) {
      if (moved !== null) reject(moved);
      continue;
    }
    const organisation = "organisation" in name ? name.organisation : "England";
    for (const { column, asAt, counts, kind } of figures) {
      const value = readFigure({ row, column, kind, organisation, counts }, context);
      if (value === null) continue;
      if ("organisation" in name) {
        values.push({ row: row.number, sheet: sheet.name, organisation, counts, asAt, value });
      } else if (kind === "count") totals.push({ counts, asAt, value });
    }
  }
  return { values, ignored: ignored.list(), warnings: checkPrintedTotals(values, totals) };
};

export const uecSitrep: Layout = {
  name: "uec-daily-sitrep",
  expects:
    "a sheet of the UEC daily sitrep (days in a row, and under them Code, Name and what is counted)",
  read: (book) =>
    readSheets(book, (sheet) => {
      const dated = findDatedColumns(book, sheet);
      return dated === null ? null : readSheet(book, sheet, dated);
    }),
};
