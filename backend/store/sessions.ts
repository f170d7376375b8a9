/** Who is signed in, from where and until when. A session that ends here has ended everywhere, at once. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { SessionInfo } from "../../contracts/people.ts";
import type { Db } from "./database.ts";
import { membershipsOfPerson, type StoredPerson } from "./people.ts";
import { prepared } from "./prepared.ts";

export type SignedIn = {
  session: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  person: StoredPerson;
};

/** Finds who holds a token; null when its session is over or was ended, or its person switched off. */
export const findSignedIn = async (
  db: Db,
  token: string,
  now: Instant,
): Promise<SignedIn | null> => {
  const { rows } = await sql<Omit<SignedIn, "person"> & StoredPerson>`
    ${prepared("find-signed-in")}
    SELECT session.id AS session, session.created_at AS "createdAt",
           session.updated_at AS "lastSeenAt", person.id, person.name, person.email,
           person.active, person.demonstration, ${membershipsOfPerson} AS memberships
    FROM session JOIN person ON person.id = session.person_id
    WHERE session.token = ${token} AND session.expires_at > ${now} AND person.active
  `.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { session, createdAt, lastSeenAt, ...person } = found;
  return { session, createdAt, lastSeenAt, person };
};

/** Notes that a person has come in. */
export const saveCameIn = async (db: Db, person: string, now: Instant): Promise<void> => {
  await db.updateTable("person").set({ last_seen_at: now }).where("id", "=", person).execute();
};

/** Notes that a session is in use. */
export const saveSeen = async (
  db: Db,
  { session, person }: SignedIn,
  { now, expiresAt }: { now: Instant; expiresAt: Instant },
): Promise<void> => {
  await sql`
    WITH seen AS (UPDATE person SET last_seen_at = ${now} WHERE id = ${person.id})
    UPDATE session SET updated_at = ${now}, expires_at = ${expiresAt} WHERE id = ${session}
  `.execute(db);
};

export type StoredSession = Omit<SessionInfo, "current" | "device"> & { userAgent: string | null };

/** The sessions of a person that are not over, the one last seen first. */
export const findSessions = async (
  db: Db,
  person: string,
  now: Instant,
): Promise<StoredSession[]> => {
  const { rows } = await sql<StoredSession>`
    SELECT id, created_at AS "createdAt", updated_at AS "lastSeenAt", expires_at AS "expiresAt",
           nullif(ip_address, '') AS from, user_agent AS "userAgent"
    FROM session WHERE person_id = ${person} AND expires_at > ${now}
    ORDER BY updated_at DESC, id
  `.execute(db);
  return rows;
};

/** @returns false when the person has no such session. */
export const deleteSession = async (db: Db, person: string, session: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("person_id", "=", person)
    .where("id", "=", session)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/**
 * Ends all sessions of a person.
 *
 * @param except the one that stays, as of whoever changes their own password; null for none.
 * @returns how many were ended.
 */
export const deleteSessions = async (
  db: Db,
  person: string,
  except: string | null = null,
): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("person_id", "=", person)
    .where("id", "is distinct from", except)
    .executeTakeFirst();
  return Number(numDeletedRows);
};
