/** Where a block has its dates, its labels and its figures, and which way round it lies. Pure. */
import type { Day } from "../../../contracts/calendar.ts";
import type { LabelMatch } from "./match-label.ts";
import type { Cells } from "./parse-block.ts";
import { readDay } from "./read-day.ts";

/** A heading may have this many rows of titles above it. */
const titleRowsMax = 8;

/** Always with days across and measures down, whatever way the block came. */
export type BlockShape = {
  cells: Cells;
  /** True when it came with days down, and was turned. */
  turned: boolean;
  /** The row of dates; null where there is none. */
  headingAt: number | null;
  /** The first row that may hold figures. */
  bodyFrom: number;
  /** How many columns, from the left, are labels. */
  labelColumns: number;
};

type ReadLabel = (label: string) => LabelMatch;

const figureLike =
  /^(?:[-−+(]?[\d.,  ]*\d[\d.,  ]*%?\)?|[-–—.*#]+|#[A-Z/0!?]+|n\/?a|nil|null|none|blank|no figure|y|n|yes|no|(?:opel|level|green|amber|red|black) ?\d)$/i;

/** True for what stands where a figure would: a number, a sign for none, yes or no, a level. */
export const isFigureLike = (cell: string): boolean => figureLike.test(cell);

export const turn = (cells: Cells): Cells =>
  (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? ""));

export const findShape = (cells: Cells, near: Day, readLabel: ReadLabel): BlockShape => {
  const isDay = (cell: string): boolean => readDay(cell, near).is !== "none";
  const turned = liesTurned(cells, isDay, readLabel);
  const upright = turned ? turn(cells) : cells;
  const headingAt = findHeading(upright, isDay);
  const bodyFrom = headingAt === null ? countTitles(upright, readLabel) : headingAt + 1;
  const labelColumns = countLabelColumns(upright, { headingAt, bodyFrom, isDay, readLabel });
  return { cells: upright, turned, headingAt, bodyFrom, labelColumns };
};

type IsDay = (cell: string) => boolean;

const count = (row: readonly string[], test: (cell: string) => boolean): number =>
  row.filter((cell) => cell !== "" && test(cell)).length;

/** A row of dates holds no figures: a date among figures is a slip, and not a heading. */
const daysInHeading = (row: readonly string[], isDay: IsDay): number =>
  row.some((cell) => !isDay(cell) && isFigureLike(cell)) ? 0 : count(row, isDay);

const findHeading = (cells: Cells, isDay: IsDay): number | null => {
  const at = cells.slice(0, titleRowsMax + 1).findIndex((row) => daysInHeading(row, isDay) > 0);
  return at === -1 ? null : at;
};

/** Days down the side, or measures across the top: the block is turned before it is read. */
const liesTurned = (cells: Cells, isDay: IsDay, readLabel: ReadLabel): boolean => {
  const mostDays = (of: Cells): number =>
    Math.max(0, ...of.slice(0, titleRowsMax + 1).map((row) => daysInHeading(row, isDay)));
  const side = turn(cells);
  const [across, down] = [mostDays(cells), mostDays(side)];
  if (across !== down) return down > across;
  const isLabel = (cell: string): boolean => !isFigureLike(cell) && readLabel(cell).is !== "none";
  const [top, left] = [cells[0] ?? [], side[0] ?? []];
  // A lone label in the corner belongs to both; the side is where labels are looked for first.
  return count(top, isLabel) > count(left, isLabel);
};

/** Rows of words over figures that have no date in them: a title, "Measure" and "Today". */
const countTitles = (cells: Cells, readLabel: ReadLabel): number => {
  const firstOfBody = cells.findIndex((row) =>
    row.some((cell) => cell !== "" && (isFigureLike(cell) || readLabel(cell).is !== "none")),
  );
  return firstOfBody === -1 ? 0 : firstOfBody;
};

type Found = {
  headingAt: number | null;
  bodyFrom: number;
  isDay: IsDay;
  readLabel: ReadLabel;
};

const countLabelColumns = (cells: Cells, found: Found): number => {
  const { headingAt, bodyFrom, isDay, readLabel } = found;
  const columns = turn(cells);
  const isOfWords = (column: readonly string[]): boolean => {
    const body = column.slice(bodyFrom).filter((cell) => cell !== "");
    return body.length > 0 && !body.some(isFigureLike);
  };
  if (headingAt !== null) {
    const firstDay = columns.findIndex((column) => isDay(column[headingAt] ?? ""));
    const end = columns.slice(0, firstDay).findIndex((column) => !isOfWords(column));
    return end === -1 ? firstDay : end;
  }
  const end = columns.findIndex((column) => !isOfWords(column));
  const run = columns.slice(0, end === -1 ? columns.length : end);
  const hasFiguresBeside = end !== -1;
  const hasKnownLabel = run.some((column) =>
    column.slice(bodyFrom).some((cell) => cell !== "" && readLabel(cell).is !== "none"),
  );
  return hasFiguresBeside || hasKnownLabel ? run.length : 0;
};
