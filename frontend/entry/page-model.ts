/** What the page's parts may do with its cells. */
import type { Accessor } from "solid-js";
import type { ClockTime } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import type { Cell } from "./create-cell.ts";
import type { Delivery } from "./delivery.ts";
import type { EntryModel, GridCellRef } from "./grid-model.ts";
import type { Grid } from "./lay-grid.ts";

export interface PageModel extends EntryModel {
  readonly grid: Grid;
  /** The cell that was last gone to. */
  readonly inHand: Accessor<Cell | null>;
  goneTo(cell: Cell): void;
  /** What a cell holds by now. */
  contentOf(ref: GridCellRef): { typed: string; none: string | null } | undefined;
  cellOf(key: string): Cell | undefined;
  /** The cell at a place of the grid; undefined where the sheet has none. */
  cellAt(ref: GridCellRef): Cell | undefined;
  type(cell: Cell, text: string): void;
  writeNote(cell: Cell, note: string): void;
  /** Reads what is typed and sends it, if it is new and right. */
  commit(cell: Cell): void;
  /** Back to what was last sent or is in force. */
  restore(cell: Cell): void;
  ask(cell: Cell): void;
  reportNone(cell: Cell, why: string): void;
  /** Why what is typed replaces what is saved. */
  giveReason(cell: Cell, reason: string | null): void;
  declareAt(cell: Cell, time: ClockTime | null): void;
  /** Somebody else changed it meanwhile, and one's own is the right one. */
  sendMine(cell: Cell): void;
  /** The sheet was read again. */
  merge(sheet: EntrySheet): void;
  deliver(cell: string, delivery: Delivery): void;
}
