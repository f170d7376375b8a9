/** What every part of the page is drawn from. */
import type { Accessor } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { Cell } from "./create-cell.ts";
import type { GroupsOpened } from "./create-groups-opened.ts";
import type { PageModel } from "./page-model.ts";
import type { Remarks } from "./create-remarks.ts";

export type EntryContext = {
  model: PageModel;
  remarks: Remarks;
  /** The service's time, as words need it. */
  now: Accessor<Instant>;
  /** What somebody has opened of it. */
  opened: GroupsOpened;
  /** The cell in which somebody is typing: there arrows move the caret. */
  editing: Accessor<string | null>;
  setEditing: (key: string | null) => void;
  /** Moves focus to a cell. */
  goTo: (key: string) => void;
  /** Opens what is known of a cell, at the side. */
  showAbout: (cell: Cell) => void;
};

/** The cell's control in the page. */
export const idOfCell = ({ key }: Cell): string => `cell-${key.replace(/[^A-Za-z0-9-]/g, "_")}`;
