/** Links that open once: to set the product up, to come in by invitation, to set a new password. */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { LinkReply } from "../../contracts/people.ts";
import type { Db, Tx } from "./database.ts";

/** As many as nobody will ever guess. */
const tokenBytes = 32;
const tokenForm = /^[\w-]{43}$/;

/** A link's token, to be told once; and what is kept of it. */
export const makeToken = (): { token: string; tokenHash: string } => {
  const token = randomBytes(tokenBytes).toString("base64url");
  return { token, tokenHash: hashOfToken(token) };
};

export const hashOfToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

/** Whether it could be a token at all. */
export const isToken = (written: string): boolean => tokenForm.test(written);

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
