/** The real daily series in the seeds: three trusts' NCTR and discharges, three years. */
import { join } from "node:path";
import type { Day } from "../../../contracts/calendar.ts";
import type { Measure } from "../../../contracts/measure.ts";
import { aliases } from "../../../seeds/aliases.ts";
import { measures } from "../../../seeds/measures/index.ts";
import { readSeedTable } from "../../../seeds/observations/seed-table.ts";

export type RealSeries = {
  measure: Measure;
  /** Ascending; a day that was not submitted is absent. */
  points: readonly { asAt: Day; value: number }[];
  valueOn: ReadonlyMap<Day, number>;
};

/** In the published table 0 means that nothing was submitted: it is missing and never a value. */
const notSubmitted = 0;

/** @param folder the project's. */
export const readRealSeries = (folder: string): RealSeries[] => {
  const rows = readSeedTable(join(folder, "seeds"), "trust-daily.csv");
  return aliases.flatMap((alias) => {
    if (alias.source !== "trust-daily") return [];
    const [code, heading = ""] = alias.label.split("/");
    const measure = measures.find(
      ({ locality, key }) => locality === alias.locality && key === alias.measure,
    );
    if (measure === undefined) return [];
    const points = rows
      .filter((row) => row.text("nhs_trust22_code") === code)
      .map((row) => ({ asAt: row.text("date"), value: row.number(heading) ?? notSubmitted }))
      .filter(({ value }) => value !== notSubmitted)
      .toSorted((a, b) => (a.asAt < b.asAt ? -1 : 1));
    return [{ measure, points, valueOn: new Map(points.map(({ asAt, value }) => [asAt, value])) }];
  });
};

/** The rows that lie beside one: the same trust's other figure, and the other trusts' same figure. */
export const neighboursOf = (
  { measure }: RealSeries,
  all: readonly RealSeries[],
): readonly RealSeries[] =>
  all.filter(
    (other) =>
      other.measure.key !== measure.key &&
      (other.measure.provider === measure.provider || other.measure.unit === measure.unit),
  );
