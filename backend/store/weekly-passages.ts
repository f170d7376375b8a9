/** What people write of a week, in every version of it: only ever added to. */
import type { Day, Instant } from "../../contracts/calendar.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { PassageSlot } from "../../contracts/weekly-draft.ts";
import type { Db, Tx } from "./database.ts";

/** A week of a place, by its Monday. */
export type Week = { locality: Key; monday: Day };

/** A passage as it was written at a moment; null takes back what was written before. */
export type PassageVersion = {
  slot: PassageSlot;
  /** From 1, rising by one. */
  version: number;
  passage: Passage | null;
  sender: Sender;
  writtenAt: Instant;
};

export type NewPassageVersion = PassageVersion &
  Week & {
    /** The change's own name, a UUID: it is made once. */
    change: string;
    from: string | null;
  };

/** Adds a version. Lock the week first: two at one moment would otherwise want one number. */
export const insertPassage = async (tx: Tx, written: NewPassageVersion): Promise<void> => {
  await tx
    .insertInto("weekly_passage")
    .values({
      locality_id: written.locality,
      monday: written.monday,
      slot: written.slot,
      version: written.version,
      passage: written.passage === null ? null : JSON.stringify(written.passage),
      sender: JSON.stringify(written.sender),
      sent_from: written.from,
      written_at: written.writtenAt,
      change_id: written.change,
    })
    .execute();
};

/** Each passage of a week as it stands, or as it stood at `knownAt`. Those never written are not among them. */
export const findPassages = (
  db: Db,
  { locality, monday }: Week,
  knownAt?: Instant,
): Promise<PassageVersion[]> => {
  const written = asVersions(db)
    .distinctOn("slot")
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .orderBy("slot")
    .orderBy("version", "desc");
  return (knownAt === undefined ? written : written.where("written_at", "<=", knownAt)).execute();
};

/** The passage that stands at a slot; null when none was ever written there. */
export const findPassage = async (
  db: Db,
  { locality, monday }: Week,
  slot: PassageSlot,
): Promise<PassageVersion | null> =>
  (await asVersions(db)
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .where("slot", "=", slot)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst()) ?? null;

/** The version that a change made, with its week; null when there was no such change. */
export const findPassageChange = async (
  db: Db,
  locality: Key,
  change: string,
): Promise<(PassageVersion & { monday: Day }) | null> =>
  (await asVersions(db)
    .select("monday")
    .where("locality_id", "=", locality)
    .where("change_id", "=", change)
    .executeTakeFirst()) ?? null;

const asVersions = (db: Db) =>
  db
    .selectFrom("weekly_passage")
    .select(["slot", "version", "passage", "sender", "written_at as writtenAt"]);
