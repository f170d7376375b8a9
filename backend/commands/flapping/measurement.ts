/**
 * How often notices open on the real series, and how often they flap: each winter's figures are walked
 * report by report, once by the rule and once by its bare line, without hysteresis.
 */
import { type Day, daysBetween } from "../../../contracts/calendar.ts";
import type { NoticeRule } from "../../../contracts/notice.ts";
import { findEpisodes } from "../../domain/notices.ts";
import { judgeValue, type ReportTest } from "../../domain/notice-verdict.ts";
import type { RealSeries } from "../plausibility/series.ts";

/** The lines of the seeded rules were taken from the first winter; the second was kept apart. */
export const winters = [
  { name: "lines taken from", from: "2023-10-01", to: "2024-03-31" },
  { name: "held out", from: "2024-10-01", to: "2025-03-31" },
] as const;
export type Winter = (typeof winters)[number];

/** A notice that opened and cleared again within so many days has flapped. */
export const flapDaysMax = 2;
/** So has one that opens again so soon after it cleared: waiting longer to clear does not hide that. */
export const againDaysMax = 7;

export type WatchTest = Exclude<ReportTest, { kind: "rag-red" }>;
export type Watch = Pick<NoticeRule, "key" | "measure" | "opensAfter" | "clearsAfter"> & {
  test: WatchTest;
};

export type Flapping = {
  opened: number;
  /** Cleared within `flapDaysMax` days. */
  flapped: number;
  /** Opened again within `againDaysMax` days. */
  again: number;
};

export type Measured = {
  watch: Watch;
  winter: Winter;
  days: number;
  with: Flapping;
  without: Flapping;
};

/** The same line without any hysteresis: one report opens, one report clears. */
const bareOf = (watch: Watch): Watch => ({
  ...watch,
  opensAfter: 1,
  clearsAfter: 1,
  test:
    watch.test.kind === "threshold"
      ? { ...watch.test, clearAt: watch.test.at }
      : { ...watch.test, clearBelow: watch.test.at },
});

/** Every watch on its series, in each winter; a watch without a series is left out. */
export const measureFlapping = (
  all: readonly RealSeries[],
  watches: readonly Watch[],
): Measured[] =>
  watches.flatMap((watch) => {
    const series = all.find(({ measure }) => measure.key === watch.measure);
    return series === undefined ? [] : winters.map((winter) => measureOne(series, watch, winter));
  });

const measureOne = (series: RealSeries, watch: Watch, winter: Winter): Measured => ({
  watch,
  winter,
  days: daysBetween(winter.from, winter.to) + 1,
  with: walk(series, watch, winter),
  without: walk(series, bareOf(watch), winter),
});

const walk = (
  { points }: RealSeries,
  { test, ...watch }: Watch,
  { from, to }: { from: Day; to: Day },
): Flapping => {
  const reports = points
    .filter(({ asAt }) => asAt >= from && asAt <= to)
    .map(({ asAt, value }) => ({ asAt, verdict: judgeValue(test, value) }));
  const episodes = findEpisodes(watch, reports).map(({ openedFor, clearing }) => ({
    openedFor,
    clearedFor: clearing?.at(-1) ?? null,
  }));
  return {
    opened: episodes.length,
    flapped: episodes.filter(
      ({ openedFor, clearedFor }) =>
        clearedFor !== null && daysBetween(openedFor, clearedFor) <= flapDaysMax,
    ).length,
    again: episodes.filter(({ openedFor }, index) => {
      const before = episodes[index - 1]?.clearedFor ?? null;
      return before !== null && daysBetween(before, openedFor) <= againDaysMax;
    }).length,
  };
};

export const addFlapping = (all: readonly Flapping[]): Flapping =>
  all.reduce(
    (sum, one) => ({
      opened: sum.opened + one.opened,
      flapped: sum.flapped + one.flapped,
      again: sum.again + one.again,
    }),
    { opened: 0, flapped: 0, again: 0 },
  );
