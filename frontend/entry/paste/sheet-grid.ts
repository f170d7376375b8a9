/** The sheet as a block lands on it: lines of cells, a column for each day that the page shows. Pure. */
import { type Day, addDays, dayOf, daysFrom } from "../../../contracts/calendar.ts";
import {
  type EntryCell,
  type EntryRow,
  type EntrySheet,
  entryDaysBefore,
} from "../../../contracts/entry.ts";
import { comesDaily, groupRows, partOf, pastCellOf } from "../entry-groups.ts";
import { type GridCellRef, refOf } from "../grid-model.ts";

/** One row of the page that can be entered. */
export type Line = {
  id: string;
  row: EntryRow;
  /** "NCTR, BaNES P1": what tells it from every other. */
  name: string;
};

export type SheetGrid = {
  sheet: EntrySheet;
  /** In the page's order, from top to bottom. */
  lines: readonly Line[];
  /** In the page's order, from left to right; the last is the sheet's own day. */
  days: readonly Day[];
};

export type SheetCell = { ref: GridCellRef; line: Line; cell: EntryCell; column: Day };

const lineOf = (row: EntryRow): Line => {
  const part = partOf(row);
  return {
    id: `${row.measure}/${row.breakdown}`,
    row,
    name: part === undefined ? row.title : `${row.title} ${part.label}`,
  };
};

/** What comes on occasion stands below, as on the page. */
export const gridOf = (sheet: EntrySheet): SheetGrid => {
  const groups = groupRows(sheet.rows);
  const isOccasional = ({ rows }: { rows: readonly EntryRow[] }): boolean =>
    rows.every(({ dueAt }) => dueAt === null);
  const inOrder = [
    ...groups.filter((group) => !isOccasional(group)),
    ...groups.filter(isOccasional),
  ];
  return {
    sheet,
    lines: inOrder.flatMap(({ rows }) => rows.map(lineOf)),
    days: daysFrom(addDays(sheet.day, -entryDaysBefore), sheet.day),
  };
};

const cellOf = (line: Line, cell: EntryCell, column: Day): SheetCell => ({
  ref: refOf(line.row, cell),
  line,
  cell,
  column,
});

/**
 * The cell of a line for a day's column, as the page lines days up: attendances of the day before stand
 * in the column of the day on which they are entered. Null where there is none for that day.
 */
export const cellInColumn = ({ sheet }: SheetGrid, line: Line, column: Day): SheetCell | null => {
  const { row } = line;
  if (column === sheet.day) return cellOf(line, row.now, column);
  if (!comesDaily(row)) return null;
  const past = pastCellOf(row, sheet.day, column);
  return past === undefined ? null : cellOf(line, past, column);
};

/** The cell that stands at a place of the page: weeks and months stand in the columns in their order. */
export const cellAtPlace = (grid: SheetGrid, line: Line, columnAt: number): SheetCell | null => {
  const column = grid.days[columnAt];
  if (column === undefined) return null;
  const { row } = line;
  if (comesDaily(row) || column === grid.sheet.day) return cellInColumn(grid, line, column);
  const past = row.before[row.before.length - (grid.days.length - 1) + columnAt];
  return past === undefined ? null : cellOf(line, past, column);
};

/** The cell of a line that is about a day: "8 Aug" of what comes weekly is the week that is named by it. */
export const cellAbout = (grid: SheetGrid, line: Line, day: Day): SheetCell | null => {
  const { row } = line;
  if (dayOf(row.asAt) === day) return cellOf(line, row.now, grid.sheet.day);
  const past = row.before.findLast(({ asAt }) => dayOf(asAt) === day);
  return past === undefined ? null : cellOf(line, past, columnOf(grid, line, past));
};

const columnOf = (grid: SheetGrid, line: Line, cell: EntryCell): Day =>
  grid.days.find((_, at) => cellAtPlace(grid, line, at)?.cell === cell) ?? grid.sheet.day;

/** True where a line's figures are about another day than the one whose column they stand in. */
export const isShifted = ({ sheet }: SheetGrid, { row }: Line): boolean =>
  comesDaily(row) && dayOf(row.asAt) !== sheet.day;

/** Where a cell stands on the page; null for one that is not there. */
export const findPlace = (
  grid: SheetGrid,
  ref: GridCellRef,
): { lineAt: number; columnAt: number } | null => {
  const lineAt = grid.lines.findIndex(
    ({ row }) => row.measure === ref.measure && row.breakdown === ref.breakdown,
  );
  const line = grid.lines[lineAt];
  if (line === undefined) return null;
  const columnAt = grid.days.findLastIndex(
    (_, at) => dayOf(cellAtPlace(grid, line, at)?.ref.asAt ?? "") === dayOf(ref.asAt),
  );
  return { lineAt, columnAt: columnAt === -1 ? grid.days.length - 1 : columnAt };
};
