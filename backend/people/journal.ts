/** Who came in and who was refused, as the audit keeps it. Never a password, a token or a cookie. */
import { roleNames, type Sender } from "../../contracts/people.ts";
import type { Clock } from "../deps.ts";
import { insertAudit } from "../store/audit.ts";
import type { Db } from "../store/database.ts";
import type { StoredPerson } from "../store/people.ts";

export type Journal = {
  /** @param person null where it is nobody known. */
  note(what: string, person: StoredPerson | null, from: string | null, db?: Db): Promise<void>;
};

export const makeJournal = (db: Db, clock: Clock): Journal => ({
  note: (what, person, from, within = db) =>
    insertAudit(within, {
      locality: null,
      at: clock.now(),
      kind: "people",
      sender: person === null ? null : asSender(person),
      from,
      what,
      changes: [],
    }),
});

/** Whoever comes in acts for no place yet: the widest of their roles names them. */
const asSender = ({ id, name, memberships }: StoredPerson): Sender => {
  const widest =
    memberships.find(({ role }) => role === "administrator") ??
    memberships.find(({ role }) => role === "place-team") ??
    memberships[0];
  return {
    is: "person",
    id,
    name,
    role: widest === undefined ? "no role" : roleNames[widest.role],
  };
};
