/** Red, amber or green: how a variance is judged by the measure's own rule. */
import type { Rag, Variance } from "../../contracts/figure.ts";
import { type Measure, type Polarity, type Tolerance, levelOf } from "../../contracts/measure.ts";
import type { TargetInForce } from "../../contracts/plan.ts";

/** Room for binary fractions, far below any difference that is shown. */
const boundarySlack = 1e-9;

/**
 * Judges a value. On target is green whichever way is better (V3); the amber band includes its
 * boundary (V4); a state that is not a number is never a colour (V5); a band is judged on both
 * sides, whatever the polarity (V6).
 */
export const rateFigure = (
  measure: Pick<Measure, "ragRule" | "polarity" | "scale">,
  value: number | null,
  target: TargetInForce,
  variance: Variance | null,
): Rag => {
  if (value === null) return "no-figure";
  switch (measure.ragRule.by) {
    case "none":
      return "not-rated";
    case "level":
      return (measure.scale && levelOf(measure.scale, value)?.rag) ?? "not-rated";
    case "target": {
      if (variance === null) return "not-rated";
      const worse = howMuchWorse(measure.polarity, target, variance);
      if (worse === null) return "not-rated";
      return judge(worse, allowance(measure.ragRule.tolerance, value, variance));
    }
  }
};

/** How far the value lies on the wrong side; zero or less is the right side, null when neither side is wrong. */
const howMuchWorse = (
  polarity: Polarity,
  target: TargetInForce,
  { difference }: Variance,
): number | null => {
  if (target.state === "band") return Math.abs(difference);
  if (polarity === "neutral") return null;
  return polarity === "lower" ? difference : -difference;
};

/** The amber band's width; a relative one is a share of the target that the variance was measured from. */
const allowance = (tolerance: Tolerance, value: number, { difference }: Variance): number =>
  tolerance.is === "absolute" ? tolerance.amount : tolerance.amount * Math.abs(value - difference);

const judge = (worse: number, amberUpTo: number): Rag => {
  if (worse <= boundarySlack) return "green";
  return worse <= amberUpTo + boundarySlack ? "amber" : "red";
};
