/**
 * A place's position: a revision that rises by one with each committed change, in commit order (rule
 * S5), and what each step changed. Steps are kept for ever, so that a page may resume from any of them.
 */
import { sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";

/** PostgreSQL tells those who LISTEN here "<locality>:<revision>", once for each commit. */
export const revisionChannel = "locality_flow";

/** A position of a place. Revisions of different epochs, as after a restore, cannot be compared. */
export type Revision = { epoch: string; revision: number; at: Instant };

/** Which measures of a place changed; "all" when its definitions or its plan did. */
export type ChangedMeasures = Key[] | "all";

export type Advance = { locality: Key; measures: ChangedMeasures; now: Instant };

/**
 * Takes a place one revision on, and tells every server when this transaction commits. The place
 * stays locked until then, so others wait here and commit in this order. What is recorded with the
 * change takes its time from `at`: `now`, or a millisecond after the change before, whichever is
 * later. Throws when there is no such locality.
 *
 * To change several places use `advanceRevisions`: locked in any order, two writers would wait for
 * each other.
 */
export const advanceRevision = async (
  tx: Tx,
  { locality, measures, now }: Advance,
): Promise<Revision> => {
  const measureIds = measures === "all" ? null : measures;
  const { rows } = await sql<Revision>`
    WITH advanced AS (
      UPDATE revision
      SET revision = revision + 1,
          changed_at = greatest(${now}::timestamptz, changed_at + interval '1 millisecond')
      WHERE locality_id = ${locality}
      RETURNING locality_id, epoch, revision, changed_at
    ), noted AS (
      INSERT INTO change (locality_id, revision, at, measure_ids)
      SELECT locality_id, revision, changed_at, ${measureIds}::text[] FROM advanced
    )
    SELECT epoch, revision, changed_at AS at,
           pg_notify(${revisionChannel}, locality_id || ':' || revision)
    FROM advanced
  `.execute(tx);
  const [advanced] = rows;
  if (advanced === undefined) throw new Error(`There is no locality "${locality}".`);
  return { epoch: advanced.epoch, revision: advanced.revision, at: advanced.at };
};

/** Takes several places one revision on, each named once, in order of key. */
export const advanceRevisions = async (
  tx: Tx,
  advances: readonly Advance[],
): Promise<Map<Key, Revision>> => {
  const revisions = new Map<Key, Revision>();
  const inKeyOrder = advances.toSorted((a, b) => (a.locality < b.locality ? -1 : 1));
  for (const advance of inKeyOrder)
    revisions.set(advance.locality, await advanceRevision(tx, advance));
  return revisions;
};

/** Where a place stands, or stood at `knownAt`; null when there is no such locality. */
export const findRevision = async (
  db: Db,
  locality: Key,
  knownAt?: Instant,
): Promise<Revision | null> => {
  const latest = await db
    .selectFrom("revision")
    .select(["epoch", "revision", "changed_at as at"])
    .where("locality_id", "=", locality)
    .executeTakeFirst();
  if (latest === undefined) return null;
  if (knownAt === undefined || latest.at <= knownAt) return latest;
  const then = await db
    .selectFrom("change")
    .select(["revision", "at"])
    .where("locality_id", "=", locality)
    .where("at", "<=", knownAt)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  const beforeAll = { revision: 0, at: new Date(0).toISOString() };
  return { epoch: latest.epoch, ...(then ?? beforeAll) };
};

/**
 * Where a place stands and which of its measures changed after the revision `since`; null when there
 * is no such locality. Nothing has changed for one who is ahead: compare the revisions (rule L3).
 */
export const findChangedSince = async (
  db: Db,
  locality: Key,
  since: number,
): Promise<(Revision & { measures: ChangedMeasures }) | null> => {
  const { rows } = await sql<Revision & { all: boolean | null; measures: Key[] }>`
    SELECT revision.epoch, revision.revision, revision.changed_at AS at, changed.*
    FROM revision CROSS JOIN LATERAL (
      SELECT bool_or(measure_ids IS NULL) AS all,
             array(
               SELECT DISTINCT unnest(measure_ids) COLLATE "C" AS measure_id FROM change
               WHERE locality_id = ${locality} AND revision > ${since}
               ORDER BY measure_id
             ) AS measures
      FROM change
      WHERE locality_id = ${locality} AND revision > ${since}
    ) AS changed
    WHERE revision.locality_id = ${locality}
  `.execute(db);
  const [found] = rows;
  if (found === undefined) return null;
  const { all, measures, ...revision } = found;
  return { ...revision, measures: all === true ? "all" : measures };
};

/** How far all places have come together: when one last changed, and how often definitions did. */
export type Knowing = { changedAt: Instant; definitions: number };

/**
 * `changedAt` is the beginning of time when no place has changed. `definitions` rises whenever the
 * definitions or the plan of any place change: what was read of them at the same count still holds.
 */
export const findKnowing = async (db: Db): Promise<Knowing> => {
  const { rows } = await sql<Knowing>`
    SELECT coalesce((SELECT max(changed_at) FROM revision), to_timestamp(0)) AS "changedAt",
           (SELECT count(*) FROM change WHERE measure_ids IS NULL) AS definitions
  `.execute(db);
  return rows[0] ?? { changedAt: new Date(0).toISOString(), definitions: 0 };
};
