/** Who did what, when, from where, and what it was before and after (rule A3). */
import { z } from "zod";
import { Instant } from "./calendar.ts";
import { Sender } from "./people.ts";
import { Key } from "./place.ts";

export const auditEntriesPerPageMax = 200;

export const AuditKind = z.enum([
  "figures", // figures entered, corrected, imported or fed
  "remarks", // comments, explanations, follow-ups
  "refused", // asked for and not allowed
  "people", // invited, let in, changed, signed in and out
  "feed-keys",
  "updates", // published
  "place", // opened, chased, its clock moved
]);
export type AuditKind = z.infer<typeof AuditKind>;

export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  kind: AuditKind,
  /** The place it is about; null for the installation as a whole. */
  locality: Key.nullable(),
  /** Null where nobody had signed in. */
  sender: Sender.nullable(),
  /** The network address that it came from, where it came from one. */
  from: z.string().nullable(),
  /** One sentence: "RUH ED attendances for 14 Aug: 267 → 281". */
  what: z.string(),
  /** What it was before and after, each by a short name, as written on the screen. */
  changes: z.array(
    z.object({ of: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditReply = z.object({
  entries: z.array(AuditEntry),
  /** Asks for the entries before these; null at the end. */
  before: z.string().nullable(),
});
export type AuditReply = z.infer<typeof AuditReply>;
