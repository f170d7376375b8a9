/** What is known of a place for the update of a week: read once, for its numbers and for its sentences. */
import {
  type Day,
  type Instant,
  addDays,
  londonDay,
  sundayOf,
} from "../../../contracts/calendar.ts";
import type { WeeklyEvent, WeeklyLayout, WeeklyRisk } from "../../../contracts/weekly-update.ts";
import type { WeeklyGround } from "../../domain/weekly/ground.ts";
import { measuresOfLayout } from "../../domain/weekly/ground.ts";
import { windowsOfUpdate } from "../../domain/weekly-update.ts";
import { findEvents, findRisks } from "../../store/agenda.ts";
import type { Db } from "../../store/database.ts";
import type { Week } from "../../store/weekly-passages.ts";
import type { WeeklySettingsVersion } from "../../store/weekly-settings.ts";
import { type Place, readPlace, readReadings } from "../place.ts";
import { readFigures } from "../read-figures.ts";
import { readVariations } from "./variations.ts";
import { requireLayout } from "./week.ts";

/** Events are listed from the week on to this many days after it. */
const eventDaysAhead = 28;

export type Ground = WeeklyGround & {
  place: Place;
  layout: WeeklyLayout;
  knownAt: Instant;
};

/**
 * Figures of nothing later than the week's Sunday, as they were known at `knownAt`. Throws "not-found"
 * for an unknown place or one without an update.
 */
export const readGround = async (
  db: Db,
  { locality, monday }: Week,
  settings: WeeklySettingsVersion,
  knownAt: Instant,
): Promise<Ground> => {
  const place = await readPlace(db, locality, knownAt, monday);
  const layout = await requireLayout(db, place, settings);
  const asAtMax = lastDayOf(monday, knownAt);
  const figures = await readFigures(db, place, { knownAt, asAtMax }, "all");
  const shown = measuresOfLayout(layout);
  const windows = windowsOfUpdate(monday);
  const measures = place.measures.filter(
    (measure) => measure.locality === locality && shown.includes(measure.key),
  );
  const wanted = measures.map((measure) => ({ measure, windows }));
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  return {
    place,
    layout,
    knownAt,
    monday,
    figures: byKey,
    readings: await readReadings(db, place, wanted, knownAt),
    plans: place.plans,
    variationOf: await readVariations(db, { place, measures, figures: byKey, knownAt }),
  };
};

/** The week's Sunday, or the day of `knownAt` while that has not come. */
const lastDayOf = (monday: Day, knownAt: Instant): Day => {
  const today = londonDay(knownAt);
  return sundayOf(monday) < today ? sundayOf(monday) : today;
};

export type Expected = { risks: WeeklyRisk[]; events: WeeklyEvent[] };

/** The week's risks, and the events from its Monday on. */
export const readExpected = async (
  db: Db,
  { locality, monday }: Week,
  knownAt: Instant,
): Promise<Expected> => ({
  risks: await findRisks(db, locality, monday, knownAt),
  events: await findEvents(db, locality, {
    from: monday,
    to: addDays(monday, eventDaysAhead),
    knownAt,
  }),
});
