/** What was said of the figures that an update shows. */
import { type AsAt, dayOf, sundayOf } from "../../../contracts/calendar.ts";
import type { Measure } from "../../../contracts/measure.ts";
import type { FigureComment } from "../../../contracts/weekly-draft.ts";
import { measuresOfRow } from "../../domain/weekly/ground.ts";
import type { Db } from "../../store/database.ts";
import { findRemarks } from "../../store/remarks.ts";
import { reportedParts } from "../place.ts";
import type { Ground } from "./ground.ts";

/** Which row a remark on a measure belongs to: also one on what the row's figure is worked out from. */
type Spoken = { row: string; measure: Measure; shown: AsAt | null };

const measuresSpokenOf = ({ place, layout, figures }: Ground): Map<string, Spoken> => {
  const spoken = new Map<string, Spoken>();
  const own = place.measures.filter(({ locality }) => locality === place.locality.key);
  for (const { key: row, row: cells } of layout.rows) {
    for (const key of measuresOfRow(cells)) {
      const measure = own.find((one) => one.key === key);
      if (measure === undefined) continue;
      const shown = figures.get(key)?.asAt ?? null;
      const parts = reportedParts(own, { locality: measure.locality, measure: key });
      for (const part of [{ measure: key }, ...parts]) {
        if (!spoken.has(part.measure)) spoken.set(part.measure, { row, measure, shown });
      }
    }
  }
  return spoken;
};

/**
 * Comments and explanations on figures of the week, and on what a row shows of an earlier one; the
 * first said first. What somebody only asked to look into, or has settled, is between them.
 */
export const readComments = async (db: Db, ground: Ground): Promise<FigureComment[]> => {
  const { place, monday, knownAt } = ground;
  const spoken = measuresSpokenOf(ground);
  const shown = [...spoken.values()].flatMap((one) => one.shown ?? []);
  const from = [monday, ...shown].toSorted()[0] ?? monday;
  const to = sundayOf(monday);
  const window = { from, to, knownAt };
  const remarks = await findRemarks(db, place.locality.key, [...spoken.keys()], window);
  return remarks.flatMap((remark): FigureComment[] => {
    const about = spoken.get(remark.measure);
    if (about === undefined) return [];
    if (remark.is !== "comment" && remark.is !== "explanation") return [];
    if (dayOf(remark.asAt) < monday && remark.asAt !== about.shown) return [];
    const { measure, asAt, words, sender, at } = remark;
    return [{ row: about.row, measure, asAt, words, sender, at }];
  });
};
