/** The sheet as a grid: a row for each figure, a column for each day before and one for today. */
import { type Accessor, createSignal } from "solid-js";
import { type Day, addDays, dayOf, daysFrom } from "../../contracts/calendar.ts";
import {
  type EntryCell,
  type EntryRow,
  type EntrySheet,
  entryDaysBefore,
} from "../../contracts/entry.ts";
import { type Cell, createCell } from "./create-cell.ts";
import { comesDaily, groupRows, pastCellOf } from "./entry-groups.ts";
import type { KeyGrid } from "./grid-moves.ts";

export type GridRow = {
  key: string;
  row: Accessor<EntryRow>;
  setRow: (row: EntryRow) => void;
  /** Oldest first, null where a day has no figure; the last is `now`. */
  cells: readonly (Cell | null)[];
  now: Cell;
};

export type GridGroup = {
  key: string;
  title: string;
  rows: readonly GridRow[];
  /** True for what comes when it comes: it is folded away under the rest. */
  isOccasional: boolean;
};

export type Grid = { days: readonly Day[]; groups: readonly GridGroup[] };

const rowKeyOf = ({ measure, breakdown }: EntryRow): string => `${measure}/${breakdown}`;

/** Of a declaration the day names the cell, whatever the time of the last one. */
const cellKeyOf = (sheet: EntrySheet, row: EntryRow, { asAt }: EntryCell): string =>
  `${sheet.locality}/${sheet.provider.key}/${rowKeyOf(row)}/${dayOf(asAt)}`;

/** Weeks and months stand in the columns in their order; each then says what it is about. */
const pastCells = (
  row: EntryRow,
  sheet: EntrySheet,
  days: readonly Day[],
): (EntryCell | undefined)[] => {
  if (comesDaily(row)) return days.map((day) => pastCellOf(row, sheet.day, day));
  const { before } = row;
  return days.map((_, column) => before[before.length - days.length + column]);
};

const layRow = (sheet: EntrySheet, entryRow: EntryRow, days: readonly Day[]): GridRow => {
  const [row, setRow] = createSignal(entryRow);
  const now = createCell(cellKeyOf(sheet, entryRow, entryRow.now), row, entryRow.now, true);
  const before = pastCells(entryRow, sheet, days).map((cell) =>
    cell === undefined ? null : createCell(cellKeyOf(sheet, entryRow, cell), row, cell, false),
  );
  return { key: rowKeyOf(entryRow), row, setRow, cells: [...before, now], now };
};

export const layGrid = (sheet: EntrySheet): Grid => {
  const days = daysFrom(addDays(sheet.day, -entryDaysBefore), addDays(sheet.day, -1));
  const groups = groupRows(sheet.rows).map(({ key, title, rows }) => ({
    key,
    title,
    rows: rows.map((row) => layRow(sheet, row, days)),
    isOccasional: rows.every(({ dueAt }) => dueAt === null),
  }));
  return { days, groups };
};

export const rowsOf = ({ groups }: Grid): GridRow[] => groups.flatMap(({ rows }) => rows);

export const cellsOf = (grid: Grid): Cell[] =>
  rowsOf(grid).flatMap(({ cells }) => cells.filter((cell) => cell !== null));

/** What stands where, for the keyboard; what is out of sight is passed over. */
export const keyGridOf = (grid: Grid, inSight: ReadonlySet<string>): KeyGrid =>
  rowsOf(grid)
    .map(({ cells }) =>
      cells.map((cell) => (cell !== null && inSight.has(cell.key) ? cell.key : null)),
    )
    .filter((keys) => keys.some((key) => key !== null));

/** The same figure's cell in a sheet that was read again. */
export const findInSheet = (row: EntryRow, cell: Cell): EntryCell | undefined => {
  if (cell.isNow) return row.now;
  const day = dayOf(cell.content().inForce.asAt);
  return row.before.find(({ asAt }) => dayOf(asAt) === day);
};
