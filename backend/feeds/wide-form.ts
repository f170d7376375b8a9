/**
 * Our own form as a grid: a row for each measure (and part) with a column for each day, or a row for
 * each day with a column for each measure, "Measure: part" or parts in a second row of headings.
 */
import { readNumberCell } from "./cells.ts";
import { findCutShort, warnOfOpenEnd } from "./cut-short.ts";
import { type FormNames, makeFormNames } from "./form-names.ts";
import {
  type FormLabel,
  type FormSubject,
  findSubject,
  readFormCell,
  readFormDay,
  readUnknownValue,
} from "./form-rows.ts";
import { makeIgnoredRows, startIgnoredRows } from "./ignored-rows.ts";
import {
  type FileValue,
  type Layout,
  type LayoutReading,
  type Table,
  findColumn,
  findTable,
  nameHeading,
  readSheets,
} from "./layout.ts";
import {
  dayHeadings,
  measureHeadings,
  partHeadings,
  providerHeadings,
  valueHeadings,
} from "./long-form.ts";
import type { Book, Sheet } from "./sheet.ts";
import type { Row } from "./table.ts";
import { findMoved, isBlankRow } from "./whole-rows.ts";
import { plainWords } from "./words.ts";

const noteHeadings = new Set(["", "note", "notes", "unit", "provider", "title", "definition"]);

/** One cell of the grid with what its row and its column say. */
type GridCell = { row: Row; column: number; day: string; label: FormLabel };

const has = (headings: readonly string[], names: readonly string[]): boolean =>
  findColumn(headings, names) !== -1;

/** A heading of days, told by its cells: they are not words that could be a heading. */
const isDay = (cell: string, isWorkbook: boolean): boolean =>
  readFormDay(cell, { isWorkbook, measure: null }) !== null;

const dayColumns = ({ headingCells, isText }: Table): number[] =>
  headingCells.flatMap((cell, column) => (isDay(cell, !isText) ? [column] : []));

const findByMeasure = (book: Book, sheet: Sheet): Table | null => {
  const table = findTable(
    book,
    sheet,
    (headings) => has(headings, measureHeadings) && !has(headings, valueHeadings),
  );
  return table === null || dayColumns(table).length === 0 ? null : table;
};

const cellsByMeasure = (table: Table): GridCell[] => {
  const { headings, headingCells } = table;
  const columns = dayColumns(table);
  const at = (row: Row, names: readonly string[]): string =>
    row.cells[findColumn(headings, names)] ?? "";
  return table.rows.flatMap((row) => {
    const label = {
      provider: at(row, providerHeadings),
      measure: at(row, measureHeadings),
      part: at(row, partHeadings),
    };
    return columns.map((column) => ({ row, column, day: headingCells[column] ?? "", label }));
  });
};

const findByDay = (book: Book, sheet: Sheet, names: FormNames): Table | null => {
  const isNamed = (heading: string): boolean =>
    names.findMeasureAndPart(heading.replaceAll("_", " "), null) !== null;
  return findTable(
    book,
    sheet,
    (headings) =>
      has(headings, dayHeadings) &&
      !has(headings, measureHeadings) &&
      headings.some((heading) => isNamed(heading)),
  );
};

/** A second row of headings: parts under measures, and no date where dates stand. */
const partsRow = (table: Table): Row | null => {
  const [row] = table.rows;
  const day = findColumn(table.headings, dayHeadings);
  if (row === undefined || isBlankRow(row) || plainWords(row.cells[day] ?? "") !== "") return null;
  return row.cells.every((cell) => readNumberCell(cell).is !== "number") ? row : null;
};

const cellsByDay = (table: Table): GridCell[] => {
  const day = findColumn(table.headings, dayHeadings);
  const provider = findColumn(table.headings, providerHeadings);
  const parts = partsRow(table);
  let measure = "";
  const labels = table.headingCells.map((cell, column) => {
    const isOwn = column === day || column === provider || noteHeadings.has(nameHeading(cell));
    // Over parts, a measure may stand in the first of its merged columns only.
    if (cell.trim() !== "" || parts === null) measure = cell;
    const part = plainWords(parts?.cells[column] ?? "");
    return isOwn && (cell.trim() !== "" || part === "") ? null : { measure, part };
  });
  return table.rows.flatMap((row) =>
    row === parts
      ? []
      : labels.flatMap((label, column) =>
          label === null
            ? []
            : [
                {
                  row,
                  column,
                  day: row.cells[day] ?? "",
                  label: { ...label, provider: row.cells[provider] ?? "" },
                },
              ],
        ),
  );
};

