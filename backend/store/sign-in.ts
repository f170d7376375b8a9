/** What signing in needs to remember: passwords tried in vain, and the secret that cookies are signed with. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Db } from "./database.ts";

/**
 * Counts a try before its password is looked at, so that many at one moment are as many tries.
 *
 * @param forgottenBefore tries that lie before this moment count no longer.
 * @returns false when `triesMax` have been made already: then this one is not to be looked at.
 */
export const takeTrial = async (
  db: Db,
  accountHash: string,
  { now, forgottenBefore, triesMax }: { now: Instant; forgottenBefore: Instant; triesMax: number },
): Promise<boolean> => {
  const { rows } = await sql`
    INSERT INTO password_trial AS trial (account_hash, tries, tried_at)
    VALUES (${accountHash}, 1, ${now})
    ON CONFLICT (account_hash) DO UPDATE
    SET tries = CASE WHEN trial.tried_at <= ${forgottenBefore} THEN 1 ELSE trial.tries + 1 END,
        tried_at = ${now}
    WHERE trial.tries < ${triesMax} OR trial.tried_at <= ${forgottenBefore}
    RETURNING 1
  `.execute(db);
  return rows.length > 0;
};

/** Forgets the tries of an account, as when its password was right. */
export const deleteTrials = async (db: Db, accountHash: string): Promise<void> => {
  await db.deleteFrom("password_trial").where("account_hash", "=", accountHash).execute();
};

/** The secret kept under `name`; `made` from now on, when there was none. */
export const findOrInsertSecret = async (db: Db, name: string, made: string): Promise<string> => {
  await db
    .insertInto("secret")
    .values({ name, value: made })
    .onConflict((known) => known.doNothing())
    .execute();
  const { value } = await db
    .selectFrom("secret")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return value;
};

/** Deletes what is over: sessions, sign-ins left half way at an issuer, links, and old tries. */
export const deleteExpired = async (
  db: Db,
  { now, forgottenBefore }: { now: Instant; forgottenBefore: Instant },
): Promise<void> => {
  await db.deleteFrom("session").where("expires_at", "<=", now).execute();
  await db.deleteFrom("verification").where("expires_at", "<=", now).execute();
  await db.deleteFrom("password_trial").where("tried_at", "<=", forgottenBefore).execute();
  // An invitation keeps its expired link: it is how it is seen to need a new one.
  await db
    .deleteFrom("one_time_link")
    .where("expires_at", "<=", now)
    .where("invitation_id", "is", null)
    .execute();
};
