/**
 * The daily discharge figures of acute trusts, a row for each trust and day:
 * nhs_trust22_code, trust, date, do_not_meet_criteria_to_reside, …, discharged_total.
 *
 * In this file 0 means *not submitted*: no acute trust discharges nobody all day, and the published
 * series writes 0 for the days on which a trust sent nothing. A 0 is therefore never a value.
 */
import type { Day } from "../../contracts/calendar.ts";
import { dayReaderOf, readNumberCell } from "./cells.ts";
import { type IsCutShort, findCutShort, warnOfOpenEnd } from "./cut-short.ts";
import { type IgnoredRows, startIgnoredRows } from "./ignored-rows.ts";
import {
  type FileValue,
  type Layout,
  type LayoutReading,
  type Table,
  findTable,
  readSheets,
} from "./layout.ts";
import { isOrganisationCode, readCode } from "./organisations.ts";
import type { Row } from "./table.ts";
import { type WhatMoved, findMoved } from "./whole-rows.ts";

const codeHeadings = [
  "nhs_trust22_code",
  "nhs_trust_code",
  "trust_code",
  "organisation_code",
  "org_code",
  "ods_code",
];
const nameHeadings = [
  "trust",
  "nhs_trust22_name",
  "trust_name",
  "organisation",
  "organisation_name",
  "org_name",
  "name",
];
const dayHeadings = ["date", "day"];
const valueHeadings = ["do_not_meet_criteria_to_reside", "discharged_total"];

type Columns = {
  code: number;
  day: number;
  /** All columns of each heading that is not of the row's own: some files repeat a heading. */
  values: { heading: string; at: number[] }[];
};

const findColumns = (headings: readonly string[]): Columns | null => {
  const code = headings.findIndex((heading) => codeHeadings.includes(heading));
  const day = headings.findIndex((heading) => dayHeadings.includes(heading));
  if (code === -1 || day === -1) return null;
  if (!valueHeadings.some((heading) => headings.includes(heading))) return null;
  const own = [...codeHeadings, ...nameHeadings, ...dayHeadings, ""];
  const names = new Set(headings.filter((heading) => !own.includes(heading)));
  const values = [...names].map((heading) => ({
    heading,
    at: headings.flatMap((each, index) => (each === heading ? [index] : [])),
  }));
  return { code, day, values };
};

type CellContext = {
  ignored: IgnoredRows;
  isCutShort: IsCutShort;
  whatMoved: WhatMoved;
  readDay: (cell: string) => Day | null;
};

type RowName = { code: string; day: Day };

/** Whose row it is and of which day; null, with the reason noted, when it is not a row of figures. */
const readRowName = (
  row: Row,
  columns: Columns,
  { ignored, whatMoved, readDay }: Omit<CellContext, "isCutShort">,
) => {
  const cells = row.cells.map((cell) => cell.trim());
  if (cells.every((cell) => cell === "")) return null;
  const code = readCode(cells[columns.code] ?? "");
  const day = readDay(cells[columns.day] ?? "");
  const reject = (what: string): null => {
    ignored.add(row.number, what);
    return null;
  };
  if (cells.some((cell) => /^(grand )?total$/i.test(cell)) || code === "ENGLAND") {
    return reject("a total and not an organisation's own figure");
  }
  if (!isOrganisationCode(code) && day === null) {
    return reject("neither an organisation code nor a date: a note, or columns that have moved");
  }
  const moved = whatMoved(row);
  if (moved !== null) return reject(moved);
  if (!isOrganisationCode(code)) return reject("no organisation code");
  if (day === null) return reject("no date that can be read; write it as 15/08/2024");
  return { code, day } satisfies RowName;
};

/** One whole number from the columns of a heading; null, with the reason noted, when there is none. */
const readValue = (
  row: Row,
  { code }: RowName,
  { heading, at }: Columns["values"][number],
  { ignored, isCutShort }: CellContext,
): number | null => {
  const reject = (what: string): null => {
    ignored.add(row.number, `${code} ${heading} ${what}`);
    return null;
  };
  const found = new Set<number>();
  for (const column of at) {
    const cell = readNumberCell(row.cells[column] ?? "");
    if (cell.is === "no-value") continue;
    if (cell.is === "unclear" && !valueHeadings.includes(heading)) {
      ignored.add(row.number, `${heading} is words and not a figure`);
      return null;
    }
    if (cell.is === "unclear") return reject("is not a number from zero up");
    if (cell.percent) return reject("is a share and not a count");
    if (isCutShort(row, column, cell)) return reject("may be cut short: the line breaks off there");
    found.add(cell.value);
  }
  const [value, other] = [...found];
  if (value === undefined) return null;
  if (other !== undefined) {
    return reject(`stands in ${at.length} columns that do not agree`);
  }
  if (value === 0) return reject("is 0, which in this file means not submitted");
  if (!Number.isInteger(value)) return reject("is not a whole number");
  return value;
};

const readTable = (table: Table): LayoutReading => {
  const columns = findColumns(table.headings);
  const ignored = startIgnoredRows(table);
  const values: FileValue[] = [];
  if (columns === null) return { values, ignored: [], warnings: [] };
  const context = {
    ignored,
    isCutShort: findCutShort(table, "lenient"),
    whatMoved: findMoved(table),
    readDay: dayReaderOf(table),
  };
  for (const row of table.rows) {
    const name = readRowName(row, columns, context);
    if (name === null) continue;
    for (const column of columns.values) {
      const value = readValue(row, name, column, context);
      if (value === null) continue;
      values.push({
        row: row.number,
        sheet: table.sheet,
        organisation: name.code,
        counts: column.heading,
        asAt: name.day,
        value,
      });
    }
  }
  return { values, ignored: ignored.list(), warnings: warnOfOpenEnd(table) };
};

export const trustDaily: Layout = {
  name: "trust-daily",
  expects: `the trusts' daily discharge file (${codeHeadings[0]}, date and ${valueHeadings.join(" or ")})`,
  read: (book) =>
    readSheets(book, (sheet) => {
      const table = findTable(book, sheet, (headings) => findColumns(headings) !== null);
      return table === null ? null : readTable(table);
    }),
};
