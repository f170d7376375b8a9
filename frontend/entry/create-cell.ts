/** One cell as signals: what it holds, and where it stands on the sheet. What it does is the model's. */
import { type Accessor, createSignal } from "solid-js";
import type { EntryCell, EntryRow } from "../../contracts/entry.ts";
import { type CellContent, openCell } from "./cell-content.ts";
import type { GridCellRef } from "./grid-model.ts";
import { nameOfCell } from "./cell-name.ts";
import { parseDraft } from "./parse-draft.ts";

export interface Cell {
  /** Names it among all places, providers and days. */
  readonly key: string;
  /** The row it stands in, as the sheet last had it. */
  readonly row: Accessor<EntryRow>;
  /** True for what the sheet's day asks for; false for the periods before. */
  readonly isNow: boolean;
  readonly content: Accessor<CellContent>;
  change(step: (content: CellContent) => CellContent): void;
  /** The number that counts towards a total; null while there is none. */
  value(): number | null;
  ref(): GridCellRef;
  /** "RUH ED attendances, Wednesday 14 August" */
  name(): string;
}

export const createCell = (
  key: string,
  row: Accessor<EntryRow>,
  cell: EntryCell,
  isNow: boolean,
): Cell => {
  const [content, setContent] = createSignal(openCell(row(), cell));
  return {
    key,
    row,
    isNow,
    content,
    change: (step) => void setContent(step),
    value: () => {
      const draft = parseDraft(row(), content().typed);
      return draft.is === "value" ? draft.value : null;
    },
    ref: () => {
      const { measure, breakdown } = row();
      return { measure, breakdown, asAt: content().inForce.asAt };
    },
    name: () => nameOfCell(row(), content().inForce.asAt),
  };
};
