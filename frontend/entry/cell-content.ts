/** What a cell holds, and what becomes of it: state and event to state, without a page or a wire. */
import {
  type AsAt,
  type ClockTime,
  type Instant,
  dayOf,
  londonDay,
  londonReading,
} from "../../contracts/calendar.ts";
import type { EntryCell, EntryRow } from "../../contracts/entry.ts";
import { writeNumber } from "../../contracts/wording.ts";
import type { Delivery } from "./delivery.ts";
import type { Typed } from "./letters.ts";
import type { Draft } from "./parse-draft.ts";

export type CellContent = Typed & {
  /** What the server has, as last heard. */
  inForce: EntryCell;
  /** The same as it would be typed. */
  saved: Typed;
  /** When what the person saw was recorded, before they typed; null where they saw nothing. */
  sees: Instant | null;
  /** What is wrong with what is typed, before it is sent. */
  problem: string | null;
  delivery: Delivery | null;
  /** True while the form "No figure today, because…" is open. */
  asking: boolean;
  /** Why what is typed replaces what is saved; sent with it. */
  reason: string | null;
  /** The time at which a level was declared, where that is not now. */
  declaredAt: ClockTime | null;
};

type Written = Pick<EntryRow, "kind" | "decimals">;

/** A figure in force as it would be typed; empty where there is none. */
export const writeTyped = ({ kind, decimals }: Written, { value, text }: EntryCell): string => {
  if (kind === "text") return text ?? "";
  if (value === null) return "";
  if (kind === "yes-no") return value === 0 ? "No" : "Yes";
  if (kind === "level") return String(value);
  return writeNumber(value, Number.isInteger(value) ? 0 : decimals);
};

const typedIn = (row: Written, cell: EntryCell): Typed => ({
  typed: writeTyped(row, cell),
  note: cell.note ?? "",
  none: cell.none,
});

/**
 * What an entry is about. What is declared as an event holds from its minute on: an entry for today is
 * declared now, or at the time that is given, and one for an earlier day corrects the declaration that
 * stood last on it.
 */
export const asAtToSend = (
  { cadence }: Pick<EntryRow, "cadence">,
  { inForce, declaredAt }: Pick<CellContent, "inForce" | "declaredAt">,
  now: Instant,
): AsAt => {
  const { asAt } = inForce;
  if (cadence.every !== "event") return asAt;
  if (declaredAt !== null) return `${dayOf(asAt)}T${declaredAt}`;
  return londonDay(now) === dayOf(asAt) ? londonReading(now) : asAt;
};

/** A cell as the sheet brings it. */
export const openCell = (row: Written, cell: EntryCell): CellContent => {
  const saved = typedIn(row, cell);
  return {
    ...saved,
    saved,
    inForce: cell,
    sees: cell.recordedAt,
    problem: null,
    delivery: null,
    asking: false,
    reason: null,
    declaredAt: null,
  };
};

const isRefused = (delivery: Delivery | null): boolean =>
  delivery?.is === "refused" || delivery?.is === "conflict";

/** What was sent last and not refused; else what is in force. */
export const lastSent = ({ delivery, saved }: CellContent): Typed =>
  delivery === null || isRefused(delivery) ? saved : delivery;

/** True while something is typed that was not sent. */
export const isUnsent = (content: CellContent): boolean => {
  const last = lastSent(content);
  return content.typed.trim() !== last.typed || content.note.trim() !== last.note;
};

/** True until the server has answered for good. */
export const isUnanswered = ({ delivery }: CellContent): boolean =>
  delivery !== null && delivery.is !== "saved" && !isRefused(delivery);

/** True where somebody else has changed the figure since the person began with it. */
export const isOvertaken = (content: CellContent): boolean =>
  content.delivery?.is === "conflict" ||
  (isUnsent(content) && !isUnanswered(content) && content.sees !== content.inForce.recordedAt);

/** True while what is typed would replace a figure that is saved: then somebody may say why. */
export const isCorrection = (content: CellContent): boolean =>
  content.saved.typed !== "" && isUnsent(content) && content.typed.trim() !== "";

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
  return { ...content, problem: null, none: null, asking: false };
};

/** There is no figure, and this is why. */
export const applyNone = (content: CellContent, none: string): CellContent => ({
  ...content,
  typed: "",
  note: "",
  none,
  problem: null,
  asking: false,
});

/** Back to what was last sent; a figure that was refused gives way to the one in force. */
export const applyRestore = (content: CellContent): CellContent => {
  const { typed, note, none } = lastSent(content);
  return {
    ...content,
    typed,
    note,
    none,
    delivery: isRefused(content.delivery) ? null : content.delivery,
    sees: content.inForce.recordedAt,
    problem: null,
    asking: false,
    reason: null,
    declaredAt: null,
  };
};

/** News of what was sent. What somebody is typing meanwhile stays as it is. */
export const applyDelivery = (
  row: Written,
  content: CellContent,
  delivery: Delivery,
  by: string | null,
): CellContent => {
  const isTyping = isUnsent(content);
  const { typed, note, none } = isTyping ? content : delivery;
  const held = { ...content, typed, note, none, delivery };
  if (delivery.is !== "saved") return held;
  const { at, asAt } = delivery;
  const saved = { typed: delivery.typed, note: delivery.note, none: delivery.none };
  const was = content.saved.typed;
  const inForce: EntryCell = {
    ...content.inForce,
    asAt,
    ...readSaved(row, delivery),
    none: delivery.none,
    note: delivery.note === "" ? null : delivery.note,
    recordedAt: at,
    recordedBy: by,
    origin: "entered",
    explained: null,
    revised:
      was === "" || was === saved.typed || asAt !== content.inForce.asAt
        ? content.inForce.revised
        : { was, reason: content.reason },
  };
  return { ...held, saved, inForce, sees: at, reason: null, declaredAt: null };
};

/** What was typed and saved, as the server has it by now. */
const readSaved = ({ kind }: Written, { typed }: Typed): Pick<EntryCell, "value" | "text"> => {
  if (kind === "text") return { value: null, text: typed === "" ? null : typed };
  if (kind === "yes-no")
    return { value: typed === "" ? null : Number(/^(y|1)/i.test(typed)), text: null };
  const number = /\d[\d,. ]*/.exec(typed)?.[0].replace(/[, ]/g, "");
  return { value: number === undefined ? null : Number(number), text: null };
};

/**
 * The sheet was read again. What is older than what the page knows is passed over; what is newer shows
 * at once, unless somebody has something of their own in the cell: then both are kept, and asked about.
 */
export const applySheet = (row: Written, content: CellContent, cell: EntryCell): CellContent => {
  const known = content.inForce.recordedAt;
  if (known !== null && (cell.recordedAt === null || cell.recordedAt < known)) return content;
  const saved = typedIn(row, cell);
  const isHeld =
    isUnsent(content) || isUnanswered(content) || isRefused(content.delivery) || content.asking;
  if (isHeld) return { ...content, inForce: cell, saved };
  if (cell.recordedAt === known) return { ...content, inForce: cell, saved };
  return { ...openCell(row, cell), declaredAt: content.declaredAt };
};
