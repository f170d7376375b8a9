/** Every figure of a block with the cell it goes to, or why it goes nowhere. Pure. */
import type { Day } from "../../../contracts/calendar.ts";
import { writeAsAt, writeDayShort, writeDayWithWeekday } from "../../../contracts/wording.ts";
import type { ColumnMapping, Mapping, RowMapping } from "./map-block.ts";
import {
  type Line,
  type SheetCell,
  type SheetGrid,
  cellAbout,
  cellAtPlace,
  cellInColumn,
  isShifted,
} from "./sheet-grid.ts";

/**
 * What the dates over a block mean for figures about the day before: the day on which they are entered,
 * as on the page, or the day that they are about.
 */
export type DatesMean = "entered-on" | "about";

export type PlacedCell = {
  row: RowMapping;
  column: ColumnMapping;
  text: string;
  target: SheetCell | null;
  /** Why it goes nowhere; null where it goes somewhere, and where its row or column was left out. */
  why: string | null;
};

/** Blank cells are not among them: nothing was copied there, and nothing is taken away. */
export const placeCells = (
  mapping: Mapping,
  grid: SheetGrid,
  datesMean: DatesMean = "entered-on",
): PlacedCell[] => {
  const placed = mapping.rows.flatMap((row) =>
    mapping.columns.flatMap((column): PlacedCell[] => {
      const text = mapping.cells[row.at]?.[column.at] ?? "";
      if (text === "") return [];
      const { line } = row;
      const { day } = column;
      if (line === null || day === null)
        return [{ row, column, text, target: null, why: whyNowhere(row, column) }];
      const target = cellFor(grid, line, day, mapping.hasDates ? datesMean : null);
      return [{ row, column, text, target, why: target === null ? noCell(line, day) : null }];
    }),
  );
  return withoutDoubles(placed);
};

/** What was left out on purpose needs no reason. */
const whyNowhere = (row: RowMapping, column: ColumnMapping): string | null => {
  const isLeftOut =
    (row.line === null && row.why === null) || (column.day === null && column.why === null);
  return isLeftOut ? null : (row.why ?? column.why);
};

/** `means` is null where no dates stand over the block, and its columns are the page's own. */
const cellFor = (
  grid: SheetGrid,
  line: Line,
  day: Day,
  means: DatesMean | null,
): SheetCell | null => {
  if (means === "about" && isShifted(grid, line)) return cellAbout(grid, line, day);
  if (means === null) return cellAtPlace(grid, line, grid.days.indexOf(day));
  return cellInColumn(grid, line, day) ?? aboutItsPeriod(grid, line, day);
};

/** A weekly or monthly figure by the date that names its period. */
const aboutItsPeriod = (grid: SheetGrid, line: Line, day: Day): SheetCell | null => {
  const { every } = line.row.cadence;
  return every === "week" || every === "month" ? cellAbout(grid, line, day) : null;
};

const noCell = ({ row, name }: Line, day: Day): string => {
  const { every } = row.cadence;
  if (every === "week" || every === "month")
    return `${name} comes once a ${every}: there is none for ${writeDayWithWeekday(day)}.`;
  return `${name} has no cell for ${writeDayWithWeekday(day)} on this page.`;
};

const keyOf = ({ ref }: SheetCell): string => `${ref.measure}/${ref.breakdown}/${ref.asAt}`;

/** Two figures for one cell go nowhere, both of them: neither is known to be the right one. */
const withoutDoubles = (placed: readonly PlacedCell[]): PlacedCell[] => {
  const times = new Map<string, number>();
  for (const { target } of placed)
    if (target !== null) times.set(keyOf(target), (times.get(keyOf(target)) ?? 0) + 1);
  return placed.map((cell) => {
    const { target } = cell;
    if (target === null || times.get(keyOf(target)) === 1) return cell;
    const { cadence } = target.line.row;
    const what = `${target.line.name}, ${writeAsAt(cadence, target.ref.asAt)}`;
    return { ...cell, target: null, why: `Two cells of the block are for ${what}. Leave one out.` };
  });
};

/** True where the two meanings of a date lead to different cells: then somebody has to be asked. */
export const asksWhatDatesMean = (mapping: Mapping, grid: SheetGrid): boolean =>
  mapping.hasDates && mapping.rows.some(({ line }) => line !== null && isShifted(grid, line));

/** "the day before: 14 Aug under Thu 15 Aug" of the first line that is about another day. */
export const writeShift = (mapping: Mapping, grid: SheetGrid): string => {
  const line = mapping.rows.flatMap((row) => row.line ?? []).find((one) => isShifted(grid, one));
  return line === undefined
    ? ""
    : `${line.name} of ${writeDayShort(line.row.asAt.slice(0, 10))} under ${writeDayWithWeekday(grid.sheet.day)}`;
};
