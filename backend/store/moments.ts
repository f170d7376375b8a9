/** When something new came to be known: of measures, and of how a place is judged. */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db } from "./database.ts";

/** A measure of a place. */
type Named = { locality: Key; measure: Key };

export type Arrival = { at: Instant; arrived: Named[] };

/**
 * The moments after `from` and up to `to` at which observations of these measures were recorded, in
 * order of time. History that a place began with has moments too, though no revision of its own.
 */
export const findArrivals = async (
  db: Db,
  measures: readonly Named[],
  { from, to }: { from: Instant; to: Instant },
): Promise<Arrival[]> => {
  const { rows } = await sql<Arrival>`
    SELECT recorded_at AS at,
           json_agg(DISTINCT jsonb_build_object('locality', locality_id, 'measure', measure_id))
             AS arrived
    FROM observation
    JOIN unnest(
      ${measures.map(({ locality }) => locality)}::text[],
      ${measures.map(({ measure }) => measure)}::text[]
    ) AS asked (locality, measure)
      ON asked.locality = locality_id AND asked.measure = measure_id
    WHERE recorded_at > ${from} AND recorded_at <= ${to}
    GROUP BY recorded_at
    ORDER BY recorded_at
  `.execute(db);
  return rows;
};

/** The moments after `from` and up to `to` at which a place's definitions or its plan changed. */
export const findDefinitionChanges = async (
  db: Db,
  locality: Key,
  { from, to }: { from: Instant; to: Instant },
): Promise<Instant[]> => {
  const rows = await db
    .selectFrom("change")
    .select("at")
    .where("locality_id", "=", locality)
    .where("measure_ids", "is", null)
    .where("at", ">", from)
    .where("at", "<=", to)
    .orderBy("at")
    .execute();
  return rows.map(({ at }) => at);
};
