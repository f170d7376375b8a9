/**
 * What may be printed of small numbers in a public edition (rule R11), after NHS England's rule for
 * published counts: 0 stays 0; 1 to 7 is withheld; anything else is rounded to the nearest 5; and where
 * a total would give a withheld number away, a second one is withheld too.
 */

/** The greatest count that is withheld. */
export const withheldMax = 7;
export const roundedTo = 5;
/** A withheld number must be able to be any of at least so many, for somebody who knows these rules. */
export const possibleValuesMin = 3;

/** A count of people or events, under a name that is the same wherever the same number stands. */
export type Cell = { id: string; value: number };
/** A total and all of its parts. A cell is a part of one total at most, and the total of one sum at most. */
export type Sum = { total: string; parts: readonly string[] };

export type Printed =
  { is: "exact"; value: 0 } | { is: "rounded"; value: number } | { is: "withheld" };

/** What somebody who reads the print knows of a cell: it lies between these, both included. */
export type Range = { min: number; max: number };

/** "0", "*", "25" */
export const writePrinted = (printed: Printed): string =>
  printed.is === "withheld" ? "*" : String(printed.value);

/**
 * How each cell is printed, by its id.
 *
 * @throws RangeError for a cell that is no whole number from 0, a sum of cells that are not there, or
 * sums that overlap otherwise than one inside the other: what could be worked out from those is not
 * known here.
 */
export const withhold = (
  cells: readonly Cell[],
  sums: readonly Sum[],
): ReadonlyMap<string, Printed> => {
  const values = new Map(cells.map(({ id, value }) => [id, value]));
  checkCells(cells);
  checkSums(values, sums);
  const withheld = new Set(cells.filter(({ value }) => isSmall(value)).map(({ id }) => id));
  for (;;) {
    const known = knownRanges(values, withheld, sums);
    const open = [...withheld].find((id) => countOf(known.get(id)) < possibleValuesMin);
    const next = open === undefined ? undefined : protectorOf(open, values, withheld, sums);
    if (next === undefined) break;
    withheld.add(next);
  }
  return new Map(
    cells.map(({ id, value }): [string, Printed] => [
      id,
      withheld.has(id) ? { is: "withheld" } : print(value),
    ]),
  );
};

const isSmall = (value: number): boolean => value > 0 && value <= withheldMax;

const print = (value: number): Printed =>
  value === 0 ? { is: "exact", value } : { is: "rounded", value: roundToStep(value) };

/** To the nearest 5; a whole number never lies half way. */
export const roundToStep = (value: number): number => Math.round(value / roundedTo) * roundedTo;

const countOf = (range: Range | undefined): number =>
  range === undefined ? 0 : range.max - range.min + 1;

/**
 * What a reader can work out of every cell who knows these rules, the sums, and even which numbers were
 * withheld for being small. Sums lie one inside the other, so drawing the bounds together along them
 * until nothing moves gives exactly the values that are possible.
 */
export const knownRanges = (
  values: ReadonlyMap<string, number>,
  withheld: ReadonlySet<string>,
  sums: readonly Sum[],
): ReadonlyMap<string, Range> => {
  const ranges = new Map<string, Range>();
  for (const [id, value] of values) ranges.set(id, readRange(value, withheld.has(id)));
  for (let moved = true; moved;) {
    moved = sums.map((sum) => drawTogether(ranges, sum)).includes(true);
  }
  return ranges;
};

/** What the print of one cell says by itself. */
const readRange = (value: number, isWithheld: boolean): Range => {
  if (isWithheld)
    return isSmall(value)
      ? { min: 1, max: withheldMax }
      : { min: withheldMax + 1, max: Number.MAX_SAFE_INTEGER };
  if (value === 0) return { min: 0, max: 0 };
  const rounded = roundToStep(value);
  const half = Math.floor(roundedTo / 2);
  return { min: Math.max(withheldMax + 1, rounded - half), max: rounded + half };
};

/** Draws the bounds of a total and of its parts together. Returns whether any has moved. */
const drawTogether = (ranges: Map<string, Range>, { total, parts }: Sum): boolean => {
  const rangeOf = (id: string): Range => ranges.get(id) ?? { min: 0, max: 0 };
  const narrow = (id: string, min: number, max: number): boolean => {
    const range = rangeOf(id);
    const next = { min: Math.max(range.min, min), max: Math.min(range.max, max) };
    ranges.set(id, next);
    return next.min !== range.min || next.max !== range.max;
  };
  const minOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + rangeOf(id).min, 0);
  const maxOf = (ids: readonly string[]) =>
    Math.min(
      Number.MAX_SAFE_INTEGER,
      ids.reduce((sum, id) => sum + rangeOf(id).max, 0),
    );
  let moved = narrow(total, minOf(parts), maxOf(parts));
  for (const part of parts) {
    const others = parts.filter((id) => id !== part);
    const whole = rangeOf(total);
    moved = narrow(part, whole.min - maxOf(others), whole.max - minOf(others)) || moved;
  }
  return moved;
};

/**
 * The next cell to withhold so that `open` cannot be worked out: beside it in its sum, the smallest
 * that is still printed; then the total above it; then what it is itself the total of.
 */
const protectorOf = (
  open: string,
  values: ReadonlyMap<string, number>,
  withheld: ReadonlySet<string>,
  sums: readonly Sum[],
): string | undefined => {
  const near = sums.filter(({ total, parts }) => total === open || parts.includes(open));
  const choices = [
    ...near.flatMap(({ parts }) =>
      parts.toSorted((a, b) => valueOf(values, a) - valueOf(values, b)),
    ),
    ...near.map(({ total }) => total),
    // Nothing beside it is left: what lies further off in the same family.
    ...familyOf(open, sums),
  ];
  return choices.find((id) => !withheld.has(id) && valueOf(values, id) > 0);
};

const valueOf = (values: ReadonlyMap<string, number>, id: string): number => values.get(id) ?? 0;

/** Every cell that is tied to this one by sums, however far off. */
const familyOf = (id: string, sums: readonly Sum[]): string[] => {
  const family = new Set([id]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { total, parts } of sums) {
      const all = [total, ...parts];
      if (all.some((one) => family.has(one))) for (const one of all) family.add(one);
    }
  }
  return [...family];
};

const checkCells = (cells: readonly Cell[]): void => {
  const wrong = cells.find(({ value }) => !Number.isSafeInteger(value) || value < 0);
  if (wrong !== undefined)
    throw new RangeError(
      `"${wrong.id}" is ${wrong.value}: only counts from 0 are withheld or rounded.`,
    );
};

const checkSums = (values: ReadonlyMap<string, number>, sums: readonly Sum[]): void => {
  const inSums = new Map<string, string>();
  const totals = new Set<string>();
  for (const { total, parts } of sums) {
    const missing = [total, ...parts].find((id) => !values.has(id));
    if (missing !== undefined) throw new RangeError(`There is no cell "${missing}" to add up.`);
    if (totals.has(total)) throw new RangeError(`"${total}" is the total of two sums.`);
    totals.add(total);
    for (const part of parts) {
      if (inSums.has(part)) throw new RangeError(`"${part}" is a part of two totals.`);
      inSums.set(part, total);
    }
  }
};
