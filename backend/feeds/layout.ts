/** What a file format must be able to do to be read here. A new format is a new layout in the list of `read-feed.ts`. */
import type { AsAt } from "../../contracts/calendar.ts";
import type { ImportPreview } from "../../contracts/import.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Key, Provider } from "../../contracts/place.ts";
import type { Book, Sheet } from "./sheet.ts";
import type { Row } from "./table.ts";
import { plainWords } from "./words.ts";

/** A value as the file has it, before any measure is looked for. */
export type FileValue = {
  row: number;
  sheet: string | null;
  /** The organisation's code as the file writes it, "RD1"; its name where it has no code. */
  organisation: string;
  /** The layout's own name of what is counted: "ae-attendances-type-1". */
  counts: string;
  asAt: AsAt;
  /** Null when the file says why there is no figure. */
  value: number | string | null;
  none?: string;
  note?: string;
  /** Where the file names a measure of the place itself, and no alias is needed. */
  named?: { measure: Key; breakdown: string | null };
  /** What the file calls it, where that alone is the label that no measure answers to. */
  written?: string;
  /** A sum that the file does not print: it is of use to an alias only, and no figure of the file. */
  isWorkedOut?: boolean;
};

export type LayoutReading = {
  values: FileValue[];
  ignored: ImportPreview["ignored"];
  warnings: string[];
};

/** What is known of the place that a file is read for. */
export type PlaceNames = { measures: readonly Measure[]; providers: readonly Provider[] };

export type Layout = {
  /** The `source` of its aliases. */
  name: string;
  /** What the file must have, for the sentence that says it does not. */
  expects: string;
  /** Null when no sheet of the book has this layout. */
  read: (book: Book, place: PlaceNames) => LayoutReading | null;
};

/** A table found in a sheet: its headings and all rows under them. */
export type Table = {
  sheet: string | null;
  /** True for a text: a row that has lost or won a delimiter is shorter or longer than others. */
  isText: boolean;
  /** The row of the headings, as a spreadsheet numbers it. */
  headingRow: number;
  /** By column, as `nameHeading` names them; "" for a column without one. */
  headings: readonly string[];
  /** By column, as they are written. */
  headingCells: readonly string[];
  rows: readonly Row[];
  /** Rows that repeat the headings, as a spreadsheet numbers them: files that were joined have such. */
  headingsAgain: readonly number[];
  /** False when a text stops in the middle of a line: its last cell may be cut short. */
  endsWithLineBreak: boolean;
};

/** Title blocks stand above the headings; they are not longer than this. */
export const titleRowsMax = 60;

/** A heading as a name: "NHS Trust22 – Code " is "nhs_trust22_code". */
export const nameHeading = (cell: string): string =>
  plainWords(cell)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

/** What is left of a last heading, a day, when a line break falls into it. */
const restOfDay = /^[\d/. -]+$/;

/** A heading that goes on in the next row is none: 15/08/2024 cut short is a day of 2020. */
const wholeHeadings = (row: Row, next: Row | undefined): string[] => {
  const [only = "", ...others] = next?.cells ?? [];
  const isBroken = others.length === 0 && row.cells.length > 1 && restOfDay.test(only);
  return isBroken ? [...row.cells.slice(0, -1), ""] : row.cells;
};

/** The first table of a sheet whose headings are recognised; headings that come again are left out. */
export const findTable = (
  book: Book,
  sheet: Sheet,
  recognises: (headings: readonly string[]) => boolean,
): Table | null => {
  for (const [index, row] of sheet.rows.slice(0, titleRowsMax).entries()) {
    const headings = row.cells.map(nameHeading);
    if (!recognises(headings)) continue;
    const isAgain = ({ cells }: Row): boolean =>
      cells.length === headings.length &&
      cells.every((cell, column) => nameHeading(cell) === headings[column]);
    const headingCells = wholeHeadings(row, sheet.rows[index + 1]);
    const below = sheet.rows.slice(index + 1);
    return {
      sheet: sheet.name,
      isText: book.kind === "text",
      headingRow: row.number,
      headings: headingCells.map(nameHeading),
      headingCells,
      rows: below.filter((each) => !isAgain(each)),
      headingsAgain: below.filter(isAgain).map(({ number }) => number),
      endsWithLineBreak: sheet.endsWithLineBreak,
    };
  }
  return null;
};

/** The column of the first of these headings that the table has; -1 when it has none. */
export const findColumn = (headings: readonly string[], names: readonly string[]): number => {
  for (const name of names) {
    const column = headings.indexOf(name);
    if (column !== -1) return column;
  }
  return -1;
};

/** What several sheets held, as one. */
export const joinReadings = (readings: readonly LayoutReading[]): LayoutReading => ({
  values: readings.flatMap(({ values }) => values),
  ignored: readings.flatMap(({ ignored }) => ignored),
  warnings: readings.flatMap(({ warnings }) => warnings),
});

/** The rows and days of a layout whose sheets are each a table; null when none of them is. */
export const readSheets = (
  book: Book,
  readSheet: (sheet: Sheet) => LayoutReading | null,
): LayoutReading | null => {
  const read: LayoutReading[] = [];
  let isRecognised = false;
  for (const sheet of book.sheets) {
    const reading = readSheet(sheet);
    if (reading !== null) {
      isRecognised = true;
      read.push(reading);
    } else if (sheet.name !== null && sheet.rows.length > 0) {
      const why = `Sheet ${sheet.name}: it has no table of this layout.`;
      read.push({ values: [], ignored: [{ row: 1, why, sheet: sheet.name }], warnings: [] });
    }
  }
  return isRecognised ? joinReadings(read) : null;
};
