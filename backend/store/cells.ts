/** What stands, and what has stood, in single cells: a measure, a part of it ("" for the whole) and an as-at. */
import { sql } from "kysely";
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { Observation, Origin } from "../../contracts/observation.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { CellName } from "../../contracts/remark.ts";
import type { Db } from "./database.ts";

/** A version of a cell, and who sent it; a null sender is the installation itself. */
export type CellSaid = CellName &
  Pick<Observation, "recordedAt" | "value" | "level" | "text" | "none"> & { sender: Sender | null };

/** What is in force at `knownAt` in each of these cells; cells in which nothing stands are absent. */
export const findStanding = async (
  db: Db,
  locality: Key,
  cells: readonly CellName[],
  knownAt: Instant,
): Promise<CellSaid[]> => {
  if (cells.length === 0) return [];
  const { rows } = await sql<CellSaid>`
    SELECT asked.measure, asked.breakdown, asked."asAt", standing.recorded_at AS "recordedAt",
           standing.value, standing.level, standing.text, standing.none, submission.sender
    FROM json_to_recordset(${JSON.stringify(cells)})
      AS asked (measure text, breakdown text, "asAt" text)
    CROSS JOIN LATERAL (
      SELECT recorded_at, submission_id, value, level, text, none FROM observation
      WHERE locality_id = ${locality} AND measure_id = asked.measure
        AND as_at = asked."asAt" AND breakdown = asked.breakdown AND recorded_at <= ${knownAt}
      ORDER BY recorded_at DESC
      LIMIT 1
    ) AS standing
    JOIN submission
      ON submission.locality_id = ${locality}
      AND submission.submission_id = standing.submission_id
  `.execute(db);
  return rows;
};

export type CellVersionSaid = {
  recordedAt: Instant;
  value: number | null;
  level: number | null;
  text: string | null;
  none: string | null;
  note: string | null;
  reason: string | null;
  origin: Origin;
  sender: Sender | null;
};

/** All that was ever said of a cell up to `knownAt`, the last recorded first, at most `limit` of them. */
export const findVersions = async (
  db: Db,
  locality: Key,
  { measure, breakdown, asAt }: CellName,
  { knownAt, limit }: { knownAt: Instant; limit: number },
): Promise<CellVersionSaid[]> => {
  const { rows } = await sql<CellVersionSaid>`
    SELECT observation.recorded_at AS "recordedAt", value, level, text, none, note, reason,
           observation.origin, submission.sender
    FROM observation JOIN submission USING (locality_id, submission_id)
    WHERE locality_id = ${locality} AND measure_id = ${measure}
      AND as_at = ${asAt} AND breakdown = ${breakdown} AND observation.recorded_at <= ${knownAt}
    ORDER BY observation.recorded_at DESC
    LIMIT ${limit}
  `.execute(db);
  return rows;
};

/** The values of one part of a measure, by as-at; null where no figure was reported. */
export type PastValues = {
  measure: Key;
  breakdown: string;
  points: { asAt: AsAt; value: number | null }[];
};

/**
 * The numbers in force at `knownAt` over stretches of measures of a place, each part's in order of
 * as-at: the year that a new figure is judged by, without what only a screen needs.
 */
export const findPastValues = async (
  db: Db,
  locality: Key,
  stretches: readonly { measure: Key; from: AsAt; to: AsAt }[],
  knownAt: Instant,
): Promise<PastValues[]> => {
  if (stretches.length === 0) return [];
  type Row = { measure: Key; breakdown: string; asAts: AsAt[]; values: (number | null)[] };
  const { rows } = await sql<Row>`
    SELECT measure, breakdown, array_agg(as_at ORDER BY as_at) AS "asAts",
           array_agg(value::float8 ORDER BY as_at) AS values
    FROM (
      SELECT DISTINCT ON (measure, as_at, breakdown) asked.measure, as_at, breakdown, value
      FROM json_to_recordset(${JSON.stringify(stretches)})
        AS asked (measure text, "from" text, "to" text)
      JOIN observation ON locality_id = ${locality} AND measure_id = asked.measure
        AND as_at BETWEEN asked."from" AND asked."to" AND recorded_at <= ${knownAt}
      ORDER BY measure, as_at, breakdown, recorded_at DESC
    ) AS standing
    GROUP BY measure, breakdown
    ORDER BY measure, breakdown
  `.execute(db);
  return rows.map(({ measure, breakdown, asAts, values }) => ({
    measure,
    breakdown,
    points: asAts.map((asAt, at) => ({ asAt, value: values[at] ?? null })),
  }));
};
