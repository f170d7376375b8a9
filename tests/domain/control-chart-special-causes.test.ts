/** The four rules, and which of them names a point. */
import { describe, expect, it } from "vitest";
import { seenAfterWide, times } from "./control-chart/series.ts";

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
