/**
 * Control charts as Making Data Count draws them (XmR), by the rules of the NHS-R reference: limits of
 * each segment, the special cause of each point, and the two icons. Pure: whoever draws a chart, shows
 * an icon on a wall or writes a sentence asks here, and reads the same answer.
 */
import type { Polarity } from "../../contracts/measure.ts";
import type {
  Assurance,
  SpecialCause,
  Variation,
  VariationIcon,
} from "../../contracts/variation.ts";
import { type Limits, areTrialLimits, limitsOf } from "./control-chart/limits.ts";
import { findSpecialCauses } from "./control-chart/special-causes.ts";

export type ControlChartOptions = {
  polarity: Polarity;
  /** Whether ranges that are far too large are left out of the limits; a setting of the measure. */
  screen: boolean;
  /** Limits are made of the first so many places of each segment, gaps counted; null: of all of them. */
  fixAfter?: number | null;
  /** From 0, the first place of each new segment; a place that is not in the series does nothing. */
  rebaseAt?: readonly number[];
  /** One target for all points, or one for each where it moves; null is no target that is a number. */
  target?: number | null | readonly (number | null)[];
};

export type ChartPoint = {
  /** Null at a gap: there is no point then, and it has neither special cause nor icon. */
  value: number | null;
  limits: Limits | null;
  special: SpecialCause | null;
  icon: VariationIcon | null;
  target: number | null;
};

/** From a rebase to the next, both ends included; limits are null where there is no point at all. */
export type Segment = { from: number; to: number; limits: Limits | null; trial: boolean };

export type ControlChart = {
  points: readonly ChartPoint[];
  segments: readonly Segment[];
  polarity: Polarity;
  /** Which way the limits were worked out, to be printed beside them. */
  screened: boolean;
};

/**
 * Draws up a chart.
 *
 * @param values at even steps, earliest first; a null is a gap: no mean, range or run takes it in or crosses it
 * @returns as many points as values, in the same order
 */
export const composeControlChart = (
  values: readonly (number | null)[],
  options: ControlChartOptions,
): ControlChart => {
  const { polarity, screen, rebaseAt = [] } = options;
  const fixAfter = options.fixAfter ?? values.length;
  const segments = partAt(values.length, rebaseAt).map(({ from, to }) => {
    const limits = limitsOf(values.slice(from, Math.min(to + 1, from + fixAfter)), screen);
    return { from, to, limits, trial: areTrialLimits(limits?.points ?? 0) };
  });
  const points = segments.flatMap(({ from, to, limits }) => {
    const own = values.slice(from, to + 1);
    const causes = limits === null ? [] : findSpecialCauses(own, limits);
    return own.map((value, i) => {
      const special = causes[i] ?? null;
      const icon = value === null ? null : iconOf(special, polarity);
      return { value, limits, special, icon, target: targetAt(options.target, from + i) };
    });
  });
  return { points, segments, polarity, screened: screen };
};

const partAt = (length: number, rebaseAt: readonly number[]): { from: number; to: number }[] => {
  if (length === 0) return [];
  const inside = rebaseAt.filter((at) => at > 0 && at < length);
  const starts = [0, ...new Set(inside)].toSorted((a, b) => a - b);
  return starts.map((from, i) => ({ from, to: (starts[i + 1] ?? length) - 1 }));
};

const targetAt = (target: ControlChartOptions["target"], at: number): number | null =>
  typeof target === "number" ? target : (target?.[at] ?? null);

const pointsUp: Record<SpecialCause, boolean> = {
  "above-limit": true,
  rising: true,
  "near-upper-limit": true,
  "above-mean": true,
  "below-limit": false,
  falling: false,
  "near-lower-limit": false,
  "below-mean": false,
};

const iconOf = (special: SpecialCause | null, polarity: Polarity): VariationIcon => {
  if (special === null) return "common-cause";
  const isHigh = pointsUp[special];
  switch (polarity) {
    case "neutral":
      return isHigh ? "neutral-high" : "neutral-low";
    case "higher":
      return isHigh ? "improvement-high" : "concern-low";
    case "lower":
      return isHigh ? "concern-high" : "improvement-low";
  }
};

/** What is said of the process at its latest point; null for a series without any. */
export const variationOf = (chart: ControlChart): Variation | null => {
  const latest = latestPoint(chart);
  if (latest === undefined || latest.limits === null || latest.icon === null) return null;
  const { points } = latest.limits;
  return { icon: latest.icon, special: latest.special, trial: areTrialLimits(points), points };
};

/**
 * Whether the process will meet its target, by the limits and the target at its latest point: a target
 * that moves is judged as it stands there. Null without a target, and for a measure without a better way.
 */
export const assuranceOf = (chart: ControlChart): Assurance | null => {
  const latest = latestPoint(chart);
  if (latest === undefined || latest.limits === null || latest.target === null) return null;
  return measureAssurance(latest.limits, latest.target, chart.polarity);
};

/** A target on a limit is within reach and out of reach by turns, as one between them is. */
export const measureAssurance = (
  { lower, upper }: Pick<Limits, "lower" | "upper">,
  target: number,
  polarity: Polarity,
): Assurance | null => {
  if (polarity === "neutral") return null;
  if (target > upper) return polarity === "higher" ? "fail" : "pass";
  if (target < lower) return polarity === "higher" ? "pass" : "fail";
  return "inconsistent";
};

/** A gap after it takes nothing away from the latest point. */
const latestPoint = ({ points }: ControlChart): ChartPoint | undefined =>
  points.findLast(({ value }) => value !== null);
