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

/** What had come of measures up to `knownAt`, for the as-ats of a stretch, in order of measure and as-at. */
export const findArrivedFigures = async (
  db: Db,
  locality: Key,
  measures: readonly Key[],
  { from, to, knownAt }: { from: AsAt; to: AsAt; knownAt: Instant },
): Promise<Arrival[]> => {
  const { rows } = await sql<Arrival>`
    SELECT asked.measure, come.breakdown, come.as_at AS "asAt", come.first_at AS "firstAt", come.none
    FROM unnest(${measures}::text[]) AS asked (measure)
    CROSS JOIN LATERAL (
      SELECT as_at, breakdown, min(recorded_at) AS first_at,
             (array_agg(none IS NOT NULL ORDER BY recorded_at DESC))[1] AS none
      FROM observation
      WHERE locality_id = ${locality} AND measure_id = asked.measure
        AND as_at BETWEEN ${from} AND ${endOf(to)} AND recorded_at <= ${knownAt}
      GROUP BY as_at, breakdown
    ) AS come
    ORDER BY asked.measure, come.as_at, come.breakdown
  `.execute(db);
  return rows;
};

/** The first and the last as-at, up to a day, that anything had come for up to `knownAt`, by measure. */
export const findExtents = async (
  db: Db,
  locality: Key,
  measures: readonly Key[],
  { to, knownAt }: { to: AsAt; knownAt: Instant },
): Promise<Map<Key, { first: AsAt; last: AsAt }>> => {
  const { rows } = await sql<{ measure: Key; first: AsAt; last: AsAt }>`
    SELECT asked.measure, first.as_at AS first, last.as_at AS last
    FROM unnest(${measures}::text[]) AS asked (measure)
    CROSS JOIN LATERAL (
      SELECT as_at FROM observation
      WHERE locality_id = ${locality} AND measure_id = asked.measure
        AND as_at <= ${endOf(to)} AND recorded_at <= ${knownAt}
      ORDER BY as_at LIMIT 1
    ) AS first
    CROSS JOIN LATERAL (
      SELECT as_at FROM observation
      WHERE locality_id = ${locality} AND measure_id = asked.measure
        AND as_at <= ${endOf(to)} AND recorded_at <= ${knownAt}
      ORDER BY as_at DESC LIMIT 1
    ) AS last
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
