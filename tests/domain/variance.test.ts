import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureVariance } from "../../backend/domain/variance.ts";

describe("variance", () => {
  it("V1 difference = value − target", () => {
    expect(measureVariance(16, { state: "number", value: 20 })?.difference).toBe(-4);
    expect(measureVariance(0.3, { state: "number", value: 0.1 })?.difference).toBe(0.2);
  });

  it("V2 ratio is null when the target is absent or zero", () => {
    expect(measureVariance(3, { state: "number", value: 0 })).toEqual({
      difference: 3,
      ratio: null,
    });
    expect(measureVariance(3, { state: "none", note: null })).toBeNull();
    expect(measureVariance(16, { state: "number", value: 20 })?.ratio).toBe(-0.2);
  });

  it("V5 states that are not numbers have no variance, and a missing value has none", () => {
    expect(measureVariance(5, { state: "tbc" })).toBeNull();
    expect(measureVariance(5, { state: "not-rated", note: "not rated" })).toBeNull();
    expect(measureVariance(null, { state: "number", value: 20 })).toBeNull();
  });

  it("V6 a band is measured from its nearer edge, and is zero inside and on both edges", () => {
    const band = { state: "band", floor: 80, ceiling: 95 } as const;
    expect(measureVariance(74, band)?.difference).toBe(-6);
    expect(measureVariance(102, band)?.difference).toBe(7);
    for (const inside of [80, 90, 95]) expect(measureVariance(inside, band)?.difference).toBe(0);
  });

  it("V1 holds exactly for values of three decimals", () => {
    const thousandths = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(thousandths, thousandths, (a, b) => {
        const variance = measureVariance(a / 1000, { state: "number", value: b / 1000 });
        expect(variance?.difference).toBe((a - b) / 1000);
      }),
    );
  });
});
