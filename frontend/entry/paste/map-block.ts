/** Which line and which day each row and column of a block is: proposed, and open to be changed. Pure. */
import type { Day } from "../../../contracts/calendar.ts";
import { writeDayShort, writeDayWithWeekday } from "../../../contracts/wording.ts";
import { comesDaily } from "../entry-groups.ts";
import type { GridCellRef } from "../grid-model.ts";
import { type BlockShape, findShape } from "./block-shape.ts";
import { type LabelMatch, makeLabelReader } from "./match-label.ts";
import type { Cells } from "./parse-block.ts";
import { readDay } from "./read-day.ts";
import { type Line, type SheetGrid, findPlace } from "./sheet-grid.ts";

/** A row of figures: what it is called in the block, and the line of the page that it is. */
export type RowMapping = {
  /** Its row in `cells`. */
  at: number;
  label: string;
  line: Line | null;
  /** Why it is none; null when it is one, or when somebody left it out. */
  why: string | null;
};

export type ColumnMapping = { at: number; heading: string; day: Day | null; why: string | null };

export type Mapping = {
  /** With days across, whatever way the block came. */
  cells: Cells;
  turned: boolean;
  rows: readonly RowMapping[];
  columns: readonly ColumnMapping[];
  /** True where dates stand over the columns. */
  hasDates: boolean;
};

/** What somebody has chosen by row and by column; null leaves it out. */
export type Choices = {
  rows: ReadonlyMap<number, string | null>;
  columns: ReadonlyMap<number, Day | null>;
};

export const noChoices: Choices = { rows: new Map(), columns: new Map() };

/** Proposes what each row and column is. `focused` is where a block without headings begins. */
export const mapBlock = (
  cells: Cells,
  grid: SheetGrid,
  focused: GridCellRef | null,
  choices: Choices = noChoices,
): Mapping => {
  const readLabel = makeLabelReader(grid);
  const shape = findShape(cells, grid.sheet.day, readLabel);
  const start = focused === null ? null : findPlace(grid, focused);
  const columns = mapColumns(shape, grid, start?.columnAt ?? null, choices);
  const known = { grid, readLabel, start: start?.lineAt ?? null, choices, columns };
  return {
    cells: shape.cells,
    turned: shape.turned,
    rows: mapRows(shape, known),
    columns,
    hasDates: shape.headingAt !== null,
  };
};

const outsideDays = ({ days }: SheetGrid, day: Day): string => {
  const [first, last] = [days[0], days.at(-1)];
  return `${writeDayWithWeekday(day)} is not on this page, which shows ${writeDayShort(first ?? day)} to ${writeDayShort(last ?? day)}.`;
};

const mapColumns = (
  { cells, headingAt, labelColumns }: BlockShape,
  grid: SheetGrid,
  startAt: number | null,
  choices: Choices,
): ColumnMapping[] => {
  const width = cells[0]?.length ?? 0;
  const figures = Array.from({ length: width - labelColumns }, (_, i) => labelColumns + i);
  return figures.map((at): ColumnMapping => {
    const heading = headingAt === null ? "" : (cells[headingAt]?.[at] ?? "");
    const chosen = choices.columns.get(at);
    if (chosen !== undefined) return { at, heading, day: chosen, why: null };
    return {
      at,
      heading,
      ...(headingAt === null
        ? dayByPlace(grid, at - labelColumns, figures.length, startAt)
        : dayByHeading(grid, heading)),
    };
  });
};

type DayFound = { day: Day | null; why: string | null };

const dayByHeading = (grid: SheetGrid, heading: string): DayFound => {
  if (heading === "") return { day: null, why: "No date stands over this column." };
  const read = readDay(heading, grid.sheet.day);
  if (read.is === "wrong") return { day: null, why: read.message };
  if (read.is === "none") return { day: null, why: `“${heading}” is not a date.` };
  return grid.days.includes(read.day)
    ? { day: read.day, why: null }
    : { day: null, why: outsideDays(grid, read.day) };
};

