/** What came in one go: from whom, when, and under which idempotency key. Written once (rule S1). */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Origin, ReportedObservation } from "../../contracts/observation.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";
import { prepared } from "./prepared.ts";
import {
  type Advance,
  type Advanced,
  advancing,
  announced,
  definitionsNow,
  findAdvanced,
  knowing,
  type Knowing,
  type Revision,
} from "./revisions.ts";

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
  /** The network address that it came from; null for what came with the installation. */
  receivedFrom: string | null;
  /** Who sent it, as they were called then; null for the installation itself. */
  sender: Sender | null;
};

/** A submission as it comes. When it is recorded and which revision it leads to, the store says. */
export type NewSubmission = Omit<
  RecordedSubmission,
  "recordedAt" | "revision" | "observationCount"
> & { observations: readonly ReportedObservation[] };

/** What is known as a submission comes: how far all places are, and what came under its key before. */
export type Reception = { knowing: Knowing; earlier: RecordedSubmission | null };

/**
 * Reads, in one question, what every submission is received with: see `findKnowing`, and what the
 * same provider sent under this key before (rule S6); nothing when there is no key.
 */
export const findReception = async (
  db: Db,
  locality: Key,
  provider: Key,
  idempotencyKey: string | null,
): Promise<Reception> => {
  const { rows } = await sql<Knowing & (RecordedSubmission | { id: null })>`
    ${prepared("find-reception")}
    SELECT ${knowing}, submission_id AS id, locality_id AS locality, provider_id AS provider,
           idempotency_key AS "idempotencyKey", body_hash AS "bodyHash", origin,
           recorded_at AS "recordedAt", revision, observation_count AS "observationCount",
           received_from AS "receivedFrom", sender
    FROM (VALUES (1)) AS always LEFT JOIN submission
      ON locality_id = ${locality} AND provider_id = ${provider}
      AND idempotency_key = ${idempotencyKey}
  `.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error("A question without a condition had no answer.");
  const { changedAt, steps, definitions, ...earlier } = found;
  return {
    knowing: { changedAt, steps, definitions },
    earlier: earlier.id === null ? null : earlier,
  };
};

/**
 * Records a submission with its observations, takes every place that it changes one revision on, and
 * tells every server: all in one statement, which by itself is kept whole or not at all (rule S3), so
 * that others who write to the place wait for no more than it. All is recorded at the `at` of the
 * revision that its own place is led to.
 *
 * When the same key comes twice at one moment, the second fails here and `writeByStatement` runs it
 * again: look with `findReception` first, inside the write.
 *
 * @param advances its own place, and every other that shows a figure made of these.
 * @param definitions when given, it is recorded only while they are those of `Knowing`, and while
 *   nothing has come under its key.
 * @returns where its own place stands then; null, and nothing recorded, when that is not so, or when
 *   there is no such place.
 */
export const insertSubmission = async (
  db: Db,
  submission: NewSubmission,
  advances: readonly Advance[],
  definitions: string | null = null,
): Promise<Revision | null> => {
  const { id, locality, provider, idempotencyKey, bodyHash, origin, receivedFrom, observations } =
    submission;
  const { sender } = submission;
  const provided = sql`${definitions}::text IS NULL OR (
    ${definitions}::text = ${definitionsNow} AND NOT EXISTS (
      SELECT FROM submission WHERE locality_id = ${locality} AND provider_id = ${provider}
        AND idempotency_key = ${idempotencyKey}
    )
  )`;
  // As one JSON document the numbers travel as text and become numeric without passing a float.
  const { rows } = await sql<Advanced>`
    ${prepared("insert-submission")} ${advancing(advances, provided)}, submitted AS (
      INSERT INTO submission (
        locality_id, submission_id, provider_id, idempotency_key, body_hash, origin,
        recorded_at, revision, observation_count, received_from, sender
      )
      SELECT locality_id, ${id}::uuid, ${provider}, ${idempotencyKey}, ${bodyHash}, ${origin},
             changed_at, revision, ${observations.length}::int, ${receivedFrom},
             ${sender === null ? null : JSON.stringify(sender)}::jsonb
      FROM advanced WHERE locality_id = ${locality}
    ), observed AS (
      INSERT INTO observation (
        locality_id, measure_id, as_at, breakdown, recorded_at, submission_id, origin,
        value, level, text, none, note, reason, role
      )
      SELECT locality_id, measure, "asAt", coalesce(breakdown, ''), changed_at, ${id}::uuid,
             ${origin}, value, level, text, none, note, reason, ${sender?.role ?? null}
      FROM advanced CROSS JOIN json_to_recordset(${JSON.stringify(observations)}) AS reported (
        measure text, breakdown text, "asAt" text,
        value numeric, level smallint, text text, none text, note text, reason text
      )
      WHERE locality_id = ${locality}
    )
    ${announced}
  `.execute(db);
  return rows.length === 0 ? null : findAdvanced(rows, locality);
};

/** Whose a submission is, and when it was recorded; null when the place has none of this id, a UUID. */
export const findSubmission = async (
  db: Db,
  locality: Key,
  id: string,
): Promise<{ provider: Key; recordedAt: Instant } | null> => {
  const row = await db
    .selectFrom("submission")
    .select(["provider_id", "recorded_at"])
    .where("locality_id", "=", locality)
    .where("submission_id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : { provider: row.provider_id, recordedAt: row.recorded_at };
};

/** Records several, as those that a place begins with. */
export const insertSubmissions = async (
  tx: Tx,
  submissions: readonly RecordedSubmission[],
): Promise<void> => {
  // As one JSON document they are one parameter, however many they are.
  await sql`
    INSERT INTO submission (
      locality_id, submission_id, provider_id, idempotency_key, body_hash, origin,
      recorded_at, revision, observation_count, received_from, sender
    )
    SELECT locality, id, provider, "idempotencyKey", "bodyHash", origin,
           "recordedAt", revision, "observationCount", "receivedFrom", sender
    FROM json_to_recordset(${JSON.stringify(submissions)}) AS recorded (
      locality text, id uuid, provider text, "idempotencyKey" text, "bodyHash" text, origin text,
      "recordedAt" timestamptz, revision bigint, "observationCount" int, "receivedFrom" text,
      sender jsonb
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

/**
 * Who sent what was recorded in a place at these moments; moments at which the installation itself
 * recorded are absent. A place records one submission at a moment.
 */
export const findSenders = async (
  db: Db,
  locality: Key,
  recordedAts: readonly Instant[],
): Promise<Map<Instant, Sender>> => {
  const { rows } = await sql<{ at: Instant; sender: Sender }>`
    SELECT recorded_at AS at, sender FROM submission
    WHERE locality_id = ${locality} AND recorded_at = ANY(${recordedAts}::timestamptz[])
      AND sender IS NOT NULL
  `.execute(db);
  return new Map(rows.map(({ at, sender }) => [at, sender]));
};
