/**
 * How often real values are asked after, and how often slips are: the real series are walked day by
 * day, and each day's value is judged against what was known before it.
 */
import { type Day, addDays } from "../../../contracts/calendar.ts";
import { type Expectation, judge } from "../../../contracts/plausibility.ts";
import { type Accepted, acceptedPeriods, composeExpectation } from "../../domain/plausibility.ts";
import { type RealSeries, neighboursOf } from "./series.ts";
import { type SlipKind, isGross, slipKinds, slipsOf } from "./slips.ts";

/** The first year is only known; the constants were chosen on the second, and the third was kept apart. */
export const spans = [
  { name: "chosen on", from: "2023-04-01", to: "2024-03-31" },
  { name: "held out", from: "2024-04-01", to: "2025-03-31" },
] as const;
export type SpanName = (typeof spans)[number]["name"];

/** How many were asked after, of how many. */
export type Tally = { asked: number; of: number };

export type SlipTally = { all: Tally; gross: Tally };

export type SeriesMeasurement = {
  measure: string;
  span: SpanName;
  /** Real values that could not be judged, because too little was known. */
  unjudged: number;
  /** Real values; one that is asked after is confirmed, as a flow lead would, which teaches. */
  real: Tally;
  slips: Record<SlipKind, SlipTally>;
};

export const measurePlausibility = (all: readonly RealSeries[]): SeriesMeasurement[] =>
  all.flatMap((series) => measureSeries(series, neighboursOf(series, all)));

const measureSeries = (
  series: RealSeries,
  neighbours: readonly RealSeries[],
): SeriesMeasurement[] => {
  const accepted: Accepted[] = [];
  return spans.map(({ name, from, to }) => {
    const measured = emptyMeasurement(series.measure.key, name);
    for (const point of series.points) {
      if (point.asAt < from || point.asAt > to) continue;
      const expectation = expectationOn(series, point.asAt, accepted);
      if (expectation === null) measured.unjudged += 1;
      else if (measureDay(measured, series, neighbours, expectation)) accepted.push(point);
    }
    return measured;
  });
};

const expectationOn = (
  { points, measure }: RealSeries,
  day: Day,
  accepted: readonly Accepted[],
): Expectation | null => composeExpectation(points, day, measure, accepted.slice(-acceptedPeriods));

/** @returns whether the real value was asked after. */
const measureDay = (
  measured: SeriesMeasurement,
  { measure, valueOn }: RealSeries,
  neighbours: readonly RealSeries[],
  expectation: Expectation,
): boolean => {
  const day = expectation.asAt;
  const value = valueOn.get(day) ?? 0;
  const isAsked = (one: number): boolean => judge(one, expectation, measure) !== null;
  const realAsked = isAsked(value);
  count(measured.real, realAsked);
  const nearby = {
    yesterday: valueOn.get(addDays(day, -1)) ?? null,
    otherRows: neighbours.flatMap((other) => other.valueOn.get(day) ?? []),
  };
  for (const { kind, wrong } of slipsOf(value, nearby)) {
    const asked = isAsked(wrong);
    count(measured.slips[kind].all, asked);
    if (isGross(wrong, value)) count(measured.slips[kind].gross, asked);
  }
  return realAsked;
};

const count = (tally: Tally, asked: boolean): void => {
  tally.of += 1;
  if (asked) tally.asked += 1;
};

const none = (): Tally => ({ asked: 0, of: 0 });

const emptyMeasurement = (measure: string, span: SpanName): SeriesMeasurement => {
  const slip = (): SlipTally => ({ all: none(), gross: none() });
  const [swapped, typed, lost, yesterday, row] = [slip(), slip(), slip(), slip(), slip()];
  return {
    measure,
    span,
    unjudged: 0,
    real: none(),
    slips: {
      "digits swapped": swapped,
      "a digit too many": typed,
      "a digit missing": lost,
      "yesterday's value": yesterday,
      "wrong row": row,
    },
  };
};

export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce((sum, one) => ({ asked: sum.asked + one.asked, of: sum.of + one.of }), none());

/** Null where nothing was counted. */
export const rateOf = ({ asked, of }: Tally): number | null => (of === 0 ? null : asked / of);

export type Summary = {
  falseAlarms: Tally;
  unjudged: number;
  slips: Record<SlipKind, SlipTally>;
  /** All kinds in one heap: kinds that can happen in many ways weigh more. */
  pooled: SlipTally;
  /** The mean of the kinds' rates: each kind weighs the same, which is harder. */
  byKind: { all: number | null; gross: number | null };
};

/** Several measurements as one. */
export const summarise = (measured: readonly SeriesMeasurement[]): Summary => {
  const of = (kind: SlipKind): SlipTally => ({
    all: addTallies(measured.map(({ slips }) => slips[kind].all)),
    gross: addTallies(measured.map(({ slips }) => slips[kind].gross)),
  });
  const slips = {
    "digits swapped": of("digits swapped"),
    "a digit too many": of("a digit too many"),
    "a digit missing": of("a digit missing"),
    "yesterday's value": of("yesterday's value"),
    "wrong row": of("wrong row"),
  };
  const meanOver = (which: keyof SlipTally): number | null =>
    meanOf(slipKinds.flatMap((kind) => rateOf(slips[kind][which]) ?? []));
  return {
    falseAlarms: addTallies(measured.map(({ real }) => real)),
    unjudged: measured.reduce((sum, { unjudged }) => sum + unjudged, 0),
    slips,
    pooled: {
      all: addTallies(slipKinds.map((kind) => slips[kind].all)),
      gross: addTallies(slipKinds.map((kind) => slips[kind].gross)),
    },
    byKind: { all: meanOver("all"), gross: meanOver("gross") },
  };
};

const meanOf = (rates: readonly number[]): number | null =>
  rates.length === 0 ? null : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
