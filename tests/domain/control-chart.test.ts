import { describe, expect, it } from "vitest";
import {
  type ControlChartOptions,
  assuranceOf,
  composeControlChart,
  variationOf,
} from "../../backend/domain/control-chart.ts";
import {
  type Variation,
  claimOf,
  sayVariation,
  writeAssurance,
  writeScreening,
  writeVariation,
} from "../../contracts/variation.ts";

const plain: ControlChartOptions = { polarity: "lower", screen: true };
const chart = (values: readonly (number | null)[], options: Partial<ControlChartOptions> = {}) =>
  composeControlChart(values, { ...plain, ...options });
const specialsOf = (
  values: readonly (number | null)[],
  options: Partial<ControlChartOptions> = {},
) => chart(values, options).points.map(({ special }) => special);

/** Twenty points that go up and down by one about ten: mean 10.5, limits 7.84 and 13.16. */
const steady = Array.from({ length: 20 }, (_, i) => 10 + (i % 2));
/** Mean 50, ranges all 100: limits -216 and 316, near limits about -127.3 and 227.3. */
const wide = Array.from({ length: 20 }, (_, i) => (i % 2) * 100);
/** What is seen in points that come after a firm baseline, whose limits they do not move. A point on the mean parts the two. */
const seenAfterWide = (tail: readonly (number | null)[], rebaseAt: number[] = []) =>
  specialsOf([...wide, 50, ...tail], { fixAfter: 20, rebaseAt }).slice(21);
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe("limits", () => {
  it("lie 2.66 average moving ranges from the mean, and are not clipped at zero", () => {
    const [point] = chart([1, 3, 1, 3]).points;
    expect(point?.limits).toMatchObject({ mean: 2, points: 4 });
    expect(point?.limits?.lower).toBeCloseTo(-3.32, 10);
    expect(point?.limits?.upper).toBeCloseTo(7.32, 10);
    expect(point?.limits?.nearUpper).toBeCloseTo(2 + (2 / 3) * 5.32, 10);
  });

  it("leave a jump of 3.267 average ranges out when they are screened, and say which was used", () => {
    const values = [...steady, 60, ...steady];
    const screened = chart(values);
    const unscreened = chart(values, { screen: false });
    expect(screened.points[0]?.limits?.mean).toBe(unscreened.points[0]?.limits?.mean);
    expect(screened.points[0]?.limits?.upper).toBeLessThan(
      unscreened.points[0]?.limits?.upper ?? 0,
    );
    expect([screened.screened, unscreened.screened]).toEqual([true, false]);
    expect(writeScreening(true)).not.toBe(writeScreening(false));
  });

  it("are the mean of a constant series, screened or not, and nothing in it is special", () => {
    for (const screen of [true, false]) {
      const { points } = chart(times(10, 0.1), { screen });
      for (const { limits, special } of points) {
        expect(limits).toMatchObject({ mean: 0.1, lower: 0.1, upper: 0.1 });
        expect(special).toBeNull();
      }
    }
  });

  it("are the point itself where there is one only, and none where there is none", () => {
    const one = chart([7]);
    expect(one.points[0]?.limits).toMatchObject({ mean: 7, lower: 7, upper: 7, points: 1 });
    expect(variationOf(one)).toEqual({
      icon: "common-cause",
      special: null,
      trial: true,
      points: 1,
    });
    for (const values of [[], [null, null]]) {
      const none = chart(values, { target: 3 });
      expect(none.points.map(({ limits, icon }) => [limits, icon])).toEqual(
        values.map(() => [null, null]),
      );
      expect([variationOf(none), assuranceOf(none)]).toEqual([null, null]);
    }
  });

  it("rest on the first points of each segment where they are fixed", () => {
    const values = [...steady, ...times(20, 50), ...steady.map((value) => value + 100)];
    const { segments, points } = chart(values, { fixAfter: 20, rebaseAt: [40] });
    expect(segments.map(({ limits }) => limits?.mean)).toEqual([10.5, 110.5]);
    expect(points[39]?.special).toBe("above-limit");
  });

  it("are trial limits while they rest on fewer than 13 points", () => {
    const trials = chart([...steady, ...steady.slice(0, 12)], { rebaseAt: [20] });
    expect(trials.segments.map(({ trial }) => trial)).toEqual([false, true]);
    expect(variationOf(trials)).toMatchObject({ trial: true, points: 12 });
    expect(variationOf(chart(steady.slice(0, 13)))).toMatchObject({ trial: false, points: 13 });
  });
});

