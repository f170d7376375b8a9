/** Codes that unpaired screens show, until somebody types one. Of the secret behind a code its hash is kept. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Db, Tx } from "./database.ts";

export type NewPairing = { code: string; secretHash: string; expiresAt: Instant };

/** @returns false when another screen shows this code already. */
export const insertPairing = async (db: Db, pairing: NewPairing): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("screen_pairing")
    .values({
      code: pairing.code,
      secret_hash: pairing.secretHash,
      expires_at: pairing.expiresAt,
      screen_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** How many codes there are. */
export const countPairings = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom("screen_pairing")
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
};

/** Forgets codes that were over at a moment, paired or not. */
export const deletePairings = async (db: Db, overBefore: Instant): Promise<void> => {
  await db.deleteFrom("screen_pairing").where("expires_at", "<", overBefore).execute();
};

/** Holds a code that a screen shows at this moment, and that nobody has typed yet; false when there is none. */
export const lockPairing = async (tx: Tx, code: string, now: Instant): Promise<boolean> => {
  const row = await tx
    .selectFrom("screen_pairing")
    .select("code")
    .where("code", "=", code)
    .where("expires_at", ">", now)
    .where("screen_id", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
};

/** Notes which screen a code has become. */
export const savePaired = async (tx: Tx, code: string, screen: string): Promise<void> => {
  await tx
    .updateTable("screen_pairing")
    .set({ screen_id: screen })
    .where("code", "=", code)
    .execute();
};

/** What became of the code behind a secret: its screen's id, or null for none yet. Null when there is no such code. */
export const findPairing = async (
  db: Db,
  secretHash: string,
): Promise<{ screen: string | null; expiresAt: Instant } | null> => {
  const row = await db
    .selectFrom("screen_pairing")
    .select(["screen_id", "expires_at"])
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst();
  return row === undefined ? null : { screen: row.screen_id, expiresAt: row.expires_at };
};
