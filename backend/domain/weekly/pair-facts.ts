/** What a row of two monthly measures says: both months, from everyone and from one source. */
import { addMonths, dayOf, lastDayOf, monthOf } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { writeMonth, writeNumber } from "../../../contracts/wording.ts";
import type { WeeklyGround } from "./ground.ts";

export type PairLayout = Extract<WeeklyRowLayout["row"], { is: "pair" }>;

/** One number of a pair: which measure, whose, and of which month. */
export type PairCell = { measure: "first" | "second"; of: "all" | "of"; month: "now" | "before" };

/** The eight numbers of a pair in the order in which its sentence says them. */
export const pairCellsInOrder: readonly PairCell[] = (["all", "of"] as const).flatMap((of) =>
  (["now", "before"] as const).flatMap((month) =>
    (["first", "second"] as const).map((measure) => ({ measure, of, month })),
  ),
);

export type Pair = {
  layout: PairLayout;
  first: Figure;
  second: Figure;
  /** The months that are set side by side, by their last days. */
  now: string;
  before: string;
};

/** Null while nothing was ever reported for it. */
export const findPair = (layout: PairLayout, figures: WeeklyGround["figures"]): Pair | null => {
  const first = figures.get(layout.first);
  const second = figures.get(layout.second);
  if (first?.asAt == null || second === undefined) return null;
  const month = monthOf(dayOf(first.asAt));
  return { layout, first, second, now: lastDayOf(month), before: lastDayOf(addMonths(month, -1)) };
};

/** The number in a cell; null when it has not come. */
export const valueOfPairCell = (
  pair: Pair,
  cell: PairCell,
  readings: WeeklyGround["readings"],
): number | null =>
  readings(pair.layout[cell.measure])
    .find(({ asAt }) => asAt === pair[cell.month])
    ?.parts.find(({ key }) => key === pair.layout[cell.of])?.value ?? null;

/** The names of a cell's facts: "cwh-referrals-monthly.RUH" with "month-before-value" or "month-before-missing". */
export const namesOfPairCell = (pair: Pair, { measure, of, month }: PairCell) => {
  const when = month === "now" ? "month" : "month-before";
  return {
    measure: `${pair.layout[measure]}.${pair.layout[of]}`,
    value: `${when}-value`,
    missing: `${when}-missing`,
  };
};

export const factsOfPair = (
  pair: Pair,
  criteria: string,
  readings: WeeklyGround["readings"],
): Fact[] => [
  ...(["now", "before"] as const).map((month) => ({
    key: `${pair.layout.first}/${month === "now" ? "pair-month" : "pair-month-before"}`,
    words: writeMonth(monthOf(pair[month])),
    label: `${criteria}: ${month === "now" ? "the month" : "the month before"}`,
  })),
  ...pairCellsInOrder.flatMap((cell): Fact[] => {
    const value = valueOfPairCell(pair, cell, readings);
    const { unit } = pair[cell.measure];
    const from = cell.of === "all" ? "from all" : `from ${pair.layout.ofLabel}`;
    const label = `${criteria}: ${unit.many} ${from} in ${writeMonth(monthOf(pair[cell.month]))}`;
    const names = namesOfPairCell(pair, cell);
    return value === null
      ? [{ key: `${names.measure}/${names.missing}`, words: "no figure", label }]
      : [{ key: `${names.measure}/${names.value}`, words: writeNumber(value), label }];
  }),
];
