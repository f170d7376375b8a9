/** What is said of a cell, in one word and one sentence. Pure: the moment is an argument. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import { judge } from "../../contracts/plausibility.ts";
import { writeDue } from "../../contracts/wording.ts";
import { type CellContent, isOvertaken, isUnsent } from "./cell-content.ts";

export type CellState =
  | {
      is: "not-due" | "due" | "overdue" | "typing" | "waiting" | "saving" | "saved" | "revised";
      words: string;
    }
  | { is: "look" | "wrong" | "failed" | "conflict"; words: string; sentence: string };

type Asked = Pick<EntryRow, "kind" | "decimals" | "cadence">;

const stateBeforeEntry = (
  row: Asked,
  { dueAt }: CellContent["inForce"],
  now: Instant,
): CellState => {
  if (dueAt === null)
    return {
      is: "not-due",
      words: row.cadence.every === "event" ? "When it changes" : "When there is one",
    };
  const words = writeDue(dueAt, now);
  if (Date.parse(dueAt) < Date.parse(now)) return { is: "overdue", words: `Overdue, due ${words}` };
  return londonDay(dueAt) === londonDay(now)
    ? { is: "due", words: `Due by ${words}` }
    : { is: "not-due", words: `Not due until ${words}` };
};

/** What to ask about the figure that is in force; empty where nothing is, or where somebody said why. */
export const remarksOn = (row: Asked, { inForce, delivery }: CellContent): string[] => {
  const { value, expects, explained } = inForce;
  if (explained !== null || value === null) return [];
  const isNumber = row.kind === "count" || row.kind === "percent" || row.kind === "average";
  const own = isNumber && expects !== null ? judge(value, expects, row) : null;
  const received = delivery?.is === "saved" ? delivery.warnings : [];
  return [...new Set([...(own === null ? [] : [own.message]), ...received])];
};

const stateInForce = (row: Asked, content: CellContent, now: Instant): CellState => {
  const { recordedAt, revised } = content.inForce;
  if (recordedAt === null) return stateBeforeEntry(row, content.inForce, now);
  const remarks = remarksOn(row, content);
  const when = writeDue(recordedAt, now);
  if (remarks.length > 0) return { is: "look", words: "Needs a look", sentence: remarks.join(" ") };
  return revised === null
    ? { is: "saved", words: `Saved ${when}` }
    : { is: "revised", words: `Revised ${when}, was ${revised.was}` };
};

/** Where a cell stands: due, on its way, saved and when, or what is wrong with it. */
export const stateOfContent = (row: Asked, content: CellContent, now: Instant): CellState => {
  const { problem, delivery } = content;
  if (isOvertaken(content))
    return {
      is: "conflict",
      words: "Changed meanwhile",
      sentence: delivery?.is === "conflict" ? delivery.message : "",
    };
  if (problem !== null) return { is: "wrong", words: "Wrong: not saved", sentence: problem };
  if (delivery?.is === "refused")
    return { is: "wrong", words: "Refused: not saved", sentence: delivery.message };
  if (isUnsent(content)) return { is: "typing", words: "Not saved yet" };
  switch (delivery?.is) {
    case "saving":
      return { is: "saving", words: "Saving" };
    case "waiting":
      return { is: "waiting", words: "Waiting to send" };
    case "failed":
      return { is: "failed", words: "Not saved", sentence: delivery.message };
    default:
      return stateInForce(row, content, now);
  }
};

/** The state of several parts in one: the one that asks most of a person. */
export const stateOfGroup = (states: readonly CellState[]): CellState => {
  const order: readonly CellState["is"][] = [
    "conflict",
    "wrong",
    "failed",
    "look",
    "typing",
    "waiting",
    "saving",
    "overdue",
    "due",
    "not-due",
  ];
  for (const is of order) {
    const found = states.find((state) => state.is === is);
    if (found !== undefined) return found;
  }
  return states.at(-1) ?? { is: "not-due", words: "" };
};
