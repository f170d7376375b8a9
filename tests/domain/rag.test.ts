import { describe, expect, it } from "vitest";
import { rateFigure } from "../../backend/domain/rag.ts";
import { measureVariance } from "../../backend/domain/variance.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { TargetInForce } from "../../contracts/plan.ts";
import { aMeasure } from "../support/measures.ts";

const rate = (changes: Partial<Measure>, value: number | null, target: TargetInForce) =>
  rateFigure(aMeasure(changes), value, target, measureVariance(value, target));

const twenty = { state: "number", value: 20 } as const;
const band = { state: "band", floor: 80, ceiling: 95 } as const;

describe("rag", () => {
  it("V3 on target is green for either polarity", () => {
    expect(rate({ polarity: "lower" }, 20, twenty)).toBe("green");
    expect(rate({ polarity: "higher" }, 20, twenty)).toBe("green");
  });

  it("V4 the amber band includes its boundary, absolute and relative", () => {
    const relative = {
      ragRule: { by: "target", tolerance: { is: "relative", amount: 0.15 } },
    } as const;
    expect(rate(relative, 23, twenty)).toBe("amber");
    expect(rate(relative, 24, twenty)).toBe("red");
    const absolute = {
      ragRule: { by: "target", tolerance: { is: "absolute", amount: 2 } },
    } as const;
    expect(rate(absolute, 22, twenty)).toBe("amber");
    expect(rate(absolute, 22.001, twenty)).toBe("red");
  });

  it('V4 "red more than 15% below, amber less than 15% below" can be said', () => {
    const rule = {
      polarity: "higher",
      ragRule: { by: "target", tolerance: { is: "relative", amount: 0.15 } },
    } as const;
    const hundred = { state: "number", value: 100 } as const;
    expect(rate(rule, 101, hundred)).toBe("green");
    expect(rate(rule, 86, hundred)).toBe("amber");
    expect(rate(rule, 85, hundred)).toBe("amber");
    expect(rate(rule, 84, hundred)).toBe("red");
  });

  it("V4 a tolerance of nothing has no amber", () => {
    const strict = { ragRule: { by: "target", tolerance: { is: "absolute", amount: 0 } } } as const;
    expect(rate(strict, 20, twenty)).toBe("green");
    expect(rate(strict, 21, twenty)).toBe("red");
  });

  it("V5 to be confirmed, not rated, no target and no figure are never a colour", () => {
    expect(rate({}, 5, { state: "tbc" })).toBe("not-rated");
    expect(rate({}, 5, { state: "not-rated", note: "RUH does not rate it" })).toBe("not-rated");
    expect(rate({}, 5, { state: "none", note: null })).toBe("not-rated");
    expect(rate({}, null, twenty)).toBe("no-figure");
    expect(rate({ polarity: "neutral" }, 50, twenty)).toBe("not-rated");
  });

  it("V6 a band is judged on both sides", () => {
    const rule = { ragRule: { by: "target", tolerance: { is: "absolute", amount: 6 } } } as const;
    expect(rate(rule, 80, band)).toBe("green");
    expect(rate(rule, 95, band)).toBe("green");
    expect(rate(rule, 74, band)).toBe("amber");
    expect(rate(rule, 101, band)).toBe("amber");
    expect(rate(rule, 73, band)).toBe("red");
    expect(rate(rule, 102, band)).toBe("red");
  });

  it("F3 zero is a value like any other", () => {
    expect(rate({}, 0, twenty)).toBe("green");
    expect(rate({ polarity: "higher" }, 0, twenty)).toBe("red");
  });

  it("a level is rated by its own scale, as declared", () => {
    const opel = { kind: "level", scale: "opel", ragRule: { by: "level" } } as const;
    expect([1, 2, 3, 4].map((level) => rate(opel, level, { state: "none", note: null }))).toEqual([
      "green",
      "amber",
      "red",
      "red",
    ]);
  });
});
