/** Stretches of a measure's past to read. */
import type { AsAt } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";

/** From `from` to `to`, both included; a day as `to` includes all of its times. */
export type AsAtRange = { locality: Key; measure: Key; from: AsAt; to: AsAt };

/** The last text that an as-at can be: a day's end is after all of its times ("~" sorts after "T"). */
export const endOf = (asAt: AsAt): string => `${asAt}~`;

/**
 * The same stretches with those of one measure joined where they meet, so that no observation is read
 * twice: a figure and a total that it is part of ask for the same days.
 */
export const joinRanges = (ranges: readonly AsAtRange[]): AsAtRange[] => {
  const joined: AsAtRange[] = [];
  for (const range of ranges.toSorted(byPlaceAndStart)) {
    const last = joined.at(-1);
    const meets =
      last?.locality === range.locality &&
      last.measure === range.measure &&
      range.from <= endOf(last.to);
    if (!meets) joined.push({ ...range });
    else if (endOf(range.to) > endOf(last.to)) last.to = range.to;
  }
  return joined;
};

const byPlaceAndStart = (a: AsAtRange, b: AsAtRange): number => {
  if (a.locality !== b.locality) return a.locality < b.locality ? -1 : 1;
  if (a.measure !== b.measure) return a.measure < b.measure ? -1 : 1;
  return a.from < b.from ? -1 : 1;
};
