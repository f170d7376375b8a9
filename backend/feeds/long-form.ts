/**
 * Our own form with a row for each figure: provider, measure, part, date, value, no figure because,
 * note. Columns in any order; measure, date and value must be there.
 */
import { findCutShort, warnOfOpenEnd } from "./cut-short.ts";
import { readNumberCell } from "./cells.ts";
import { type FormNames, makeFormNames } from "./form-names.ts";
import { findSubject, readFormCell, readFormDay, readUnknownValue } from "./form-rows.ts";
import { startIgnoredRows } from "./ignored-rows.ts";
import {
  type FileValue,
  type Layout,
  type LayoutReading,
  type Table,
  findColumn,
  findTable,
  readSheets,
} from "./layout.ts";
import type { Row } from "./table.ts";
import { findMoved, isBlankRow } from "./whole-rows.ts";
import { plainWords } from "./words.ts";

export const measureHeadings = ["measure", "measure_key", "measure_name", "measure_title"];
export const partHeadings = ["part", "breakdown", "pathway"];
export const dayHeadings = ["date", "as_at", "asat", "day", "as_at_date"];
export const valueHeadings = ["value", "figure", "number"];
export const providerHeadings = ["provider", "organisation", "trust", "org_code", "ods_code"];
const noneHeadings = ["no_figure_because", "no_figure", "none", "reason"];
const noteHeadings = ["note", "notes", "comment", "comments"];

type Columns = Record<"measure" | "part" | "day" | "value" | "provider" | "none" | "note", number>;

const findColumns = (headings: readonly string[]): Columns | null => {
  const columns = {
    measure: findColumn(headings, measureHeadings),
    part: findColumn(headings, partHeadings),
    day: findColumn(headings, dayHeadings),
    value: findColumn(headings, valueHeadings),
    provider: findColumn(headings, providerHeadings),
    none: findColumn(headings, noneHeadings),
    note: findColumn(headings, noteHeadings),
  };
  return [columns.measure, columns.day, columns.value].includes(-1) ? null : columns;
};

/** How many of the last columns are only for words that most rows have none of. */
const countOptional = ({ headings }: Table, columns: Columns): number => {
  const needed = Math.max(columns.measure, columns.day, columns.value, columns.part);
  return headings.length - 1 - needed;
};

type Reject = (what: string) => null;

const readRow = (
  row: Row,
  table: Table,
  { columns, names, reject }: { columns: Columns; names: FormNames; reject: Reject },
): FileValue | null => {
  const cell = (column: number): string => row.cells[column] ?? "";
  const subject = findSubject(
    { provider: cell(columns.provider), measure: cell(columns.measure), part: cell(columns.part) },
    names,
  );
  if (subject.is === "wrong") return reject(subject.why);
  const measure = subject.is === "known" ? subject.measure : null;
  const asAt = readFormDay(cell(columns.day), { isWorkbook: !table.isText, measure });
  const called = measure?.title ?? plainWords(cell(columns.measure));
  if (asAt === null) {
    const day = plainWords(cell(columns.day));
    return reject(
      day === ""
        ? `${called} has no date`
        : `"${day}" is no date for ${called}; write it as 15/08/2024`,
    );
  }
  const common = { row: row.number, sheet: table.sheet, asAt };
  if (subject.is === "unknown") {
    const value = readUnknownValue(cell(columns.value));
    if (value === null) return reject(`${called} has no value`);
    const { written, organisation } = subject;
    return { ...common, organisation, counts: written, written, value };
  }
  const { breakdown } = subject;
  const read = readFormCell(
    { value: cell(columns.value), none: cell(columns.none), note: cell(columns.note) },
    subject.measure,
  );
  if (read.is === "empty") return reject("no value and no reason for having none");
  if (read.is === "wrong") return reject(`${called} ${read.why}`);
  return {
    ...common,
    organisation: names.organisationOf(subject.measure),
    counts: breakdown === null ? subject.measure.key : `${subject.measure.key} ${breakdown}`,
    named: { measure: subject.measure.key, breakdown },
    ...read.of,
  };
};

const readTable = (table: Table, columns: Columns, names: FormNames): LayoutReading => {
  const ignored = startIgnoredRows(table);
  const whatMoved = findMoved(table, countOptional(table, columns));
  const isCutShort = findCutShort(table, "lenient");
  const values: FileValue[] = [];
  for (const row of table.rows) {
    if (isBlankRow(row)) continue;
    const reject: Reject = (what) => {
      ignored.add(row.number, what);
      return null;
    };
    const moved = whatMoved(row);
    const number = readNumberCell(row.cells[columns.value] ?? "");
    if (moved !== null) reject(moved);
    else if (number.is === "number" && isCutShort(row, columns.value, number)) {
      reject("its value may be cut short: the line breaks off there");
    } else {
      const value = readRow(row, table, { columns, names, reject });
      if (value !== null) values.push(value);
    }
  }
  return { values, ignored: ignored.list(), warnings: warnOfOpenEnd(table) };
};

export const longForm: Layout = {
  name: "long",
  expects: "our own form with a row for each figure (measure, date and value)",
  read: (book, place) => {
    const names = makeFormNames(place);
    return readSheets(book, (sheet) => {
      const table = findTable(book, sheet, (headings) => findColumns(headings) !== null);
      const columns = table === null ? null : findColumns(table.headings);
      return table === null || columns === null ? null : readTable(table, columns, names);
    });
  },
};
