/** Which figures of a draft were revised after they were shown: worth a look before it is published. */
import { dayOf, instantInLondon } from "../../../contracts/calendar.ts";
import type { Measure } from "../../../contracts/measure.ts";
import type { WeeklyCorrection, WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { writeDayShort, writeValue } from "../../../contracts/wording.ts";
import type { Reading } from "../../domain/reading.ts";
import { measuresOfRow } from "../../domain/weekly/ground.ts";
import type { Ground } from "./ground.ts";

/**
 * Figures of the week, and those of an earlier one that a row shows, that were shown with another value
 * before: changed within the week or after it.
 */
export const composeRevised = (ground: Ground): WeeklyCorrection[] =>
  ground.layout.rows.flatMap((row) =>
    measuresOfRow(row.row).flatMap((key) => revisedOf(ground, row, key)),
  );

const revisedOf = (
  { place, monday, figures, readings }: Ground,
  row: WeeklyRowLayout,
  key: string,
): WeeklyCorrection[] => {
  const measure = place.measures.find(
    (one) => one.locality === place.locality.key && one.key === key,
  );
  if (measure === undefined) return [];
  const begin = instantInLondon(monday, "00:00");
  const shown = figures.get(key)?.asAt;
  return readings(key)
    .filter(({ asAt }) => dayOf(asAt) >= monday || asAt === shown)
    .flatMap((reading) => {
      const { was } = reading;
      return was === null || was.at < begin ? [] : [compare(row, measure, reading, was)];
    });
};

const compare = (
  { key, criteria }: WeeklyRowLayout,
  measure: Measure,
  { asAt, value, text }: Reading,
  was: NonNullable<Reading["was"]>,
): WeeklyCorrection => {
  const write = (number: number | null, words: string | null): string =>
    number === null ? (words ?? "no figure") : writeValue(measure, number);
  return {
    row: key,
    criteria,
    asAt: writeDayShort(dayOf(asAt)),
    published: write(was.value, was.text),
    now: write(value, text),
    recordedAt: was.at,
    reason: was.reason,
    role: was.role,
  };
};
