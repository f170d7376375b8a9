import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cell,
  type Printed,
  type Sum,
  possibleValuesMin,
  withhold,
  writePrinted,
} from "../../backend/domain/disclosure/withhold.ts";

const printedOf = (cells: Record<string, number>, sums: readonly Sum[] = []) => {
  const listed = Object.entries(cells).map(([id, value]): Cell => ({ id, value }));
  const printed = withhold(listed, sums);
  return Object.fromEntries([...printed].map(([id, one]) => [id, writePrinted(one)]));
};

/** P1 to P3 and their total inside the total with P0, as the update prints them. */
const pathways: readonly Sum[] = [
  { total: "P1-3", parts: ["P1", "P2", "P3"] },
  { total: "all", parts: ["P0", "P1-3"] },
];

type Table = { leaves: readonly (readonly number[])[] };

/** A total of totals: each inner list adds up, and the inner totals add up to the whole. */
const cellsOf = ({ leaves }: Table): { cells: Cell[]; sums: Sum[] } => {
  const cells: Cell[] = [];
  const sums: Sum[] = [];
  const inner = leaves.map((values, i) => {
    const parts = values.map((value, j) => ({ id: `${i}.${j}`, value }));
    cells.push(...parts);
    const total = { id: `${i}`, value: values.reduce((sum, value) => sum + value, 0) };
    if (values.length === 1) return parts[0] ?? total;
    cells.push(total);
    sums.push({ total: total.id, parts: parts.map(({ id }) => id) });
    return total;
  });
  if (inner.length > 1) {
    cells.push({ id: "all", value: inner.reduce((sum, { value }) => sum + value, 0) });
    sums.push({ total: "all", parts: inner.map(({ id }) => id) });
  }
  return { cells, sums };
};

/** Far over anything in the tables below: a withheld number may be anything up to here. */
const guessMax = 24;

/** Every value that the print of one cell allows, read as somebody who knows the rule reads it. */
const allowed = (printed: Printed): number[] => {
  const upTo = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i);
  switch (printed.is) {
    case "exact":
      return [0];
    case "withheld":
      return upTo(1, guessMax);
    case "rounded":
      return upTo(printed.value - 2, printed.value + 2).filter((value) => value > 7);
  }
};

/** Tries every table that could have been printed like this, and collects what each cell was in them. */
const workOut = (
  cells: readonly Cell[],
  sums: readonly Sum[],
  printed: ReadonlyMap<string, Printed>,
): Map<string, Set<number>> => {
  const isTotal = new Set(sums.map(({ total }) => total));
  const leaves = cells.filter(({ id }) => !isTotal.has(id));
  const domains = new Map(
    cells.map(({ id }) => [id, allowed(printed.get(id) ?? { is: "withheld" })]),
  );
  const seen = new Map(cells.map(({ id }) => [id, new Set<number>()]));
  const guess = new Map<string, number>();
  const fits = (): boolean =>
    sums.every(({ total, parts }) => {
      const sum = parts.reduce((all, part) => all + (guess.get(part) ?? 0), 0);
      guess.set(total, sum);
      // A total that is withheld may be more than any guess at a part.
      const one = printed.get(total);
      return one?.is === "withheld" ? sum >= 1 : domains.get(total)?.includes(sum) === true;
    });
  const tryLeaf = (index: number): void => {
    const leaf = leaves[index];
    if (leaf === undefined) {
      if (fits()) for (const [id, value] of guess) seen.get(id)?.add(value);
      return;
    }
    for (const value of domains.get(leaf.id) ?? []) {
      guess.set(leaf.id, value);
      tryLeaf(index + 1);
    }
  };
  tryLeaf(0);
  return seen;
};

describe("small numbers in a public edition", () => {
  test.each([
    [0, "0"],
    [1, "*"],
    [7, "*"],
    [8, "10"],
    [12, "10"],
    [13, "15"],
    [267, "265"],
    [755, "755"],
  ])("0 is 0, 1 to 7 are withheld, others are to the nearest 5: %i is %s", (value, words) => {
    expect(printedOf({ one: value })).toEqual({ one: words });
  });

  test("R11 a withheld number that its total would give away takes a second one with it", () => {
    // 12 + 12 + 12 + 7 = 43: with 10, 10 and 10 beside it and 45 above, only 7 fits.
    const sums = [{ total: "all", parts: ["a", "b", "c", "d"] }];
    expect(printedOf({ a: 12, b: 12, c: 12, d: 7, all: 43 }, sums)).toEqual({
      a: "*",
      b: "10",
      c: "10",
      d: "*",
      all: "45",
    });
  });

  test("R11 the pathways of the board's own week", () => {
    const printed = printedOf({ P0: 6, P1: 8, P2: 4, P3: 4, "P1-3": 16, all: 22 }, pathways);
    expect(printed).toEqual({ P0: "*", P1: "10", P2: "*", P3: "*", "P1-3": "15", all: "20" });
  });

  test("R11 nobody can work out a withheld number from what is printed", () => {
    const leaf = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 14 }) },
    );
    const table = fc.record({
      leaves: fc.array(fc.array(leaf, { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 2,
      }),
    });
    fc.assert(
      fc.property(table, (drawn) => {
        const { cells, sums } = cellsOf(drawn);
        const withheldLeaves = drawn.leaves.flat().filter((value) => value > 0).length;
        fc.pre(withheldLeaves <= 4);
        const printed = withhold(cells, sums);
        const possible = workOut(cells, sums, printed);
        for (const { id, value } of cells) {
          const one = printed.get(id);
          if (one?.is !== "withheld") continue;
          const values = possible.get(id) ?? new Set();
          // What is true is among what is possible, so the one who works it out reads the rule rightly.
          expect(values.has(value), `${id} is ${value}`).toBe(true);
          expect(values.size, `${id}: ${[...values].join(", ")}`).toBeGreaterThanOrEqual(
            possibleValuesMin,
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test("every number that may be known is printed, unless another one needs its silence", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 8, max: 400 }), { minLength: 1, maxLength: 6 }),
        (values) => {
          const cells = values.map((value, i) => ({ id: String(i), value }));
          const all = { id: "all", value: values.reduce((sum, value) => sum + value, 0) };
          const sums = [{ total: "all", parts: cells.map(({ id }) => id) }];
          const printed = withhold([...cells, all], sums);
          expect([...printed.values()].map(({ is }) => is)).not.toContain("withheld");
        },
      ),
    );
  });

  test("sums that overlap are refused: what could be worked out from them is not known", () => {
    const cells = ["a", "b", "c", "d"].map((id) => ({ id, value: 1 }));
    const overlapping = [
      { total: "c", parts: ["a", "b"] },
      { total: "d", parts: ["b", "c"] },
    ];
    expect(() => withhold(cells, overlapping)).toThrow('"b" is a part of two totals.');
    expect(() => withhold(cells, [{ total: "c", parts: ["e"] }])).toThrow('no cell "e"');
    expect(() => withhold([{ id: "a", value: -1 }], [])).toThrow("only counts from 0");
    expect(() => withhold([{ id: "a", value: 0.5 }], [])).toThrow("only counts from 0");
  });
});
