/** A reading: what a measure says for one as-at, whole and in parts, whether reported or worked out. */
import type { AsAt, Instant } from "../../contracts/calendar.ts";
import type { FigurePart } from "../../contracts/figure.ts";
import type { Breakdown, Measure } from "../../contracts/measure.ts";
import type { Observation, Origin, Replaced } from "../../contracts/observation.ts";

export type Reading = {
  asAt: AsAt;
  /** When the last of what it is made of was recorded. */
  recordedAt: Instant;
  /** Null when there is no figure, when a part is missing, or when the measure is words. */
  value: number | null;
  text: string | null;
  none: string | null;
  note: string | null;
  origin: Origin;
  parts: FigurePart[];
  beside: FigurePart[];
  /** Labels of the parts that have not come; the whole is then unknown (rule D2). */
  missing: string[];
  /** For a weighted mean: what each part's average comes from, so that weeks can be added up (rule D3). */
  halves?: { key: string; total: number | null; count: number | null }[];
  /** What stood here before a correction: the value, and how it was replaced. */
  was: ({ value: number | null; text: string | null; parts: FigurePart[] } & Replaced) | null;
};

/** The readings of a reported measure, in order of as-at, from its observations in force. */
export const composeReadings = (
  measure: Measure,
  observations: readonly Observation[],
): Reading[] => {
  const byAsAt = new Map<AsAt, Observation[]>();
  for (const observation of observations) {
    const cells = byAsAt.get(observation.asAt);
    if (cells === undefined) byAsAt.set(observation.asAt, [observation]);
    else cells.push(observation);
  }
  return [...byAsAt.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([asAt, cells]) => {
      if (measure.breakdown !== null) return [readParts(asAt, measure.breakdown, cells)];
      const whole = cells.find((cell) => cell.breakdown === "");
      return whole === undefined ? [] : [readWhole(whole)];
    });
};

const numberOf = (cell: Pick<Observation, "value" | "level">): number | null =>
  cell.value ?? cell.level;

const readWhole = (cell: Observation): Reading => ({
  asAt: cell.asAt,
  recordedAt: cell.recordedAt,
  value: numberOf(cell),
  text: cell.text,
  none: cell.none,
  note: cell.note,
  origin: cell.origin,
  parts: [],
  beside: [],
  missing: [],
  was:
    cell.previous === null
      ? null
      : {
          value: numberOf(cell.previous),
          text: cell.previous.text,
          parts: [],
          ...cell.previous.replaced,
        },
});

const readParts = (asAt: AsAt, breakdown: Breakdown, cells: readonly Observation[]): Reading => {
  const cellOf = (key: string) => cells.find((cell) => cell.breakdown === key);
  const partsBy = (value: (cell: Observation) => number | null): FigurePart[] =>
    breakdown.parts.map(({ key, label, words }) => {
      const cell = cellOf(key);
      return { key, label, words, value: cell === undefined ? null : value(cell) };
    });
  const parts = partsBy(numberOf);
  const replaced = cells.flatMap(({ previous }) => previous?.replaced ?? []);
  const before = partsBy((cell) => numberOf(cell.previous ?? cell));
  const reasons = cells.flatMap((cell) => (cell.none === null ? [] : [cell.none]));
  const nothing = parts.every((part) => part.value === null) && reasons.length > 0;
  return {
    asAt,
    recordedAt: latestOf(cells.map((cell) => cell.recordedAt)),
    value: wholeOf(breakdown, parts),
    text: null,
    none: nothing ? [...new Set(reasons)].join("; ") : null,
    note: cells.map((cell) => cell.note).find((note) => note !== null) ?? null,
    origin: originOf(cells.map((cell) => cell.origin)),
    parts,
    beside: [],
    missing: nothing ? [] : parts.filter((part) => part.value === null).map((part) => part.label),
    was: composeWas(replaced, { value: wholeOf(breakdown, before), text: null, parts: before }),
  };
};

/** What a whole was before the last of the corrections that it has seen; null when it has seen none. */
export const composeWas = (
  corrections: readonly Replaced[],
  before: Pick<NonNullable<Reading["was"]>, "value" | "text" | "parts">,
): Reading["was"] => {
  const last = corrections.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  return last === undefined
    ? null
    : { ...before, at: last.at, reason: last.reason, role: last.role };
};

const wholeOf = ({ whole }: Breakdown, parts: readonly FigurePart[]): number | null => {
  switch (whole.is) {
    case "sum":
      return sumOrNull(parts.map((part) => part.value));
    case "part":
      return parts.find((part) => part.key === whole.key)?.value ?? null;
    case "none":
      return null;
  }
};

/** The sum of all, or null when any is missing: never a smaller total (rule D2). */
export const sumOrNull = (values: readonly (number | null)[]): number | null => {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
};

export const latestOf = (instants: readonly Instant[]): Instant =>
  instants.reduce((latest, instant) => (instant > latest ? instant : latest), "");

/** What is partly made up is marked as made up. */
export const originOf = (origins: readonly Origin[]): Origin =>
  origins.includes("illustrative") ? "illustrative" : (origins[0] ?? "entered");
