/** Every expected result of the reference that is in the house, to the digits that it prints. */
import { describe, expect, it } from "vitest";
import { answerCase, specialCauseNames } from "../../backend/commands/control-chart/case.ts";
import {
  type ControlChart,
  assuranceOf,
  measureAssurance,
} from "../../backend/domain/control-chart.ts";
import { type Limits, areTrialLimits } from "../../backend/domain/control-chart/limits.ts";
import {
  type Side,
  endsOfRuns,
  endsOfTrends,
  markSevenTo,
  markTwoOfThree,
  nameSpecialCauses,
} from "../../backend/domain/control-chart/special-causes.ts";
import { iconCases, limitCases, ruleCases } from "./control-chart/reference.ts";

const polarities = { increase: "higher", decrease: "lower", neutral: "neutral" } as const;
const assuranceNames = {
  pass: "consistent_pass",
  fail: "consistent_fail",
  inconsistent: "inconsistent",
};

const sidesOf = (numbers: readonly number[]): Side[] =>
  numbers.map((number) => (number === 0 ? 0 : number > 0 ? 1 : -1));
const flagsOf = (numbers: readonly number[]): boolean[] => numbers.map((number) => number !== 0);
const numbersOf = (flags: readonly boolean[]): number[] => flags.map(Number);

const limitsBetween = (lower: number, upper: number): Limits => ({
  mean: (lower + upper) / 2,
  lower,
  upper,
  nearLower: lower,
  nearUpper: upper,
  points: 20,
});

describe("the reference's limits", () => {
  it.each(limitCases)("$id", ({ values, options, expected, tolerance = 0 }) => {
    const answer = answerCase(
      JSON.stringify({
        values,
        direction: options.improvement_direction ?? "increase",
        screen: options.screen_outliers ?? true,
      }),
    );
    const away = (found: number | null | undefined, wanted: number | undefined): number =>
      wanted === undefined ? 0 : Math.abs((found ?? Number.NaN) - wanted);
    expect(away(answer.mean[0], expected.mean)).toBeLessThanOrEqual(tolerance);
    expect(away(answer.lower[0], expected.lpl)).toBeLessThanOrEqual(tolerance);
    expect(away(answer.upper[0], expected.upl)).toBeLessThanOrEqual(tolerance);
    const sides = values.map((value) => Math.sign(value - (answer.mean[0] ?? Number.NaN)));
    const wantedSides =
      expected.relative_to_mean_first15 ?? expected.relative_to_mean_first14 ?? [];
    expect(sides.slice(0, wantedSides.length)).toEqual(wantedSides);
    const count = (type: string): number => answer.pointType.filter((one) => one === type).length;
    if (expected.n !== undefined) expect(answer.pointType).toHaveLength(expected.n);
    for (const type of [
      "common_cause",
      "special_cause_improvement",
      "special_cause_concern",
    ] as const) {
      if (expected[type] !== undefined) expect(count(type)).toBe(expected[type]);
    }
    const isOutside = (special: string | null): boolean =>
      special?.endsWith("CL") === true && !/[27]/.test(special);
    const isNear = (special: string | null): boolean => special?.startsWith("2 in 3") === true;
    const outside = expected.outside_limits_first8 ?? [];
    expect(answer.special.slice(0, outside.length).map(isOutside)).toEqual(outside);
    const near = expected.close_to_limits_first8 ?? [];
    expect(answer.special.slice(0, near.length).map(isNear)).toEqual(near);
    expect(answer.pointType).toEqual(expected.point_types ?? answer.pointType);
    expect(answer.pointType.slice(-2)).toEqual(
      expected.point_types_last2 ?? answer.pointType.slice(-2),
    );
  });
});

describe("the reference's icons", () => {
  it.each(iconCases)("$id", ({ values, options, expected }) => {
    const answer = answerCase(
      JSON.stringify({
        values,
        direction: options.improvement_direction,
        target: options.target,
        screen: true,
      }),
    );
    expect({ variation_icon: answer.variation, assurance_icon: answer.assurance }).toEqual(
      expected,
    );
  });
});

type RuleCase = (typeof ruleCases)[number];

/** What our rule of each name says to a case. */
const rules: Record<string, (given: RuleCase["input"]) => unknown> = {
  seven_point_one_side_mean: (given) => numbersOf(endsOfRuns(sidesOf(given.relative_to_mean))),
  part_of_seven: (given) => numbersOf(markSevenTo(flagsOf(given.flags))),
  seven_point_trend: (given) => endsOfTrends(given.values),
  two_in_three: (given) =>
    numbersOf(markTwoOfThree(flagsOf(given.close_to_limits), sidesOf(given.relative_to_mean))),
  part_of_two_in_three: ({ close_to_limits, relative_to_mean }) =>
    numbersOf(
      markTwoOfThree(flagsOf(close_to_limits), sidesOf(relative_to_mean)).map(
        (marked, i) => marked && close_to_limits[i] === 1,
      ),
    ),
  special_cause_type: (given) =>
    nameSpecialCauses({
      values: given.values,
      sides: sidesOf(given.relative_to_mean),
      isOutside: flagsOf(given.outside_limits),
      isInTrend: flagsOf(given.part_of_seven_trend),
      isInTwoOfThree: flagsOf(given.part_of_two_in_three),
      isInRun: flagsOf(given.part_of_seven_one_side),
    }).map((special) => (special === null ? "Common Cause" : specialCauseNames[special])),
  assurance_type: ({ lpl, upl, target, improvement_direction }) =>
    lpl.map((lower, i) => {
      const limits = { lower, upper: upl[i] ?? Number.NaN };
      const assurance = measureAssurance(
        limits,
        target ?? Number.NaN,
        polarities[improvement_direction],
      );
      return assurance === null ? null : assuranceNames[assurance];
    }),
  assurance_type_no_target: ({ lpl, upl, target, improvement_direction }) => [
    assuranceOf(chartOf([{ lpl: lpl[0] ?? 0, upl: upl[0] ?? 0 }], target, improvement_direction)),
  ],
  assurance_type_rebased_uses_last_segment: ({ segments, target, improvement_direction }) =>
    assuranceNames[assuranceOf(chartOf(segments, target, improvement_direction)) ?? "inconsistent"],
  short_group_warning: ({ group_sizes, threshold }) =>
    group_sizes.map((size) => areTrialLimits(size, threshold)),
};

/** A chart with a point in each of the segments whose limits are given. */
const chartOf = (
  segments: RuleCase["input"]["segments"],
  target: number | null,
  direction: RuleCase["input"]["improvement_direction"],
): ControlChart => ({
  points: segments.map(({ lpl, upl }) => ({
    value: lpl,
    limits: limitsBetween(lpl, upl),
    special: null,
    icon: "common-cause",
    target,
  })),
  segments: [],
  polarity: polarities[direction],
  screened: true,
});

describe("the reference's rules, one by one", () => {
  it.each(ruleCases)("$id", ({ fn, input, expected }) => {
    expect(rules[fn]?.(input)).toEqual(expected);
  });

  it("leaves no case out", () => {
    expect(limitCases.length + iconCases.length + ruleCases.length).toBe(64);
  });
});
