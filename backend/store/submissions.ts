/** What came in one go: from whom, when, and under which idempotency key. Written once (rule S1). */
import type { Selectable } from "kysely";
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
  /** The place's revision that it led to. */
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
export const insertSubmission = async (tx: Tx, submission: RecordedSubmission): Promise<void> => {
  await tx
    .insertInto("submission")
    .values({
      locality_id: submission.locality,
      submission_id: submission.id,
      provider_id: submission.provider,
      idempotency_key: submission.idempotencyKey,
      body_hash: submission.bodyHash,
      origin: submission.origin,
      recorded_at: submission.recordedAt,
      revision: submission.revision,
      observation_count: submission.observationCount,
      received_from: submission.receivedFrom,
    })
    .execute();
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
