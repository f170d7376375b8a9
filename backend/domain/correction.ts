/** What has been corrected since an update was published. The update itself is never rewritten (rule R3). */
import { dayOf } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type {
  WeeklyCorrection,
  WeeklyLayout,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";
import { writeDayShort, writeValue } from "../../contracts/wording.ts";
import type { Reading } from "./reading.ts";
import { measuresOfRow } from "./weekly/ground.ts";

/**
 * Sets each published reading against what is in force now for the same as-at.
 *
 * @param readings by measure, at least for the as-ats that were published.
 */
export const composeCorrections = (
  published: WeeklyUpdate,
  layout: WeeklyLayout,
  measures: readonly Measure[],
  readings: (measure: string) => readonly Reading[],
): WeeklyCorrection[] =>
  layout.rows.flatMap(({ key, criteria, row }) =>
    measuresOfRow(row).flatMap((name): WeeklyCorrection[] => {
      const before = published.readings[name];
      const measure = measures.find((one) => one.key === name);
      if (before === undefined || measure === undefined) return [];
      const now = readings(name).find((reading) => reading.asAt === before.asAt);
      if (now === undefined || now.value === before.value) return [];
      return [
        {
          row: key,
          criteria,
          asAt: writeDayShort(dayOf(before.asAt)),
          published: writeValue(measure, before.value),
          now: now.value === null ? (now.text ?? "no figure") : writeValue(measure, now.value),
          recordedAt: now.was?.at ?? now.recordedAt,
          reason: now.was?.reason ?? null,
          role: now.was?.role ?? null,
        },
      ];
    }),
  );
