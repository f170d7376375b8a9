/**
 * What the page offers to whoever changes figures on it by other ways than typing: pasting, undoing.
 * A place in the grid is named; the page finds its cell.
 */
import type { Accessor } from "solid-js";
import type { AsAt } from "../../contracts/calendar.ts";
import type { EntryCell, EntryRow, EntrySheet } from "../../contracts/entry.ts";

/** A place in the grid: a measure, a part of it ("" for a whole measure) and what it is about. */
export type GridCellRef = { measure: string; breakdown: string; asAt: AsAt };

/** What is to stand in a cell: as somebody would type it, or why there is no figure. */
export type BlockChange = { cell: GridCellRef; typed: string; none?: string };

export interface EntryModel {
  /** The sheet as last read: rows with `now` and `before` cells. */
  readonly sheet: Accessor<EntrySheet>;
  /** Where typing or pasting would begin; null until somebody has gone to a cell. */
  focused(): GridCellRef | null;
  /**
   * Puts figures into cells as one step to undo. A cell that is not on the sheet, or is closed, is
   * passed over; one that does not hold a figure of its measure is left with what is wrong with it.
   */
  applyBlock(changes: readonly BlockChange[]): void;
  /** Takes the last step back; false when there is none. */
  undo(): boolean;
  redo(): boolean;
}

/** The name of a place as one text. */
export const writeRef = ({ measure, breakdown, asAt }: GridCellRef): string =>
  `${measure}/${breakdown}/${asAt}`;

export const refOf = (
  { measure, breakdown }: Pick<EntryRow, "measure" | "breakdown">,
  { asAt }: Pick<EntryCell, "asAt">,
): GridCellRef => ({ measure, breakdown, asAt });
