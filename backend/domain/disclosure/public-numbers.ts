/** The numbers of an update as a public edition may print them. */
import { dayOf } from "../../../contracts/calendar.ts";
import type { Measure, MeasureKind } from "../../../contracts/measure.ts";
import type { WeeklyNumber } from "../../../contracts/weekly-update.ts";
import { writeNumber } from "../../../contracts/wording.ts";
import { nestSums } from "./nest-sums.ts";
import {
  type Cell,
  type Printed,
  roundToStep,
  type Sum,
  withhold,
  writePrinted,
} from "./withhold.ts";

/** What stands in a cell in words; "no figure" is neither a number nor one that is withheld (rule F3). */
export type PublicNumbers = { write(number: WeeklyNumber): string };

/** `locality` is that of a part that stands in another place. */
type PartName = { measure: string; part: string | null; day: string; locality?: string | null };

const nameOf = ({ measure, part, day, locality }: PartName): string =>
  `${locality == null ? "" : `${locality}/`}${measure}${part === null ? "" : `.${part}`}@${day}`;

const nameOfNumber = ({ measure, part, asAt }: WeeklyNumber): string | null =>
  asAt === null ? null : nameOf({ measure, part, day: dayOf(asAt) });

/**
 * Counts are withheld and rounded together, with every sum that the definitions make of them;
 * percentages are rounded to the same step, for they are made of counts; levels and yes or no are
 * declared, and are printed as they are. An average is withheld when it stands on few patients, which
 * the caller says (`isFew`).
 */
export const composePublicNumbers = (
  numbers: readonly WeeklyNumber[],
  measures: readonly Measure[],
  isFew: (number: WeeklyNumber) => boolean,
): PublicNumbers => {
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  const kindOf = ({ measure }: WeeklyNumber): MeasureKind => byKey.get(measure)?.kind ?? "count";
  const same = sameCells(numbers, byKey);
  const cells = new Map<string, Cell>();
  for (const number of numbers) {
    const name = nameOfNumber(number);
    if (name === null || number.value === null || kindOf(number) !== "count") continue;
    const id = same(name);
    cells.set(id, { id, value: number.value });
  }
  const { sums, tangled } = nestSums(sumsOf(numbers, byKey, same, cells));
  const printed = withhold([...cells.values()], sums);
  const find = (number: WeeklyNumber): Printed | undefined => {
    const name = nameOfNumber(number);
    if (name === null) return undefined;
    const id = same(name);
    return tangled.has(id) && number.value !== 0 ? { is: "withheld" } : printed.get(id);
  };
  return {
    write: (number) => {
      if (number.value === null) return "no figure";
      switch (kindOf(number)) {
        case "count": {
          const one = find(number);
          return one === undefined || one.is === "withheld"
            ? writePrinted({ is: "withheld" })
            : writeNumber(one.value);
        }
        case "percent":
          return `${writeNumber(roundToStep(number.value))}%`;
        case "average":
          return isFew(number) ? writePrinted({ is: "withheld" }) : writeNumber(number.value);
        case "level":
        case "yes-no":
        case "text":
          return writeNumber(number.value);
      }
    },
  };
};

/**
 * A number that only repeats another one, under the other one's name: a trust's part in a sum by trust
 * is that trust's own total of the day. A part is printed by its label and known by its key.
 */
const sameCells = (
  numbers: readonly WeeklyNumber[],
  measures: ReadonlyMap<string, Measure>,
): ((name: string) => string) => {
  const same = new Map<string, string>();
  for (const { measure, asAt } of numbers) {
    const definition = measures.get(measure);
    if (asAt === null || definition === undefined) continue;
    const day = dayOf(asAt);
    for (const { label, key } of definition.breakdown?.parts ?? []) {
      same.set(nameOf({ measure, part: label, day }), nameOf({ measure, part: key, day }));
    }
    if (definition.breakdown?.whole.is === "part") {
      const { key } = definition.breakdown.whole;
      same.set(nameOf({ measure, part: key, day }), nameOf({ measure, part: null, day }));
    }
    if (definition.derivation?.how !== "sum") continue;
    for (const part of definition.derivation.parts) {
      const name = nameOf({ measure, part: part.label, day });
      same.set(name, nameOf({ ...part, part: part.breakdown, day }));
    }
  }
  const follow = (name: string): string => {
    const next = same.get(name);
    return next === undefined || next === name ? name : follow(next);
  };
  return follow;
};

/** Every sum among the printed numbers of a day: of a measure's own parts, and of what it is made of. */
const sumsOf = (
  numbers: readonly WeeklyNumber[],
  measures: ReadonlyMap<string, Measure>,
  same: (name: string) => string,
  cells: ReadonlyMap<string, Cell>,
): Sum[] => {
  const days = new Set(numbers.flatMap(({ asAt }) => (asAt === null ? [] : [dayOf(asAt)])));
  return [...days].flatMap((day) =>
    [...measures.values()].flatMap((measure): Sum[] => {
      const total = same(nameOf({ measure: measure.key, part: null, day }));
      const parts = partsOf(measure, day).map((part) => same(nameOf(part)));
      const isWhole = parts.length > 0 && cells.has(total) && parts.every((id) => cells.has(id));
      return isWhole && addsUp(cells, total, parts) ? [{ total, parts }] : [];
    }),
  );
};

const partsOf = ({ key, derivation, breakdown }: Measure, day: string): PartName[] => {
  if (derivation?.how === "sum") {
    return derivation.parts.map((part) => ({ ...part, part: part.breakdown, day }));
  }
  if (breakdown?.whole.is !== "sum") return [];
  return breakdown.parts.map((part) => ({ measure: key, part: part.key, day }));
};

/** Parts may be of another day's print, or not of this total at all: then they give nothing away. */
const addsUp = (
  cells: ReadonlyMap<string, Cell>,
  total: string,
  parts: readonly string[],
): boolean =>
  parts.reduce((sum, id) => sum + (cells.get(id)?.value ?? 0), 0) === cells.get(total)?.value;
