/** Announces each place's draft as waiting, at the day and time that the place chose. */
import { randomUUID } from "node:crypto";
import {
  addDays,
  type Day,
  type Instant,
  instantInLondon,
  londonDay,
  mondayOf,
} from "../../../contracts/calendar.ts";
import type { WeeklySettings } from "../../../contracts/weekly-settings.ts";
import type { Deps } from "../../deps.ts";
import { type Db, write } from "../../store/database.ts";
import { insertAudit } from "../../store/audit.ts";
import { findLocalities } from "../../store/places.ts";
import { findNoticeRecipients } from "../../store/notice-recipients.ts";
import { insertAnnouncement, insertWeeklyDelivery } from "../../store/weekly-deliveries.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { findNewestEdition } from "../../store/weekly-updates.ts";
import { installation } from "../sender.ts";
import { writeWeek } from "./week.ts";

/**
 * The moment at which the draft of a week is announced: London time, whatever the clocks do that week.
 * A time that a change of clocks leaves out is the moment after it.
 */
export const announcedAt = (
  monday: Day,
  { weekday, time }: NonNullable<WeeklySettings["schedule"]>,
): Instant => instantInLondon(addDays(monday, weekday - 1), time);

/**
 * Announces what is due, once for each week: to those who are sent the place's notices, and on its
 * pages. A week that is published already needs nobody. @returns how many drafts were announced.
 */
export const announceDrafts = async ({
  db,
  clock,
}: Pick<Deps, "db" | "clock">): Promise<number> => {
  const now = clock.now();
  const monday = mondayOf(londonDay(now));
  let announced = 0;
  for (const { key } of await findLocalities(db)) {
    const { schedule } = (await findWeeklySettings(db, key)).settings;
    if (schedule === null || announcedAt(monday, schedule) > now) continue;
    if ((await findNewestEdition(db, { locality: key, monday })) !== null) continue;
    if (await announce(db, key, monday, now)) announced += 1;
  }
  return announced;
};

const announce = (db: Db, locality: string, monday: Day, at: Instant): Promise<boolean> =>
  write(db, async (tx) => {
    if (!(await insertAnnouncement(tx, { locality, monday, at }))) return false;
    for (const email of await findNoticeRecipients(tx, locality)) {
      await insertWeeklyDelivery(tx, {
        id: randomUUID(),
        locality,
        monday,
        edition: null,
        kind: "draft",
        email,
        attach: [],
        said: null,
        sender: installation,
        at,
      });
    }
    await insertAudit(tx, {
      locality,
      at,
      kind: "updates",
      sender: installation,
      from: null,
      what: `Announced that the draft of ${writeWeek({ monday })} waits`,
      changes: [],
    });
    return true;
  });
