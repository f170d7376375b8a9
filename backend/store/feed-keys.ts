/** Keys with which machines feed. What is kept of one is its hash: the key itself is shown once. */
import { type Selectable, sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { FeedKey } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db } from "./database.ts";
import { prepared } from "./prepared.ts";
import type { Tables } from "./tables.ts";

/** Adds a key by its hash. */
export const insertFeedKey = async (db: Db, key: FeedKey, tokenHash: string): Promise<void> => {
  await db
    .insertInto("feed_key")
    .values({
      feed_key_id: key.id,
      locality_id: key.locality,
      provider_id: key.provider,
      measure_ids: key.measures,
      name: key.name,
      token_hash: tokenHash,
      made_by: key.madeBy,
      made_at: key.madeAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute();
};

/** All keys of a place, those that work first, the last made first. */
export const findFeedKeys = async (db: Db, locality: Key): Promise<FeedKey[]> => {
  const rows = await db
    .selectFrom("feed_key")
    .selectAll()
    .where("locality_id", "=", locality)
    .orderBy("revoked_at", (order) => order.desc().nullsFirst())
    .orderBy("made_at", "desc")
    .execute();
  return rows.map(toFeedKey);
};

/** A key that works, with its hash; null when there is none or it was revoked. Read with every figure. */
export const findWorkingKey = async (
  db: Db,
  id: string,
): Promise<{ key: FeedKey; tokenHash: string } | null> => {
  const { rows } = await sql<FeedKey & { tokenHash: string }>`
    ${prepared("find-working-key")}
    SELECT feed_key_id AS id, locality_id AS locality, provider_id AS provider,
           measure_ids AS measures, name, made_by AS "madeBy", made_at AS "madeAt",
           last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", token_hash AS "tokenHash"
    FROM feed_key WHERE feed_key_id = ${id} AND revoked_at IS NULL
  `.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { tokenHash, ...key } = found;
  return { key, tokenHash };
};

/** Ends a key. Returns it as it was; null when the place has no such key that works. */
export const saveRevocation = async (
  db: Db,
  locality: Key,
  id: string,
  at: Instant,
): Promise<FeedKey | null> => {
  const row = await db
    .updateTable("feed_key")
    .set({ revoked_at: at })
    .where("locality_id", "=", locality)
    .where("feed_key_id", "=", id)
    .where("revoked_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toFeedKey(row);
};

export const saveLastUse = async (db: Db, id: string, at: Instant): Promise<void> => {
  await db
    .updateTable("feed_key")
    .set({ last_used_at: at })
    .where("feed_key_id", "=", id)
    .execute();
};

const toFeedKey = (row: Selectable<Tables["feed_key"]>): FeedKey => ({
  id: row.feed_key_id,
  locality: row.locality_id,
  provider: row.provider_id,
  measures: row.measure_ids,
  name: row.name,
  madeBy: row.made_by,
  madeAt: row.made_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});
