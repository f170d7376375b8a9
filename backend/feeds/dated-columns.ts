/**
 * The headings of a sitrep sheet: a row of days, each over one column or over the same few, and
 * under it rows that say what each column counts.
 */
import { type Day, lastDayOf } from "../../contracts/calendar.ts";
import { readDayCell, readMonthCell, readNumberCell, readSerialOrDay } from "./cells.ts";
import { findColumn, nameHeading, titleRowsMax } from "./layout.ts";
import { codeHeadings, nameHeadings } from "./organisations.ts";
import type { Book, Sheet } from "./sheet.ts";
import type { Row } from "./table.ts";
import { findTitled } from "./title-block.ts";
import { plainWords } from "./words.ts";

/** A column of figures: the day it is about and what it counts, "" where only the sheet says that. */
export type DatedColumn = { column: number; asAt: Day; heading: string };

export type DatedColumns = {
  /** The last row of the headings, by its index. */
  lastHeading: number;
  /** -1 where the sheet has names only. */
  code: number;
  name: number;
  columns: DatedColumn[];
  /** How many columns have a heading and no day of their own. */
  withoutDay: number;
  /** Why figures under these headings cannot be trusted; null when nothing speaks against it. */
  distrust: string | null;
};

/** Days stand at most so many rows above the row that names the columns. */
const dayRowsAboveMax = 4;

const wordsAt = (row: Row | undefined, column: number): string =>
  plainWords(row?.cells[column] ?? "");

type Names = { code: number; name: number; last: number };

/** The row that names the organisations' columns. */
const readNames = (row: Row): Names | null => {
  const headings = row.cells.map(nameHeading);
  const code = findColumn(headings, codeHeadings);
  const name = findColumn(headings, nameHeadings);
  if (code === -1 && name === -1) return null;
  // A measure by name or a metric in rows is another layout.
  if (headings.some((heading) => /^(?:measure|metric|indicator)$/.test(heading))) return null;
  return { code, name, last: Math.max(code, name) };
};

/** Headings of two rows: the second has words where there are figures below, and no organisation. */
const isHeadingStill = (row: Row | undefined, names: Names): boolean => {
  if (row === undefined) return false;
  const own = wordsAt(row, names.code === -1 ? names.name : names.code);
  if (own !== "" && ![...codeHeadings, ...nameHeadings].includes(nameHeading(own))) return false;
  const rest = row.cells.slice(names.last + 1).map(plainWords);
  return (
    rest.some((cell) => cell !== "") && rest.every((cell) => readNumberCell(cell).is !== "number")
  );
};

type ReadDay = (cell: string) => Day | null;

const countDays = (row: Row | undefined, readDay: ReadDay): number =>
  (row?.cells ?? []).filter((cell) => readDay(cell) !== null).length;

const findDayRow = (
  rows: readonly Row[],
  first: number,
  last: number,
  readDay: ReadDay,
): number | null => {
  let best: { index: number; days: number } | null = null;
  for (let index = last; index >= Math.max(0, first - dayRowsAboveMax); index -= 1) {
    const days = countDays(rows[index], readDay);
    // A title block has a day of its own: "Published: 6 April 2023".
    const firstWords = rows[index]?.cells.find((cell) => cell.trim() !== "") ?? "";
    const isTitle = plainWords(firstWords).endsWith(":");
    if (days > (best?.days ?? 0) && !isTitle) best = { index, days };
  }
  return best?.index ?? null;
};

/** Where no row has days: the one day or month that the title block names. */
const titledDay = (sheet: Sheet): Day | null => {
  const words =
    findTitled(sheet, "period") ?? findTitled(sheet, "date") ?? findTitled(sheet, "month");
  if (words === null) return null;
  const month = readMonthCell(words);
  return readDayCell(words) ?? (month === null ? null : lastDayOf(month));
};

/** Captions over several columns stand in the first of them, the words of the last row in each. */
const headingAt = (rows: readonly Row[], column: number, from: number): string => {
  const words = rows.map((row, index) => {
    if (index === rows.length - 1) return wordsAt(row, column);
    for (let at = column; at >= from; at -= 1) {
      const caption = wordsAt(row, at);
      if (caption !== "") return caption;
    }
    return "";
  });
  return [...new Set(words.filter((word) => word !== ""))].join(" ");
};

