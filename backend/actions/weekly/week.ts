/** A week that an update can be asked for, and what the update is made of there. */
import {
  type Day,
  type Instant,
  daysBetween,
  londonDay,
  mondayOf,
} from "../../../contracts/calendar.ts";
import type { WeeklyLayout } from "../../../contracts/weekly-update.ts";
import { writeDayPlain } from "../../../contracts/wording.ts";
import { ProblemError } from "../../problem.ts";
import type { Db } from "../../store/database.ts";
import { findWeeklyLayout } from "../../store/places.ts";
import type { Week } from "../../store/weekly-passages.ts";
import type { WeeklySettingsVersion } from "../../store/weekly-settings.ts";
import type { Place } from "../place.ts";

/** Drafts of weeks gone by can be composed this far back. */
const weeksBackMax = 1_500;

/**
 * Throws "invalid", with a sentence, for a day that is no Monday, for a week that has not begun, and for
 * one too long ago.
 *
 * @param now the week must have begun in London by then.
 */
export const checkMonday = (monday: Day, now: Instant): void => {
  const today = londonDay(now);
  const refuse = (message: string): never => {
    throw new ProblemError("invalid", message, [{ path: "monday", message }]);
  };
  if (monday !== mondayOf(monday)) {
    refuse(`${monday} is not a Monday. A week is named by its Monday: ${mondayOf(monday)}.`);
  }
  if (monday > today) refuse(`The week of ${monday} has not begun.`);
  if (daysBetween(monday, today) > weeksBackMax * 7)
    refuse(`The week of ${monday} is too long ago.`);
};

/** What the place's update is made of. Throws "not-found" for a place that has none. */
export const requireLayout = async (
  db: Db,
  { locality }: Pick<Place, "locality">,
  { settings }: WeeklySettingsVersion,
): Promise<WeeklyLayout> => {
  const layout = settings.layout ?? (await findWeeklyLayout(db, locality.key));
  if (layout === null) {
    throw new ProblemError("not-found", `${locality.name} has no weekly update.`);
  }
  return layout;
};

/** "the week of 12 August" */
export const writeWeek = ({ monday }: Pick<Week, "monday">): string =>
  `the week of ${writeDayPlain(monday)}`;
