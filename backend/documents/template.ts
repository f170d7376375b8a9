/** A form to fill in for a provider: what comes back is read by the long and the wide form of the feeds. */
import {
  type Day,
  type Weekday,
  addMonths,
  lastDayOf,
  lastWeekdayOnOrBefore,
  monthOf,
} from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Provider } from "../../contracts/place.ts";
import { renderCsv } from "./csv.ts";

/** One row a figure, or one row a measure with a column for each day. */
export type TemplateForm = "long" | "wide";

/** The day that a measure's figure of around this day carries. */
const asAtFor = ({ cadence }: Measure, day: Day): Day => {
  if (cadence.every === "month") {
    const monthEnd = lastDayOf(monthOf(day));
    return monthEnd === day ? day : lastDayOf(addMonths(monthOf(day), -1));
  }
  if (cadence.every !== "week") return day;
  const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return lastWeekdayOnOrBefore(day, weekdays[cadence.weekday - 1] ?? 1);
};

/** A title where it is one measure's only, else the key: either is read back. */
const nameOf = (measure: Measure, measures: readonly Measure[]): string =>
  measures.filter(({ title }) => title === measure.title).length === 1
    ? measure.title
    : measure.key;

const partsOf = ({ breakdown }: Measure): string[] =>
  breakdown?.parts.map(({ key }) => key) ?? [""];

const longRows = (
  provider: Provider,
  own: readonly Measure[],
  { measures, days }: { measures: readonly Measure[]; days: readonly Day[] },
): string[][] =>
  own.flatMap((measure) => {
    const asAts = [...new Set(days.map((day) => asAtFor(measure, day)))];
    return asAts.flatMap((asAt) =>
      partsOf(measure).map((part) => [
        provider.shortName,
        nameOf(measure, measures),
        part,
        asAt,
        "",
        "",
        "",
      ]),
    );
  });

const wideRows = (
  provider: Provider,
  own: readonly Measure[],
  { measures, days }: { measures: readonly Measure[]; days: readonly Day[] },
): string[][] =>
  own
    .filter((measure) => days.some((day) => asAtFor(measure, day) === day))
    .flatMap((measure) =>
      partsOf(measure).map((part) => [
        provider.shortName,
        nameOf(measure, measures),
        part,
        ...days.map(() => ""),
      ]),
    );

/**
 * CSV with a byte-order mark, empty where figures belong. Figures that are worked out of others are
 * not asked for. The wide form leaves out weekly and monthly measures of which no day is among `days`.
 *
 * @param measures of the place; those that `provider` reports get rows.
 */
export const renderTemplate = (
  form: TemplateForm,
  provider: Provider,
  measures: readonly Measure[],
  days: readonly Day[],
): string => {
  const own = measures.filter(
    (measure) => measure.provider === provider.key && measure.derivation === null,
  );
  const context = { measures, days };
  return form === "long"
    ? renderCsv([
        ["provider", "measure", "part", "date", "value", "no figure because", "note"],
        ...longRows(provider, own, context),
      ])
    : renderCsv([["provider", "measure", "part", ...days], ...wideRows(provider, own, context)]);
};
