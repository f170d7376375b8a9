/** How a place wants its weekly update, in every version of it: only ever added to. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import { WeeklySettings } from "../../contracts/weekly-settings.ts";
import type { Db, Tx } from "./database.ts";

/** Settings with their number: from 1, and 0 for a place that never said what it wants. */
export type WeeklySettingsVersion = { version: number; settings: WeeklySettings };

const neverSaid: WeeklySettingsVersion = {
  version: 0,
  settings: { needsTwoPeople: false, schedule: null, recipients: [], layout: null },
};

/** What a place wants now, or wanted at `knownAt`. */
export const findWeeklySettings = async (
  db: Db,
  locality: Key,
  knownAt?: Instant,
): Promise<WeeklySettingsVersion> => {
  let saved = db
    .selectFrom("weekly_setting")
    .select(["version", "settings"])
    .where("locality_id", "=", locality)
    .orderBy("version", "desc")
    .limit(1);
  if (knownAt !== undefined) saved = saved.where("at", "<=", knownAt);
  const row = await saved.executeTakeFirst();
  return row === undefined
    ? neverSaid
    : { version: row.version, settings: WeeklySettings.parse(row.settings) };
};

export type NewWeeklySettings = WeeklySettingsVersion & {
  locality: Key;
  /** Null for what came with the installation. */
  sender: Sender | null;
  from: string | null;
  at: Instant;
};

/**
 * Adds a version: the number after the one that stands. Lock the place first and look which that is.
 * Throws when the version is there already.
 */
export const insertWeeklySettings = async (tx: Tx, wanted: NewWeeklySettings): Promise<void> => {
  await tx
    .insertInto("weekly_setting")
    .values({
      locality_id: wanted.locality,
      version: wanted.version,
      settings: JSON.stringify(WeeklySettings.parse(wanted.settings)),
      sender: wanted.sender === null ? null : JSON.stringify(wanted.sender),
      sent_from: wanted.from,
      at: wanted.at,
    })
    .execute();
};
