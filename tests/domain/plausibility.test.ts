import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Accepted,
  composeExpectation,
  composeLookalikes,
} from "../../backend/domain/plausibility.ts";
import type { KnownPoint } from "../../backend/domain/timeline.ts";
import {
  type Day,
  addDays,
  addMonths,
  daysFrom,
  lastDayOf,
  weekdayOf,
} from "../../contracts/calendar.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import { type Expectation, judge } from "../../contracts/plausibility.ts";
import { aMeasure } from "../support/measures.ts";

const thursday = "2024-08-15";
const measure = aMeasure();

/** A figure for each of the days before `day`. */
const history = (
  valueOn: (day: Day, index: number) => number | null,
  day: Day = thursday,
  days = 364,
): KnownPoint[] =>
  daysFrom(addDays(day, -days), addDays(day, -1)).map((asAt, index) => ({
    asAt,
    value: valueOn(asAt, index),
  }));

const isWeekend = (day: Day): boolean => weekdayOf(day) >= 6;
/** 200 on working days, 150 on weekends, never anything else. */
const steady = (day: Day): number => (isWeekend(day) ? 150 : 200);

const expectOn = (
  points: readonly KnownPoint[],
  day: Day = thursday,
  accepted: Accepted[] = [],
): Expectation => {
  const expectation = composeExpectation(points, day, measure, accepted);
  if (expectation === null) throw new Error(`Nothing is expected on ${day}.`);
  return expectation;
};

const isAsked = (
  value: number,
  expectation: Expectation,
  of: Pick<Measure, "kind" | "decimals"> = measure,
): boolean => judge(value, expectation, of) !== null;

