/**
 * A place's position: a revision that rises by one with each committed change, in commit order (rule
 * S5), and what each step changed. Steps are kept for ever, so that a page may resume from any of them.
 */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import type { Db, Tx } from "./database.ts";
import { prepared } from "./prepared.ts";

/** PostgreSQL tells those who LISTEN here "<locality>:<revision>", once for each commit. */
export const revisionChannel = "locality_flow";

/** A position of a place. Revisions of different epochs, as after a restore, cannot be compared. */
export type Revision = { epoch: string; revision: number; at: Instant };

/** Which measures of a place changed; "all" when its definitions or its plan did. */
export type ChangedMeasures = Key[] | "all";

export type Advance = { locality: Key; measures: ChangedMeasures; now: Instant };

/**
 * The statement that takes places one revision on, up to `advanced`: a row for each of them with its
 * `locality_id`, `epoch`, `revision` and `changed_at`. The rest of the statement ends in `announced`.
 *
 * Places are locked in order of key, in whatever order they are named: two writers would otherwise
 * wait for each other.
 *
 * @param provided what must hold as the statement begins; else no place is taken on, and no row returned.
 */
export const advancing = (
  advances: readonly Advance[],
  provided: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> => {
  const asked = advances.map(({ locality, measures, now }) => ({
    locality,
    measures: measures === "all" ? null : measures,
    now,
  }));
  return sql`
    WITH asked AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(asked)})
        AS asked (locality text, measures text[], now timestamptz)
      WHERE ${provided}
    ), locked AS MATERIALIZED (
      SELECT locality_id FROM revision
      WHERE locality_id IN (SELECT locality FROM asked)
      ORDER BY locality_id
      FOR NO KEY UPDATE
    ), advanced AS (
      UPDATE revision
      SET revision = revision.revision + 1,
          changed_at = greatest(asked.now, revision.changed_at + interval '1 millisecond')
      FROM locked JOIN asked ON asked.locality = locked.locality_id
      WHERE revision.locality_id = locked.locality_id
      RETURNING revision.locality_id, revision.epoch, revision.revision, revision.changed_at,
                asked.measures
    ), noted AS (
      INSERT INTO change (locality_id, revision, at, measure_ids)
      SELECT locality_id, revision, changed_at, measures FROM advanced
    )`;
};

/**
 * Locks places, in the order in which `advancing` does, until this transaction ends: nothing is
 * recorded in them between what is read from here on and what is then written.
 *
 * @returns when any of them last changed: all that was recorded in them is known at it.
 */
export const lockPlaces = async (tx: Tx, localities: readonly Key[]): Promise<Instant> => {
  const rows = await tx
    .selectFrom("revision")
    .select("changed_at")
    .where("locality_id", "in", [...localities, ""])
    .orderBy("locality_id")
    .forNoKeyUpdate()
    .execute();
  return rows.reduce((last, { changed_at: at }) => (at > last ? at : last), "");
};

/** Where a place has been taken to. */
export type Advanced = Revision & { locality: Key };

/** How a statement that begins with `advancing` ends: every server is told when it commits. */
export const announced: RawBuilder<Advanced> = sql<Advanced>`
    SELECT locality_id AS locality, epoch, revision, changed_at AS at,
           pg_notify(${sql.lit(revisionChannel)}, locality_id || ':' || revision)
    FROM advanced`;

/**
 * Takes places one revision on, each named once, and tells every server when this transaction
 * commits. They stay locked until then, so others wait here and commit in this order. What is
 * recorded with the change takes its time from `at`: `now`, or a millisecond after the change before,
 * whichever is later. Throws when there is no such locality.
 */
export const advanceRevisions = async (
  tx: Tx,
  advances: readonly Advance[],
): Promise<Advanced[]> => {
  const { rows } = await sql<Advanced>`${advancing(advances)} ${announced}`.execute(tx);
  for (const { locality } of advances) findAdvanced(rows, locality);
  return rows;
};

/** Takes one place one revision on, in the same way. */
export const advanceRevision = async (tx: Tx, advance: Advance): Promise<Revision> =>
  findAdvanced(await advanceRevisions(tx, [advance]), advance.locality);

/** Throws when the place was not taken on, which is when there is none of that name. */
export const findAdvanced = (rows: readonly Advanced[], wanted: Key): Revision => {
  const found = rows.find(({ locality }) => locality === wanted);
  if (found === undefined) throw new Error(`There is no locality "${wanted}".`);
  return { epoch: found.epoch, revision: found.revision, at: found.at };
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

/** How far all places have come together: when one last changed, in how many steps, and by which definitions. */
export type Knowing = { changedAt: Instant; steps: number; definitions: string };

/**
 * `changedAt` is the beginning of time when no place has changed. `steps` rises with every change: what
 * is read at the same count agrees. `definitions` is another name whenever the
 * definitions or the plan of any place change: what was read of them under the same name still holds.
 * The epochs are part of it: a store that was put back may come to the same count another way.
 */
export const findKnowing = async (db: Db): Promise<Knowing> => {
  const { rows } = await sql<Knowing>`
    ${prepared("find-knowing")} SELECT ${knowing}
  `.execute(db);
  return rows[0] ?? { changedAt: new Date(0).toISOString(), steps: 0, definitions: "" };
};

/** How many steps all places have taken together, as a column or to compare with. */
export const steps: RawBuilder<number> = sql`(SELECT coalesce(sum(revision), 0) FROM revision)`;

/** The name of the definitions that hold, as a column or to compare with: see `findKnowing`. */
export const definitionsNow: RawBuilder<string> = sql`
    concat_ws(' ',
      (SELECT count(*) FROM change WHERE measure_ids IS NULL),
      (SELECT md5(string_agg(epoch, ' ' ORDER BY locality_id)) FROM revision)
    )`;

/** The columns of `Knowing`. */
export const knowing: RawBuilder<unknown> = sql`
    coalesce((SELECT max(changed_at) FROM revision), to_timestamp(0)) AS "changedAt",
    ${steps} AS steps,
    ${definitionsNow} AS definitions`;

/** Where a place stands, what of it changed to get there, and how far all places have come. */
export type ChangedSince = Revision & { measures: ChangedMeasures; knowing: Knowing };

/**
 * Where a place stands and which of its measures changed after the revision `since`; null when there
 * is no such locality. Nothing has changed for one who is ahead: compare the revisions (rule L3).
 */
export const findChangedSince = async (
  db: Db,
  locality: Key,
  since: number,
): Promise<ChangedSince | null> => {
  const { rows } = await sql<Revision & Knowing & { all: boolean | null; measures: Key[] }>`
    ${prepared("find-changed-since")}
    SELECT revision.epoch, revision.revision, revision.changed_at AS at, changed.*, ${knowing}
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
  const { all, measures, changedAt, steps: taken, definitions, ...revision } = found;
  return {
    ...revision,
    measures: all === true ? "all" : measures,
    knowing: { changedAt, steps: taken, definitions },
  };
};