describe("a rebase", () => {
  it("names the first point of a new segment; a place outside the series does nothing", () => {
    const spans = chart(steady, { rebaseAt: [8, 5, 8, 0, 20, 99] }).segments;
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [5, 7],
      [8, 19],
    ]);
  });

  it("is crossed by no rule: four and four on one side are not seven", () => {
    expect(seenAfterWide(times(8, 60))).toEqual(times(8, "above-mean"));
    expect(seenAfterWide([60, 60, 60, 60, ...wide], [25])).toEqual(times(24, null));
    const rising = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(specialsOf(rising)).not.toContain(null);
    expect(specialsOf(rising, { rebaseAt: [4] })).toEqual(times(8, null));
  });
});

describe("a gap", () => {
  it("is in no mean and no range, and has neither special cause nor icon", () => {
    const { points } = chart([1, 3, null, 9, 11]);
    expect(points[2]).toMatchObject({ value: null, special: null, icon: null });
    expect(points[2]?.limits?.mean).toBe(6);
    expect(points[2]?.limits?.upper).toBeCloseTo(6 + 2.66 * 2, 10);
  });

  it("breaks a trend, a run and a two in three", () => {
    const rising = [40, 41, 42, 43, 44, 45, 46];
    expect(seenAfterWide(rising)).toEqual(times(7, "rising"));
    expect(seenAfterWide([...rising.slice(0, 6), null, 51, 46])).toEqual(times(9, null));
    const run = [60, 62, 61, 63, 60, 64, 61];
    expect(seenAfterWide(run)).toEqual(times(7, "above-mean"));
    expect(seenAfterWide([...run.slice(0, 6), null, 60])).toEqual(times(8, null));
    expect(seenAfterWide([300, 60, 300])).toEqual(["near-upper-limit", null, "near-upper-limit"]);
    expect(seenAfterWide([300, null, 300])).toEqual(times(3, null));
  });

  it("after the latest point takes nothing away from it", () => {
    const high = [...steady, 30];
    expect(variationOf(chart([...high, null, null]))).toEqual(variationOf(chart(high)));
  });
});

describe("special causes", () => {
  it("are strictly outside a limit", () => {
    expect(seenAfterWide([316, -216])).toEqual([null, null]);
    expect(seenAfterWide([316.5, -216.5])).toEqual(["above-limit", "below-limit"]);
  });

  it("take seven points that rise or fall without one equal step, and mark all seven", () => {
    expect(seenAfterWide([40, 41, 42, 43, 51, 52, 53])).toEqual(times(7, "rising"));
    expect(seenAfterWide([40, 41, 42, 43, 43, 52, 53])).toEqual(times(7, null));
    expect(seenAfterWide([40, 41, 42, 43, 51, 52])).toEqual(times(6, null));
  });

  it("give a peak to the fall that it begins", () => {
    const peak = [47, 48, 49, 51, 52, 53, 54, 53, 52, 51, 49, 48, 47];
    expect(seenAfterWide(peak)).toEqual([...times(6, "rising"), ...times(7, "falling")]);
  });

  it("call the last point of a rise falling when a level step leads to the next rise, as the reference does", () => {
    const rise = [44, 45, 46, 47, 48, 49, 51];
    const stairs = [...rise, 51, 52, 53, 54, 55, 56, 57];
    expect(seenAfterWide(stairs)).toEqual([
      ...times(6, "rising"),
      "falling",
      ...times(7, "rising"),
    ]);
  });

  it("take two of three near one limit, and mark only those two", () => {
    expect(seenAfterWide([230, 60, 230, 40])).toEqual([
      "near-upper-limit",
      null,
      "near-upper-limit",
      null,
    ]);
    expect(seenAfterWide([230, 230, 40])).toEqual(times(3, null));
    expect(seenAfterWide([230, 60, 400])).toEqual([null, null, "above-limit"]);
  });

  it("name a point by the first rule that it meets: outside, trend, two in three, one side", () => {
    expect(seenAfterWide([60, 70, 80, 90, 230, 240, 400])).toEqual([
      ...times(6, "rising"),
      "above-limit",
    ]);
    expect(seenAfterWide([60, 70, 60, 240, 230, 70, 60])).toEqual([
      ...times(3, "above-mean"),
      ...times(2, "near-upper-limit"),
      ...times(2, "above-mean"),
    ]);
  });

  it("take seven strictly on one side: a point exactly on the mean breaks a run", () => {
    expect(seenAfterWide([60, 61, 60, 51, 60, 61, 60])).toEqual(times(7, "above-mean"));
    expect(seenAfterWide([60, 61, 60, 50, 60, 61, 60])).toEqual(times(7, null));
  });
});

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
