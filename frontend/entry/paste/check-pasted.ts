/** What the server would say of a pasted figure: the same checks, of the same observation. Pure. */
import type { AsAt } from "../../../contracts/calendar.ts";
import { ReportedObservation, valueMax } from "../../../contracts/observation.ts";
import { checkObservation, warnOfObservation } from "../../../contracts/observation-check.ts";
import { type Draft, readNumber } from "../parse-draft.ts";
import type { SheetCell } from "./sheet-grid.ts";

type Reported = Pick<ReportedObservation, "value" | "level" | "text" | "none">;

/** The observation that a pasted figure would be sent as. */
export const observationOf = ({ ref }: SheetCell, reported: Reported): ReportedObservation => ({
  measure: ref.measure,
  ...(ref.breakdown === "" ? {} : { breakdown: ref.breakdown }),
  asAt: ref.asAt,
  ...reported,
});

/** Why it would be refused, and what would be said of it although it is kept; null where nothing would. */
export type Verdict = { refused: string | null; warned: string | null };

const inOne = (messages: readonly string[]): string | null =>
  messages.length === 0 ? null : messages.join(" ");

/** @param now what London's clock and calendar read, as the server's would. */
export const judgeReported = (target: SheetCell, reported: Reported, now: AsAt): Verdict => {
  const { row } = target.line;
  const read = ReportedObservation.safeParse(observationOf(target, reported));
  if (!read.success)
    return { refused: inOne(read.error.issues.map(({ message }) => message)), warned: null };
  const issues = checkObservation(read.data, row, now);
  const warnings = warnOfObservation(read.data, row, now);
  return {
    refused: inOne(issues.map(({ message }) => message)),
    warned: inOne(warnings.map(({ message }) => message)),
  };
};

/** What a number would be told that the page itself would not take; null for what is no number. */
export const judgeNumber = (target: SheetCell, text: string, now: AsAt): string | null => {
  const { row } = target.line;
  if (row.kind !== "count" && row.kind !== "percent" && row.kind !== "average") return null;
  const value = readNumber(row, text);
  return value === null || value > valueMax ? null : judgeReported(target, { value }, now).refused;
};

/** A figure as it is reported: a level is said to be one. */
export const reportedOf = (
  { line }: SheetCell,
  draft: Extract<Draft, { is: "value" | "text" }>,
): Reported => {
  if (draft.is === "text") return { text: draft.text };
  return line.row.kind === "level" ? { level: draft.value } : { value: draft.value };
};
