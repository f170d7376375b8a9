/**
 * Every migration, in the order they run. They are named here and not read from a folder, because the
 * program is bundled into one file. One that was released is never edited: its correction is the next.
 */
import type { Migration } from "../migrate.ts";
import { places } from "./0001-places.ts";
import { measuresAndPlans } from "./0002-measures-and-plans.ts";
import { observations } from "./0003-observations.ts";
import { weeklyUpdates } from "./0004-weekly-updates.ts";
import { seeding } from "./0005-seeding.ts";
import { people } from "./0006-people.ts";
import { whoDidWhat } from "./0007-who-did-what.ts";
import { screens } from "./0008-screens.ts";
import { notices } from "./0009-notices.ts";
import { screensAskedAndWatched } from "./0010-screens-asked-and-watched.ts";
import { writtenWeeks } from "./0011-written-weeks.ts";
import { noticesByMail } from "./0012-notices-by-mail.ts";
import { agenda } from "./0013-agenda.ts";
import { weeklyDeliveries } from "./0014-weekly-deliveries.ts";

export const migrations: readonly Migration[] = [
  places,
  measuresAndPlans,
  observations,
  weeklyUpdates,
  seeding,
  people,
  whoDidWhat,
  screens,
  notices,
  screensAskedAndWatched,
  writtenWeeks,
  noticesByMail,
  agenda,
  weeklyDeliveries,
];
