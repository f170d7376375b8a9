/** The four rules that tell a special cause from ordinary variation, within one segment. */
import type { SpecialCause } from "../../../contracts/variation.ts";
import type { Limits } from "./limits.ts";

/** How many points in a row rise, fall or lie on one side before it is a signal. */
const runPoints = 7;
/** Of so many consecutive points, two close to a limit are a signal. */
const windowPoints = 3;
const nearPointsMin = 2;

/** Where a point lies beside the mean: -1 below, 0 exactly on it, 1 above; null at a gap. */
export type Side = -1 | 0 | 1 | null;

/** What each point of a segment is part of, before one name is chosen. */
export type Signals = {
  values: readonly (number | null)[];
  sides: readonly Side[];
  isOutside: readonly boolean[];
  isInTrend: readonly boolean[];
  isInTwoOfThree: readonly boolean[];
  isInRun: readonly boolean[];
};

/** The special cause of each point of a segment; null is common cause. A gap breaks every run. */
export const findSpecialCauses = (
  values: readonly (number | null)[],
  limits: Limits,
): (SpecialCause | null)[] => {
  const sides = values.map((value) => sideOf(value, limits.mean));
  const isOutside = values.map(
    (value) => value !== null && (value > limits.upper || value < limits.lower),
  );
  const isNear = values.map(
    (value, i) =>
      value !== null &&
      isOutside[i] === false &&
      (value > limits.nearUpper || value < limits.nearLower),
  );
  return nameSpecialCauses({
    values,
    sides,
    isOutside,
    isInTrend: markSevenTo(endsOfTrends(values).map((end) => end !== 0)),
    isInTwoOfThree: markTwoOfThree(isNear, sides).map((marked, i) => marked && isNear[i] === true),
    isInRun: markSevenTo(endsOfRuns(sides)),
  });
};

const sideOf = (value: number | null, mean: number): Side => {
  if (value === null) return null;
  if (value === mean) return 0;
  return value > mean ? 1 : -1;
};

/** Where seven points in a row, or more, have been strictly on one side of the mean. */
export const endsOfRuns = (sides: readonly Side[]): boolean[] => {
  let length = 0;
  return sides.map((side, i) => {
    if (side === null || side === 0) length = 0;
    else length = side === sides[i - 1] ? length + 1 : 1;
    return length >= runPoints;
  });
};

/** Where six differences in a row, or more, have had one sign: 1 rising, -1 falling, 0 neither. */
export const endsOfTrends = (values: readonly (number | null)[]): (-1 | 0 | 1)[] => {
  let length = 0;
  let last: Side = null;
  return values.map((value, i) => {
    const step = stepBetween(values[i - 1] ?? null, value);
    if (step === null || step === 0) length = 0;
    else length = step === last ? length + 1 : 1;
    last = step;
    return step !== null && length >= runPoints - 1 ? step : 0;
  });
};

const stepBetween = (from: number | null, to: number | null): Side =>
  from === null ? null : sideOf(to, from);

/** Marks the seven points up to and with each end. */
export const markSevenTo = (isEnd: readonly boolean[]): boolean[] =>
  isEnd.map((_, i) => isEnd.slice(i, i + runPoints).includes(true));

/** Marks all points of each three in a row that lie on one side of the mean with two of them near a limit. */
export const markTwoOfThree = (isNear: readonly boolean[], sides: readonly Side[]): boolean[] => {
  const marked = isNear.map(() => false);
  for (let from = 0; from + windowPoints <= isNear.length; from += 1) {
    const side = sides[from] ?? 0;
    const near = isNear.slice(from, from + windowPoints).filter(Boolean);
    const isOneSided =
      side !== 0 && sides.slice(from, from + windowPoints).every((each) => each === side);
    if (isOneSided && near.length >= nearPointsMin) {
      marked.fill(true, from, from + windowPoints);
    }
  }
  return marked;
};

/** The first rule that a point meets names it: outside a limit, trend, two in three, one side. */
export const nameSpecialCauses = (signals: Signals): (SpecialCause | null)[] =>
  signals.values.map((_, i) => {
    const isAbove = signals.sides[i] === 1;
    if (signals.isOutside[i] === true) return isAbove ? "above-limit" : "below-limit";
    if (signals.isInTrend[i] === true) return isRising(signals, i) ? "rising" : "falling";
    if (signals.isInTwoOfThree[i] === true)
      return isAbove ? "near-upper-limit" : "near-lower-limit";
    if (signals.isInRun[i] === true) return isAbove ? "above-mean" : "below-mean";
    return null;
  });

/**
 * Which way a trend goes at one of its points: towards the next point where that is in a trend too,
 * so that a peak belongs to the fall that it begins; from the point before otherwise. As in the
 * reference, a level step between two trends counts as falling.
 */
const isRising = ({ values, isInTrend }: Signals, i: number): boolean => {
  const step =
    isInTrend[i + 1] === true
      ? stepBetween(values[i] ?? null, values[i + 1] ?? null)
      : stepBetween(values[i - 1] ?? null, values[i] ?? null);
  return step === 1;
};
