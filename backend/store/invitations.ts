/** Those who were asked to come in and have not yet. Each has a link that opens once: see `one-time-links.ts`. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Invitation, Membership } from "../../contracts/people.ts";
import type { Db, Tx } from "./database.ts";
import { insertPerson } from "./people.ts";

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

const selectInvited = (db: Db) =>
  db.selectFrom("invitation").select(["invitation.id", "name", "email", "memberships"]);

export const findInvitation = async (db: Db, id: string): Promise<Invited | null> =>
  (await selectInvited(db).where("invitation.id", "=", id).executeTakeFirst()) ?? null;

/**
 * Whom an address is invited as.
 *
 * @param openAt leaves out one whose link has expired at this moment; null for none left out.
 */
export const findInvitationTo = async (
  db: Db,
  email: string,
  openAt: Instant | null,
): Promise<Invited | null> => {
  const found = await selectInvited(db)
    .innerJoin("one_time_link", "invitation_id", "invitation.id")
    .where("email", "=", email)
    .where("expires_at", ">", openAt ?? "-infinity")
    .executeTakeFirst();
  return found ?? null;
};

/** Makes a person of the one invited, with what they were invited to do. */
export const acceptInvitation = async (
  tx: Tx,
  { id: invitation, name, email, memberships }: Invited,
  { id, at }: { id: string; at: Instant },
): Promise<void> => {
  await deleteInvitation(tx, invitation);
  await insertPerson(tx, { id, name, email, memberships, demonstration: false, at });
};

/** Ends an invitation and its link, as it is accepted or withdrawn. */
export const deleteInvitation = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom("invitation").where("id", "=", id).execute();
};
