/**
 * The limits of an XmR chart: the mean and 2.66 average moving ranges to either side. A null is a gap:
 * it is in no mean, and there is no range from or to it.
 */
import { chartPointsMin } from "../../../contracts/variation.ts";
import { exactMean } from "./exact-mean.ts";

/** How many average moving ranges a limit lies from the mean: 3 ÷ d2 of two points, as the convention rounds it. */
const limitRanges = 2.66;
const nearLimitRanges = 2 * (limitRanges / 3);
/** A range of this many average ranges or more is screened out: D4 of two points. */
const screenedRanges = 3.267;

/** Lower and upper may lie below zero or above 100: nothing is clipped. */
export type Limits = {
  mean: number;
  lower: number;
  upper: number;
  nearLower: number;
  nearUpper: number;
  /** How many points they rest on. */
  points: number;
};

/**
 * The limits of one segment.
 *
 * @param values the points that limits are made of, in order; nulls are gaps
 * @param screen whether ranges that are far too large are left out, in one pass; outliers always stay in the mean
 * @returns null when there is no point at all
 */
export const limitsOf = (values: readonly (number | null)[], screen: boolean): Limits | null => {
  const points = values.filter((value) => value !== null);
  if (points.length === 0) return null;
  const mean = exactMean(points);
  const range = averageRange(movingRanges(values), screen);
  return {
    mean,
    lower: mean - limitRanges * range,
    upper: mean + limitRanges * range,
    nearLower: mean - nearLimitRanges * range,
    nearUpper: mean + nearLimitRanges * range,
    points: points.length,
  };
};

const movingRanges = (values: readonly (number | null)[]): number[] =>
  values.flatMap((value, i) => {
    const before = values[i - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });

/** Zero where nothing moves, or where there is nothing to compare: the limits are then the mean itself. */
const averageRange = (ranges: readonly number[], screen: boolean): number => {
  if (ranges.length === 0) return 0;
  const average = exactMean(ranges);
  if (!screen) return average;
  const kept = ranges.filter((range) => range < screenedRanges * average);
  return kept.length === 0 ? 0 : exactMean(kept);
};

/** Whether limits that rest on so many points are trial limits. */
export const areTrialLimits = (points: number, pointsMin = chartPointsMin): boolean =>
  points < pointsMin;
