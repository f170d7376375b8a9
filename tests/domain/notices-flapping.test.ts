/** How often notices open on the real winters: what `npm run flapping` prints. */
import { describe, expect, it } from "vitest";
import {
  addFlapping,
  measureFlapping,
  type Watch,
  winters,
} from "../../backend/commands/flapping/measurement.ts";
import { per100Days, writeTable } from "../../backend/commands/flapping/table.ts";
import { harderWatches, seededWatches, valueAt } from "../../backend/commands/flapping/watches.ts";
import { type RealSeries, readRealSeries } from "../../backend/commands/plausibility/series.ts";
import { addDays } from "../../contracts/calendar.ts";
import { projectFolder } from "../support/folders.ts";
import { aMeasure } from "../support/measures.ts";

const real = readRealSeries(projectFolder);
const seeded = measureFlapping(real, seededWatches);
const harder = measureFlapping(real, harderWatches(real));

const seriesOf = (values: readonly number[]): RealSeries => {
  const points = values.map((value, index) => ({ asAt: addDays("2024-11-01", index), value }));
  return {
    measure: aMeasure(),
    points,
    valueOn: new Map(points.map(({ asAt, value }) => [asAt, value])),
  };
};
const watch: Watch = {
  key: "high",
  measure: "nctr",
  test: { kind: "threshold", side: "over", at: 20, clearAt: 15 },
  opensAfter: 1,
  clearsAfter: 1,
};
const heldOut = (values: readonly number[]) =>
  measureFlapping([seriesOf(values)], [watch]).find(({ winter }) => winter === winters[1]);

describe("the measurement", () => {
  it("counts what clears again within two days, and what opens again within seven", () => {
    expect(heldOut([21, 10, 10, 21, 21, 21, 21, 10])?.with).toEqual({
      opened: 2,
      flapped: 1,
      again: 1,
    });
  });

  it("sets each rule beside its bare line, where every crossing opens or clears", () => {
    expect(heldOut([21, 18, 21, 18, 21, 18])).toMatchObject({
      with: { opened: 1, flapped: 0 },
      without: { opened: 3, flapped: 3, again: 2 },
    });
  });
});

describe("the seeded rules", () => {
  it("have their lines from the winter before: its 90th percentile, and its 80th", () => {
    const lines = seededWatches.map(({ measure, test }) => {
      const series = real.find((one) => one.measure.key === measure);
      if (series === undefined) throw new Error(`There is no series of ${measure}.`);
      return [test, { at: valueAt(series, 0.9), clearAt: valueAt(series, 0.8) }] as const;
    });
    expect(lines).toHaveLength(3);
    for (const [test, line] of lines) expect(test).toMatchObject(line);
  });

  it("open 1.5 and 1.8 notices in 100 days, against 6.7 and 6.2 without hysteresis; none flaps", () => {
    const rates = winters.map((winter) => {
      const own = seeded.filter((one) => one.winter === winter);
      const days = own.reduce((sum, one) => sum + one.days, 0);
      const [by, without] = [
        addFlapping(own.map((one) => one.with)),
        addFlapping(own.map((one) => one.without)),
      ];
      return {
        opened: per100Days(by.opened, days).toFixed(1),
        bare: per100Days(without.opened, days).toFixed(1),
        by: [by.flapped, by.again],
        without: [without.flapped, without.again],
      };
    });
    expect(rates).toEqual([
      { opened: "1.5", bare: "6.7", by: [0, 2], without: [34, 23] },
      { opened: "1.8", bare: "6.2", by: [0, 3], without: [25, 31] },
    ]);
  });
});

describe("what is printed", () => {
  it("names both winters, every rule and what it counts", () => {
    const table = writeTable(seeded, harder);
    for (const { key } of [...seededWatches, ...harderWatches(real)]) expect(table).toContain(key);
    for (const { from, to } of winters) expect(table).toContain(`${from} to ${to}`);
    expect(table).toContain("cannot clear within 2 days");
  });

  it("says that lines elsewhere open more often, and far less than without hysteresis", () => {
    const own = harder.filter(({ winter }) => winter === winters[0]);
    const sum = (which: "with" | "without") => addFlapping(own.map((one) => one[which]));
    expect([sum("with"), sum("without")]).toEqual([
      { opened: 99, flapped: 0, again: 38 },
      { opened: 483, flapped: 374, again: 420 },
    ]);
  });
});
