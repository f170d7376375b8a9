/**
 * Which last cells of rows may have lost digits: 122.0 that became 12 is a number still, and a
 * wrong one. A row that lost whole cells needs no help: it is shorter than the headings.
 */
import { type NumberCell, readNumberCell } from "./cells.ts";
import type { Table } from "./layout.ts";
import type { Row } from "./table.ts";

export type IsCutShort = (
  row: Row,
  column: number,
  cell: Extract<NumberCell, { is: "number" }>,
) => boolean;

/** What is left of a number when a line break falls into it. */
const restOfNumber = /^[\d.,]+$/;

/** Rows that are followed by a lone piece of a number. */
const findBrokenRows = ({ rows }: Table): Set<number> => {
  const broken = new Set<number>();
  rows.forEach(({ cells }, index) => {
    const before = rows[index - 1];
    const [only = "", ...others] = cells;
    if (before !== undefined && others.length === 0 && restOfNumber.test(only.trim())) {
      broken.add(before.number);
    }
  });
  return broken;
};

/**
 * How many decimals the very last cell must have when the text stops in the middle of a line:
 * those of all other cells of its column, where they agree; null when nothing can be said.
 */
const decimalsAtEnd = ({ rows, endsWithLineBreak }: Table): number | null => {
  const last = rows.at(-1);
  if (endsWithLineBreak || last === undefined) return null;
  const decimals = new Set<number>();
  for (const row of rows) {
    const cell = readNumberCell(row.cells[last.cells.length - 1] ?? "");
    if (row !== last && cell.is === "number") decimals.add(cell.decimals);
  }
  const [usual, another] = [...decimals];
  return another === undefined ? (usual ?? null) : null;
};

/**
 * Tells for each number of a table whether it may be only the beginning of one.
 *
 * @param strict also where nothing tells: 17 at the very end of a text without its last line break
 *   may be the beginning of 174.
 */
export const findCutShort = (table: Table, strict: "strict" | "lenient"): IsCutShort => {
  if (!table.isText) return () => false;
  const broken = findBrokenRows(table);
  const last = table.rows.at(-1);
  const decimals = decimalsAtEnd(table);
  return (row, column, cell) => {
    if (column !== row.cells.length - 1) return false;
    if (broken.has(row.number)) return true;
    if (row !== last || table.endsWithLineBreak) return false;
    if (strict === "strict" && (decimals === null || decimals === 0)) return true;
    return decimals !== null && decimals !== cell.decimals;
  };
};

/** What to say of a text that stops in the middle of a line. */
export const warnOfOpenEnd = ({ endsWithLineBreak }: Table): string[] =>
  endsWithLineBreak
    ? []
    : ["The file does not end with a line break. Check that its last row is whole."];
