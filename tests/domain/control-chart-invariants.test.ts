/** What holds for every series, whatever its numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ControlChart, composeControlChart } from "../../backend/domain/control-chart.ts";
import type { SpecialCause } from "../../contracts/variation.ts";

const value = fc.integer({ min: -500, max: 500 });
const gappy = fc.array(fc.option(value, { freq: 12 }), { maxLength: 60 });
const screen = fc.boolean();

const draw = (values: readonly (number | null)[], screens: boolean, rebaseAt: number[] = []) =>
  composeControlChart(values, { polarity: "lower", screen: screens, rebaseAt });
const specialsOf = ({ points }: ControlChart) => points.map(({ special }) => special);

const mirrored: Record<SpecialCause, SpecialCause> = {
  "above-limit": "below-limit",
  "below-limit": "above-limit",
  rising: "falling",
  falling: "rising",
  "near-upper-limit": "near-lower-limit",
  "near-lower-limit": "near-upper-limit",
  "above-mean": "below-mean",
  "below-mean": "above-mean",
};

/** A value so near a limit that the last digit of a sum decides is told apart by nobody. */
const isClear = ({ points }: ControlChart): boolean =>
  points.every(
    ({ value: at, limits }) =>
      at === null ||
      limits === null ||
      [limits.lower, limits.nearLower, limits.nearUpper, limits.upper].every(
        (limit) => Math.abs(limit - at) > 1e-6,
      ),
  );

describe("every control chart", () => {
  it("is its own mirror when the series is turned over", () => {
    fc.assert(
      fc.property(gappy, screen, (values, screens) => {
        const over = values.map((at) => (at === null ? null : -at));
        expect(specialsOf(draw(over, screens))).toEqual(
          specialsOf(draw(values, screens)).map((special) =>
            special === null ? null : mirrored[special],
          ),
        );
      }),
    );
  });

  it("sees the same when every value is doubled, and its limits double", () => {
    fc.assert(
      fc.property(gappy, screen, (values, screens) => {
        const one = draw(values, screens);
        const two = draw(
          values.map((at) => (at === null ? null : 2 * at)),
          screens,
        );
        expect(specialsOf(two)).toEqual(specialsOf(one));
        expect(two.points.map(({ limits }) => limits?.upper)).toEqual(
          one.points.map(({ limits }) => (limits === null ? undefined : 2 * limits.upper)),
        );
      }),
    );
  });

  it("sees the same when something is added to every value, and its limits move along", () => {
    fc.assert(
      fc.property(gappy, screen, fc.integer({ min: -9_000, max: 9_000 }), (values, screens, by) => {
        const one = draw(values, screens);
        fc.pre(isClear(one));
        const moved = draw(
          values.map((at) => (at === null ? null : at + by)),
          screens,
        );
        expect(specialsOf(moved)).toEqual(specialsOf(one));
        for (const [i, { limits }] of moved.points.entries()) {
          const before = one.points[i]?.limits ?? null;
          if (limits !== null)
            expect(limits.lower).toBeCloseTo((before?.lower ?? Number.NaN) + by, 6);
        }
      }),
    );
  });

  it("has its limits in order, and none wider for being screened", () => {
    fc.assert(
      fc.property(gappy, (values) => {
        const limits = draw(values, true).points[0]?.limits ?? null;
        const wide = draw(values, false).points[0]?.limits ?? null;
        if (limits === null || wide === null) return;
        const inOrder = [
          wide.lower,
          limits.lower,
          limits.nearLower,
          limits.mean,
          limits.nearUpper,
          limits.upper,
          wide.upper,
        ];
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      }),
    );
  });

  it("is, with a rebase, the two charts of what lies before and from it", () => {
    fc.assert(
      fc.property(gappy, screen, fc.nat({ max: 60 }), (values, screens, at) => {
        const apart = [values.slice(0, at), values.slice(at)].map((part) => draw(part, screens));
        expect(draw(values, screens, [at]).points).toEqual(apart.flatMap(({ points }) => points));
      }),
    );
  });

  it("keeps fixed limits, whatever comes after them", () => {
    fc.assert(
      fc.property(gappy, gappy, screen, (baseline, later, screens) => {
        fc.pre(baseline.length > 0);
        const options = { polarity: "lower", screen: screens, fixAfter: baseline.length } as const;
        const fixed = composeControlChart([...baseline, ...later], options).points;
        expect(fixed[0]?.limits).toEqual(draw(baseline, screens).points[0]?.limits);
      }),
    );
  });

  it("finds nothing special in a value that repeats, however many digits it has", () => {
    const any = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 60 }), screen, (same, count, screens) => {
        const { points } = draw(
          Array.from({ length: count }, () => same),
          screens,
        );
        for (const { limits, special } of points) {
          expect(limits?.mean === same && limits.upper === same).toBe(true);
          expect(special).toBeNull();
        }
      }),
    );
  });

  it("marks only what its rule describes, and all of it", () => {
    // Small numbers and few of them, so that runs, trends and points on the mean are common.
    const close = fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { freq: 20 }), {
      minLength: 8,
      maxLength: 40,
    });
    const climbing = close.map((values) =>
      values.map((at, i) => (at === null ? null : i * 3 - at)),
    );
    fc.assert(
      fc.property(fc.oneof(close, climbing, gappy), screen, (values, screens) => {
        const drawn = draw(values, screens);
        expect(specialsOf(drawn).map((special) => ruleOf(special))).toEqual(
          values.map((_, i) => ruleByWindows(drawn, i)),
        );
      }),
      { numRuns: 400 },
    );
  });
});

type Rule = "outside" | "trend" | "two in three" | "one side" | null;

const ruleOf = (special: SpecialCause | null): Rule => {
  if (special === null) return null;
  if (special.endsWith("mean")) return "one side";
  if (special.startsWith("near")) return "two in three";
  return special.endsWith("limit") ? "outside" : "trend";
};

/** The four rules as they are written down: some stretch around the point must be as the rule says. */
const ruleByWindows = ({ points }: ControlChart, at: number): Rule => {
  const point = points[at];
  if (point === undefined || point.value === null || point.limits === null) return null;
  const { mean, lower, upper, nearLower, nearUpper } = point.limits;
  const own = points.map((each) => each.value ?? Number.NaN);
  const stretches = (length: number): number[][] =>
    Array.from({ length }, (_, back) =>
      own.slice(Math.max(0, at - back), at - back + length),
    ).filter((stretch, back) => at - back >= 0 && stretch.length === length);
  const isOneSided = (stretch: number[]): boolean =>
    stretch.every((each) => each > mean) || stretch.every((each) => each < mean);
  const isOneWay = (stretch: number[]): boolean => {
    const steps = stretch.slice(1).map((each, i) => each - (stretch[i] ?? Number.NaN));
    return steps.every((step) => step > 0) || steps.every((step) => step < 0);
  };
  const isNear = (each: number): boolean =>
    (each > nearUpper && each <= upper) || (each < nearLower && each >= lower);
  if (point.value > upper || point.value < lower) return "outside";
  if (stretches(7).some(isOneWay)) return "trend";
  if (
    isNear(point.value) &&
    stretches(3).some((stretch) => isOneSided(stretch) && stretch.filter(isNear).length >= 2)
  ) {
    return "two in three";
  }
  return stretches(7).some(isOneSided) ? "one side" : null;
};
