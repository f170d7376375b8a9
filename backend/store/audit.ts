/** What was done besides sending figures and remarks, which are entries of their own: only ever added to. */
import type { AuditEntry, AuditKind } from "../../contracts/audit.ts";
import type { Instant } from "../../contracts/calendar.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db } from "./database.ts";

export type NewAuditEntry = {
  /** Null for what concerns the installation as a whole. */
  locality: Key | null;
  at: Instant;
  kind: AuditKind;
  sender: Sender | null;
  from: string | null;
  /** One sentence, without anything secret in it. */
  what: string;
  changes: AuditEntry["changes"];
};

/** Adds an entry; part of the transaction that it tells of where `db` is one. */
export const insertAudit = async (db: Db, entry: NewAuditEntry): Promise<void> => {
  await db
    .insertInto("audit")
    .values({
      locality_id: entry.locality,
      at: entry.at,
      kind: entry.kind,
      sender: entry.sender === null ? null : JSON.stringify(entry.sender),
      sent_from: entry.from,
      what: entry.what,
      changes: JSON.stringify(entry.changes),
    })
    .execute();
};