/** Digits that are no day, among days: a heading that was broken, or a delimiter too many before it. */
const findBrokenDay = ({ headingCells, isText }: Table): string | null =>
  headingCells.find((cell) => /^[^a-z]*\d[^a-z]*$/i.test(cell) && !isDay(cell, !isText)) ?? null;

const refuseGrid = ({ sheet, headingRow }: Table, cell: string): LayoutReading => {
  const ignored = makeIgnoredRows(sheet);
  ignored.add(headingRow, `the heading "${plainWords(cell)}" is no day, so columns may have moved`);
  return { values: [], ignored: ignored.list(), warnings: [] };
};

type Context = {
  table: Table;
  names: FormNames;
  subjects: Map<string, FormSubject>;
  reject: (row: Row, what: string) => null;
};

const subjectOf = (label: FormLabel, { subjects, names }: Context): FormSubject => {
  const words = `${label.provider}\n${label.measure}\n${label.part}`;
  const known = subjects.get(words) ?? findSubject(label, names);
  subjects.set(words, known);
  return known;
};

const readCell = ({ row, column, day, label }: GridCell, context: Context): FileValue | null => {
  const { table, names, reject } = context;
  const text = row.cells[column] ?? "";
  if (text.trim() === "") return null;
  const subject = subjectOf(label, context);
  if (subject.is === "wrong") return reject(row, subject.why);
  const measure = subject.is === "known" ? subject.measure : null;
  const asAt = readFormDay(day, { isWorkbook: !table.isText, measure });
  const called = measure?.title ?? plainWords(label.measure);
  if (asAt === null) return reject(row, `"${plainWords(day)}" is no date for ${called}`);
  const common = { row: row.number, sheet: table.sheet, asAt };
  if (subject.is === "unknown") {
    const value = readUnknownValue(text);
    const { written, organisation } = subject;
    return value === null ? null : { ...common, organisation, counts: written, written, value };
  }
  const read = readFormCell({ value: text, none: "", note: "" }, subject.measure);
  if (read.is === "empty") return reject(row, `${called} is "${text.trim()}", which is no figure`);
  if (read.is === "wrong") return reject(row, `${called} ${read.why}`);
  const { breakdown } = subject;
  return {
    ...common,
    organisation: names.organisationOf(subject.measure),
    counts: breakdown === null ? subject.measure.key : `${subject.measure.key} ${breakdown}`,
    named: { measure: subject.measure.key, breakdown },
    ...read.of,
  };
};

const readGrid = (table: Table, cells: readonly GridCell[], names: FormNames): LayoutReading => {
  const ignored = startIgnoredRows(table);
  const reject = (row: Row, what: string): null => {
    ignored.add(row.number, what);
    return null;
  };
  const whatMoved = findMoved(table);
  const isCutShort = findCutShort(table, "lenient");
  const context = { table, names, subjects: new Map<string, FormSubject>(), reject };
  const values: FileValue[] = [];
  const movedRows = new Map<Row, string | null>();
  for (const cell of cells) {
    const { row, column } = cell;
    if (isBlankRow(row)) continue;
    const moved = movedRows.has(row) ? (movedRows.get(row) ?? null) : whatMoved(row);
    movedRows.set(row, moved);
    const number = readNumberCell(row.cells[column] ?? "");
    if (moved !== null) reject(row, moved);
    else if (number.is === "number" && isCutShort(row, column, number)) {
      reject(row, "its last figure may be cut short: the line breaks off there");
    } else {
      const value = readCell(cell, context);
      if (value !== null) values.push(value);
    }
  }
  return { values, ignored: ignored.list(), warnings: warnOfOpenEnd(table) };
};

export const wideForm: Layout = {
  name: "wide",
  expects:
    "our own form as a grid (measure and a column for each day, or date and a column for each measure)",
  read: (book, place) => {
    const names = makeFormNames(place);
    return readSheets(book, (sheet) => {
      const byMeasure = findByMeasure(book, sheet);
      if (byMeasure !== null) {
        const broken = byMeasure.isText ? findBrokenDay(byMeasure) : null;
        if (broken !== null) return refuseGrid(byMeasure, broken);
        return readGrid(byMeasure, cellsByMeasure(byMeasure), names);
      }
      const byDay = findByDay(book, sheet, names);
      return byDay === null ? null : readGrid(byDay, cellsByDay(byDay), names);
    });
  },
};
