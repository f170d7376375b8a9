/** What was done about people, as the audit keeps it (rule A3). */
import { type Membership, roleNames } from "../../../contracts/people.ts";
import type { AuditEntry } from "../../../contracts/audit.ts";
import type { Asker, Deps } from "../../deps.ts";
import { insertAudit } from "../../store/audit.ts";
import type { Tx } from "../../store/database.ts";
import { senderOf } from "../sender.ts";

/** @param what a sentence without anything secret in it. */
export const note = (
  tx: Tx,
  { people }: Pick<Deps, "people">,
  { caller, from }: Asker,
  what: string,
  changes: AuditEntry["changes"] = [],
): Promise<void> =>
  insertAudit(tx, {
    locality: null,
    at: people.clock.now(),
    kind: "people",
    sender: senderOf(caller, null, null),
    from,
    what,
    changes,
  });

/** "flow lead of ruh in banes; viewer of bsw" */
export const writeMemberships = (memberships: readonly Membership[]): string =>
  memberships
    .map(({ role, locality, provider }) => {
      if (locality === null) return roleNames[role];
      return provider === null
        ? `${roleNames[role]} of ${locality}`
        : `${roleNames[role]} of ${provider} in ${locality}`;
    })
    .join("; ");
