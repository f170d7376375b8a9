/** The audit as a file: a row for each change, and one for what changed nothing that has a name. */
import type { AuditEntry } from "../../contracts/audit.ts";
import { renderCsv } from "./csv.ts";

const headings = [
  "at (UTC)",
  "kind",
  "place",
  "who",
  "role",
  "from",
  "what",
  "of",
  "before",
  "after",
];

export const renderAuditCsv = (entries: readonly AuditEntry[]): string =>
  renderCsv([headings, ...entries.flatMap(rowsOf)]);

const rowsOf = (entry: AuditEntry): string[][] => {
  const { at, kind, locality, sender, from, what, changes } = entry;
  const head = [at, kind, locality ?? "", sender?.name ?? "", sender?.role ?? "", from ?? "", what];
  return changes.length === 0
    ? [[...head, "", "", ""]]
    : changes.map(({ of, before, after }) => [...head, of, before ?? "", after ?? ""]);
};
