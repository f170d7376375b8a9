/**
 * The observations of a place: only ever added to (rule S1). Of each cell, which is a measure, a part
 * of it and an as-at, the one recorded last is in force, now or as known at a moment (rule S2).
 */
import { sql } from "kysely";
import type { AsAt, Day, Instant } from "../../contracts/calendar.ts";
import type { Observation, ReportedObservation } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import { type AsAtRange, endOf, joinRanges } from "./as-at-range.ts";
import type { Db, Tx } from "./database.ts";

/** An observation in force, and whose it is: two localities may use one key for a measure. */
export type LocalObservation = Observation & { locality: Key };

/**
 * Adds the observations of one submission, all recorded at one moment, in one statement.
 *
 * @param recordedAt the `at` of the revision that they lead to.
 */
export const insertObservations = (
  tx: Tx,
  locality: Key,
  submission: string,
  recordedAt: Instant,
  observations: readonly ReportedObservation[],
): Promise<void> =>
  insertHistory(
    tx,
    locality,
    observations.map((observation) => ({ ...observation, submission, recordedAt })),
  );

/** Adds observations of several submissions, recorded at moments of their own, as those that a place begins with. */
export const insertHistory = async (
  tx: Tx,
  locality: Key,
  observations: readonly (ReportedObservation & { submission: string; recordedAt: Instant })[],
): Promise<void> => {
  // As one JSON document the numbers travel as text and become numeric without passing a float.
  await sql`
    INSERT INTO observation (
      locality_id, measure_id, as_at, breakdown, recorded_at, submission_id,
      value, level, text, none, note
    )
    SELECT ${locality}, measure, "asAt", coalesce(breakdown, ''), "recordedAt", submission,
           value, level, text, none, note
    FROM json_to_recordset(${JSON.stringify(observations)}) AS reported (
      measure text, breakdown text, "asAt" text, "recordedAt" timestamptz, submission uuid,
      value numeric, level smallint, text text, none text, note text
    )
  `.execute(tx);
};

/**
 * The latest as-at that each measure has an observation for, on or before a day and as known at a
 * moment. A report of no figure counts. Measures without one are absent.
 */
export const findLatestAsAts = async (
  db: Db,
  locality: Key,
  measures: readonly Key[],
  { knownAt, asAtMax }: { knownAt: Instant; asAtMax: Day },
): Promise<Map<Key, AsAt>> => {
  const { rows } = await sql<{ measure_id: Key; as_at: AsAt }>`
    SELECT asked.measure_id, latest.as_at
    FROM unnest(${measures}::text[]) AS asked (measure_id)
    CROSS JOIN LATERAL (
      SELECT as_at FROM observation
      WHERE locality_id = ${locality} AND measure_id = asked.measure_id
        AND as_at <= ${endOf(asAtMax)} AND recorded_at <= ${knownAt}
      ORDER BY as_at DESC
      LIMIT 1
    ) AS latest
  `.execute(db);
  return new Map(rows.map((row) => [row.measure_id, row.as_at]));
};

type InForceRow = {
  /** Which of the stretches it lies in, from 1. */
  stretch: number;
  as_at: AsAt;
  breakdown: string;
  recorded_at: Instant;
  value: number | null;
  level: number | null;
  text: string | null;
  none: string | null;
  note: string | null;
  origin: Observation["origin"];
  previous_value: number | null;
  previous_level: number | null;
  previous_text: string | null;
  previous_none: string | null;
};

/**
 * The observations in force at `knownAt`, each with the one that was in force before it, in order of
 * locality, measure, as-at and breakdown. Stretches of one measure may overlap.
 *
 * This is read after every change. The window follows the order of the primary key, so that nothing is
 * sorted before it and each stretch is one walk along the index.
 */
export const findObservations = async (
  db: Db,
  ranges: readonly AsAtRange[],
  knownAt: Instant,
): Promise<LocalObservation[]> => {
  const stretches = joinRanges(ranges);
  const { rows } = await sql<InForceRow>`
    SELECT asked.stretch, known.as_at, known.breakdown, known.recorded_at,
           known.value, known.level, known.text, known.none, known.note, submission.origin,
           known.previous_value, known.previous_level, known.previous_text, known.previous_none
    FROM unnest(
      ${stretches.map((range) => range.locality)}::text[],
      ${stretches.map((range) => range.measure)}::text[],
      ${stretches.map((range) => range.from)}::text[],
      ${stretches.map((range) => endOf(range.to))}::text[]
    ) WITH ORDINALITY AS asked (locality_id, measure_id, first, last, stretch)
    CROSS JOIN LATERAL (
      SELECT observation.*,
             lag(value) OVER cell AS previous_value,
             lag(level) OVER cell AS previous_level,
             lag(text) OVER cell AS previous_text,
             lag(none) OVER cell AS previous_none,
             lead(recorded_at) OVER cell AS replaced_at
      FROM observation
      WHERE locality_id = asked.locality_id AND measure_id = asked.measure_id
        AND as_at BETWEEN asked.first AND asked.last
        AND recorded_at <= ${knownAt}
      WINDOW cell AS (PARTITION BY as_at, breakdown ORDER BY recorded_at)
    ) AS known
    JOIN submission
      ON submission.locality_id = asked.locality_id
      AND submission.submission_id = known.submission_id
    WHERE known.replaced_at IS NULL
    ORDER BY asked.stretch, known.as_at, known.breakdown
  `.execute(db);
  return rows.flatMap((row) => {
    const stretch = stretches[row.stretch - 1];
    return stretch === undefined ? [] : [toObservation(stretch, row)];
  });
};

/**
 * Which measures of which localities have observations recorded after `after`, up to and including
 * `upTo`, that no revision has announced: those that a place begins with may be recorded ahead of a
 * clock, as the demonstration's, that then walks over them.
 */
export const findArrivals = async (
  db: Db,
  { after, upTo }: { after: Instant; upTo: Instant },
): Promise<{ locality: Key; measures: Key[] }[]> => {
  const { rows } = await sql<{ locality: Key; measures: Key[] }>`
    SELECT locality.locality_id AS locality, arrived.measures
    FROM locality CROSS JOIN LATERAL (
      SELECT array_agg(DISTINCT observation.measure_id) AS measures
      FROM observation JOIN submission USING (locality_id, submission_id)
      WHERE locality_id = locality.locality_id
        AND observation.recorded_at > ${after} AND observation.recorded_at <= ${upTo}
        AND submission.revision = 0
    ) AS arrived
    WHERE arrived.measures IS NOT NULL
    ORDER BY locality.locality_id
  `.execute(db);
  return rows;
};

const toObservation = ({ locality, measure }: AsAtRange, row: InForceRow): LocalObservation => ({
  locality,
  measure,
  breakdown: row.breakdown,
  asAt: row.as_at,
  recordedAt: row.recorded_at,
  value: row.value,
  level: row.level,
  text: row.text,
  none: row.none,
  note: row.note,
  origin: row.origin,
  previous: previousOf(row),
});

const previousOf = (row: InForceRow): Observation["previous"] => {
  const previous = {
    value: row.previous_value,
    level: row.previous_level,
    text: row.previous_text,
    none: row.previous_none,
  };
  // Every observation says exactly one of the four: where all are null there is none.
  return Object.values(previous).every((said) => said === null) ? null : previous;
};
