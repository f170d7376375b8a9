/**
 * Published weekly updates, kept whole as the board received them (rule R3). The column is json and
 * not jsonb: the text stays as it was written, with its order and its numbers.
 */
import { sql } from "kysely";
import type { Day, Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import type { WeeklyEdition } from "../../contracts/weekly-edition.ts";
import type { Db, Tx } from "./database.ts";
import type { Week } from "./weekly-passages.ts";

/** One edition in a list: a week that was published again has several. */
export type ListedEdition = {
  monday: Day;
  /** From 1. */
  edition: number;
  publishedAt: Instant;
  publishedBy: string;
};

/** An edition with what was said on publishing it. */
export type SaidEdition = Omit<WeeklyEdition, "found">;

/**
 * Keeps an update as the next edition of its week. Call `advanceRevision` first, which locks the
 * place: two editions published at one moment would otherwise want one number. Throws when the update
 * is a draft, or does not have the number that is next.
 */
export const insertWeeklyUpdate = async (tx: Tx, update: WeeklyUpdate): Promise<void> => {
  const document = WeeklyUpdate.parse(update);
  const { monday, publishedAt, publishedBy } = document;
  if (document.state !== "published" || publishedAt === null || publishedBy === null)
    throw new Error(`The weekly update of ${monday} is a draft: only a published one is kept.`);
  const locality = document.locality.key;
  const edition = ((await findNewestEdition(tx, { locality, monday }))?.edition ?? 0) + 1;
  if (document.edition !== edition)
    throw new Error(`Edition ${document.edition} of ${monday} cannot be kept: ${edition} is next.`);
  await tx
    .insertInto("weekly_update")
    .values({
      locality_id: locality,
      monday,
      edition,
      published_at: publishedAt,
      published_by: publishedBy,
      document: JSON.stringify(document),
    })
    .execute();
};

/** The newest edition of a week, of those published up to `knownAt` where that is given; or null. */
export const findWeeklyUpdate = async (
  db: Db,
  locality: Key,
  monday: Day,
  knownAt?: Instant,
): Promise<WeeklyUpdate | null> => {
  const newest = db
    .selectFrom("weekly_update")
    .select("document")
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .orderBy("edition", "desc")
    .limit(1);
  const upTo = knownAt === undefined ? newest : newest.where("published_at", "<=", knownAt);
  const row = await upTo.executeTakeFirst();
  return row === undefined ? null : WeeklyUpdate.parse(row.document);
};

/** One edition of a week, or null. */
export const findEdition = async (
  db: Db,
  { locality, monday }: Week,
  edition: number,
): Promise<WeeklyUpdate | null> => {
  const row = await db
    .selectFrom("weekly_update")
    .select("document")
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .where("edition", "=", edition)
    .executeTakeFirst();
  return row === undefined ? null : WeeklyUpdate.parse(row.document);
};

/** The editions of a week, newest first, each with what was said on publishing it. */
export const findEditions = (db: Db, { locality, monday }: Week): Promise<SaidEdition[]> =>
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
    .where("monday", "=", monday)
    .orderBy("edition", "desc")
    .execute();

/** What the board last saw of each measure, and when. */
export type LastReport = Pick<WeeklyUpdate, "monday" | "readings"> & { publishedAt: Instant };

/**
 * The report that "+/- last report" compares with (rule R2): of the latest week, in its newest
 * edition, published up to a moment and, when `mondayBefore` is given, of a week before that one.
 * Null when there is none. Read after every change, so only what was read of each measure is taken
 * out of the document.
 */
export const findLastReport = async (
  db: Db,
  locality: Key,
  { publishedUpTo, mondayBefore }: { publishedUpTo: Instant; mondayBefore?: Day },
): Promise<LastReport | null> => {
  let published = db
    .selectFrom("weekly_update")
    .select([
      "monday",
      "published_at",
      sql<WeeklyUpdate["readings"]>`document->'readings'`.as("readings"),
    ])
    .where("locality_id", "=", locality)
    .where("published_at", "<=", publishedUpTo)
    .orderBy("monday", "desc")
    .orderBy("edition", "desc")
    .limit(1);
  if (mondayBefore !== undefined) published = published.where("monday", "<", mondayBefore);
  const row = await published.executeTakeFirst();
  return row === undefined
    ? null
    : { monday: row.monday, publishedAt: row.published_at, readings: row.readings };
};

/** Every edition of every week, newest first. */
export const listWeeklyUpdates = async (db: Db, locality: Key): Promise<ListedEdition[]> => {
  const rows = await db
    .selectFrom("weekly_update")
    .select(["monday", "edition", "published_at", "published_by"])
    .where("locality_id", "=", locality)
    .orderBy("monday", "desc")
    .orderBy("edition", "desc")
    .execute();
  return rows.map((row) => ({
    monday: row.monday,
    edition: row.edition,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  }));
};

/** The number and the moment of a week's newest edition, of those published up to `knownAt`; or null. */
export const findNewestEdition = async (
  db: Db,
  { locality, monday }: Week,
  knownAt?: Instant,
): Promise<Pick<ListedEdition, "edition" | "publishedAt"> | null> => {
  const published = db
    .selectFrom("weekly_update")
    .select(["edition", "published_at as publishedAt"])
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .orderBy("edition", "desc")
    .limit(1);
  const upTo = knownAt === undefined ? published : published.where("published_at", "<=", knownAt);
  return (await upTo.executeTakeFirst()) ?? null;
};
