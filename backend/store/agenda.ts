/** What a place expects: risks to the coming week with their mitigations, and events with their days. */
import type { Day } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
import { WeeklyEvent, WeeklyRisk } from "../../contracts/weekly-update.ts";
import type { Db, Tx } from "./database.ts";

/** The risks written for the week of a Monday, in the order they were written in. */
export const findRisks = async (db: Db, locality: Key, monday: Day): Promise<WeeklyRisk[]> => {
  const rows = await db
    .selectFrom("risk")
    .select(["risk", "mitigation"])
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .orderBy("position")
    .execute();
  return rows.map((row) => WeeklyRisk.parse(row));
};

/** Makes these the risks of that week, in this order: those that were written before are replaced. */
export const saveRisks = async (
  tx: Tx,
  locality: Key,
  monday: Day,
  risks: readonly Pick<WeeklyRisk, "risk" | "mitigation">[],
): Promise<void> => {
  await tx
    .deleteFrom("risk")
    .where("locality_id", "=", locality)
    .where("monday", "=", monday)
    .execute();
  if (risks.length === 0) return;
  const rows = risks.map(({ risk, mitigation }, index) => ({
    locality_id: locality,
    monday,
    position: index + 1,
    risk,
    mitigation,
  }));
  await tx.insertInto("risk").values(rows).execute();
};

/** The events from one day to another, both included, by day and then as they were written. */
export const findEvents = async (
  db: Db,
  locality: Key,
  from: Day,
  to: Day,
): Promise<WeeklyEvent[]> => {
  const rows = await db
    .selectFrom("event")
    .select(["event", "day"])
    .where("locality_id", "=", locality)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("day")
    .orderBy("position")
    .execute();
  return rows.map((row) => WeeklyEvent.parse(row));
};

/**
 * Makes these the events from one day to another, both included: those that were there before are
 * replaced. Throws when one lies outside those days, for it would be added each time.
 */
export const saveEvents = async (
  tx: Tx,
  locality: Key,
  from: Day,
  to: Day,
  events: readonly Pick<WeeklyEvent, "event" | "day">[],
): Promise<void> => {
  const stray = events.find(({ day }) => day < from || day > to);
  if (stray !== undefined)
    throw new RangeError(
      `"${stray.event}" is on ${stray.day}, which is not within ${from} to ${to}.`,
    );
  await tx
    .deleteFrom("event")
    .where("locality_id", "=", locality)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .execute();
  if (events.length === 0) return;
  const rows = events.map(({ day, event }, index) => ({
    locality_id: locality,
    day,
    position: index + 1,
    event,
  }));
  await tx.insertInto("event").values(rows).execute();
};
