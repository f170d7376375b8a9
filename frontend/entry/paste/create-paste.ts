/** A block from its arrival to its fate: what was chosen about it, and all that follows from that. */
import { type Accessor, createMemo, createSignal } from "solid-js";
import { type Day, londonReading } from "../../../contracts/calendar.ts";
import type { GridCellRef } from "../grid-model.ts";
import { type FatedCell, fateOf } from "./fate.ts";
import { type Choices, type Mapping, mapBlock, noChoices } from "./map-block.ts";
import type { Cells } from "./parse-block.ts";
import type { PasteHost } from "./paste-host.ts";
import { type DatesMean, asksWhatDatesMean, placeCells, writeShift } from "./place-cells.ts";
import { type SheetGrid, gridOf } from "./sheet-grid.ts";
import { type BlockSummary, summarise } from "./summary.ts";

export interface Paste {
  readonly grid: Accessor<SheetGrid>;
  readonly mapping: Accessor<Mapping>;
  readonly fated: Accessor<readonly FatedCell[]>;
  readonly summary: Accessor<BlockSummary>;
  /** An example of a date that means two things; null where dates are plain. */
  readonly shift: Accessor<string | null>;
  readonly datesMean: Accessor<DatesMean>;
  readonly noneReason: Accessor<string | null>;
  /** What a row of the block is: a line's id, or null to leave it out. */
  chooseRow(at: number, line: string | null): void;
  chooseColumn(at: number, day: Day | null): void;
  setDatesMean(means: DatesMean): void;
  setNoneReason(reason: string | null): void;
}

/** `focused` is the cell that was in hand when the block came. */
export const createPaste = (
  cells: Cells,
  { model, contentOf }: Pick<PasteHost, "model" | "contentOf">,
  focused: GridCellRef | null,
): Paste => {
  const [choices, setChoices] = createSignal<Choices>(noChoices);
  const [datesMean, setDatesMean] = createSignal<DatesMean>("entered-on");
  const [noneReason, setNoneReason] = createSignal<string | null>(null);
  const grid = createMemo(() => gridOf(model.sheet()));
  const mapping = createMemo(() => mapBlock(cells, grid(), focused, choices()));
  const placed = createMemo(() => placeCells(mapping(), grid(), datesMean()));
  const fated = createMemo(() => {
    const parts = {
      now: londonReading(model.sheet().at),
      noneReason: noneReason(),
      contentOf,
    };
    return placed().map((cell) => ({ ...cell, fate: fateOf(cell, parts) }));
  });
  const summary = createMemo(() => summarise(fated()));
  return {
    grid,
    mapping,
    fated,
    summary,
    shift: () => (asksWhatDatesMean(mapping(), grid()) ? writeShift(mapping(), grid()) : null),
    datesMean,
    noneReason,
    chooseRow: (at, line) =>
      setChoices((held) => ({ ...held, rows: new Map(held.rows).set(at, line) })),
    chooseColumn: (at, day) =>
      setChoices((held) => ({ ...held, columns: new Map(held.columns).set(at, day) })),
    setDatesMean,
    setNoneReason,
  };
};
