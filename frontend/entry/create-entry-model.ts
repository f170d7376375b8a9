/** What a person does on the page, and what becomes of it: the cells, the outbox and the steps together. */
import { type Accessor, batch, createSignal, untrack } from "solid-js";
import type { ClockTime, Instant } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import {
  applyDelivery,
  applyDraft,
  applyNone,
  applyRestore,
  applySheet,
  isOvertaken,
  isToSend,
  lastSent,
} from "./cell-content.ts";
import type { Cell } from "./create-cell.ts";
import type { PageOutbox } from "./create-page-outbox.ts";
import { type Delivery, deliveryOf } from "./delivery.ts";
import type { BlockChange, GridCellRef } from "./grid-model.ts";
import type { PageModel } from "./page-model.ts";
import { type Grid, cellsOf, findInSheet, layGrid, rowsOf } from "./lay-grid.ts";
import type { Writer } from "./letters.ts";
import { parseDraft } from "./parse-draft.ts";
import { type Changes, isSameTyped, makeChanges, typedOf } from "./make-changes.ts";
import type { CellChange } from "./undo-steps.ts";

export type ModelParts = {
  sheet: EntrySheet;
  outbox: PageOutbox;
  writer: () => Writer;
  now: () => Instant;
  nextKey: () => string;
};

class Model implements PageModel {
  readonly sheet: Accessor<EntrySheet>;
  readonly grid: Grid;
  readonly inHand: Accessor<Cell | null>;
  readonly #setSheet: (sheet: EntrySheet) => void;
  readonly #setInHand: (cell: Cell) => void;
  readonly #parts: ModelParts;
  readonly #cells: ReadonlyMap<string, Cell>;
  readonly #changes: Changes;

  constructor(parts: ModelParts) {
    const [sheet, setSheet] = createSignal(parts.sheet);
    const [inHand, setInHand] = createSignal<Cell | null>(null);
    this.sheet = sheet;
    this.inHand = inHand;
    this.#setSheet = setSheet;
    this.#setInHand = (cell) => void setInHand(() => cell);
    this.#parts = parts;
    this.grid = layGrid(parts.sheet);
    this.#cells = new Map(cellsOf(this.grid).map((cell) => [cell.key, cell]));
    this.#changes = makeChanges({
      ...parts,
      place: () => untrack(this.sheet),
      cellOf: (key) => this.#cells.get(key),
      deliver: (cell, delivery) => this.deliver(cell, delivery),
    });
    for (const letter of parts.outbox.letters())
      if (letter.writer.id === parts.writer().id) this.deliver(letter.cell, deliveryOf(letter));
  }

  focused(): GridCellRef | null {
    return this.inHand()?.ref() ?? null;
  }

  cellOf(key: string): Cell | undefined {
    return this.#cells.get(key);
  }

  cellAt(ref: GridCellRef): Cell | undefined {
    const { locality, provider } = untrack(this.sheet);
    const day = ref.asAt.slice(0, 10);
    const place = `${locality}/${provider.key}`;
    return this.#cells.get(`${place}/${ref.measure}/${ref.breakdown}/${day}`);
  }

  goneTo(cell: Cell): void {
    this.#setInHand(cell);
  }

  contentOf(ref: GridCellRef): { typed: string; none: string | null } | undefined {
    return this.cellAt(ref)?.content();
  }

  type(cell: Cell, typed: string): void {
    cell.change((content) => ({ ...content, typed }));
  }

  writeNote(cell: Cell, note: string): void {
    cell.change((content) => ({ ...content, note }));
  }

  commit(cell: Cell): void {
    const change = this.#take(cell);
    if (change !== null) this.#changes.send([change]);
  }

  restore(cell: Cell): void {
    cell.change(applyRestore);
    void this.#parts.outbox.forget(cell.key);
  }

  ask(cell: Cell): void {
    if (cell.content().inForce.closed === null)
      cell.change((content) => ({ ...content, asking: true }));
  }

  reportNone(cell: Cell, why: string): void {
    const before = lastSent(cell.content());
    cell.change((content) => applyNone(content, why));
    this.#changes.send([{ cell: cell.key, before, after: { typed: "", note: "", none: why } }]);
  }

  giveReason(cell: Cell, reason: string | null): void {
    cell.change((content) => ({ ...content, reason }));
  }

  declareAt(cell: Cell, time: ClockTime | null): void {
    cell.change((content) => ({ ...content, declaredAt: time }));
  }

  sendMine(cell: Cell): void {
    cell.change((content) => ({
      ...content,
      sees: content.inForce.recordedAt,
      delivery: null,
    }));
    void this.#parts.outbox.forget(cell.key).then(() => this.commit(cell));
  }

  applyBlock(changes: readonly BlockChange[]): void {
    batch(() => {
      const step = changes.flatMap(({ cell: ref, typed, none }) => {
        const cell = this.cellAt(ref);
        if (cell === undefined || cell.content().inForce.closed !== null) return [];
        if (none === undefined) {
          this.type(cell, typed);
          return this.#take(cell) ?? [];
        }
        const before = lastSent(cell.content());
        const after = { typed: "", note: "", none };
        if (isSameTyped(before, after)) return [];
        cell.change((content) => applyNone(content, none));
        return { cell: cell.key, before, after };
      });
      this.#changes.send(step);
    });
  }

  undo(): boolean {
    return this.#changes.undo();
  }

  redo(): boolean {
    return this.#changes.redo();
  }

  merge(sheet: EntrySheet): void {
    batch(() => {
      this.#setSheet(sheet);
      for (const { key, setRow, cells } of rowsOf(this.grid)) {
        const row = sheet.rows.find((one) => `${one.measure}/${one.breakdown}` === key);
        if (row === undefined) continue;
        setRow(row);
        for (const cell of cells) {
          const found = cell === null ? undefined : findInSheet(row, cell);
          if (found !== undefined) cell?.change((content) => applySheet(row, content, found));
        }
      }
    });
  }

  deliver(key: string, delivery: Delivery): void {
    const cell = this.#cells.get(key);
    const { sender } = untrack(this.sheet);
    cell?.change((content) => applyDelivery(cell.row(), content, delivery, sender));
  }

  /** Reads what is typed in a cell; what changes, or null when there is nothing to send. */
  #take(cell: Cell): CellChange | null {
    const before = cell.content();
    const { delivery } = before;
    const after = typedOf(before);
    // Sent again as it was it would be refused again.
    if (delivery?.is === "refused" && isSameTyped(after, typedOf(delivery))) return null;
    // Which of the two it is to be is asked: leaving the cell is no answer.
    if (isOvertaken(before)) return null;
    const draft = parseDraft(cell.row(), before.typed);
    cell.change((content) => applyDraft(content, draft));
    if (!isToSend(before, draft)) return null;
    return { cell: cell.key, before: lastSent(before), after: { ...after, none: null } };
  }
}

export const createEntryModel = (parts: ModelParts): PageModel => new Model(parts);
