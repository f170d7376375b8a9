/** What is said of a process: its variation and its assurance. */
import { describe, expect, it } from "vitest";
import { assuranceOf, variationOf } from "../../backend/domain/control-chart.ts";
import {
  type Variation,
  claimOf,
  sayVariation,
  writeAssurance,
  writeVariation,
} from "../../contracts/variation.ts";
import { chart, steady, wide } from "./control-chart/series.ts";

describe("what is said of a process", () => {
  const high = [...steady, 30];
  const words = (polarity: "lower" | "higher" | "neutral", values: number[]): string => {
    const variation = variationOf(chart(values, { polarity }));
    return variation === null ? "" : writeVariation(variation);
  };

  it("depends on which way is better", () => {
    expect(words("lower", high)).toBe("special cause: getting worse, higher than usual");
    expect(words("higher", high)).toBe("special cause: improving, higher than usual");
    expect(words("neutral", high)).toBe("special cause: higher than usual");
    expect(words("lower", [...steady, -9])).toBe("special cause: improving, lower than usual");
    expect(words("lower", steady)).toBe("common cause: within its usual range");
  });

  it("claims nothing for common cause, a neutral measure, or trial limits", () => {
    const improving: Variation = {
      icon: "improvement-low",
      special: "below-limit",
      trial: false,
      points: 20,
    };
    expect(claimOf(improving)).toBe("improving");
    expect(claimOf({ ...improving, trial: true, points: 9 })).toBeNull();
    expect(sayVariation({ ...improving, trial: true, points: 9 })).toBe(
      "too few figures to tell what is usual (9 of 13)",
    );
    expect(claimOf({ ...improving, icon: "neutral-low" })).toBeNull();
    expect(claimOf({ ...improving, icon: "common-cause", special: null })).toBeNull();
  });
});

describe("assurance", () => {
  it("is failing or passing beyond both limits, and inconsistent on one or between them", () => {
    const assure = (target: number, polarity: "lower" | "higher" = "lower") =>
      assuranceOf(chart(wide, { target, polarity }));
    expect([assure(317), assure(316), assure(-216), assure(-217)]).toEqual([
      "pass",
      "inconsistent",
      "inconsistent",
      "fail",
    ]);
    expect([assure(317, "higher"), assure(-217, "higher")]).toEqual(["fail", "pass"]);
    expect(writeAssurance("fail")).toContain("miss");
  });

  it("is by the target at the latest point where the target moves, and none where it has none there", () => {
    const moving = steady.map((_, i) => (i < 19 ? 100 : 1));
    expect(assuranceOf(chart(steady, { target: moving }))).toBe("fail");
    expect(assuranceOf(chart(steady, { target: [...moving.slice(0, 19), null] }))).toBeNull();
    expect(assuranceOf(chart(steady))).toBeNull();
    expect(assuranceOf(chart(steady, { polarity: "neutral", target: 100 }))).toBeNull();
  });

  it("is by the limits of the last segment", () => {
    const values = [...wide, ...steady];
    expect(assuranceOf(chart(values, { target: 50, rebaseAt: [20] }))).toBe("pass");
    expect(assuranceOf(chart(values, { target: 50 }))).toBe("inconsistent");
  });
});
