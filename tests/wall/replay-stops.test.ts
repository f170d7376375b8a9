import { describe, expect, test } from "vitest";
import type { Moment } from "../../contracts/replay.ts";
import { august, augustBefore } from "../../frontend/gallery-figures.ts";
import { movedBetween, stopAfter, stopAt, stopBefore } from "../../frontend/wall/replay/stops.ts";

const moments: readonly Moment[] = ["08:00", "09:00", "10:00"].map((time) => ({
  at: `2024-08-15T${time}:00.000Z`,
  measures: [],
}));
const at = (time: string): string => `2024-08-15T${time}:00.000Z`;

describe("the stops of a replay", () => {
  test("a moment stands at the last stop at or before it", () => {
    expect(["07:59", "08:00", "09:30", "23:00"].map((time) => stopAt(moments, at(time)))).toEqual([
      -1, 0, 1, 2,
    ]);
  });

  test("before and after never name the moment itself, and end where the season ends", () => {
    expect(stopBefore(moments, at("09:00"))?.at).toBe(at("08:00"));
    expect(stopAfter(moments, at("09:00"))?.at).toBe(at("10:00"));
    expect(stopBefore(moments, at("09:01"))?.at).toBe(at("09:00"));
    expect(stopBefore(moments, at("08:00"))).toBeUndefined();
    expect(stopAfter(moments, at("10:00"))).toBeUndefined();
  });

  test("what changed between two walls is what reads differently, and what is new", () => {
    const moved = movedBetween(augustBefore, august, at("10:00"));
    expect(moved["ruh-ed-attendances"]?.was?.value).toBe(255);
    expect(moved["orchard-house-capacity"]).toBeUndefined();
    expect(movedBetween(august, august, at("10:00"))).toEqual({});
    expect(Object.keys(movedBetween([], august, at("10:00")))).toHaveLength(august.length);
  });
});