/** Right from the cell in hand; a single column without one is the page's own day. */
const dayByPlace = (
  { days }: SheetGrid,
  nth: number,
  width: number,
  startAt: number | null,
): DayFound => {
  if (startAt === null && width > 1)
    return { day: null, why: "No date stands over this column, and no cell is in hand." };
  const day = days[(startAt ?? days.length - 1) + nth];
  return day === undefined
    ? { day: null, why: "This column is to the right of the page’s last day." }
    : { day, why: null };
};

type Known = {
  grid: SheetGrid;
  readLabel: (label: string) => LabelMatch;
  start: number | null;
  choices: Choices;
  columns: readonly ColumnMapping[];
};

const mapRows = (shape: BlockShape, known: Known): RowMapping[] => {
  const { cells, bodyFrom, labelColumns } = shape;
  const labels = labelsOf(shape);
  /** The measure of the row above: "P2" below "NCTR, BaNES: P1" is of the same. */
  let measure: string | null = null;
  return cells.slice(bodyFrom).flatMap((row, nth): RowMapping[] => {
    const at = bodyFrom + nth;
    const label = labels[nth] ?? "";
    if (row.every((cell) => cell === "")) return [];
    const read = labelColumns === 0 ? null : known.readLabel(label);
    const found =
      read === null ? lineByPlace(known, nth) : lineByLabel(read, { ...known, measure, label });
    const chosen = known.choices.rows.get(at);
    const mapped =
      chosen === undefined
        ? { at, label, ...found }
        : { at, label, line: findLine(known.grid, chosen), why: null };
    measure = mapped.line?.row.measure ?? (read === null ? null : measureOf(read));
    const isHead = row.slice(labelColumns).every((cell) => cell === "");
    return isHead ? [] : [mapped];
  });
};

const findLine = ({ lines }: SheetGrid, id: string | null): Line | null =>
  lines.find((line) => line.id === id) ?? null;

/** The measure that a label over its parts names, where it names only one. */
const measureOf = (match: LabelMatch): string | null => {
  if (match.is !== "several") return null;
  const measures = new Set(match.lines.map(({ row }) => row.measure));
  return measures.size === 1 ? ([...measures][0] ?? null) : null;
};

/** All label cells of a row together; what is blank at the left is as in the row above, as merged cells are. */
const labelsOf = ({ cells, bodyFrom, labelColumns }: BlockShape): string[] => {
  let above = "";
  return cells.slice(bodyFrom).map((row) => {
    const own = row.slice(0, labelColumns);
    if (labelColumns < 2) return own.join("");
    const [first = "", ...others] = own;
    const hasOthers = others.some((cell) => cell !== "");
    if (first !== "") above = first;
    return [first === "" && hasOthers ? above : first, ...others]
      .filter((cell) => cell !== "")
      .join(" ");
  });
};

type LineFound = { line: Line | null; why: string | null };

/** Down from the cell in hand. */
const lineByPlace = ({ grid, start }: Known, nth: number): LineFound => {
  if (start === null)
    return { line: null, why: "This row has no label, and no cell is in hand. Choose what it is." };
  const line = grid.lines[start + nth];
  return line === undefined
    ? { line: null, why: "This row is below the last one of the page." }
    : { line, why: null };
};

/**
 * One line, or a question. Of several the one of the measure above is meant; or, where the block is of
 * several days, the only one that has a figure for each.
 */
const lineByLabel = (
  match: LabelMatch,
  { measure, label, columns }: Known & { measure: string | null; label: string },
): LineFound => {
  switch (match.is) {
    case "line":
      return { line: match.line, why: null };
    case "none":
      return {
        line: null,
        why:
          label === ""
            ? "This row has no label. Choose what it is."
            : `Nothing on this page is called “${label}”. Choose what it is.`,
      };
    case "several": {
      const ofMeasure = match.lines.filter(({ row }) => row.measure === measure);
      const [only] = ofMeasure;
      if (only !== undefined && ofMeasure.length === 1) return { line: only, why: null };
      const days = columns.filter(({ day }) => day !== null);
      const daily = match.lines.filter(({ row }) => comesDaily(row));
      const [onlyDaily] = daily;
      if (days.length > 1 && onlyDaily !== undefined && daily.length === 1)
        return { line: onlyDaily, why: null };
      const names = match.lines.map(({ name }) => name).join(" or ");
      return { line: null, why: `“${label}” may be ${names}. Choose which.` };
    }
  }
};
