/**
 * Who someone is here, whom an issuer has identified. In this order, and nobody else:
 *
 * 1. the person who is linked with this subject of this issuer;
 * 2. whoever an open invitation is for, when the sign-in was begun from its link: whatever address the
 *    issuer gives, for NHS CIS2 gives none that is verified;
 * 3. the person, or the one invited, whose e-mail address the issuer vouches for.
 *
 * From then on the subject is linked, and the address matters no longer.
 */
import { randomUUID } from "node:crypto";
import type { Instant } from "../../contracts/calendar.ts";
import { type Db, type Tx, write } from "../store/database.ts";
import {
  acceptInvitation,
  findInvitation,
  findInvitationTo,
  type Invited,
} from "../store/invitations.ts";
import { findLink } from "../store/one-time-links.ts";
import { findPersonBySubject, isLinked, linkSubject } from "../store/accounts.ts";
import { findPerson, findPersonByEmail, lockPeople, type StoredPerson } from "../store/people.ts";
import { type Claims, vouchedEmail } from "./claims.ts";
import type { Journal } from "./journal.ts";
import type { IssuerSettings, PeopleSettings } from "./settings.ts";

/**
 * @param invitation the hash of the link's token that the sign-in was begun from; null for none.
 * @returns null for one who was not invited.
 */
export type Admit = (
  issuer: IssuerSettings,
  claims: Claims,
  invitation: string | null,
) => Promise<StoredPerson | null>;

export const makeAdmit =
  ({ db, clock }: Pick<PeopleSettings, "db" | "clock">, journal: Journal): Admit =>
  async (issuer, claims, invitation) => {
    const linked = await findPersonBySubject(db, issuer.key, claims.sub);
    if (linked !== null) return linked;
    const email = vouchedEmail(claims, issuer.trustEmail);
    return write(db, async (tx) => {
      await lockPeople(tx);
      const now = clock.now();
      const invited = await findInvited(tx, { email, invitation, now });
      const person =
        invited === null ? await findColleague(tx, issuer, email) : await accept(tx, invited, now);
      if (person === null) return null;
      await linkSubject(tx, person.id, { issuer: issuer.key, subject: claims.sub }, now);
      const accepted = invited === null ? "" : "Accepted their invitation. ";
      // The network address stands in the next entry: that they signed in.
      const what = `${accepted}Can sign in with ${issuer.name} from now on`;
      await journal.note(what, person, null, tx);
      return person;
    });
  };

const findInvited = async (
  db: Db,
  { email, invitation, now }: { email: string | null; invitation: string | null; now: Instant },
): Promise<Invited | null> => {
  const link = invitation === null ? null : await findLink(db, invitation, now);
  if (link !== null && link.invitation !== null) return findInvitation(db, link.invitation);
  return email === null ? null : findInvitationTo(db, email, now);
};

const accept = async (tx: Tx, invited: Invited, at: Instant): Promise<StoredPerson | null> => {
  const id = randomUUID();
  await acceptInvitation(tx, invited, { id, at });
  return findPerson(tx, id);
};

/** An address that another subject came with before was given to somebody new: they are not the same person. */
const findColleague = async (
  db: Db,
  issuer: IssuerSettings,
  email: string | null,
): Promise<StoredPerson | null> => {
  const person = email === null ? null : await findPersonByEmail(db, email);
  if (person === null || !person.active) return null;
  return (await isLinked(db, person.id, issuer.key)) ? null : person;
};
