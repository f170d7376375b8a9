/** The cells of an entry page: what is typed in each, what is wrong with it, and where it is on its way. */
import { type Accessor, batch, createSignal, untrack } from "solid-js";
import type { Instant } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { writeNumber } from "../../contracts/wording.ts";
import type { Delivery, Outbox, Typed } from "./outbox.ts";
import { type Draft, parseDraft } from "./parse-draft.ts";

/** One figure to enter. Reading it is reactive; the rest are what a person does to it. */
export interface Cell {
  readonly key: string;
  readonly row: EntryRow;
  readonly typed: Accessor<string>;
  readonly note: Accessor<string>;
  /** Why there is no figure, when that is what was reported. */
  readonly none: Accessor<string | null>;
  /** What is wrong with what is typed, before it is sent. */
  readonly problem: Accessor<string | null>;
  readonly delivery: Accessor<Delivery | null>;
  /** True while the form "No figure today, because…" is open. */
  readonly asking: Accessor<boolean>;
  /** True once a person has said that a figure with a warning is right. */
  readonly confirmed: Accessor<boolean>;
  /** True while something is typed that was not sent. */
  readonly isUnsent: Accessor<boolean>;
  /** The number that counts towards a total; null while there is none. */
  readonly value: Accessor<number | null>;
  /** When what is in force was recorded; null while nothing is. */
  readonly savedAt: Accessor<Instant | null>;
  type(text: string): void;
  writeNote(text: string): void;
  /** Reads what is typed and sends it, if it is new and right. */
  commit(): void;
  /** Back to what was last sent or is in force. */
  restore(): void;
  ask(): void;
  reportNone(reason: string): void;
  confirm(): void;
  retry(): void;
}

/** Which figure it is: a measure, a part and what it is about. */
export const cellKeyOf = ({ measure, breakdown, asAt }: EntryRow): string =>
  `${measure}/${breakdown}/${asAt}`;

/** What is in force, as someone would type it. */
const writeInForce = ({ kind, decimals, now }: EntryRow): string => {
  if (kind === "text") return now.text ?? "";
  if (now.value === null) return "";
  return kind === "level" || kind === "yes-no"
    ? String(now.value)
    : writeNumber(now.value, Number.isInteger(now.value) ? 0 : decimals);
};

const isAnswered = (delivery: Delivery | null): boolean =>
  delivery === null || delivery.is === "saved" || delivery.is === "refused";

type Reported = Pick<ReportedObservation, "value" | "level" | "text" | "none">;

const observe = (row: EntryRow, reported: Reported, note: string): ReportedObservation => ({
  measure: row.measure,
  ...(row.breakdown === "" ? {} : { breakdown: row.breakdown }),
  asAt: row.asAt,
  ...reported,
  ...(note.trim() === "" ? {} : { note: note.trim() }),
});

const reportOf = (row: EntryRow, draft: Extract<Draft, { is: "value" | "text" }>): Reported => {
  if (draft.is === "text") return { text: draft.text };
  return row.kind === "level" ? { level: draft.value } : { value: draft.value };
};

/** One cell of a sheet, sending through `outbox` as `provider`. */
export const createCell = (
  row: EntryRow,
  provider: string,
  outbox: Outbox,
): Cell & { deliver(delivery: Delivery): void } => {
  const key = cellKeyOf(row);
  const [inForce, setInForce] = createSignal<Typed>({
    typed: writeInForce(row),
    note: row.now.note ?? "",
    none: row.now.none,
  });
  const [typed, setTyped] = createSignal(inForce().typed);
  const [note, setNote] = createSignal(inForce().note);
  const [none, setNone] = createSignal(inForce().none);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [delivery, setDelivery] = createSignal<Delivery | null>(null);
  const [asking, setAsking] = createSignal(false);
  const [confirmed, setConfirmed] = createSignal(false);
  const [savedAt, setSavedAt] = createSignal(row.now.recordedAt);

  const lastSent = (): Typed => {
    const sent = delivery();
    return sent === null || sent.is === "refused" ? inForce() : sent;
  };
  const send = (letter: Typed, reported: Reported): void => {
    const observations = [observe(row, reported, letter.note)];
    setConfirmed(false);
    outbox.send(key, { ...letter, submission: { provider, observations } });
  };
  const isUnsent = (): boolean =>
    typed().trim() !== lastSent().typed || note().trim() !== lastSent().note;
  const commitDraft = (draft: Draft): void => {
    setProblem(draft.is === "wrong" ? draft.message : null);
    if (draft.is === "no-figure") setAsking(true);
    if (draft.is === "empty" && lastSent().typed !== "") {
      setProblem(
        `${lastSent().typed} is saved already. To take it back, say why there is no figure.`,
      );
      setAsking(true);
    }
    if ((draft.is !== "value" && draft.is !== "text") || !isUnsent()) return;
    setNone(null);
    setAsking(false);
    send({ typed: typed().trim(), note: note().trim(), none: null }, reportOf(row, draft));
  };

  return {
    key,
    row,
    typed,
    note,
    none,
    problem,
    delivery,
    asking,
    confirmed,
    savedAt,
    isUnsent,
    value: () => {
      const draft = parseDraft(row, typed());
      return draft.is === "value" ? draft.value : null;
    },
    type: (text) => setTyped(text),
    writeNote: (text) => setNote(text),
    commit: () => batch(() => commitDraft(parseDraft(row, typed()))),
    restore: () =>
      batch(() => {
        const last = lastSent();
        if (delivery()?.is === "refused") setDelivery(null);
        setTyped(last.typed);
        setNote(last.note);
        setNone(last.none);
        setProblem(null);
        setAsking(false);
      }),
    ask: () => setAsking(true),
    reportNone: (reason) =>
      batch(() => {
        setTyped("");
        setNote("");
        setProblem(null);
        setAsking(false);
        setNone(reason);
        send({ typed: "", note: "", none: reason }, { none: reason });
      }),
    confirm: () => setConfirmed(true),
    retry: () => outbox.retry(key),
    deliver: (next) =>
      batch(() => {
        if (next.is === "saved") {
          setSavedAt(next.at);
          setInForce({ typed: next.typed, note: next.note, none: next.none });
        }
        setDelivery(next);
      }),
  };
};

export interface Cells {
  /** The cell of a row: the same one as long as it holds something that the sheet does not know yet. */
  of(row: EntryRow, provider: string): Cell;
  /** How many figures have left the fingers and not arrived. */
  unsent(): number;
}

/** All cells of a page, over every sheet that it shows. `makeOutbox` is given the way to tell a cell its news. */
export const createCells = (
  makeOutbox: (onChange: (cell: string, delivery: Delivery) => void) => Outbox,
): Cells => {
  const known = new Map<string, ReturnType<typeof createCell>>();
  const outbox = makeOutbox((cell, delivery) => known.get(cell)?.deliver(delivery));
  const isHolding = (cell: Cell): boolean => {
    const holdsText = cell.problem() !== null || cell.delivery()?.is === "refused";
    return holdsText || !isAnswered(cell.delivery());
  };
  const findOrCreate = (row: EntryRow, provider: string): Cell => {
    const key = cellKeyOf(row);
    const found = known.get(key);
    if (found !== undefined && isHolding(found)) return found;
    const cell = createCell(row, provider, outbox);
    known.set(key, cell);
    return cell;
  };
  return {
    // Asked once for a sheet: what happens to a cell later must not make the sheet anew.
    of: (row, provider) => untrack(() => findOrCreate(row, provider)),
    unsent: () => [...known.values()].filter(({ delivery }) => !isAnswered(delivery())).length,
  };
};
