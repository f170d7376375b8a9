/** What differs between two editions, counted and in words. Pure. */
import { writePassage } from "../../../contracts/passage.ts";
import type { WeeklyComparison } from "../../../contracts/weekly-edition.ts";
import type { WeeklyRow } from "../../../contracts/weekly-update.ts";
import { writeRag } from "../../ui/rag.tsx";

export type ComparedRow = WeeklyComparison["rows"][number];

export type RowChange = "same" | "changed" | "added" | "removed";

export const changeOf = ({ before, after, changed }: ComparedRow): RowChange => {
  if (before === null) return "added";
  if (after === null) return "removed";
  return changed.length > 0 ? "changed" : "same";
};

/** A cell of a row as a reader sees it, by the name that the comparison gives it; empty where it is empty. */
export const writeCell = (row: WeeklyRow, name: string): string => {
  switch (name) {
    case "Criteria":
      return row.criteria;
    case "Reading":
      return row.reading;
    case "Rating":
      return writeRag(row.rag);
    case "As at":
      return row.asAt;
    case "Against target of":
      return row.against;
    case "+/- last report":
      return row.change;
    case "Against plan":
      return row.plan;
    case "Variation":
      return row.variation;
    case "Note":
      return row.note ?? "";
    case "Comment":
      return row.comment === null ? "" : writePassage(row.comment);
    default:
      return "";
  }
};

/** Rows and other things that differ. */
export const countChanged = ({ rows, differences }: WeeklyComparison): number =>
  rows.filter((row) => changeOf(row) !== "same").length + differences.length;

/** "4 of 13 rows differ, and 2 other things." */
export const writeCounts = ({ rows, differences }: WeeklyComparison): string => {
  const changed = rows.filter((row) => changeOf(row) !== "same").length;
  const others = differences.length === 1 ? "1 other thing" : `${differences.length} other things`;
  const said = `${changed} of ${rows.length} rows ${changed === 1 ? "differs" : "differ"}`;
  return differences.length === 0 ? `${said}.` : `${said}, and ${others}.`;
};
