/** A total that a file prints is no organisation's figure, and a check on those that are. */
import { type Day, dayOf } from "../../contracts/calendar.ts";
import { writeDayShort, writeNumber } from "../../contracts/wording.ts";
import type { FileValue } from "./layout.ts";

/** What a file says that all organisations together come to. */
export type PrintedTotal = { counts: string; asAt: Day; value: number };

/** A difference as small as the rounding of one printed total is none. */
const roundingMax = 0.5;

const nameOf = ({ counts, asAt }: { counts: string; asAt: string }): string =>
  `${counts}\n${dayOf(asAt)}`;

/**
 * A sentence for each kind of figure whose organisations do not add up to what is printed, with
 * both numbers of the first day of which that is true.
 *
 * @param totals of figures that add up: counts, and neither shares nor averages.
 */
export const checkPrintedTotals = (
  values: readonly FileValue[],
  totals: readonly PrintedTotal[],
): string[] => {
  const sums = new Map<string, number>();
  for (const value of values) {
    if (typeof value.value !== "number") continue;
    const name = nameOf(value);
    sums.set(name, (sums.get(name) ?? 0) + value.value);
  }
  const wrong = new Map<string, (PrintedTotal & { sum: number })[]>();
  for (const total of totals) {
    const sum = sums.get(nameOf(total)) ?? 0;
    if (Math.abs(sum - total.value) <= roundingMax) continue;
    const known = wrong.get(total.counts);
    if (known === undefined) wrong.set(total.counts, [{ ...total, sum }]);
    else known.push({ ...total, sum });
  }
  return [...wrong.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const { counts, asAt, value, sum } = first;
    const days = new Set(more.map((each) => each.asAt)).size;
    const others =
      days === 0 ? "" : ` The same is so on ${days} more ${days === 1 ? "day" : "days"}.`;
    return [
      `The file's own total of ${counts} for ${writeDayShort(asAt)} is ${writeNumber(value)} and its organisations add up to ${writeNumber(sum)}.${others}`,
    ];
  });
};
