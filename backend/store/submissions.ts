/** What came in one go: from whom, when, and under which idempotency key. Written once (rule S1). */
import { type Selectable, sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Origin } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";
import type { Tables } from "./tables.ts";

export type RecordedSubmission = {
  /** A UUID. */
  id: string;
  locality: Key;
  provider: Key;
  /** Null when the sender gave none: then nothing keeps it from being sent twice. */
  idempotencyKey: string | null;
  /** Tells a repeat from another body under the same key. */
  bodyHash: string;
  origin: Origin;
  recordedAt: Instant;
  /** The place's revision that it led to; 0 for what a place begins with, which announces nothing. */
  revision: number;
  observationCount: number;
  /** Who or what sent it, as the audit names it; null for what came with the installation. */
  receivedFrom: string | null;
};

/** What the same provider sent under this key before, or null (rule S6). */
export const findSubmission = async (
  db: Db,
  locality: Key,
  provider: Key,
  idempotencyKey: string,
): Promise<RecordedSubmission | null> => {
  const row = await db
    .selectFrom("submission")
    .selectAll()
    .where("locality_id", "=", locality)
    .where("provider_id", "=", provider)
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
  return row === undefined ? null : toSubmission(row);
};

/**
 * Records a submission, before its observations. When the same key comes twice at one moment, the
 * second fails here and `write` runs it again: look with `findSubmission` first, inside the write.
 */
export const insertSubmission = (tx: Tx, submission: RecordedSubmission): Promise<void> =>
  insertSubmissions(tx, [submission]);

/** Records several, as those that a place begins with. */
export const insertSubmissions = async (
  tx: Tx,
  submissions: readonly RecordedSubmission[],
): Promise<void> => {
  // As one JSON document they are one parameter, however many they are.
  await sql`
    INSERT INTO submission (
      locality_id, submission_id, provider_id, idempotency_key, body_hash, origin,
      recorded_at, revision, observation_count, received_from
    )
    SELECT locality, id, provider, "idempotencyKey", "bodyHash", origin,
           "recordedAt", revision, "observationCount", "receivedFrom"
    FROM json_to_recordset(${JSON.stringify(submissions)}) AS recorded (
      locality text, id uuid, provider text, "idempotencyKey" text, "bodyHash" text, origin text,
      "recordedAt" timestamptz, revision bigint, "observationCount" int, "receivedFrom" text
    )
  `.execute(tx);
};

/** The idempotency keys under which a place has received anything. */
export const findIdempotencyKeys = async (db: Db, locality: Key): Promise<Set<string>> => {
  const rows = await db
    .selectFrom("submission")
    .select("idempotency_key")
    .where("locality_id", "=", locality)
    .where("idempotency_key", "is not", null)
    .execute();
  return new Set(rows.flatMap((row) => row.idempotency_key ?? []));
};

const toSubmission = (row: Selectable<Tables["submission"]>): RecordedSubmission => ({
  id: row.submission_id,
  locality: row.locality_id,
  provider: row.provider_id,
  idempotencyKey: row.idempotency_key,
  bodyHash: row.body_hash,
  origin: row.origin,
  recordedAt: row.recorded_at,
  revision: row.revision,
  observationCount: row.observation_count,
  receivedFrom: row.received_from,
});
