/** All that a place has published, across its weeks. */
import { sql } from "kysely";
import type { Day } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import { editionsListedMax } from "../../contracts/weekly-edition.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import type { Db } from "./database.ts";
import type { SaidEdition } from "./weekly-updates.ts";

/** The newest editions of a place with what was said on publishing them, at most `editionsListedMax`. */
export const listEditions = (db: Db, locality: Key): Promise<SaidEdition[]> =>
  db
    .selectFrom("weekly_update")
    .select([
      "monday",
      "edition",
      "published_at as publishedAt",
      "published_by as publishedBy",
      sql<string | null>`document->>'editionReason'`.as("reason"),
      sql<string | null>`document->>'fingerprint'`.as("fingerprint"),
      sql<string | null>`document->>'gapsAccepted'`.as("gapsAccepted"),
    ])
    .where("locality_id", "=", locality)
    .orderBy("monday", "desc")
    .orderBy("edition", "desc")
    .limit(editionsListedMax)
    .execute();

/** The same editions, whole: what a search reads. */
export const findAllEditions = async (db: Db, locality: Key): Promise<WeeklyUpdate[]> => {
  const rows = await db
    .selectFrom("weekly_update")
    .select("document")
    .where("locality_id", "=", locality)
    .orderBy("monday", "desc")
    .orderBy("edition", "desc")
    .limit(editionsListedMax)
    .execute();
  return rows.map(({ document }) => WeeklyUpdate.parse(document));
};

/** The newest edition of every week from one day to another, both included, oldest first. */
export const findNewestEditions = async (
  db: Db,
  locality: Key,
  { from, to }: { from: Day; to: Day },
): Promise<WeeklyUpdate[]> => {
  const rows = await db
    .selectFrom("weekly_update")
    .select("document")
    .distinctOn("monday")
    .where("locality_id", "=", locality)
    .where("monday", ">=", from)
    .where("monday", "<=", to)
    .orderBy("monday")
    .orderBy("edition", "desc")
    .execute();
  return rows.map(({ document }) => WeeklyUpdate.parse(document));
};
