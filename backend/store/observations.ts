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
import { prepared } from "./prepared.ts";
import { findReplaced, previousOf, saysTheSame, type SaidRow } from "./replaced.ts";
import { steps } from "./revisions.ts";

/** An observation in force, and whose it is: two localities may use one key for a measure. */
export type LocalObservation = Observation & { locality: Key };

/** Adds observations of several submissions, recorded at moments of their own, as those that a place begins with. */
export const insertHistory = async (
  tx: Tx,
  locality: Key,
  observations: readonly (ReportedObservation & { submission: string; recordedAt: Instant })[],
): Promise<void> => {
  // As one JSON document the numbers travel as text and become numeric without passing a float. The
  // join is an outer one: an unknown submission must be refused, not passed over.
  await sql`
    INSERT INTO observation (
      locality_id, measure_id, as_at, breakdown, recorded_at, submission_id, origin,
      value, level, text, none, note, reason
    )
    SELECT ${locality}, measure, "asAt", coalesce(breakdown, ''), "recordedAt", reported.submission,
           submission.origin, value, level, text, none, note, reason
    FROM json_to_recordset(${JSON.stringify(observations)}) AS reported (
      measure text, breakdown text, "asAt" text, "recordedAt" timestamptz, submission uuid,
      value numeric, level smallint, text text, none text, note text, reason text
    )
    LEFT JOIN submission ON locality_id = ${locality} AND submission_id = reported.submission
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
    ${prepared("find-latest-as-ats")}
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

/**
 * The observations in force at `knownAt`, each with what last stood there and said something else, in
 * order of locality, measure, as-at and breakdown. Stretches of one measure may overlap.
 *
 * This is read after every change. Each stretch is one walk along the primary key, from its end: the
 * window is written in that direction, so that nothing is sorted before it, and of a cell that was
 * corrected a thousand times all but the last two are passed over.
 *
 * @param atSteps when given, nothing is found once any place has gone beyond these `steps`: what is
 *   found then agrees with what was read at them.
 */
export const findObservations = async (
  db: Db,
  ranges: readonly AsAtRange[],
  knownAt: Instant,
  atSteps: number | null = null,
): Promise<LocalObservation[]> => {
  const stretches = joinRanges(ranges);
  const { rows } = await sql<SaidRow>`
    ${prepared("find-observations")}
    SELECT asked.stretch, said.as_at, said.breakdown, said.recorded_at,
           said.value, said.level, said.text, said.none, said.note, said.reason, said.role,
           said.origin
    FROM unnest(
      ${stretches.map((range) => range.locality)}::text[],
      ${stretches.map((range) => range.measure)}::text[],
      ${stretches.map((range) => range.from)}::text[],
      ${stretches.map((range) => endOf(range.to))}::text[]
    ) WITH ORDINALITY AS asked (locality_id, measure_id, first, last, stretch)
    CROSS JOIN LATERAL (
      SELECT *, row_number() OVER (
        PARTITION BY as_at, breakdown ORDER BY as_at DESC, breakdown DESC, recorded_at DESC
      ) AS from_last
      FROM observation
      WHERE locality_id = asked.locality_id AND measure_id = asked.measure_id
        AND as_at BETWEEN asked.first AND asked.last
        AND recorded_at <= ${knownAt}
    ) AS said
    WHERE said.from_last <= 2
      AND (${atSteps}::numeric IS NULL OR ${steps} = ${atSteps}::numeric)
    ORDER BY asked.stretch, said.as_at, said.breakdown, said.recorded_at DESC
  `.execute(db);
  const standing = rows.flatMap((row, index) => {
    const stretch = stretches[row.stretch - 1];
    if (stretch === undefined || isSameCell(row, rows[index - 1])) return [];
    const next = rows[index + 1];
    return [{ stretch, row, before: isSameCell(row, next) ? next : undefined }];
  });
  const repeated = standing.filter(({ row, before }) => saysTheSame(row, before));
  const replaced = await findReplaced(db, repeated);
  return standing.map(({ stretch, row, before }) =>
    toObservation(
      stretch,
      row,
      saysTheSame(row, before) ? (replaced.get(row) ?? null) : previousOf(row, before),
    ),
  );
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

const isSameCell = (row: SaidRow, other: SaidRow | undefined): boolean =>
  other?.stretch === row.stretch && other.as_at === row.as_at && other.breakdown === row.breakdown;

const toObservation = (
  { locality, measure }: AsAtRange,
  row: SaidRow,
  previous: Observation["previous"],
): LocalObservation => ({
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
  reason: row.reason,
  role: row.role,
  origin: row.origin,
  previous,
});
