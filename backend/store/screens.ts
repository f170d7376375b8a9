/** Screens that were paired, what they last said, and the hashes of their credentials. */
import type { Selectable } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { Screen, WaitingOrder } from "../../contracts/screen.ts";
import type { Db, Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

export type NewScreen = Pick<
  Screen,
  "id" | "locality" | "name" | "pairedBy" | "pairedAt" | "expiresAt"
>;

/** Adds a screen that has no credential yet: it fetches its own. */
export const insertScreen = async (tx: Tx, screen: NewScreen): Promise<void> => {
  await tx
    .insertInto("screen")
    .values({
      screen_id: screen.id,
      locality_id: screen.locality,
      name: screen.name,
      paired_by: screen.pairedBy,
      paired_at: screen.pairedAt,
      expires_at: screen.expiresAt,
    })
    .execute();
};

/** The screens of a place that were not revoked, by name. */
export const findScreens = async (db: Db, locality: Key): Promise<Screen[]> => {
  const rows = await db
    .selectFrom("screen")
    .selectAll()
    .where("locality_id", "=", locality)
    .where("revoked_at", "is", null)
    .orderBy("name")
    .orderBy("screen_id")
    .execute();
  return rows.map(toScreen);
};

/** A screen with what its credentials are recognised by. */
export type KnownScreen = Screen & {
  tokenHash: string | null;
  previousHash: string | null;
  tokenMadeAt: Instant | null;
  /** Where its place stood when it last reported; null before. */
  placeRevision: number | null;
};

/** One that was not revoked; null when there is none of this id. */
export const findScreen = async (db: Db, id: string): Promise<KnownScreen | null> => {
  const row = await working(db, id).executeTakeFirst();
  return row === undefined ? null : toKnown(row);
};

/** The same, held until the transaction ends. */
export const lockScreen = async (tx: Tx, id: string): Promise<KnownScreen | null> => {
  const row = await working(tx, id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toKnown(row);
};

const working = (db: Db, id: string) =>
  db.selectFrom("screen").selectAll().where("screen_id", "=", id).where("revoked_at", "is", null);

export type NewCredential = { tokenHash: string; madeAt: Instant; expiresAt: Instant };

/**
 * Gives a screen a new credential.
 *
 * @param previousHash the one that stays good besides, until the next renewal; null for none.
 */
export const saveCredential = async (
  tx: Tx,
  id: string,
  { tokenHash, madeAt, expiresAt }: NewCredential,
  previousHash: string | null,
): Promise<void> => {
  await tx
    .updateTable("screen")
    .set({
      token_hash: tokenHash,
      previous_hash: previousHash,
      token_made_at: madeAt,
      expires_at: expiresAt,
    })
    .where("screen_id", "=", id)
    .execute();
};

export type SeenScreen = {
  at: Instant;
  shows: Screen["shows"];
  release: string;
  visible: boolean;
  placeRevision: number;
  behindSince: Instant | null;
};

/** Notes what a screen said. */
export const saveScreenSeen = async (tx: Tx, id: string, seen: SeenScreen): Promise<void> => {
  await tx
    .updateTable("screen")
    .set({
      last_seen_at: seen.at,
      epoch: seen.shows?.epoch ?? null,
      revision: seen.shows?.revision ?? null,
      release: seen.release,
      visible: seen.visible,
      place_revision: seen.placeRevision,
      behind_since: seen.behindSince,
    })
    .where("screen_id", "=", id)
    .execute();
};

/** Gives a screen another name. */
export const saveScreenName = async (tx: Tx, id: string, name: string): Promise<void> => {
  await tx.updateTable("screen").set({ name }).where("screen_id", "=", id).execute();
};

/** Gives a screen the wall of another place: what it showed of the old one says nothing of the new. */
export const saveScreenPlace = async (tx: Tx, id: string, locality: Key): Promise<void> => {
  await tx
    .updateTable("screen")
    .set({
      locality_id: locality,
      epoch: null,
      revision: null,
      place_revision: null,
      behind_since: null,
    })
    .where("screen_id", "=", id)
    .execute();
};

/** Sets what is asked of a screen and not known to be done. */
export const saveOrders = async (
  tx: Tx,
  id: string,
  orders: readonly WaitingOrder[],
): Promise<void> => {
  await tx
    .updateTable("screen")
    .set({ waiting_orders: JSON.stringify(orders) })
    .where("screen_id", "=", id)
    .execute();
};

/** Ends a screen: its credentials are good for nothing from here on. */
export const saveScreenRevoked = async (tx: Tx, id: string, at: Instant): Promise<void> => {
  await tx
    .updateTable("screen")
    .set({ revoked_at: at, token_hash: null, previous_hash: null })
    .where("screen_id", "=", id)
    .execute();
};

const toScreen = (row: Selectable<Tables["screen"]>): Screen => ({
  id: row.screen_id,
  locality: row.locality_id,
  name: row.name,
  pairedBy: row.paired_by,
  pairedAt: row.paired_at,
  expiresAt: row.expires_at,
  lastSeenAt: row.last_seen_at,
  shows:
    row.epoch === null || row.revision === null
      ? null
      : { epoch: row.epoch, revision: row.revision },
  release: row.release,
  visible: row.visible,
  behindSince: row.behind_since,
  orders: row.waiting_orders,
});

const toKnown = (row: Selectable<Tables["screen"]>): KnownScreen => ({
  ...toScreen(row),
  tokenHash: row.token_hash,
  previousHash: row.previous_hash,
  tokenMadeAt: row.token_made_at,
  placeRevision: row.place_revision,
});
