/** What is said of a cell, in one word and one sentence. Pure: the moment is an argument. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import { writeDue } from "../../contracts/wording.ts";
import { isUnsent } from "./cell-content.ts";
import type { Cell } from "./create-cells.ts";

export type CellState =
  | {
      is: "not-due" | "due" | "overdue" | "typing" | "waiting" | "saving" | "saved";
      words: string;
    }
  | { is: "look" | "wrong" | "failed"; words: string; sentence: string };

const stateBeforeEntry = (row: EntryRow, now: Instant): CellState => {
  const { dueAt } = row;
  if (dueAt === null)
    return {
      is: "not-due",
      words: row.cadence.every === "event" ? "When it changes" : "When there is one",
    };
  const words = writeDue(dueAt, now);
  if (Date.parse(dueAt) < Date.parse(now)) return { is: "overdue", words: `Overdue, due ${words}` };
  return londonDay(dueAt) === londonDay(now)
    ? { is: "due", words: `Due ${words}` }
    : { is: "not-due", words: `Not due until ${words}` };
};

/** Where a cell stands: due, on its way, saved and when, or what is wrong with it. */
export const stateOfCell = (cell: Cell, now: Instant): CellState => {
  const problem = cell.content().problem;
  if (problem !== null) return { is: "wrong", words: "Wrong: not saved", sentence: problem };
  const delivery = cell.content().delivery;
  if (delivery?.is !== "refused" && isUnsent(cell.content()))
    return { is: "typing", words: "Not saved yet" };
  switch (delivery?.is) {
    case "saving":
      return { is: "saving", words: "Saving" };
    case "waiting":
      return { is: "waiting", words: "Waiting to send" };
    case "refused":
      return { is: "wrong", words: "Refused: not saved", sentence: delivery.message };
    case "failed":
      return { is: "failed", words: "Not saved", sentence: delivery.message };
    case "saved":
      if (delivery.warnings.length > 0 && !cell.content().confirmed)
        return { is: "look", words: "Needs a look", sentence: delivery.warnings.join(" ") };
      break;
    case undefined:
      break;
  }
  const savedAt = cell.content().savedAt;
  return savedAt === null
    ? stateBeforeEntry(cell.row, now)
    : { is: "saved", words: `Saved ${writeDue(savedAt, now)}` };
};

/** The state of several parts in one: the one that asks most of a person. */
export const stateOfGroup = (states: readonly CellState[]): CellState => {
  const order: readonly CellState["is"][] = [
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
