import { describe, expect, test } from "vitest";
import { addMinutes, instantInLondon } from "../../contracts/calendar.ts";
import { august, january } from "../../frontend/gallery-figures.ts";
import { owedToday } from "../../frontend/wall/owed.ts";
import { driftOf, isNight } from "../../frontend/wall/night-and-drift.ts";
import { knownAt, linkAgeOf } from "../../frontend/wall/wall-view.ts";

const at842 = instantInLondon("2024-08-15", "08:42");
const at1326 = instantInLondon("2025-01-09", "13:26");

describe("what is owed today", () => {
  test("F1 what is due later today is counted by provider, soonest first; what is due tomorrow is not", () => {
    const { owed, allIn, figures } = owedToday(august, at842);
    expect(owed.map(({ is, provider, figures: count }) => [is, provider, count])).toEqual([
      ["due", "HCRG", 3],
      ["due", "Council", 2],
      ["due", "Wellbeing Hub", 1],
      ["due", "Primary care", 1],
    ]);
    expect(allIn).toEqual(["RUH", "Orchard House"]);
    expect(figures).toBe(7);
  });

  test("F2 what is late stands first and says how late", () => {
    const [first] = owedToday(january, at1326).owed;
    expect(first).toEqual({ is: "late", provider: "Council", figures: 1, lateMs: 146 * 60_000 });
  });

  test("F2 what is late by weeks is said once, quietly and last, and is none of today's", () => {
    const [first, ...others] = august;
    if (first === undefined) throw new Error("There are figures in August.");
    const silent = { ...first, asAt: "2024-05-26", dueAt: instantInLondon("2024-05-29", "09:00") };
    const { owed, figures } = owedToday([silent, ...others], at842);
    expect(owed.at(-1)).toEqual({
      is: "silent",
      provider: first.provider.name,
      figures: 1,
      since: "2024-05-26",
    });
    expect(figures).toBe(7);
    const late = { ...silent, dueAt: addMinutes(at842, -14 * 24 * 60) };
    expect(owedToday([late, ...others], at842).owed[0]?.is).toBe("late");
  });

  test("D1 a derived figure is nobody's to send", () => {
    const derived = august.map((figure) => ({ ...figure, derived: true }));
    expect(owedToday(derived, at842)).toEqual({ owed: [], allIn: [], figures: 0 });
  });
});

describe("a lost link", () => {
  test("L8 is a remark for two minutes, and then the first thing to be seen", () => {
    const lostFor = (minutes: number) =>
      linkAgeOf({ name: "lost", since: addMinutes(at842, -minutes) }, at842);
    expect(lostFor(1).is).toBe("early");
    expect(lostFor(2).is).toBe("late");
  });

  test("L8 nothing is judged by a time that the page knows nothing of", () => {
    const since = addMinutes(at842, -14);
    expect(knownAt(linkAgeOf({ name: "lost", since }, at842), at842)).toBe(since);
    expect(knownAt({ is: "live" }, at842)).toBe(at842);
  });
});

describe("a screen that is on all winter", () => {
  test("moves by one pixel every three minutes and stays within its margin", () => {
    let before = driftOf(at842);
    for (let step = 1; step <= 64; step += 1) {
      const next = driftOf(addMinutes(at842, 3 * step));
      expect(Math.abs(next.x - before.x) + Math.abs(next.y - before.y)).toBe(1);
      expect(Math.max(Math.abs(next.x), Math.abs(next.y))).toBeLessThanOrEqual(4);
      before = next;
    }
  });

  test("is dimmed from 8pm to 6am in London", () => {
    expect(isNight(instantInLondon("2024-08-15", "19:59"))).toBe(false);
    expect(isNight(instantInLondon("2024-08-15", "20:00"))).toBe(true);
    expect(isNight(instantInLondon("2025-01-09", "05:59"))).toBe(true);
    expect(isNight(instantInLondon("2025-01-09", "06:00"))).toBe(false);
  });
});
