/** The keyboard's way through the grid, as in the sheets that people come from. Pure. */

/** Rows of cells by their keys; null where a row has no figure for a column. All rows are equally wide. */
export type KeyGrid = readonly (readonly (string | null)[])[];

export type Move =
  | "up"
  | "down"
  | "left"
  | "right"
  | "row-start"
  | "row-end"
  | "first"
  | "last"
  | "next"
  | "previous";

type Spot = { row: number; column: number };

const spotOf = (grid: KeyGrid, key: string): Spot | null => {
  for (const [row, cells] of grid.entries()) {
    const column = cells.indexOf(key);
    if (column !== -1) return { row, column };
  }
  return null;
};

/** The first cell that is there, going on from a spot by a step; null at the edge. */
const walk = (grid: KeyGrid, { row, column }: Spot, down: number, right: number): string | null => {
  let at = { row: row + down, column: column + right };
  for (;;) {
    const cells = grid[at.row];
    if (cells === undefined || at.column < 0 || at.column >= cells.length) return null;
    const found = cells[at.column];
    if (found !== null && found !== undefined) return found;
    at = { row: at.row + down, column: at.column + right };
  }
};

const firstOf = (cells: readonly (string | null)[] | undefined): string | null =>
  cells?.find((key) => key !== null) ?? null;

const lastOf = (cells: readonly (string | null)[] | undefined): string | null =>
  cells?.findLast((key) => key !== null) ?? null;

/**
 * Where a move leads from a cell; null where it leads nowhere. After the last cell of a row the next
 * is the one below it: who fills a day's column with Tab goes on down it.
 */
export const moveFrom = (grid: KeyGrid, from: string, move: Move): string | null => {
  const spot = spotOf(grid, from);
  if (spot === null) return null;
  const row = grid[spot.row];
  switch (move) {
    case "up":
      return walk(grid, spot, -1, 0);
    case "down":
      return walk(grid, spot, 1, 0);
    case "left":
      return walk(grid, spot, 0, -1);
    case "right":
      return walk(grid, spot, 0, 1);
    case "next":
      return walk(grid, spot, 0, 1) ?? walk(grid, spot, 1, 0);
    case "previous":
      return walk(grid, spot, 0, -1) ?? walk(grid, spot, -1, 0);
    case "row-start":
      return firstOf(row);
    case "row-end":
      return lastOf(row);
    case "first":
      return firstOf(grid[0]);
    case "last":
      return lastOf(grid.at(-1));
  }
};

/**
 * - `move`: to another cell, with what is typed committed.
 * - `edit`: the caret goes into the text.
 * - `revert`: what is typed is given up.
 * - `none`: "No figure, because…" is asked.
 * - `about`: the cell's past, at the side.
 */
export type GridAct =
  { is: "move"; move: Move } | { is: "edit" | "revert" | "none" | "undo" | "redo" | "about" };

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

const arrows: Readonly<Record<string, Move>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

const commandOf = ({ key, shiftKey }: Press): GridAct | null => {
  switch (key.toLowerCase()) {
    case "home":
      return { is: "move", move: "first" };
    case "end":
      return { is: "move", move: "last" };
    case "z":
      return { is: shiftKey ? "redo" : "undo" };
    case "y":
      return { is: "redo" };
    default:
      return null;
  }
};

/**
 * What a key does in the grid; null where the browser's own meaning stands.
 *
 * @param isEditing Whether somebody is typing in the cell: then arrows move the caret.
 */
export const actOnKey = (press: Press, isEditing: boolean): GridAct | null => {
  const { key, shiftKey } = press;
  if (press.altKey) return key.toLowerCase() === "h" ? { is: "about" } : null;
  if (press.ctrlKey || press.metaKey) return isEditing ? null : commandOf(press);
  if (key === "Escape") return { is: "revert" };
  if (key === "F1") return { is: "about" };
  if (key === "Enter" && (isEditing || shiftKey))
    return { is: "move", move: shiftKey ? "up" : "down" };
  if (isEditing) {
    if (key !== "Tab") return null;
    return { is: "move", move: shiftKey ? "previous" : "next" };
  }
  const arrow = arrows[key];
  if (arrow !== undefined) return { is: "move", move: arrow };
  switch (key) {
    case "F2":
    case "Enter":
      return { is: "edit" };
    case "Home":
      return { is: "move", move: "row-start" };
    case "End":
      return { is: "move", move: "row-end" };
    case "Delete":
    case "Backspace":
      return { is: "none" };
    case "?":
      return { is: "about" };
    default:
      return null;
  }
};
