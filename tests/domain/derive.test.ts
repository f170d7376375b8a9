import { describe, expect, it } from "vitest";
import { deriveReadings } from "../../backend/domain/derive.ts";
import { composeReadings } from "../../backend/domain/reading.ts";
import type { Derivation, DerivedPart, Measure } from "../../contracts/measure.ts";
import type { Observation } from "../../contracts/observation.ts";
import { aMeasure, anObservation, pathways } from "../support/measures.ts";

const part = (measure: string, breakdown: string | null, label: string): DerivedPart => ({
  measure,
  breakdown,
  label,
  words: null,
  locality: null,
});

/** Works out a measure from observations of others. */
const derive = (derivation: Derivation, sources: [Measure, Observation[]][]) => {
  const readings = new Map(
    sources.map(([measure, observations]) => [measure.key, composeReadings(measure, observations)]),
  );
  return deriveReadings(
    { ...aMeasure({ key: "derived" }), derivation },
    (measure) => readings.get(measure) ?? [],
  );
};

const byPathway = (asAt: string, values: Record<string, number>): Observation[] =>
  Object.entries(values).map(([breakdown, value]) => anObservation({ asAt, breakdown, value }));

const p1To3: Derivation = {
  how: "sum",
  parts: ["P1", "P2", "P3"].map((key) => part("nctr", key, key)),
  beside: [part("nctr", "P0", "P0")],
};

