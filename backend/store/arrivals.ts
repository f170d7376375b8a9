/** When figures first came: what was said of them later does not make them late. */
import { sql } from "kysely";
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import { endOf } from "./as-at-range.ts";
import type { Db } from "./database.ts";

export type Arrival = {
  measure: Key;
  breakdown: string;
  asAt: AsAt;
  /** When the first version of it was recorded. */
  firstAt: Instant;
  /** Whether what is in force now says that there is no figure. */
  none: boolean;
};

/** What had come up to `knownAt` of the as-ats from one to another, in order of measure and as-at. */
export const findArrivedFigures = async (
  db: Db,
  locality: Key,
  { from, to, knownAt }: { from: AsAt; to: AsAt; knownAt: Instant },
): Promise<Arrival[]> => {
  const { rows } = await sql<Arrival>`
    SELECT measure_id AS measure, breakdown, as_at AS "asAt", min(recorded_at) AS "firstAt",
           (array_agg(none IS NOT NULL ORDER BY recorded_at DESC))[1] AS none
    FROM measure JOIN observation USING (locality_id, measure_id)
    WHERE locality_id = ${locality} AND measure.derivation IS NULL
      AND as_at BETWEEN ${from} AND ${endOf(to)} AND recorded_at <= ${knownAt}
    GROUP BY measure_id, as_at, breakdown
    ORDER BY measure_id, as_at, breakdown
  `.execute(db);
  return rows;
};

/** The first and the last as-at of each measure of a place that anything had come for up to `knownAt`. */
export const findExtents = async (
  db: Db,
  locality: Key,
  knownAt: Instant,
): Promise<Map<Key, { first: AsAt; last: AsAt }>> => {
  const { rows } = await sql<{ measure: Key; first: AsAt; last: AsAt }>`
    SELECT measure_id AS measure, first.as_at AS first, last.as_at AS last
    FROM measure
    CROSS JOIN LATERAL (
      SELECT as_at FROM observation
      WHERE locality_id = ${locality} AND measure_id = measure.measure_id
        AND recorded_at <= ${knownAt}
      ORDER BY as_at LIMIT 1
    ) AS first
    CROSS JOIN LATERAL (
      SELECT as_at FROM observation
      WHERE locality_id = ${locality} AND measure_id = measure.measure_id
        AND recorded_at <= ${knownAt}
      ORDER BY as_at DESC LIMIT 1
    ) AS last
    WHERE measure.locality_id = ${locality}
  `.execute(db);
  return new Map(rows.map(({ measure, first, last }) => [measure, { first, last }]));
};

/** When each provider of a place last sent anything up to `knownAt`; those who never did are absent. */
export const findLastSubmissions = async (
  db: Db,
  locality: Key,
  knownAt: Instant,
): Promise<Map<Key, Instant>> => {
  const { rows } = await sql<{ provider: Key; at: Instant }>`
    SELECT provider_id AS provider, max(recorded_at) AS at FROM submission
    WHERE locality_id = ${locality} AND recorded_at <= ${knownAt}
    GROUP BY provider_id
  `.execute(db);
  return new Map(rows.map(({ provider, at }) => [provider, at]));
};
