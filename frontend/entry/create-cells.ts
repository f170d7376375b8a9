/** The cells of an entry page: what is typed in each, what is wrong with it, and where it is on its way. */
import { type Accessor, createSignal, untrack } from "solid-js";
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import {
  type CellContent,
  applyDelivery,
  applyDraft,
  applyNone,
  applyRestore,
  asAtToSend,
  isToSend,
  isUnanswered,
  openCell,
} from "./cell-content.ts";
import type { Delivery, Outbox, Typed } from "./outbox.ts";
import { type Draft, parseDraft } from "./parse-draft.ts";

/** One figure to enter: what it holds, and what a person does to it. */
export interface Cell {
  readonly key: string;
  readonly row: EntryRow;
  readonly content: Accessor<CellContent>;
  /** The number that counts towards a total; null while there is none. */
  readonly value: Accessor<number | null>;
  type(text: string): void;
  writeNote(text: string): void;
  /** Reads what is typed and sends it, if it is new and right. */
  commit(): void;
  /** Back to what was last sent or is in force. */
  restore(): void;
  /** Opens the form that asks why there is no figure. */
  ask(): void;
  reportNone(reason: string): void;
  /** A person says that a figure with a warning is right. */
  confirm(): void;
  retry(): void;
}

/** Which figure it is: a measure, a part and what it is about. */
const cellKeyOf = ({ measure, breakdown, asAt }: EntryRow): string =>
  `${measure}/${breakdown}/${asAt}`;

type Reported = Pick<ReportedObservation, "value" | "level" | "text" | "none">;

const observe = (
  row: EntryRow,
  asAt: AsAt,
  reported: Reported,
  note: string,
): ReportedObservation => ({
  measure: row.measure,
  ...(row.breakdown === "" ? {} : { breakdown: row.breakdown }),
  asAt,
  ...reported,
  ...(note === "" ? {} : { note }),
});

const reportOf = (row: EntryRow, draft: Extract<Draft, { is: "value" | "text" }>): Reported => {
  if (draft.is === "text") return { text: draft.text };
  return row.kind === "level" ? { level: draft.value } : { value: draft.value };
};

type LiveCell = Cell & { deliver(delivery: Delivery): void };

type Sending = { outbox: Outbox; now: () => Instant };

/** One cell of a sheet, sending as `provider`. */
const createCell = (row: EntryRow, provider: string, { outbox, now }: Sending): LiveCell => {
  const key = cellKeyOf(row);
  const [content, setContent] = createSignal(openCell(row));
  const send = (letter: Typed, reported: Reported): void => {
    const observations = [observe(row, asAtToSend(row, now()), reported, letter.note)];
    outbox.send(key, { ...letter, submission: { provider, observations } });
  };
  const read = (): Draft => parseDraft(row, content().typed);
  return {
    key,
    row,
    content,
    value: () => {
      const draft = read();
      return draft.is === "value" ? draft.value : null;
    },
    type: (typed) => setContent((held) => ({ ...held, typed })),
    writeNote: (note) => setContent((held) => ({ ...held, note })),
    commit: () => {
      const draft = read();
      const before = content();
      setContent(applyDraft(before, draft));
      if (!isToSend(before, draft)) return;
      const letter = { typed: before.typed.trim(), note: before.note.trim(), none: null };
      send(letter, reportOf(row, draft));
    },
    restore: () => setContent(applyRestore),
    ask: () => setContent((held) => ({ ...held, asking: true })),
    reportNone: (reason) => {
      setContent((held) => applyNone(held, reason));
      send({ typed: "", note: "", none: reason }, { none: reason });
    },
    confirm: () => setContent((held) => ({ ...held, confirmed: true })),
    retry: () => outbox.retry(key),
    deliver: (delivery) => setContent((held) => applyDelivery(held, delivery)),
  };
};

export interface Cells {
  /** The cell of a row: the same one as long as it holds something that the sheet does not know yet. */
  of(row: EntryRow, provider: string): Cell;
  /** How many figures have left the fingers and not arrived. */
  unsent(): number;
}

/**
 * All cells of a page, over every sheet that it shows. `makeOutbox` is given the way to tell a cell its
 * news; `now` is the service's time.
 */
export const createCells = (
  makeOutbox: (onChange: (cell: string, delivery: Delivery) => void) => Outbox,
  now: () => Instant,
): Cells => {
  const known = new Map<string, LiveCell>();
  const outbox = makeOutbox((cell, delivery) => known.get(cell)?.deliver(delivery));
  const isHolding = (cell: Cell): boolean => {
    const content = cell.content();
    const holdsText = content.problem !== null || content.delivery?.is === "refused";
    return holdsText || isUnanswered(content);
  };
  const findOrCreate = (row: EntryRow, provider: string): Cell => {
    const key = cellKeyOf(row);
    const found = known.get(key);
    if (found !== undefined && isHolding(found)) return found;
    const cell = createCell(row, provider, { outbox, now });
    known.set(key, cell);
    return cell;
  };
  return {
    // Asked once for a sheet: what happens to a cell later must not make the sheet anew.
    of: (row, provider) => untrack(() => findOrCreate(row, provider)),
    unsent: () => [...known.values()].filter(({ content }) => isUnanswered(content())).length,
  };
};
