/** The one place that sets a value against a target. */
import type { Variance } from "../../contracts/figure.ts";
import type { TargetInForce } from "../../contracts/plan.ts";

/**
 * The difference from target, signed, and its ratio to the target (rules V1, V2). In a band the
 * difference is from the nearer edge and zero inside, so both sides are judged (rule V6).
 * States that are not numbers have no variance: null, never zero (rule V5).
 */
export const measureVariance = (value: number | null, target: TargetInForce): Variance | null => {
  if (value === null) return null;
  switch (target.state) {
    case "number":
      return against(value, target.value);
    case "band":
      if (value < target.floor) return against(value, target.floor);
      if (value > target.ceiling) return against(value, target.ceiling);
      return { difference: 0, ratio: 0 };
    case "tbc":
    case "not-rated":
    case "none":
      return null;
  }
};

const against = (value: number, target: number): Variance => {
  const difference = exact(value - target);
  return { difference, ratio: target === 0 ? null : difference / Math.abs(target) };
};

/** Takes away what binary fractions add: values carry at most three decimals, a quotient a few more. */
const exact = (difference: number): number => Math.round(difference * 1e9) / 1e9;

/** What a value has changed by since an earlier one, exact in the same way. */
export const measureChange = (value: number, earlier: number): number => exact(value - earlier);
