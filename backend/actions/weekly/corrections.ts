/** What was published, set against what is in force for the same as-ats. */
import type { Instant } from "../../../contracts/calendar.ts";
import type {
  WeeklyCorrection,
  WeeklyLayout,
  WeeklyUpdate,
} from "../../../contracts/weekly-update.ts";
import { composeCorrections } from "../../domain/correction.ts";
import type { Db } from "../../store/database.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { type Place, readPlace, readReadings } from "../place.ts";
import { requireLayout } from "./week.ts";

/** The corrections of a published update as they are known at `knownAt`. */
export const readCorrections = async (
  db: Db,
  published: WeeklyUpdate,
  knownAt: Instant,
): Promise<WeeklyCorrection[]> => {
  const locality = published.locality.key;
  const place = await readPlace(db, locality, knownAt);
  const layout = await requireLayout(db, place, await findWeeklySettings(db, locality));
  return correctionsIn(db, { place, layout, published, knownAt });
};

/** The same, in a place that was read already. */
export const correctionsIn = async (
  db: Db,
  {
    place,
    layout,
    published,
    knownAt,
  }: { place: Place; layout: WeeklyLayout; published: WeeklyUpdate; knownAt: Instant },
): Promise<WeeklyCorrection[]> => {
  const own = place.measures.filter((measure) => measure.locality === place.locality.key);
  const wanted = own.flatMap((measure) => {
    const read = published.readings[measure.key];
    return read === undefined ? [] : [{ measure, windows: [{ from: read.asAt, to: read.asAt }] }];
  });
  const readings = await readReadings(db, place, wanted, knownAt);
  return composeCorrections(published, layout, own, readings);
};
