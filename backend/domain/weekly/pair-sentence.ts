/** The monthly sentence of two measures side by side, with each of its numbers following its figure. */
import type { WeeklyGround } from "./ground.ts";
import { type PairCell, type PairLayout, findPair, namesOfPairCell } from "./pair-facts.ts";
import type { FindFact, Phrase } from "./phrase.ts";

/**
 * "June: 755 referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, against
 * 284 for 89". A number that has not come is said to be missing. Null while nothing was ever reported.
 */
export const sayPair = (
  layout: PairLayout,
  { figures }: WeeklyGround,
  find: FindFact,
): Phrase | null => {
  const pair = findPair(layout, figures);
  if (pair === null) return null;
  const cell = (of: PairCell["of"], month: PairCell["month"], units = false): Phrase => {
    const [first, second] = (["first", "second"] as const).map((measure) => {
      const names = namesOfPairCell(pair, { measure, of, month });
      return find(names.measure, names.value) ?? find(names.measure, names.missing) ?? "";
    });
    return units
      ? [first ?? "", ` ${pair.first.unit.many} for `, second ?? "", ` ${pair.second.unit.many}`]
      : [first ?? "", " for ", second ?? ""];
  };
  const month = (aspect: string) => find(layout.first, aspect) ?? "";
  return [
    month("pair-month"),
    ": ",
    ...cell("all", "now", true),
    ", against ",
    ...cell("all", "before"),
    " in ",
    month("pair-month-before"),
    `; from ${layout.ofLabel} `,
    ...cell("of", "now"),
    ", against ",
    ...cell("of", "before"),
  ];
};
