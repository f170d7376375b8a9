/** Those who were asked to come in and have not yet, and the links that open once. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Invitation, LinkReply, Membership } from "../../contracts/people.ts";
import type { Db, Tx } from "./database.ts";

export type NewInvitation = Omit<Invitation, "expiresAt">;

/** All that are open, the latest first; one whose link has expired too, for it can have a new one. */
export const findInvitations = async (db: Db): Promise<Invitation[]> => {
  const { rows } = await sql<Invitation>`
    SELECT id, name, email, memberships, invited_by AS "invitedBy", invited_at AS "invitedAt",
           expires_at AS "expiresAt"
    FROM invitation JOIN one_time_link ON invitation_id = id
    ORDER BY invited_at DESC, id
  `.execute(db);
  return rows;
};

export const insertInvitation = async (tx: Tx, invitation: NewInvitation): Promise<void> => {
  const { id, name, email, memberships, invitedBy, invitedAt } = invitation;
  await tx
    .insertInto("invitation")
    .values({
      id,
      name,
      email,
      memberships: JSON.stringify(memberships),
      invited_by: invitedBy,
      invited_at: invitedAt,
    })
    .execute();
};

export type Invited = { id: string; name: string; email: string; memberships: Membership[] };

/** Found by its id, or by the address it is for. */
export const findInvitation = async (
  db: Db,
  by: { id: string } | { email: string },
): Promise<Invited | null> => {
  const column = "id" in by ? "id" : "email";
  const row = await db
    .selectFrom("invitation")
    .select(["id", "name", "email", "memberships"])
    .where(column, "=", "id" in by ? by.id : by.email)
    .executeTakeFirst();
  return row ?? null;
};

/** Ends an invitation and its link, as it is accepted or withdrawn. */
export const deleteInvitation = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom("invitation").where("id", "=", id).execute();
};

/** What a link is for. */
export type LinkTarget =
  | { purpose: "set-up" }
  | { purpose: "invitation"; invitation: string }
  | { purpose: "password-reset"; person: string };

/** Keeps a link by the hash of its token; another one for the same ends with it. */
export const saveLink = async (
  tx: Tx,
  target: LinkTarget,
  link: { tokenHash: string; expiresAt: Instant },
): Promise<void> => {
  const person = target.purpose === "password-reset" ? target.person : null;
  const invitation = target.purpose === "invitation" ? target.invitation : null;
  await sql`
    DELETE FROM one_time_link
    WHERE purpose = ${target.purpose} AND person_id IS NOT DISTINCT FROM ${person}
      AND invitation_id IS NOT DISTINCT FROM ${invitation}
  `.execute(tx);
  await tx
    .insertInto("one_time_link")
    .values({
      token_hash: link.tokenHash,
      purpose: target.purpose,
      person_id: person,
      invitation_id: invitation,
      expires_at: link.expiresAt,
    })
    .execute();
};

/** A link that opens, and whom it is for: nobody yet at set-up. */
export type OpenLink = {
  purpose: LinkReply["purpose"];
  expiresAt: Instant;
  person: string | null;
  invitation: string | null;
  name: string | null;
  email: string | null;
};

/** Looks behind a link while it opens; null when it never was, was used, or has expired. */
export const findLink = async (
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<OpenLink | null> => {
  const { rows } = await sql<OpenLink>`
    SELECT purpose, expires_at AS "expiresAt", person_id AS person, invitation_id AS invitation,
           coalesce(person.name, invitation.name) AS name,
           coalesce(person.email, invitation.email) AS email
    FROM one_time_link
    LEFT JOIN person ON person.id = person_id
    LEFT JOIN invitation ON invitation.id = invitation_id
    WHERE token_hash = ${tokenHash} AND expires_at > ${now} AND person.active IS NOT FALSE
  `.execute(db);
  return rows[0] ?? null;
};

/** Uses a link up: of two who come with it at one moment, one gets null. */
export const takeLink = async (
  tx: Tx,
  tokenHash: string,
  now: Instant,
): Promise<OpenLink | null> => {
  // The one who comes second waits at this row, and then finds it gone.
  await sql`SELECT FROM one_time_link WHERE token_hash = ${tokenHash} FOR UPDATE`.execute(tx);
  const link = await findLink(tx, tokenHash, now);
  await tx.deleteFrom("one_time_link").where("token_hash", "=", tokenHash).execute();
  return link;
};

/** Ends the link for setting up, as when there is an administrator. */
export const deleteSetUpLink = async (tx: Tx): Promise<void> => {
  await tx.deleteFrom("one_time_link").where("purpose", "=", "set-up").execute();
};

/** Ends the link for setting a new password, as when the person is switched off. */
export const deletePasswordLink = async (tx: Tx, person: string): Promise<void> => {
  await tx.deleteFrom("one_time_link").where("person_id", "=", person).execute();
};
