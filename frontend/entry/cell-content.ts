/** What a cell holds, and what becomes of it: state and event to state, without a page or a wire. */
import {
  type AsAt,
  type Instant,
  dayOf,
  londonDay,
  londonReading,
} from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import { writeNumber } from "../../contracts/wording.ts";
import type { Delivery, Typed } from "./outbox.ts";
import type { Draft } from "./parse-draft.ts";

export type CellContent = Typed & {
  /** What the server has, as it would be typed. */
  inForce: Typed;
  /** When that was recorded; null while nothing is in force. */
  savedAt: Instant | null;
  /** What is wrong with what is typed, before it is sent. */
  problem: string | null;
  delivery: Delivery | null;
  /** True while the form "No figure today, because…" is open. */
  asking: boolean;
  /** True once a person has said that a figure with a warning is right. */
  confirmed: boolean;
};

const writeInForce = ({ kind, decimals, now }: EntryRow): string => {
  if (kind === "text") return now.text ?? "";
  if (now.value === null) return "";
  return kind === "level" || kind === "yes-no"
    ? String(now.value)
    : writeNumber(now.value, Number.isInteger(now.value) ? 0 : decimals);
};

/**
 * What an entry is about. What is declared as an event holds from its minute on: an entry for today is
 * declared now, and one for an earlier day corrects the declaration that stood last on it.
 */
export const asAtToSend = ({ cadence, asAt, now: inForce }: EntryRow, now: Instant): AsAt => {
  if (cadence.every !== "event") return asAt;
  return londonDay(now) === dayOf(asAt) ? londonReading(now) : inForce.asAt;
};

/** A cell as the sheet brings it. */
export const openCell = (row: EntryRow): CellContent => {
  const { none, note, recordedAt } = row.now;
  const inForce = { typed: writeInForce(row), note: note ?? "", none };
  return {
    ...inForce,
    inForce,
    savedAt: recordedAt,
    problem: null,
    delivery: null,
    asking: false,
    confirmed: false,
  };
};

/** What was sent last and not refused; else what is in force. */
const lastSent = ({ delivery, inForce }: CellContent): Typed =>
  delivery === null || delivery.is === "refused" ? inForce : delivery;

/** True while something is typed that was not sent. */
export const isUnsent = (content: CellContent): boolean => {
  const last = lastSent(content);
  return content.typed.trim() !== last.typed || content.note.trim() !== last.note;
};

/** True until the server has answered for good. */
export const isUnanswered = ({ delivery }: CellContent): boolean =>
  delivery !== null && delivery.is !== "saved" && delivery.is !== "refused";

/** True for a figure that is ready to leave and was not sent before. */
export const isToSend = (
  content: CellContent,
  draft: Draft,
): draft is Extract<Draft, { is: "value" | "text" }> =>
  (draft.is === "value" || draft.is === "text") && isUnsent(content);

/** Someone has left the cell, with this typed in it. */
export const applyDraft = (content: CellContent, draft: Draft): CellContent => {
  const saved = lastSent(content).typed;
  if (draft.is === "wrong") return { ...content, problem: draft.message };
  if (draft.is === "no-figure") return { ...content, problem: null, asking: true };
  if (draft.is === "empty" && saved !== "") {
    const problem = `${saved} is saved already. To take it back, say why there is no figure.`;
    return { ...content, problem, asking: true };
  }
  if (!isToSend(content, draft)) return { ...content, problem: null };
  return { ...content, problem: null, none: null, asking: false, confirmed: false };
};

/** There is no figure, and this is why. */
export const applyNone = (content: CellContent, none: string): CellContent => ({
  ...content,
  typed: "",
  note: "",
  none,
  problem: null,
  asking: false,
  confirmed: false,
});

/** Back to what was last sent; a figure that was refused gives way to the one in force. */
export const applyRestore = (content: CellContent): CellContent => {
  const { typed, note, none } = lastSent(content);
  const delivery = content.delivery?.is === "refused" ? null : content.delivery;
  return { ...content, typed, note, none, delivery, problem: null, asking: false };
};

/** News of what was sent. */
export const applyDelivery = (content: CellContent, delivery: Delivery): CellContent => {
  if (delivery.is !== "saved") return { ...content, delivery };
  const { typed, note, none, at } = delivery;
  return { ...content, delivery, savedAt: at, inForce: { typed, note, none } };
};
