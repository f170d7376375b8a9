/** A commit as a letter: what is reported, what it replaces, and why. Pure. */
import type { Instant } from "../../contracts/calendar.ts";
import type { EntryRow } from "../../contracts/entry.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { type CellContent, asAtToSend } from "./cell-content.ts";
import type { Typed } from "./letters.ts";
import { parseDraft } from "./parse-draft.ts";

type Reported = Pick<ReportedObservation, "value" | "level" | "text" | "none">;

/** What stands for a figure that is taken back with nothing before it. */
export const enteredByMistake = "entered by mistake";

const readReported = (row: EntryRow, { typed, none }: Typed): Reported | null => {
  if (none !== null) return { none };
  const draft = parseDraft(row, typed);
  if (draft.is === "text") return { text: draft.text };
  if (draft.is !== "value") return null;
  return row.kind === "level" ? { level: draft.value } : { value: draft.value };
};

/** The observation that `typed` is; null when it is not a figure of its measure. */
export const observe = (
  row: EntryRow,
  content: CellContent,
  typed: Typed,
  { reason, now }: { reason: string | null; now: Instant },
): ReportedObservation | null => {
  const reported = readReported(row, typed);
  if (reported === null) return null;
  const asAt = asAtToSend(row, content, now);
  return {
    measure: row.measure,
    ...(row.breakdown === "" ? {} : { breakdown: row.breakdown }),
    asAt,
    ...reported,
    ...(typed.note === "" ? {} : { note: typed.note }),
    ...(reason === null ? {} : { reason }),
    // A declaration at another time stands beside the one that was seen, and replaces nothing.
    replaces: asAt === content.inForce.asAt ? content.sees : null,
  };
};
