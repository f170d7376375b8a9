/** Composes a figure: a reading beside its target, with its variance, its change, its age and its past. */
import {
  type AsAt,
  type Day,
  type Instant,
  addDays,
  addMonths,
  dayOf,
  lastDayOf,
  londonDay,
  monthOf,
  sameWeekdayLastYear,
} from "../../contracts/calendar.ts";
import type { Change, Figure, Trend } from "../../contracts/figure.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import type { Provider } from "../../contracts/place.ts";
import type { Plan } from "../../contracts/plan.ts";
import { writeValue } from "../../contracts/wording.ts";
import { asAtBefore, dueAfter, dueAtOf, lastDayOfPeriod, nextAsAt } from "./due.ts";
import { rateFigure } from "./rag.ts";
import type { Reading } from "./reading.ts";
import { findTargetInForce } from "./target.ts";
import { measureChange, measureVariance } from "./variance.ts";

/** Four weeks of days, a quarter of weeks, a year and a month of months. */
const trendSteps = { day: 28, week: 13, month: 13 } as const;
/** How far back an unbroken level is looked for. */
const lookBackDays = 92;

/** What the last published update read for a measure. */
export type LastReading = { publishedAt: Instant; value: number };

export type FigureParts = {
  measure: Measure;
  provider: Provider;
  /** In order of as-at; at least what `windowsOf` names. */
  readings: readonly Reading[];
  plans: readonly Plan[];
  /** Null where the last report had no value for it, or there was no report. */
  lastReading: LastReading | null;
};

/**
 * The stretches of as-at that composing the figure about `latest` needs: its recent past, and the
 * same weeks a year before.
 */
export const windowsOf = (cadence: Cadence, latest: AsAt): { from: Day; to: Day }[] => {
  const day = dayOf(latest);
  switch (cadence.every) {
    case "day":
      return [
        { from: addDays(day, 1 - trendSteps.day), to: day },
        { from: sameWeekdayLastYear(day), to: sameWeekdayLastYear(day) },
      ];
    case "week":
      return [
        { from: addDays(day, -7 * (trendSteps.week - 1)), to: day },
        { from: sameWeekdayLastYear(day), to: sameWeekdayLastYear(day) },
      ];
    case "month":
      return [{ from: lastDayOf(addMonths(monthOf(day), 1 - trendSteps.month)), to: day }];
    case "event":
    case "occasion":
      return [{ from: addDays(day, -lookBackDays), to: day }];
  }
};

/** The figure for the latest of the readings; one that says "never reported" when there are none. */
export const composeFigure = (parts: FigureParts): Figure => {
  const { measure, provider, readings, plans, lastReading } = parts;
  const reading = readings.at(-1) ?? null;
  const asAt = reading?.asAt ?? null;
  const value = reading?.value ?? null;
  const target =
    asAt === null
      ? findTargetInForce(plans, measure.key, "9999-12-31")
      : findTargetInForce(plans, measure.key, dayOf(asAt));
  const variance = measureVariance(value, target);
  return {
    ...describe(measure, provider),
    value,
    text: reading?.text ?? null,
    none: reading?.none ?? null,
    note: reading?.note ?? null,
    asAt,
    recordedAt: reading?.recordedAt ?? null,
    origin: reading?.origin ?? null,
    target,
    variance,
    rag: rateFigure(measure, value, target, variance),
    change: sinceLastReport(value, lastReading),
    comparisons: compare(measure.cadence, readings),
    since: measure.kind === "level" ? unbrokenSince(readings) : null,
    parts: reading?.parts ?? [],
    beside: reading?.beside ?? [],
    incomplete: incompleteness(measure.cadence, readings),
    ...expectations(measure, reading),
    revised: revision(measure, reading),
    trend: trendOf(measure.cadence, readings),
  };
};

const describe = (measure: Measure, provider: Provider) => ({
  key: measure.key,
  title: measure.title,
  provider: { key: provider.key, name: provider.shortName },
  kind: measure.kind,
  unit: measure.unit,
  caption: measure.caption,
  decimals: measure.decimals,
  polarity: measure.polarity,
  cadence: measure.cadence,
  scale: measure.scale,
  capacity: measure.capacity,
  tile: measure.tile,
  derived: measure.derivation !== null,
});

const sinceLastReport = (value: number | null, last: LastReading | null): Change | null =>
  value === null || last === null
    ? null
    : {
        since: londonDay(last.publishedAt),
        from: last.value,
        difference: measureChange(value, last.value),
      };

