/**
 * A mean that is right to its last digit. A point exactly on the mean breaks a run and a series of
 * equal values has that value as its mean: with plain addition ten times 0.1 would lie "above" it.
 */

/** A number and what rounding took from it. */
type Pair = { value: number; rest: number };

/** The mean of at least one finite value, rounded once. */
export const exactMean = (values: readonly number[]): number => {
  const sum = exactSum(values);
  const mean = sum.value / values.length;
  const back = exactProduct(mean, values.length);
  return mean + (sum.value - back.value - back.rest + sum.rest) / values.length;
};

/** Keeps what each addition loses and adds it up beside (Neumaier's way). */
const exactSum = (values: readonly number[]): Pair => {
  let sum = 0;
  let rest = 0;
  for (const value of values) {
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return { value: sum, rest };
};

/** 2²⁷ + 1 parts a number into two halves whose products with a small count are exact (Veltkamp's way). */
const halver = 134_217_729;

const exactProduct = (factor: number, count: number): Pair => {
  const value = factor * count;
  const high = halver * factor - (halver * factor - factor);
  return { value, rest: high * count - value + (factor - high) * count };
};
