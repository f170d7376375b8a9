/** What pasting needs of the page besides its model. */
import type { EntryModel, GridCellRef } from "../grid-model.ts";

/** What a cell holds while the page is open, which the sheet may not know yet. */
export type HeldContent = { typed: string; none: string | null };

/** What the page that holds the grid gives to pasting. */
export type PasteHost = {
  model: Pick<EntryModel, "sheet" | "focused" | "applyBlock" | "undo">;
  /** What a cell holds by now; undefined where it is as the sheet says. */
  contentOf?: ((cell: GridCellRef) => HeldContent | undefined) | undefined;
  /** The part of the page in which a paste of more than one cell is caught; the card itself always is. */
  grid?: HTMLElement | undefined;
};