/** Over how many columns most days stand: what is further from a day is of another, whose heading is lost. */
const usualSpan = (dayRow: Row | undefined, width: number, readDay: ReadDay): number => {
  const starts: number[] = [];
  let before: Day | null = null;
  for (let column = 0; column < width; column += 1) {
    const day = readDay(wordsAt(dayRow, column));
    if (day !== null && day !== before) starts.push(column);
    if (day !== null) before = day;
  }
  const daysBySpan = new Map<number, number>();
  starts.slice(1).forEach((start, index) => {
    const span = start - (starts[index] ?? 0);
    daysBySpan.set(span, (daysBySpan.get(span) ?? 0) + 1);
  });
  const [usual] = [...daysBySpan].toSorted(([, a], [, b]) => b - a);
  return usual?.[0] ?? width;
};

const readColumns = (
  dayRow: Row | undefined,
  headingRows: readonly Row[],
  { names, width, readDay }: { names: Names; width: number; readDay: ReadDay },
): { columns: DatedColumn[]; withoutDay: number } => {
  const columns: DatedColumn[] = [];
  const span = usualSpan(dayRow, width, readDay);
  let withoutDay = 0;
  let day: Day | null = null;
  let since = names.last + 1;
  const seen = new Set<string>();
  for (let column = names.last + 1; column < width; column += 1) {
    const words = wordsAt(dayRow, column);
    const own = readDay(words);
    // One day over merged columns may be written in each of them.
    if (words !== "" && (own === null || own !== day || headingRows.length === 0)) {
      day = own;
      since = column;
      seen.clear();
    } else if (words === "" && headingRows.length === 0) day = null;
    const heading = headingAt(headingRows, column, since);
    if (headingRows.length > 0 && heading === "") continue;
    // The same heading again, with no new day over it: that day is missing, and not this one.
    if (seen.has(heading) || column - since >= span) day = null;
    seen.add(heading);
    if (day !== null) columns.push({ column, asAt: day, heading });
    else if (heading !== "") withoutDay += 1;
  }
  return { columns, withoutDay };
};

const hasNumbers = (rows: readonly Row[], column: number): boolean =>
  rows.some(({ cells }) => readNumberCell(cells[column] ?? "").is === "number");

const findDistrust = (
  sheet: Sheet,
  found: { dayRow: Row; lastHeading: number; names: Names; columns: readonly DatedColumn[] },
  readDay: ReadDay,
): string | null => {
  const { dayRow, lastHeading, names, columns } = found;
  const isOverNames = dayRow.cells.slice(0, names.last + 1).some((cell) => readDay(cell) !== null);
  if (isOverNames) return "days stand over the columns of names, so its headings have moved";
  const body = sheet.rows.slice(lastHeading + 1);
  const first = columns[0]?.column ?? names.last + 1;
  for (let column = names.last + 1; column < first; column += 1) {
    if (wordsAt(sheet.rows[lastHeading], column) !== "" && hasNumbers(body, column)) {
      return "figures stand before the first day, so its headings have moved";
    }
  }
  return null;
};

/** The headings of a sheet, or null when it has no table of organisations and days. */
export const findDatedColumns = (book: Book, sheet: Sheet): DatedColumns | null => {
  const readDay = book.kind === "workbook" ? readSerialOrDay : readDayCell;
  for (const [first, row] of sheet.rows.slice(0, titleRowsMax).entries()) {
    const names = readNames(row);
    if (names === null) continue;
    let lastHeading = first;
    while (isHeadingStill(sheet.rows[lastHeading + 1], names)) lastHeading += 1;
    const width = Math.max(
      ...sheet.rows.slice(0, lastHeading + 1).map(({ cells }) => cells.length),
    );
    const dayIndex = findDayRow(sheet.rows, first, lastHeading, readDay);
    const dayRow = dayIndex === null ? undefined : sheet.rows[dayIndex];
    const common = { lastHeading, code: names.code, name: names.name };
    if (dayIndex === null || dayRow === undefined) {
      const asAt = titledDay(sheet);
      if (asAt === null || names.code === -1) continue;
      const headingRows = sheet.rows.slice(first, lastHeading + 1);
      const columns = Array.from({ length: width }, (_, column) => ({
        column,
        asAt,
        heading: headingAt(headingRows, column, names.last + 1),
      })).filter(({ column, heading }) => column > names.last && heading !== "");
      if (columns.length === 0) continue;
      return { ...common, columns, withoutDay: 0, distrust: null };
    }
    const headingRows = sheet.rows.slice(dayIndex + 1, lastHeading + 1);
    const read = readColumns(dayRow, headingRows, { names, width, readDay });
    if (read.columns.length === 0) continue;
    const found = { dayRow, lastHeading, names, columns: read.columns };
    return { ...common, ...read, distrust: findDistrust(sheet, found, readDay) };
  }
  return null;
};
