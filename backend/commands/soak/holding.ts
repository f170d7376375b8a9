/** What a page holds, and whether it came to hold more and more. Pure. */

export type Holding = {
  heapBytes: number;
  nodes: number;
  listeners: number;
  /** Nodes that stand in no document and are held all the same. */
  detached: number;
};

export type Held = keyof Holding;

export const held: readonly Held[] = ["heapBytes", "nodes", "listeners", "detached"];

/** How much more it may be at the end. */
const growthMax = 0.05;
/** Of what is nearly nothing, a few more are no growth: one tile in passing holds more nodes. */
const grownCountMin = 20;

/** The least of each: what is held for ever is in every one of them, what stood there by chance is not. */
export const leastOf = (holdings: readonly Holding[]): Holding => {
  const least = (of: Held): number => Math.min(...holdings.map((holding) => holding[of]));
  return {
    heapBytes: least("heapBytes"),
    nodes: least("nodes"),
    listeners: least("listeners"),
    detached: least("detached"),
  };
};

export type Growth = { of: Held; first: number; last: number; isFlat: boolean };

/**
 * The middle of the first third of the days beside that of the last.
 *
 * @param days after the page has warmed up, in order; at least one.
 */
export const growthOf = (days: readonly Holding[]): Growth[] => {
  const third = Math.max(1, Math.floor(days.length / 3));
  return held.map((of) => {
    const first = middle(days.slice(0, third).map((day) => day[of]));
    const last = middle(days.slice(-third).map((day) => day[of]));
    const isFlat = last - first <= Math.max(first * growthMax, grownCountMin);
    return { of, first, last, isFlat };
  });
};

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
