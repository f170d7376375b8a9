/** What cells are expected to hold, from the year known before them and from what was explained. */
import { type AsAt, type Instant, addDays, dayOf } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Expectation } from "../../contracts/plausibility.ts";
import type { Key } from "../../contracts/place.ts";
import type { Remark } from "../../contracts/remark.ts";
import { composeExpectation, composeLookalikes } from "../domain/plausibility.ts";
import { expectationHistoryDays } from "../domain/timeline.ts";
import { findPastValues } from "../store/cells.ts";
import type { Db } from "../store/database.ts";
import { findRemarks } from "../store/remarks.ts";

/** A cell to judge; its value is what stands there, or is about to; null when nothing does. */
export type ExpectedCell = {
  measure: Measure;
  breakdown: string;
  asAt: AsAt;
  value: number | null;
};

/** Kinds of measures that have a usual value. */
const numericKinds = new Set<Measure["kind"]>(["count", "percent", "average"]);

export type Expected<Cell> = Cell & {
  /** Null where too little is known. */
  expectation: Expectation | null;
  /** Why this value is right, where somebody has said so. */
  explained: string | null;
};

/** The cells as they were given, each with what is expected of it, as known at a moment. Two questions. */
export const readExpectations = async <Cell extends ExpectedCell>(
  db: Db,
  locality: Key,
  cells: readonly Cell[],
  knownAt: Instant,
): Promise<Expected<Cell>[]> => {
  const numeric = cells.filter(({ measure }) => numericKinds.has(measure.kind));
  const days = numeric.map(({ asAt }) => dayOf(asAt)).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return cells.map((cell) => ({ ...cell, expectation: null, explained: null }));
  }
  const from = addDays(first, -expectationHistoryDays);
  const keys = [...new Set(numeric.map(({ measure }) => measure.key))];
  const past = await findPastValues(
    db,
    locality,
    keys.map((measure) => ({ measure, from, to: `${last}~` })),
    knownAt,
  );
  const said = await findRemarks(db, locality, keys, { from, to: last, knownAt });
  return expectCells(cells, past, said);
};

const expectCells = <Cell extends ExpectedCell>(
  cells: readonly Cell[],
  past: Awaited<ReturnType<typeof findPastValues>>,
  said: readonly Remark[],
): Expected<Cell>[] => {
  const explanations = said.filter(({ is }) => is === "explanation");
  const expected = cells.map((cell): Expected<Cell> => {
    const { measure, breakdown, asAt, value } = cell;
    const isOwn = (one: { measure: string; breakdown: string }): boolean =>
      one.measure === measure.key && one.breakdown === breakdown;
    const own = explanations.filter(isOwn);
    const points = past.find(isOwn)?.points ?? [];
    const accepted = own.flatMap((one) =>
      one.value === null ? [] : [{ asAt: dayOf(one.asAt), value: one.value }],
    );
    const why = own.findLast((one) => one.asAt === asAt && one.value === value);
    return {
      ...cell,
      expectation: composeExpectation(points, asAt, measure, accepted),
      explained: why?.words ?? null,
    };
  });
  return withLookalikes(expected);
};

/** A value in the wrong row is asked after by the name of the row that it looks like. */
const withLookalikes = <Cell extends ExpectedCell>(
  expected: readonly Expected<Cell>[],
): Expected<Cell>[] => {
  const rows = expected.flatMap(({ expectation, measure, breakdown }, index) =>
    expectation === null ? [] : [{ index, label: writeRow(measure, breakdown), expectation }],
  );
  const told = new Map(
    composeLookalikes(rows).map(({ index, label, expectation }) => {
      // Another day of the same row is no other row, and one name is enough for a row of several days.
      const others = new Map(expectation.lookalikes.map((one) => [one.label, one]));
      others.delete(label);
      return [index, { ...expectation, lookalikes: [...others.values()] }];
    }),
  );
  return expected.map((one, index) => ({ ...one, expectation: told.get(index) ?? null }));
};

const writeRow = ({ title, breakdown }: Measure, part: string): string => {
  const label = breakdown?.parts.find(({ key }) => key === part)?.label;
  return label === undefined ? title : `${title}, ${label}`;
};
