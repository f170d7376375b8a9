/** Numbers that belong together on a sheet: two that make a third, or that the board reads side by side. */
import type { Key } from "../../contracts/place.ts";
import type { Derivation, Measure } from "../../contracts/measure.ts";
import type { WeeklyLayout } from "../../contracts/weekly-update.ts";

/** Two measures of one provider, and what they are called together. */
export type Pair = { name: string; measures: readonly [Key, Key] };

/** The two measures that a mean or a share is worked out of; null for what is worked out otherwise. */
const twoOf = (derivation: Derivation | null): readonly [Key, Key] | null => {
  if (derivation?.how === "weighted-mean") return [derivation.total, derivation.count];
  if (derivation?.how !== "ratio") return null;
  const { of, over } = derivation;
  const isWholeOfHere = [of, over].every(
    ({ locality, breakdown }) => locality === null && breakdown === null,
  );
  return isWholeOfHere ? [of.measure, over.measure] : null;
};

/** A derived measure's title names its two; what only the board sets side by side has the board's words. */
const namedPairs = (all: readonly Measure[], layout: WeeklyLayout | null): Pair[] => [
  ...all.flatMap(({ title, derivation }) => {
    const measures = twoOf(derivation);
    return measures === null ? [] : [{ name: title, measures }];
  }),
  ...(layout?.rows ?? []).flatMap(({ criteria, row }) =>
    row.is === "pair" ? [{ name: criteria, measures: [row.first, row.second] as const }] : [],
  ),
];

const partsOf = ({ breakdown }: Measure): string =>
  breakdown?.parts.map(({ key }) => key).join() ?? "";

/** Entered at one time, part for part: otherwise one of them would stand beside nothing. */
const areAlike = (a: Measure, b: Measure): boolean =>
  partsOf(a) === partsOf(b) && JSON.stringify(a.cadence) === JSON.stringify(b.cadence);

/**
 * The pairs among a provider's `own` measures. A measure is in one pair at most: in the first found.
 *
 * @param all every measure of the place, derived ones too.
 */
export const findPairs = (
  own: readonly Measure[],
  all: readonly Measure[],
  layout: WeeklyLayout | null,
): Pair[] => {
  const byKey = new Map(own.map((measure) => [measure.key, measure]));
  const paired = new Set<Key>();
  return namedPairs(all, layout).filter(({ measures: [first, second] }) => {
    const [a, b] = [byKey.get(first), byKey.get(second)];
    if (a === undefined || b === undefined || a === b || !areAlike(a, b)) return false;
    if (paired.has(first) || paired.has(second)) return false;
    paired.add(first).add(second);
    return true;
  });
};

export const pairOf = (pairs: readonly Pair[], measure: Key): Pair | undefined =>
  pairs.find(({ measures }) => measures.includes(measure));

type Placed = { measure: Pick<Measure, "key">; breakdown: string };

/** Rows in their order, but both numbers of a pair in the place of the first row, part by part. */
export const putPairsTogether = <Row extends Placed>(
  rows: readonly Row[],
  pairs: readonly Pair[],
): Row[] =>
  rows.flatMap((row, at) => {
    const pair = pairOf(pairs, row.measure.key);
    if (pair === undefined) return [row];
    const together = rows.filter(({ measure }) => pair.measures.includes(measure.key));
    if (rows.indexOf(together[0] ?? row) !== at) return [];
    const parts = [...new Set(together.map(({ breakdown }) => breakdown))];
    return parts.flatMap((part) =>
      pair.measures.flatMap((key) =>
        together.filter(({ measure, breakdown }) => measure.key === key && breakdown === part),
      ),
    );
  });
