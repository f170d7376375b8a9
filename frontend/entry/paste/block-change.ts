/** What a pasted block asks of the page: which cell is to hold what, all of it in one step. */
import type { AsAt } from "../../../contracts/calendar.ts";

/** A cell of the sheet: a measure, its part ("" for a whole one) and what the figure is about. */
export type CellRef = { measure: string; breakdown: string; asAt: AsAt };

/** `typed` is what a person would type there; with `none` there is no figure, for that reason. */
export type BlockChange = { cell: CellRef; typed: string; none?: string };

/** What a cell holds while the page is open, which the sheet may not know yet. */
export type HeldContent = { typed: string; none: string | null };

/** What the page that holds the grid gives to pasting. */
export type PasteHost = {
  /** The cell in hand, or the last that was: where a block without headings lands. */
  focused: CellRef | null;
  /** What a cell holds by now; undefined where it is as the sheet says. */
  contentOf?: ((cell: CellRef) => HeldContent | undefined) | undefined;
  /** Puts the whole block in, as one step to undo. */
  applyBlock: (changes: BlockChange[]) => void;
  /** Takes the last step back. */
  undo: () => void;
  /** The part of the page in which a paste of more than one cell is caught; the card itself always is. */
  grid?: HTMLElement | undefined;
};
