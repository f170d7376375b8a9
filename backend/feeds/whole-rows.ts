/** Which rows of a text have all their cells where they belong. A workbook's cells cannot move. */
import type { Table } from "./layout.ts";
import type { Row } from "./table.ts";

/** What is wrong with a row, as the end of a sentence; null when nothing is. */
export type WhatMoved = (row: Row) => string | null;

const isBlank = (cell: string): boolean => cell.trim() === "";

export const isBlankRow = ({ cells }: Row): boolean => cells.every(isBlank);

/** How many cells most rows have. */
const usualLength = (rows: readonly Row[]): number => {
  const rowsByLength = new Map<number, number>();
  for (const row of rows) {
    if (isBlankRow(row)) continue;
    rowsByLength.set(row.cells.length, (rowsByLength.get(row.cells.length) ?? 0) + 1);
  }
  const [most] = [...rowsByLength].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? 0;
};

/**
 * Tells of each row whether it lost or won a delimiter, or runs into the rows after it.
 *
 * @param mayLack how many of the last headings may be without cells, where all rows leave them off.
 */
export const findMoved = (table: Table, mayLack = 0): WhatMoved => {
  if (!table.isText) return () => null;
  const width = table.headings.length;
  const usual = usualLength(table.rows);
  const least = usual < width && usual >= width - mayLack ? usual : width;
  return ({ cells }) => {
    if (cells.some((cell) => cell.includes("\n"))) {
      return "a quotation mark joins this row to the rows after it";
    }
    if (cells.length < least) {
      return "fewer cells than there are headings, so the row may be cut short";
    }
    if (cells.length > Math.max(width, usual) || !cells.slice(width).every(isBlank)) {
      return "more cells than there are headings, so its columns may have moved";
    }
    return null;
  };
};