const compare = (cadence: Cadence, readings: readonly Reading[]): Figure["comparisons"] => {
  const latest = readings.at(-1);
  const none = { previous: null, lastWeek: null, lastYear: null };
  if (latest === undefined || latest.value === null) return none;
  const { value } = latest;
  const day = dayOf(latest.asAt);
  const against = (reading: Reading | undefined): Change | null =>
    reading === undefined || reading.value === null
      ? null
      : {
          since: reading.asAt,
          from: reading.value,
          difference: measureChange(value, reading.value),
        };
  const on = (asAt: Day | null) =>
    asAt === null ? null : against(readings.find((reading) => reading.asAt === asAt));
  switch (cadence.every) {
    case "day":
    case "week":
      return {
        previous: on(asAtBefore(cadence, day, 1)),
        lastWeek: on(addDays(day, -7)),
        lastYear: on(sameWeekdayLastYear(day)),
      };
    case "month":
      return {
        previous: on(asAtBefore(cadence, day, 1)),
        lastWeek: null,
        lastYear: on(asAtBefore(cadence, day, 12)),
      };
    case "event":
    case "occasion":
      return { ...none, previous: against(readings.at(-2)) };
  }
};

/** The first of the latest readings that stand at the same level without a break. */
const unbrokenSince = (readings: readonly Reading[]): AsAt | null => {
  const level = readings.at(-1)?.value ?? null;
  if (level === null) return null;
  const lastOther = readings.findLastIndex((reading) => reading.value !== level);
  return readings[lastOther + 1]?.asAt ?? null;
};

const incompleteness = (cadence: Cadence, readings: readonly Reading[]): Figure["incomplete"] => {
  const reading = readings.at(-1);
  if (reading === undefined || reading.missing.length === 0) return null;
  // Only the recent past was read without gaps: what was complete before it is too old to say.
  const recent = windowsOf(cadence, reading.asAt)[0]?.from ?? dayOf(reading.asAt);
  const complete = readings.findLast(
    ({ asAt, missing, value }) => asAt >= recent && missing.length === 0 && value !== null,
  );
  return {
    missing: reading.missing,
    lastComplete:
      complete === undefined || complete.value === null
        ? null
        : { asAt: complete.asAt, value: complete.value },
  };
};

/** While a part is missing the same period is still owed; after that, the next one. */
const expectations = (
  { cadence, provisionalDays }: Measure,
  reading: Reading | null,
): Pick<Figure, "dueAt" | "nextDueAt" | "provisionalUntil"> => {
  if (reading === null) return { dueAt: null, nextDueAt: null, provisionalUntil: null };
  const own = dueAtOf(cadence, reading.asAt);
  const next = dueAfter(cadence, reading.asAt);
  const owesParts = reading.missing.length > 0;
  return {
    dueAt: owesParts ? own : next,
    nextDueAt: owesParts ? next : dueAfterNext(cadence, reading.asAt),
    provisionalUntil:
      provisionalDays === null
        ? null
        : addDays(lastDayOfPeriod(cadence, reading.asAt), provisionalDays),
  };
};

const dueAfterNext = (cadence: Cadence, asAt: AsAt): Instant | null => {
  const next = nextAsAt(cadence, dayOf(asAt));
  if (next !== null) return dueAfter(cadence, next);
  const due = dueAfter(cadence, asAt);
  return due === null ? null : dueAfter(cadence, londonDay(due));
};

const revision = (measure: Measure, reading: Reading | null): Figure["revised"] => {
  if (reading?.was == null) return null;
  const { value, text, at, reason, role } = reading.was;
  const was = value === null ? (text ?? "no figure") : writeValue(measure, value);
  return { was, at, reason, role };
};

const trendOf = (cadence: Cadence, readings: readonly Reading[]): Trend => {
  const latest = readings.at(-1);
  if (latest === undefined || cadence.every === "event" || cadence.every === "occasion") {
    return {
      from: latest === undefined ? "1970-01-01" : dayOf(latest.asAt),
      every: "day",
      values: [],
    };
  }
  const day = dayOf(latest.asAt);
  const byAsAt = new Map(readings.map((reading) => [reading.asAt, reading.value]));
  const steps = trendSteps[cadence.every];
  const days = Array.from(
    { length: steps },
    (_, i) => asAtBefore(cadence, day, steps - 1 - i) ?? day,
  );
  const values = days.map((each) => byAsAt.get(each) ?? null);
  // A series younger than its window begins where it begins, not with a stretch of gaps.
  const first = Math.max(
    0,
    values.findIndex((value) => value !== null),
  );
  return { from: days[first] ?? day, every: cadence.every, values: values.slice(first) };
};
