/** What every row of the page is drawn from. */
import type { Accessor } from "solid-js";
import type { Day, Instant } from "../../contracts/calendar.ts";
import type { EntryRow, EntrySheet } from "../../contracts/entry.ts";
import type { Cell } from "./create-cells.ts";

export type EntryContext = {
  sheet: EntrySheet;
  /** The days whose figures stand beside today's, oldest first. */
  daysBefore: readonly Day[];
  /** The service's time. */
  now: Accessor<Instant>;
  cellOf: (row: EntryRow) => Cell;
  /** The cell that was last gone to, for what is said of it at the side. */
  setFocused: (cell: Cell) => void;
};