describe("what a figure is expected to be", () => {
  it("is its weekday's, at the recent level, give or take three strays", () => {
    // The least stray is half a square root of the level: 3 × 0.5 × √200 = 21.213; near, 1.3 × 0.5 × √200 = 9.192.
    expect(expectOn(history(steady))).toEqual({
      asAt: thursday,
      every: "day",
      sample: Array.from({ length: 52 }, () => 200),
      since: "2023-08-17",
      recent: { low: 200, high: 200, count: 8 },
      usual: 200,
      believed: { low: 178.787, high: 221.213 },
      near: { low: 190.808, high: 209.192 },
      previous: { asAt: "2024-08-14", value: 200 },
      accepted: [],
      lookalikes: [],
    });
  });

  it("strays as far as the year did", () => {
    // By turns 190 and 210 on the Thursdays and all days: every guess is 200 and 10 off, 10 / √200 = 0.7071.
    const swinging = history((_, index) => (Math.floor(index / 7) % 2 === 0 ? 190 : 210));
    const { usual, believed } = expectOn(swinging);
    // The last week was 210 beside its own 200s: half of those 5 in 100 is expected to stay.
    expect(usual).toBeCloseTo(205, 0);
    expect(believed.high - believed.low).toBeGreaterThan(2 * 21.3);
    expect(isAsked(205, expectOn(swinging))).toBe(false);
    expect(isAsked(320, expectOn(swinging))).toBe(true);
  });

  it("knows the weekday: a Thursday's value is asked after on a Sunday, and is not on a Thursday", () => {
    const sunday = "2024-08-18";
    expect(isAsked(200, expectOn(history(steady)))).toBe(false);
    const onSunday = expectOn(history(steady, sunday), sunday);
    expect(onSunday.usual).toBe(150);
    expect(judge(200, onSunday, measure)?.message).toBe(
      "200 is higher than all 52 Sundays this year. Is it right?",
    );
  });

  it("follows a level that has changed, and one that grows", () => {
    const halved = history((day) => (day < "2024-06-01" ? steady(day) : steady(day) / 2));
    expect(isAsked(100, expectOn(halved))).toBe(false);
    expect(isAsked(200, expectOn(halved))).toBe(true);
    const growing = history((_, index) => Math.round(200 + index / 2));
    expect(isAsked(382, expectOn(growing))).toBe(false);
    expect(isAsked(200, expectOn(growing))).toBe(true);
  });

  it("F3 a missing day is not a zero: gaps leave what is expected as it was", () => {
    const gaps = history((day, index) => (index % 5 === 0 ? null : steady(day)));
    expect(expectOn(gaps).usual).toBe(200);
    const absent = gaps.filter(({ value }) => value !== null);
    expect(expectOn(absent)).toEqual(expectOn(gaps));
    expect(isAsked(0, expectOn(gaps))).toBe(true);
    // Wednesday is missing, so there is no value of the day before.
    const noWednesday = history((day) => (day === "2024-08-14" ? null : steady(day)));
    expect(expectOn(noWednesday).previous).toBeNull();
  });

  it("is not led astray by one wrong figure", () => {
    const slip = history((day) => (day === "2024-08-08" ? 2_000 : steady(day)));
    expect(expectOn(slip).usual).toBe(200);
    expect(isAsked(2_000, expectOn(slip))).toBe(true);
  });

  it("believes a bank holiday to be like its weekday or like a Sunday", () => {
    const holiday = "2024-08-26";
    const onHoliday = expectOn(history(steady, holiday), holiday);
    expect([200, 150].map((value) => isAsked(value, onHoliday))).toEqual([false, false]);
    const monday = "2024-08-19";
    expect(isAsked(150, expectOn(history(steady, monday), monday))).toBe(true);
  });

  it("lets a bank holiday stand for no Monday: it counts as if it were missing", () => {
    const day = "2024-06-03";
    // Mondays grow by ten; Easter Monday and the two holidays of May are quiet, or not there.
    const grown = (holiday: number | null) =>
      history(
        (on, index) =>
          ["2024-04-01", "2024-05-06", "2024-05-27"].includes(on)
            ? holiday
            : 200 + 10 * Math.floor(index / 7),
        day,
        70,
      );
    expect(expectOn(grown(90), day).usual).toBe(expectOn(grown(null), day).usual);
  });

  it("knows only what came before: later figures change nothing", () => {
    const before = history(steady);
    const later = { asAt: addDays(thursday, 1), value: 9_999 };
    expect(expectOn([...before, { asAt: thursday, value: 1 }, later])).toEqual(expectOn(before));
  });

  it("says nothing with too little known", () => {
    for (const days of [0, 1, 27, 34, 55]) {
      expect(composeExpectation(history(steady, thursday, days), thursday, measure)).toBeNull();
    }
    expect(composeExpectation(history(steady, thursday, 63), thursday, measure)).not.toBeNull();
  });

  it("says nothing of levels, answers and sentences", () => {
    for (const kind of ["level", "yes-no", "text"] as const) {
      expect(composeExpectation(history(steady), thursday, aMeasure({ kind }))).toBeNull();
    }
  });

  it("asks nothing silly of small counts", () => {
    const mostlyZero = expectOn(history((_, index) => (index % 10 === 0 ? 1 : 0)));
    expect([0, 1, 2, 3].map((value) => isAsked(value, mostlyZero))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isAsked(11, mostlyZero)).toBe(true);
    const few = expectOn(history((_, index) => [4, 5, 6, 5, 7][index % 5] ?? 5));
    for (const value of [2, 3, 4, 5, 6, 7, 8]) expect(isAsked(value, few)).toBe(false);
    expect(isAsked(55, few)).toBe(true);
    // A lump seen within the year is believed when it comes again.
    const lumpy = expectOn(history((_, index) => (index === 100 ? 12 : 2)));
    expect(isAsked(12, lumpy)).toBe(false);
  });

  it("judges weeks and months in their order", () => {
    const week: Cadence = {
      every: "week",
      named: "end",
      weekday: 4,
      due: { time: "17:00", afterDays: 0 },
    };
    const weeks = Array.from({ length: 20 }, (_, i) => ({
      asAt: addDays("2024-03-28", 7 * i),
      value: 50 + (i % 3),
    }));
    const weekly = composeExpectation(weeks, thursday, aMeasure({ cadence: week }));
    expect(weekly?.sample).toHaveLength(20);
    expect(weekly === null ? [] : [51, 510, 15].map((value) => isAsked(value, weekly))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("judges months in their order, and believes more while little is known", () => {
    const cadence: Cadence = { every: "month", due: { time: "17:00", afterDays: 30 } };
    const months = Array.from({ length: 11 }, (_, i) => ({
      asAt: lastDayOf(addMonths("2023-09", i)),
      value: 700 + 5 * i,
    }));
    // Seven guesses, half of them more than 0.504 square roots off: 0.504 × 1.4826 × (1 + 4 / 7) = 1.174 a stray,
    // and √742.745 × 1.174 × 3 = 95.98 to either side.
    const monthly = composeExpectation(months, "2024-08-31", aMeasure({ cadence }));
    expect(monthly).toMatchObject({
      usual: 742.745,
      believed: { low: 646.761, high: 838.728 },
      near: { low: 701.152, high: 784.338 },
      previous: { asAt: "2024-07-31", value: 750 },
    });
  });

  it("names the rows whose usual values lie apart", () => {
    const row = (label: string, level: number) => ({
      label,
      expectation: expectOn(history(() => level)),
    });
    const [nctr, discharges] = composeLookalikes([
      row("NCTR", 240),
      row("Discharges", 120),
      row("Also 240", 245),
    ]);
    expect(nctr?.expectation.lookalikes.map(({ label }) => label)).toEqual(["Discharges"]);
    expect(discharges?.expectation.lookalikes.map(({ label }) => label)).toEqual([
      "NCTR",
      "Also 240",
    ]);
    expect(nctr === undefined ? null : judge(120, nctr.expectation, measure)?.kind).toBe(
      "other-row",
    );
  });
});

describe("what a confirmed value teaches", () => {
  const risen = history((day) => (day === "2024-08-14" ? 320 : steady(day)));

  it("the same level is not asked after again the next day, and more than it is", () => {
    expect(isAsked(320, expectOn(risen))).toBe(true);
    const taught = expectOn(risen, thursday, [{ asAt: "2024-08-14", value: 320 }]);
    expect([320, 325].map((value) => isAsked(value, taught))).toEqual([false, false]);
    expect(isAsked(420, taught)).toBe(true);
    expect(taught.accepted).toEqual([{ asAt: "2024-08-14", value: 320 }]);
  });

  it("a high value that was confirmed excuses no low one", () => {
    const taught = expectOn(risen, thursday, [{ asAt: "2024-08-14", value: 320 }]);
    expect(taught.believed.low).toBe(expectOn(risen).believed.low);
  });

  it("is read on the weekday's terms: twice a Friday's is twice a Saturday's", () => {
    const saturday = "2024-08-17";
    const doubled = history((day) => (day === "2024-08-16" ? 100 : steady(day)), saturday);
    const taught = expectOn(doubled, saturday, [{ asAt: "2024-08-16", value: 100 }]);
    expect(isAsked(75, expectOn(doubled, saturday))).toBe(true);
    expect(isAsked(75, taught)).toBe(false);
  });

  it("is forgotten after seven days, and at once when it was corrected", () => {
    const old = history((day) => (day === "2024-08-07" ? 320 : steady(day)));
    expect(expectOn(old, thursday, [{ asAt: "2024-08-07", value: 320 }]).accepted).toEqual([]);
    const corrected = [{ asAt: "2024-08-14", value: 320 }];
    expect(expectOn(history(steady), thursday, corrected).accepted).toEqual([]);
  });
});

/** Any course of a year: levels, weekday patterns, noise, gaps. */
const anyHistory = fc
  .record({
    level: fc.integer({ min: 0, max: 400 }),
    weekend: fc.double({ min: 0.3, max: 1.2, noNaN: true }),
    noise: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 364, maxLength: 364 }),
    gap: fc.integer({ min: 2, max: 40 }),
  })
  .map(({ level, weekend, noise, gap }) =>
    history((day, index) =>
      index % gap === 1
        ? null
        : Math.max(0, Math.round(level * (isWeekend(day) ? weekend : 1)) + (noise[index] ?? 0)),
    ),
  );

describe("whatever the year was", () => {
  it("what is more extreme than an unusual value is asked after too", () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 500 }),
        (points, value, further) => {
          const expectation = expectOn(points);
          const { low, high } = expectation.believed;
          if (value > high) expect(isAsked(value + further, expectation)).toBe(true);
          if (value < low) expect(isAsked(value - further, expectation)).toBe(true);
          expect(isAsked(Math.round(expectation.usual), expectation)).toBe(false);
          expect(expectation.near.low).toBeGreaterThanOrEqual(low);
          expect(expectation.near.high).toBeLessThanOrEqual(high);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("a value that was confirmed yesterday is not asked after today", () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 5_000 }), (points, value) => {
        const lastDay = "2024-08-14";
        const taught = points.map((point) =>
          point.asAt === lastDay ? { ...point, value } : point,
        );
        const expectation = expectOn(taught, thursday, [{ asAt: lastDay, value }]);
        const before = expectOn(taught.slice(0, -1), lastDay);
        // Only what was asked after is confirmed; the guess that it was held against is the day's own.
        if (isAsked(value, before)) expect(isAsked(value, expectation)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it("what the sentence counts is true of the sample", () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 0, max: 900 }), (points, value) => {
        const expectation = expectOn(points);
        const message = judge(value, expectation, measure)?.message ?? "";
        const share = /(higher|lower) than (\d+) in 100/.exec(message);
        const passed = (side: string | undefined): number =>
          expectation.sample.filter((other) => (side === "higher" ? other < value : other > value))
            .length;
        if (share !== null) {
          expect(passed(share[1]) / expectation.sample.length).toBeGreaterThanOrEqual(
            Number(share[2]) / 100,
          );
        }
        const all = /(higher|lower) than all (\d+) /.exec(message);
        if (all !== null) expect(passed(all[1])).toBe(Number(all[2]));
      }),
      { numRuns: 60 },
    );
  });
});