describe("derived figures", () => {
  it("D1 a derived figure names its parts, and what stands beside is not in the total", () => {
    const [reading] = derive(p1To3, [
      [aMeasure({ breakdown: pathways }), byPathway("2024-08-15", { P0: 6, P1: 8, P2: 4, P3: 4 })],
    ]);
    expect(reading?.value).toBe(16);
    expect(reading?.parts.map(({ label, value }) => [label, value])).toEqual([
      ["P1", 8],
      ["P2", 4],
      ["P3", 4],
    ]);
    expect(reading?.beside.map(({ label, value }) => [label, value])).toEqual([["P0", 6]]);
    expect(reading?.missing).toEqual([]);
  });

  it("D2 with a part missing it is incomplete and says which, never a smaller total", () => {
    const [reading] = derive(p1To3, [
      [aMeasure({ breakdown: pathways }), byPathway("2024-08-15", { P0: 6, P1: 8, P3: 4 })],
    ]);
    expect(reading?.value).toBeNull();
    expect(reading?.missing).toEqual(["P2"]);
  });

  it("D2 what is missing only beside the total does not make the total unknown", () => {
    const [reading] = derive(p1To3, [
      [aMeasure({ breakdown: pathways }), byPathway("2024-08-15", { P1: 8, P2: 4, P3: 4 })],
    ]);
    expect(reading?.value).toBe(16);
    expect(reading?.beside[0]?.value).toBeNull();
  });

  it("D2 a part reported as no figure is missing from the total, and is not zero", () => {
    const [reading] = derive(p1To3, [
      [
        aMeasure({ breakdown: pathways }),
        [
          ...byPathway("2024-08-15", { P1: 8, P3: 4 }),
          anObservation({ breakdown: "P2", none: "system down" }),
        ],
      ],
    ]);
    expect(reading?.value).toBeNull();
    expect(reading?.missing).toEqual(["P2"]);
  });

  it("F3 a true zero is a part like any other", () => {
    const sum: Derivation = {
      how: "sum",
      parts: [part("ruh", null, "RUH"), part("gwh", null, "GWH")],
      beside: [],
    };
    const [reading] = derive(sum, [
      [aMeasure({ key: "ruh" }), [anObservation({ measure: "ruh", value: 26 })]],
      [aMeasure({ key: "gwh" }), [anObservation({ measure: "gwh", value: 0 })]],
    ]);
    expect(reading?.value).toBe(26);
    expect(reading?.missing).toEqual([]);
  });

  it("D2 a total of totals is incomplete when a part of a part is missing", () => {
    const ruhTotal = derive({ ...p1To3, beside: [] }, [
      [aMeasure({ breakdown: pathways }), byPathway("2024-08-15", { P1: 8, P2: 4 })],
    ]);
    const all: Derivation = { how: "sum", parts: [part("ruh-total", null, "RUH")], beside: [] };
    const [reading] = deriveReadings({ ...aMeasure(), derivation: all }, () => ruhTotal);
    expect(reading?.value).toBeNull();
    expect(reading?.missing).toEqual(["RUH"]);
  });

  it("D3 averages are weighted: total over count, never a mean of means", () => {
    const [reading] = derive({ how: "weighted-mean", total: "days", count: "patients" }, [
      [
        aMeasure({ key: "days", breakdown: pathways }),
        byPathway("2024-08-12", { P0: 10, P1: 90, P2: 0, P3: 30 }),
      ],
      [
        aMeasure({ key: "patients", breakdown: pathways }),
        byPathway("2024-08-12", { P0: 10, P1: 10, P2: 0, P3: 5 }),
      ],
    ]);
    // The mean of the means 1, 9 and 6 is 5.33; 130 days of 25 patients are 5.2.
    expect(reading?.value).toBe(5.2);
    expect(reading?.parts.map(({ value }) => value)).toEqual([1, 9, null, 6]);
    // Nobody on P2 is not the same as P2 not reported.
    expect(reading?.missing).toEqual([]);
  });

  it("D3 a mean with one half missing is incomplete", () => {
    const [reading] = derive({ how: "weighted-mean", total: "days", count: "patients" }, [
      [
        aMeasure({ key: "days", breakdown: pathways }),
        byPathway("2024-08-12", { P0: 10, P1: 90, P2: 4, P3: 30 }),
      ],
      [
        aMeasure({ key: "patients", breakdown: pathways }),
        byPathway("2024-08-12", { P0: 10, P1: 10, P2: 1 }),
      ],
    ]);
    expect(reading?.value).toBeNull();
    expect(reading?.missing).toEqual(["P3"]);
  });

  it("D4 a ratio over 100% is shown, never clipped; over nothing it is no figure, not zero", () => {
    const ratio: Derivation = {
      how: "ratio",
      of: part("patients", null, "patients"),
      over: part("places", null, "places"),
    };
    const over = (patients: number, places: number) =>
      derive(ratio, [
        [aMeasure({ key: "patients" }), [anObservation({ measure: "patients", value: patients })]],
        [aMeasure({ key: "places" }), [anObservation({ measure: "places", value: places })]],
      ])[0]?.value;
    expect(over(47, 46)).toBeCloseTo(102.17, 2);
    expect(over(3, 0)).toBeNull();
    expect(over(0, 46)).toBe(0);
  });

  it("a difference of two figures is signed", () => {
    const difference: Derivation = {
      how: "difference",
      from: part("in", null, "admissions"),
      less: part("out", null, "discharges"),
    };
    const [reading] = derive(difference, [
      [aMeasure({ key: "in" }), [anObservation({ measure: "in", value: 40 })]],
      [aMeasure({ key: "out" }), [anObservation({ measure: "out", value: 55 })]],
    ]);
    expect(reading?.value).toBe(-15);
  });

  it("R3 a corrected part is a corrected total, which remembers what it was", () => {
    const corrected = anObservation({
      breakdown: "P2",
      value: 4,
      recordedAt: "2024-08-15T09:30:00.000Z",
      previous: {
        value: 5,
        level: null,
        text: null,
        none: null,
        replaced: {
          at: "2024-08-15T09:00:00.000Z",
          reason: "counted twice",
          role: "RUH flow lead",
        },
      },
    });
    const [reading] = derive(p1To3, [
      [
        aMeasure({ breakdown: pathways }),
        [...byPathway("2024-08-15", { P1: 8, P3: 4 }), corrected],
      ],
    ]);
    expect(reading?.value).toBe(16);
    expect(reading?.was).toMatchObject({
      value: 17,
      at: "2024-08-15T09:00:00.000Z",
      reason: "counted twice",
      role: "RUH flow lead",
    });
  });
});
