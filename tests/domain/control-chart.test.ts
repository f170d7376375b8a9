/** Limits, rebases and gaps. */
import { describe, expect, it } from "vitest";
import { assuranceOf, variationOf } from "../../backend/domain/control-chart.ts";
import { writeScreening } from "../../contracts/variation.ts";
import { chart, seenAfterWide, specialsOf, steady, times, wide } from "./control-chart/series.ts";

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
