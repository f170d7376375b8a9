/** Figures worked out of others: sums, differences, ratios and weighted means (rules D1 to D4). */
import type { AsAt } from "../../contracts/calendar.ts";
import type { FigurePart } from "../../contracts/figure.ts";
import type { Derivation, DerivedPart, Measure } from "../../contracts/measure.ts";
import { type Reading, composeWas, latestOf, originOf, sumOrNull } from "./reading.ts";

/** Finds the readings of a measure: of this locality when `locality` is null, else of that one. */
export type FindReadings = (measure: string, locality: string | null) => readonly Reading[];

/**
 * The readings of a derived measure, in order of as-at: one for every as-at at which any of its
 * parts has come. Where a part has not, the value is null and `missing` names it (rule D2).
 */
export const deriveReadings = (
  measure: Measure & { derivation: Derivation },
  find: FindReadings,
): Reading[] => {
  const { derivation } = measure;
  switch (derivation.how) {
    case "sum":
      return combine(derivation.parts, derivation.beside, find, sumOrNull);
    case "difference":
      return combine([derivation.from, derivation.less], [], find, ([from, less]) =>
        from == null || less == null ? null : from - less,
      );
    case "ratio":
      return combine([derivation.of, derivation.over], [], find, ([of, over]) =>
        // Over 100 is shown as it is (rule D4); over nothing there is no ratio, which is not zero.
        of == null || over == null || over === 0 ? null : (of / over) * 100,
      );
    case "weighted-mean":
      return deriveWeightedMeans(find(derivation.total, null), find(derivation.count, null));
  }
};

type Found = { part: DerivedPart; at: Map<AsAt, Reading> };

const gather = (parts: readonly DerivedPart[], find: FindReadings): Found[] =>
  parts.map((part) => ({
    part,
    at: new Map(find(part.measure, part.locality).map((reading) => [reading.asAt, reading])),
  }));

/** The value of a part now, and what it was before its last correction. */
const valuesOf = ({ part, at }: Found, asAt: AsAt): { now: number | null; was: number | null } => {
  const reading = at.get(asAt);
  if (reading === undefined) return { now: null, was: null };
  if (part.breakdown === null) {
    return { now: reading.value, was: reading.was === null ? reading.value : reading.was.value };
  }
  const inParts = (parts: readonly FigurePart[]) =>
    parts.find(({ key }) => key === part.breakdown)?.value ?? null;
  const now = inParts(reading.parts);
  return { now, was: reading.was === null ? now : inParts(reading.was.parts) };
};

const combine = (
  parts: readonly DerivedPart[],
  beside: readonly DerivedPart[],
  find: FindReadings,
  compute: (values: readonly (number | null)[]) => number | null,
): Reading[] => {
  const found = gather(parts, find);
  const foundBeside = gather(beside, find);
  const asAts = new Set(found.flatMap(({ at }) => [...at.keys()]));
  return [...asAts].toSorted().map((asAt) => combineAt(asAt, found, foundBeside, compute));
};

const combineAt = (
  asAt: AsAt,
  found: readonly Found[],
  beside: readonly Found[],
  compute: (values: readonly (number | null)[]) => number | null,
): Reading => {
  const values = found.map((one) => valuesOf(one, asAt));
  const readings = found.flatMap(({ at }) => at.get(asAt) ?? []);
  const now = compute(values.map((value) => value.now));
  const was = compute(values.map((value) => value.was));
  const corrections = readings.flatMap((reading) => reading.was ?? []);
  const shown = (one: Found): FigurePart => ({
    key: one.part.breakdown ?? one.part.measure,
    label: one.part.label,
    words: one.part.words,
    value: valuesOf(one, asAt).now,
  });
  return {
    asAt,
    recordedAt: latestOf(readings.map((reading) => reading.recordedAt)),
    value: now,
    text: null,
    none: null,
    note: null,
    origin: originOf(readings.map((reading) => reading.origin)),
    parts: found.map(shown),
    beside: beside.map(shown),
    missing: found.filter((_, i) => values[i]?.now === null).map((one) => one.part.label),
    was: was === now ? null : composeWas(corrections, { value: was, text: null, parts: [] }),
  };
};

/** One cell of a weighted mean: both halves are kept, so that cells can be added up before they are divided. */
type Weighed = { total: number | null; count: number | null };

/**
 * Total over count of everything given; null when a half is missing or nothing was counted. Never
 * a mean of means (rule D3).
 */
export const weightedMean = (cells: readonly Weighed[]): number | null => {
  const total = sumOrNull(cells.map((cell) => cell.total));
  const count = sumOrNull(cells.map((cell) => cell.count));
  return total === null || count === null || count === 0 ? null : total / count;
};

const deriveWeightedMeans = (totals: readonly Reading[], counts: readonly Reading[]): Reading[] => {
  const totalAt = new Map(totals.map((reading) => [reading.asAt, reading]));
  const countAt = new Map(counts.map((reading) => [reading.asAt, reading]));
  const asAts = [...new Set([...totalAt.keys(), ...countAt.keys()])].toSorted();
  return asAts.map((asAt) => weighAt(asAt, totalAt.get(asAt), countAt.get(asAt)));
};

const weighAt = (asAt: AsAt, total: Reading | undefined, count: Reading | undefined): Reading => {
  const both = [total, count].filter((reading) => reading !== undefined);
  const names = (total ?? count)?.parts ?? [];
  const weighed = (side: (reading: Reading) => readonly FigurePart[]) =>
    names.map(({ key }): Weighed => {
      const valueIn = (reading: Reading | undefined) =>
        reading === undefined ? null : (side(reading).find((p) => p.key === key)?.value ?? null);
      return { total: valueIn(total), count: valueIn(count) };
    });
  const cells = weighed((reading) => reading.parts);
  const before = weighed((reading) => reading.was?.parts ?? reading.parts);
  const value = weightedMean(cells);
  const was = weightedMean(before);
  const corrections = both.flatMap((reading) => reading.was ?? []);
  return {
    asAt,
    recordedAt: latestOf(both.map((reading) => reading.recordedAt)),
    value,
    text: null,
    none: null,
    note: null,
    origin: originOf(both.map((reading) => reading.origin)),
    parts: names.map((part, i) => ({ ...part, value: weightedMean(cells.slice(i, i + 1)) })),
    beside: [],
    halves: names.map(({ key }, i) => ({
      key,
      total: cells[i]?.total ?? null,
      count: cells[i]?.count ?? null,
    })),
    // A pathway that nobody was on has no average and is not missing; one that was not reported is.
    missing: names
      .filter((_, i) => cells[i]?.total === null || cells[i]?.count === null)
      .map((part) => part.label),
    was: was === value ? null : composeWas(corrections, { value: was, text: null, parts: [] }),
  };
};
