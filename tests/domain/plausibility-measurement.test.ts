/** How often real values are asked after, and how many slips are caught: what `npm run plausibility` prints. */
import { describe, expect, it } from "vitest";
import {
  addTallies,
  measurePlausibility,
  rateOf,
  spans,
  summarise,
} from "../../backend/commands/plausibility/measurement.ts";
import { neighboursOf, readRealSeries } from "../../backend/commands/plausibility/series.ts";
import { isGross, slipKinds, slipsOf } from "../../backend/commands/plausibility/slips.ts";
import {
  falseAlarmShareMax,
  grossCaughtShareMin,
  writeTable,
} from "../../backend/commands/plausibility/table.ts";
import { projectFolder } from "../support/folders.ts";

const real = readRealSeries(projectFolder);

describe("the real series", () => {
  it("F3 are three trusts' NCTR and discharges, without the days that were not submitted", () => {
    expect(real.map(({ measure, points }) => [measure.key, points.length])).toEqual([
      ["ruh-nctr", 1_085],
      ["ruh-discharges", 985],
      ["gwh-nctr", 1_003],
      ["gwh-discharges", 1_003],
      ["sft-nctr", 1_003],
      ["sft-discharges", 1_002],
    ]);
    expect(real.every(({ points }) => points.every(({ value }) => value > 0))).toBe(true);
  });

  it("lie beside the same trust's other figure and the other trusts' same figure", () => {
    const [ruhNctr] = real;
    expect(
      ruhNctr === undefined ? [] : neighboursOf(ruhNctr, real).map(({ measure }) => measure.key),
    ).toEqual(["ruh-discharges", "gwh-nctr", "sft-nctr"]);
  });
});

describe("simulated slips", () => {
  it("are all that a hand can make of a value", () => {
    const made = slipsOf(267, { yesterday: 258, otherRows: [122, 267] });
    const of = (kind: (typeof slipKinds)[number]): number[] =>
      made.filter((slip) => slip.kind === kind).map(({ wrong }) => wrong);
    expect(of("digits swapped")).toEqual([627, 276]);
    expect(of("a digit too many")).toEqual([2_267, 2_667, 2_677, 2_670]);
    expect(of("a digit missing")).toEqual([67, 27, 26]);
    expect(of("yesterday's value")).toEqual([258]);
    // What changes nothing is no slip.
    expect(of("wrong row")).toEqual([122]);
  });

  it("make nothing of a digit alone but more digits, and nothing of what is not there", () => {
    expect(slipsOf(5, { yesterday: null, otherRows: [] })).toEqual([
      { kind: "a digit too many", wrong: 55 },
      { kind: "a digit too many", wrong: 50 },
    ]);
    expect(slipsOf(110, { yesterday: 110, otherRows: [] }).map(({ wrong }) => wrong)).toEqual([
      101, 1_110, 1_110, 1_100, 1_100, 10, 10, 11,
    ]);
  });

  it("are gross from a fifth of the right value on", () => {
    expect([239, 240, 160, 161].map((wrong) => isGross(wrong, 200))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("the measurement", () => {
  const measured = measurePlausibility(real);

  it.each(spans.map(({ name }) => name))("reaches both aims on the year %s", (span) => {
    const { falseAlarms, pooled, byKind } = summarise(measured.filter((one) => one.span === span));
    expect(falseAlarms.of).toBeGreaterThan(1_500);
    expect(rateOf(falseAlarms)).toBeLessThan(falseAlarmShareMax);
    expect(byKind.gross).toBeGreaterThanOrEqual(grossCaughtShareMin);
    expect(rateOf(pooled.gross)).toBeGreaterThanOrEqual(grossCaughtShareMin);
  });

  it("is the same each time, to the value", () => {
    const { falseAlarms, slips, unjudged } = summarise(measured);
    expect({ falseAlarms, unjudged }).toEqual({
      falseAlarms: { asked: 58, of: 3_778 },
      unjudged: 145,
    });
    const gross = slipKinds.map((kind) => [kind, slips[kind].gross.asked, slips[kind].gross.of]);
    expect(gross).toEqual([
      ["digits swapped", 3_222, 4_154],
      ["a digit too many", 13_723, 13_727],
      ["a digit missing", 9_785, 9_944],
      ["yesterday's value", 1_199, 1_571],
      ["wrong row", 7_194, 8_942],
    ]);
  });

  it("judges or leaves every real value of the two years, and counts every slip once", () => {
    const values = real.flatMap(({ points }) => points.filter(({ asAt }) => asAt >= "2023-04-01"));
    const { falseAlarms, unjudged, pooled, slips } = summarise(measured);
    expect(falseAlarms.of + unjudged).toBe(values.length);
    expect(addTallies(slipKinds.map((kind) => slips[kind].all))).toEqual(pooled.all);
  });

  it("is printed with its aims and whether they are met", () => {
    const table = writeTable(measured);
    expect(table).toContain("held out: 2024-04-01 to 2025-03-31");
    expect(table).toContain("1.5% of real values asked after (aim: under 2.0%), met");
    expect(table).toContain("gross slips caught, each kind alike (aim: at least 80.0%), met");
  });
});
