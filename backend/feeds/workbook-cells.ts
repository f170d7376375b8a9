/** The cells of a workbook as words, and merged ones filled in. */
import type { Merge } from "./workbook-parts.ts";

/** Excel shows this many digits of a number; what lies beyond them is an artefact of its arithmetic. */
const digitsMax = 15;
const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Excel's day 0: a time of day without a day, and a duration, are counted from it. */
const dayZeroMs = Date.UTC(1899, 11, 30);
/** What is dated before this is no day of anybody's figures: it is a time of day, or hours counted. */
const firstDayMs = Date.UTC(1950, 0, 1);

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Excel keeps times as parts of a day, so that 8am may be a moment before it. */
const writeMoment = (value: Date): string => {
  const ms = Math.round(value.getTime() / minuteMs) * minuteMs;
  if (!Number.isFinite(ms)) return "";
  if (ms < firstDayMs) {
    const minutes = Math.round((ms - dayZeroMs) / minuteMs);
    return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }
  const written = new Date(ms).toISOString();
  return ms % dayMs === 0 ? written.slice(0, 10) : written.slice(0, 16);
};

const writePlain = (value: number): string => String(Number(value.toPrecision(digitsMax)));

/** "AB12" of indexes. */
export const addressOf = (row: number, column: number): string => {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
};

/** A value as `Sheet` says that it is written; "" for an empty cell and for a formula's error. */
export const writeCell = (value: unknown, isPercent: boolean): string => {
  if (typeof value === "string") return value.replaceAll(/\r\n?/g, "\n");
  if (typeof value === "number") {
    return isPercent ? `${writePlain(value * 100)}%` : writePlain(value);
  }
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value instanceof Date ? writeMoment(value) : "";
};

/**
 * Fills the words or the date of merged cells into each of them, in place: a heading over three
 * columns heads all three. A number stays in its first cell alone, for it was counted once.
 *
 * @param rows each as long as the sheet is wide.
 * @returns how many merged numbers there were.
 */
export const fillMerges = (
  rows: readonly (readonly unknown[])[],
  cells: string[][],
  merges: readonly Merge[],
): number => {
  let numbers = 0;
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top]?.[left];
    if (value === undefined || value === null) continue;
    if (typeof value === "number") {
      numbers += 1;
      continue;
    }
    const words = cells[top]?.[left] ?? "";
    for (const row of cells.slice(top, bottom + 1)) {
      for (let column = left; column <= Math.min(right, row.length - 1); column += 1) {
        row[column] = words;
      }
    }
  }
  return numbers;
};
