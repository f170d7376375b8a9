/**
 * In which form a series is charted. A day is like the same weekday, not like the day before: charted day
 * by day, a quiet Sunday is a false signal. So daily counts of what happened are charted as weekly
 * totals, and everything else that comes daily as one weekday only.
 */
import {
  type AsAt,
  type Day,
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  lastDayOf,
  mondayOf,
  monthOf,
  weekdayOf,
} from "../../../contracts/calendar.ts";
import type { Trend } from "../../../contracts/figure.ts";
import type { Cadence, Measure } from "../../../contracts/measure.ts";
import type { ChartView } from "../../../contracts/variation.ts";
import { asAtBefore } from "../due.ts";
import type { Reading } from "../reading.ts";

const weekDays = 7;
/** Half a year of weeks: enough for firm limits, and still the process that there is now. */
const chartWeeks = 26;

/** How many steps of a series make its chart, by how often it comes. */
const chartSteps = { day: chartWeeks * weekDays + 6, week: chartWeeks, month: 24 } as const;

/** A series as it is charted; a null is a gap. */
export type ChartedSeries = {
  values: readonly (number | null)[];
  /** The as-at of its last place; of weekly totals, the Sunday that ends the last. */
  through: Day;
};

/** The stretch of as-at whose readings make the chart of a figure about `latest`; null where none is drawn. */
export const chartWindowOf = (cadence: Cadence, latest: AsAt): { from: Day; to: Day } | null => {
  if (cadence.every === "event" || cadence.every === "occasion") return null;
  const to = dayOf(latest);
  const from = asAtBefore(cadence, to, chartSteps[cadence.every] - 1);
  return from === null ? null : { from, to };
};

/** Puts readings at even steps that end at `latest`; what was never reported is a gap, not a zero (rule F3). */
export const composeChartSeries = (
  cadence: Cadence,
  latest: AsAt,
  readings: readonly Pick<Reading, "asAt" | "value">[],
): Trend | null => {
  const window = chartWindowOf(cadence, latest);
  if (window === null || cadence.every === "event" || cadence.every === "occasion") return null;
  const byAsAt = new Map(readings.map(({ asAt, value }) => [asAt, value]));
  const steps = chartSteps[cadence.every];
  const values = Array.from({ length: steps }, (_, i) => {
    const asAt = asAtBefore(cadence, window.to, steps - 1 - i);
    return asAt === null ? null : (byAsAt.get(asAt) ?? null);
  });
  return { from: window.from, every: cadence.every, values };
};

/** The form for a measure; null for what is no process of numbers: a level, a yes or no, a text, an event. */
export const chooseView = ({
  kind,
  cadence,
}: Pick<Measure, "kind" | "cadence">): ChartView | null => {
  if (kind === "level" || kind === "yes-no" || kind === "text") return null;
  switch (cadence.every) {
    case "day":
      // Percentages and averages of days do not add up to those of a week (rule D3).
      return kind === "count" && cadence.counts === "period" ? "weekly-totals" : "same-weekday";
    case "week":
    case "month":
      return "as-it-comes";
    case "event":
    case "occasion":
      return null;
  }
};

/** Brings a series into a form. Null when nothing is left to chart, such as no whole week. */
export const viewSeries = (
  series: Trend,
  view: ChartView,
  cadence: Cadence,
): ChartedSeries | null => {
  if (series.values.length === 0) return null;
  switch (view) {
    case "as-it-comes":
      return { values: series.values, through: lastAsAt(series) };
    case "same-weekday":
      return { values: sameWeekdays(series.values), through: lastAsAt(series) };
    case "weekly-totals":
      return cadence.every === "day" ? weeklyTotals(series, cadence.weekdays) : null;
  }
};

const lastAsAt = ({ from, every, values }: Trend): Day => {
  const steps = values.length - 1;
  if (every === "month") return lastDayOf(addMonths(monthOf(from), steps));
  return addDays(from, steps * (every === "week" ? weekDays : 1));
};

/** Every seventh value, counted back from the last. */
const sameWeekdays = (values: readonly (number | null)[]): (number | null)[] =>
  values.filter((_, i) => (values.length - 1 - i) % weekDays === 0);

/**
 * Monday to Sunday (rule W1), whole weeks only: a week that is not over yet, or began before the series,
 * is left out; one with a day missing is a gap, never a smaller total (rule D2).
 */
const weeklyTotals = (
  { from, values }: Trend,
  weekdays: readonly number[],
): ChartedSeries | null => {
  const firstMonday = mondayOf(addDays(from, weekDays - 1));
  const weeks = Math.floor((values.length - daysBetween(from, firstMonday)) / weekDays);
  if (weeks < 1) return null;
  const totals = Array.from({ length: weeks }, (_, week) => {
    const begin = daysBetween(from, firstMonday) + week * weekDays;
    const due = values
      .slice(begin, begin + weekDays)
      .filter((_value, i) => weekdays.includes(weekdayOf(addDays(firstMonday, i))));
    return due.reduce<number | null>(
      (total, value) => (total === null || value === null ? null : total + value),
      0,
    );
  });
  return { values: totals, through: addDays(firstMonday, weeks * weekDays - 1) };
};
