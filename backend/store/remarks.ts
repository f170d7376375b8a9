/** What people say of figures: only ever added to. */
import { sql } from "kysely";
import type { AsAt, Day, Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { CellName, Remark } from "../../contracts/remark.ts";
import { endOf } from "./as-at-range.ts";
import type { Db, Tx } from "./database.ts";

/** A remark as it is kept: with the network address that it came from. */
export type NewRemark = Remark & { locality: Key; from: string | null };

/** Adds a remark; one whose id is known already is left as it is. */
export const insertRemark = async (tx: Tx, remark: NewRemark): Promise<void> => {
  // As one JSON document the value travels as text and becomes numeric without passing a float.
  await sql`
    INSERT INTO remark (
      locality_id, remark_id, measure_id, as_at, breakdown, kind, words, value, sender, sent_from, at
    )
    SELECT locality, id, measure, "asAt", breakdown, "is", words, value, sender, "from", at
    FROM json_to_record(${JSON.stringify(remark)}) AS said (
      locality text, id uuid, measure text, "asAt" text, breakdown text, "is" text, words text,
      value numeric, sender jsonb, "from" text, at timestamptz
    )
    ON CONFLICT (locality_id, remark_id) DO NOTHING
  `.execute(tx);
};

/** The remark of this id in a place; null when there is none. */
export const findRemark = async (db: Db, locality: Key, id: string): Promise<Remark | null> =>
  (
    await asRemarks(db).where("locality_id", "=", locality).where("remark_id", "=", id).execute()
  )[0] ?? null;

/** What was said of a cell, the last first, at most `limit` of it. */
export const findRemarksOfCell = (
  db: Db,
  locality: Key,
  { measure, breakdown, asAt }: CellName,
  { knownAt, limit }: { knownAt: Instant; limit: number },
): Promise<Remark[]> =>
  asRemarks(db)
    .where("locality_id", "=", locality)
    .where("measure_id", "=", measure)
    .where("as_at", "=", asAt)
    .where("breakdown", "=", breakdown)
    .where("at", "<=", knownAt)
    .orderBy("at", "desc")
    .orderBy("remark_id")
    .limit(limit)
    .execute();

/** What was said up to `knownAt` of these measures about the as-ats of a stretch, the first said first. */
export const findRemarks = (
  db: Db,
  locality: Key,
  measures: readonly Key[],
  { from, to, knownAt }: { from: AsAt; to: Day; knownAt: Instant },
): Promise<Remark[]> =>
  asRemarks(db)
    .where("locality_id", "=", locality)
    .where("measure_id", "in", [...measures, ""])
    .where("as_at", ">=", from)
    .where("as_at", "<=", endOf(to))
    .where("at", "<=", knownAt)
    .orderBy("at")
    .orderBy("remark_id")
    .execute();

const asRemarks = (db: Db) =>
  db
    .selectFrom("remark")
    .select([
      "remark_id as id",
      "measure_id as measure",
      "breakdown",
      "as_at as asAt",
      "kind as is",
      "words",
      "value",
      "sender",
      "at",
    ]);

/** The cells of a place that somebody asked to look into, and nobody has settled up to `knownAt`. */
export const findOpenFollowUps = async (
  db: Db,
  locality: Key,
  knownAt: Instant,
): Promise<Remark[]> => {
  const last = await asRemarks(db)
    .distinctOn(["measure_id", "as_at", "breakdown"])
    .where("locality_id", "=", locality)
    .where("kind", "in", ["follow-up", "settled"])
    .where("at", "<=", knownAt)
    .orderBy("measure_id")
    .orderBy("as_at")
    .orderBy("breakdown")
    .orderBy("at", "desc")
    .orderBy("remark_id")
    .execute();
  return last.filter(({ is }) => is === "follow-up");
};
