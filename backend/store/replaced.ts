/** What a figure replaced: the last that stood in its cell and said something else. */
import { sql } from "kysely";
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { Observation } from "../../contracts/observation.ts";
import type { AsAtRange } from "./as-at-range.ts";
import type { Db } from "./database.ts";
import { prepared } from "./prepared.ts";

/** One version of a cell, as a stretch of a measure's past is read. */
export type SaidRow = {
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
  reason: string | null;
  role: string | null;
  origin: Observation["origin"];
};

/** Another reason for no figure is not another figure. */
export const saysTheSame = (row: SaidRow, before: SaidRow | undefined): boolean =>
  before !== undefined &&
  row.value === before.value &&
  row.level === before.level &&
  row.text === before.text &&
  (row.none === null) === (before.none === null);

export const previousOf = (row: SaidRow, before: SaidRow | undefined): Observation["previous"] =>
  before === undefined
    ? null
    : {
        value: before.value,
        level: before.level,
        text: before.text,
        none: before.none,
        replaced: { at: row.recorded_at, reason: row.reason, role: row.role },
      };

type Standing = { stretch: AsAtRange; row: SaidRow };

/**
 * Looks behind values that were sent again unchanged: what stood there before them and said something
 * else, and how that was replaced. Nothing is asked where nothing was sent twice, which is almost
 * always; what lies before a version never changes, so that this need not be read at one moment with it.
 */
export const findReplaced = async (
  db: Db,
  repeated: readonly Standing[],
): Promise<Map<SaidRow, Observation["previous"]>> => {
  if (repeated.length === 0) return new Map();
  type Replacing = Pick<SaidRow, "value" | "level" | "text" | "none" | "reason" | "role">;
  const { rows } = await sql<Replacing & { at: Instant; cell: number }>`
    ${prepared("find-replaced")}
    SELECT asked.cell, earlier.value, earlier.level, earlier.text, earlier.none,
           replacing.recorded_at AS at, replacing.reason, replacing.role
    FROM unnest(
      ${repeated.map(({ stretch }) => stretch.locality)}::text[],
      ${repeated.map(({ stretch }) => stretch.measure)}::text[],
      ${repeated.map(({ row }) => row.as_at)}::text[],
      ${repeated.map(({ row }) => row.breakdown)}::text[],
      ${repeated.map(({ row }) => row.recorded_at)}::timestamptz[]
    ) WITH ORDINALITY AS asked (locality_id, measure_id, as_at, breakdown, recorded_at, cell)
    JOIN observation AS standing USING (locality_id, measure_id, as_at, breakdown, recorded_at)
    CROSS JOIN LATERAL (
      SELECT value, level, text, none, recorded_at FROM observation AS one
      WHERE one.locality_id = asked.locality_id AND one.measure_id = asked.measure_id
        AND one.as_at = asked.as_at AND one.breakdown = asked.breakdown
        AND one.recorded_at < asked.recorded_at
        AND (one.value, one.level, one.text, one.none IS NULL) IS DISTINCT FROM
            (standing.value, standing.level, standing.text, standing.none IS NULL)
      ORDER BY one.recorded_at DESC
      LIMIT 1
    ) AS earlier
    CROSS JOIN LATERAL (
      SELECT recorded_at, reason, role FROM observation AS one
      WHERE one.locality_id = asked.locality_id AND one.measure_id = asked.measure_id
        AND one.as_at = asked.as_at AND one.breakdown = asked.breakdown
        AND one.recorded_at > earlier.recorded_at
      ORDER BY one.recorded_at
      LIMIT 1
    ) AS replacing
  `.execute(db);
  return new Map(
    rows.flatMap(({ cell, at, reason, role, value, level, text, none }) => {
      const found = repeated[cell - 1];
      const previous = { value, level, text, none, replaced: { at, reason, role } };
      return found === undefined ? [] : [[found.row, previous] as const];
    }),
  );
};
