/** What is walked: the seeded rules as they are, and lines wherever else a place might put them. */
import { noticeRules } from "../../../seeds/notice-rules.ts";
import type { RealSeries } from "../plausibility/series.ts";
import { type Watch, winters } from "./measurement.ts";

/** The seeded rules that watch a number; declared levels have no real series. */
export const seededWatches: readonly Watch[] = noticeRules.flatMap(({ rules }) =>
  rules.flatMap(({ test, ...rule }) => (test.kind === "threshold" ? [{ ...rule, test }] : [])),
);

/** Shares of the winter that lie at or under a line. A line in the middle is the hardest to keep calm. */
const shares = [0.5, 0.75, 0.9] as const;
/** The line at which it clears lies so much of the winter lower. */
const clearLower = 0.1;

/** Over each of these shares, on every series, by the reports in a row that the seeded rules wait for. */
export const harderWatches = (all: readonly RealSeries[]): Watch[] =>
  all.flatMap((series) =>
    shares.map((share): Watch => ({
      key: `${series.measure.key} over ${100 * share}%`,
      measure: series.measure.key,
      test: {
        kind: "threshold",
        side: "over",
        at: valueAt(series, share),
        clearAt: valueAt(series, share - clearLower),
      },
      opensAfter: 2,
      clearsAfter: 3,
    })),
  );

/** The value that so much of the first winter lies at or under. */
export const valueAt = ({ points }: Pick<RealSeries, "points">, share: number): number => {
  const [{ from, to }] = winters;
  const values = points
    .filter(({ asAt }) => asAt >= from && asAt <= to)
    .map(({ value }) => value)
    .toSorted((a, b) => a - b);
  return values[Math.floor(share * (values.length - 1))] ?? 0;
};
