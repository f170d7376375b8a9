/**
 * What a place expects: risks that are carried over until they are closed, and the events of its
 * calendar. Every wording is kept; the latest is in force, and any read can ask "as known at".
 */
import { sql } from "kysely";
import type { ClockTime, Day, Instant } from "../../contracts/calendar.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { WeeklyEvent, WeeklyRisk } from "../../contracts/weekly-update.ts";
import type { Db, Tx } from "./database.ts";

/** Who wrote it, from which address, and when. */
export type Written = { sender: Sender; from: string | null; at: Instant };

export type RiskWording = {
  id: string;
  /** The week from which it is so. */
  monday: Day;
  risk: string;
  mitigation: string;
  owner: string | null;
  state: "open" | "closed";
};

export type EventWording = {
  id: string;
  event: string;
  day: Day;
  time: ClockTime | null;
  where: string | null;
  withdrawn: boolean;
};

/**
 * The risks of the week of a Monday as known at a moment, the oldest first: those that are open, and
 * those that were closed in that very week.
 */
export const findRisks = async (
  db: Db,
  locality: Key,
  monday: Day,
  knownAt: Instant,
): Promise<WeeklyRisk[]> => {
  const known = db
    .selectFrom("risk_wording")
    .select(["risk_id", "monday", "risk", "mitigation", "owner", "is_closed"])
    .select((of) => [
      sql<Day>`min(monday) OVER (PARTITION BY risk_id)`.as("since"),
      sql<Instant>`min(written_at) OVER (PARTITION BY risk_id)`.as("first_written_at"),
      of.fn
        .agg<string>("row_number")
        .over((by) =>
          by.partitionBy("risk_id").orderBy("monday", "desc").orderBy("version", "desc"),
        )
        .as("from_latest"),
    ])
    .where("locality_id", "=", locality)
    .where("monday", "<=", monday)
    .where("written_at", "<=", knownAt);
  const rows = await db
    .selectFrom(known.as("known"))
    .selectAll()
    .where("from_latest", "=", "1")
    .where((of) => of.or([of("is_closed", "=", false), of("monday", "=", monday)]))
    .orderBy("since")
    .orderBy("first_written_at")
    .orderBy("risk_id")
    .execute();
  return rows.map((row) => ({
    id: row.risk_id,
    risk: row.risk,
    mitigation: row.mitigation,
    owner: row.owner,
    state: row.is_closed ? "closed" : row.since === monday ? "new" : "open",
    since: row.since,
  }));
};

/** The latest wording of a risk; null when there is none of that name. */
export const findRisk = async (db: Db, locality: Key, id: string): Promise<RiskWording | null> => {
  const row = await db
    .selectFrom("risk_wording")
    .select(["risk_id", "monday", "risk", "mitigation", "owner", "is_closed"])
    .where("locality_id", "=", locality)
    .where("risk_id", "=", id)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.risk_id,
        monday: row.monday,
        risk: row.risk,
        mitigation: row.mitigation,
        owner: row.owner,
        state: row.is_closed ? "closed" : "open",
      };
};

/** Adds a wording. Lock the place first: two at one moment would want one number. */
export const insertRisk = async (
  tx: Tx,
  locality: Key,
  { id, monday, risk, mitigation, owner, state }: RiskWording,
  { sender, from, at }: Written,
): Promise<void> => {
  await tx
    .insertInto("risk_wording")
    .values({
      locality_id: locality,
      risk_id: id,
      version: nextVersion("risk_wording", "risk_id", locality, id),
      monday,
      risk,
      mitigation,
      owner,
      is_closed: state === "closed",
      sender: JSON.stringify(sender),
      sent_from: from,
      written_at: at,
    })
    .execute();
};

/** The events from one day to another, both included, as known at a moment: by day and time. */
export const findEvents = async (
  db: Db,
  locality: Key,
  { from, to, knownAt }: { from: Day; to: Day; knownAt: Instant },
): Promise<WeeklyEvent[]> => {
  const known = db
    .selectFrom("event_wording")
    .select(["event_id", "event", "day", "at", "place", "is_withdrawn"])
    .distinctOn("event_id")
    .where("locality_id", "=", locality)
    .where("written_at", "<=", knownAt)
    .orderBy("event_id")
    .orderBy("version", "desc");
  const rows = await db
    .selectFrom(known.as("known"))
    .selectAll()
    .where("is_withdrawn", "=", false)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("day")
    .orderBy("at", (order) => order.asc().nullsFirst())
    .orderBy("event")
    .execute();
  return rows.map((row) => ({
    id: row.event_id,
    event: row.event,
    day: row.day,
    time: row.at,
    where: row.place,
  }));
};

/** The latest wording of an event; null when there is none of that name. */
export const findEvent = async (
  db: Db,
  locality: Key,
  id: string,
): Promise<EventWording | null> => {
  const row = await db
    .selectFrom("event_wording")
    .select(["event_id", "event", "day", "at", "place", "is_withdrawn"])
    .where("locality_id", "=", locality)
    .where("event_id", "=", id)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        id: row.event_id,
        event: row.event,
        day: row.day,
        time: row.at,
        where: row.place,
        withdrawn: row.is_withdrawn,
      };
};

/** Adds a wording. Lock the place first: two at one moment would want one number. */
export const insertEvent = async (
  tx: Tx,
  locality: Key,
  { id, event, day, time, where, withdrawn }: EventWording,
  { sender, from, at }: Written,
): Promise<void> => {
  await tx
    .insertInto("event_wording")
    .values({
      locality_id: locality,
      event_id: id,
      version: nextVersion("event_wording", "event_id", locality, id),
      day,
      at: time,
      event,
      place: where,
      is_withdrawn: withdrawn,
      sender: JSON.stringify(sender),
      sent_from: from,
      written_at: at,
    })
    .execute();
};

/** How many risks of a place are open, and how many events stand in its calendar. */
export const countAgenda = async (
  db: Db,
  locality: Key,
): Promise<{ risks: number; events: number }> => {
  const { rows } = await sql<{ risks: string; events: string }>`
    SELECT
      (SELECT count(*) FROM (
        SELECT DISTINCT ON (risk_id) is_closed FROM risk_wording
        WHERE locality_id = ${locality} ORDER BY risk_id, version DESC
      ) AS risk WHERE NOT is_closed) AS risks,
      (SELECT count(*) FROM (
        SELECT DISTINCT ON (event_id) is_withdrawn FROM event_wording
        WHERE locality_id = ${locality} ORDER BY event_id, version DESC
      ) AS event WHERE NOT is_withdrawn) AS events
  `.execute(db);
  return { risks: Number(rows[0]?.risks ?? 0), events: Number(rows[0]?.events ?? 0) };
};

/** Whether a place has ever written a risk, and an event: closed and withdrawn ones count. */
export const hasAgenda = async (
  db: Db,
  locality: Key,
): Promise<{ risks: boolean; events: boolean }> => {
  const any = async (table: "risk_wording" | "event_wording"): Promise<boolean> =>
    (await db
      .selectFrom(table)
      .select("version")
      .where("locality_id", "=", locality)
      .limit(1)
      .executeTakeFirst()) !== undefined;
  return { risks: await any("risk_wording"), events: await any("event_wording") };
};

const nextVersion = (
  table: "risk_wording" | "event_wording",
  name: "risk_id" | "event_id",
  locality: Key,
  id: string,
) => sql<number>`(
  SELECT coalesce(max(version), 0) + 1 FROM ${sql.table(table)}
  WHERE locality_id = ${locality} AND ${sql.ref(name)} = ${id}
)`;
