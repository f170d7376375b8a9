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
import { criteriaSection } from "./weekly/numbers.ts";

/**
 * Sets each published reading against what is in force now for the same as-at; and the parts of it that
 * the update printed, where it lists its numbers.
 *
 * @param readings by measure, at least for the as-ats that were published.
 */
export const composeCorrections = (
  published: Pick<WeeklyUpdate, "readings" | "numbers">,
  layout: WeeklyLayout,
  measures: readonly Measure[],
  readings: (measure: string) => readonly Reading[],
): WeeklyCorrection[] =>
  layout.rows.flatMap(({ key: row, criteria, row: cells }) =>
    measuresOfRow(cells).flatMap((name): WeeklyCorrection[] => {
      const before = published.readings[name];
      const measure = measures.find((one) => one.key === name);
      if (before === undefined || measure === undefined) return [];
      const now = readings(name).find((reading) => reading.asAt === before.asAt);
      if (now === undefined) return [];
      const correction: Corrected = { row, measure, now };
      const parts = printedParts(published, before.asAt, name).flatMap(({ part, value }) => {
        const current = now.parts.find(({ key, label }) => label === part || key === part);
        return current === undefined || current.value === value
          ? []
          : [correct(correction, `${criteria}, ${part}`, [value, current.value])];
      });
      if (now.value === before.value) return parts;
      return [correct(correction, criteria, [before.value, now.value]), ...parts];
    }),
  );

type Corrected = { row: string; measure: Measure; now: Reading };

const correct = (
  { row, measure, now }: Corrected,
  criteria: string,
  [was, is]: readonly [number, number | null],
): WeeklyCorrection => ({
  row,
  criteria,
  asAt: writeDayShort(dayOf(now.asAt)),
  published: writeValue(measure, was),
  now: is === null ? (now.text ?? "no figure") : writeValue(measure, is),
  recordedAt: now.was?.at ?? now.recordedAt,
  reason: now.was?.reason ?? null,
  role: now.was?.role ?? null,
});

/** The parts of a criterion's figure that the update printed with a number, of one as-at. */
const printedParts = (
  { numbers }: Pick<WeeklyUpdate, "numbers">,
  asAt: string,
  measure: string,
): { part: string; value: number }[] =>
  numbers.flatMap((one) =>
    one.section === criteriaSection &&
    one.measure === measure &&
    one.asAt === asAt &&
    one.part !== null &&
    one.value !== null
      ? [{ part: one.part, value: one.value }]
      : [],
  );
