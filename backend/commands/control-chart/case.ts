/** One case as the NHS-R reference would put it, and what it is answered: its names stand here and nowhere else. */
import { z } from "zod";
import type { Polarity } from "../../../contracts/measure.ts";
import type { SpecialCause, VariationIcon } from "../../../contracts/variation.ts";
import { assuranceOf, composeControlChart, variationOf } from "../../domain/control-chart.ts";

/** Half a century of days; a chart of more says nothing to anybody. */
export const pointsMax = 20_000;
/** A case of the most points, written out at length. */
export const caseCharactersMax = 4_000_000;
/** Larger numbers are no counts of anything here, and squares of them lose their digits. */
export const valueAbsMax = 1e15;

const Value = z
  .number("it is not a number")
  .min(-valueAbsMax, `it is below -${valueAbsMax}`)
  .max(valueAbsMax, `it is above ${valueAbsMax}`);

const Values = z
  .array(Value.nullable(), "give a list of numbers, with null for a gap")
  .max(pointsMax, `give at most ${pointsMax.toLocaleString("en-GB")}`);

const Place = z.int("a place is a whole number, counted from 0").min(0, "places count from 0");

const Case = z
  .strictObject(
    {
      values: Values,
      direction: z.enum(
        ["increase", "decrease", "neutral"],
        "say increase, decrease or neutral: which way is better",
      ),
      /** One for all points, or a list as long as the values where it moves. */
      target: z
        .union([Value, Values], "give a number, or a list of as many numbers as there are values")
        .nullish(),
      screen: z.boolean("say true or false"),
      fixAfter: z
        .int("give a whole number of points")
        .min(1, "limits rest on one point at least")
        .max(pointsMax, `give at most ${pointsMax.toLocaleString("en-GB")}`)
        .nullish(),
      rebaseAt: z
        .array(Place, "give a list of places, counted from 0")
        .max(pointsMax, `give at most ${pointsMax.toLocaleString("en-GB")}`)
        .nullish(),
    },
    { error: ({ code }) => (code === "invalid_type" ? "give one JSON object" : undefined) },
  )
  .refine(({ values, target }) => !Array.isArray(target) || target.length === values.length, {
    path: ["target"],
    message: "a target that moves has as many numbers as there are values",
  });

/** What is wrong with a case, in one sentence for whoever sent it. */
export class CaseProblem extends Error {}

export type Answer = {
  mean: (number | null)[];
  lower: (number | null)[];
  upper: (number | null)[];
  special: (string | null)[];
  pointType: string[];
  variation: string | null;
  assurance: string | null;
};

/**
 * Answers a case that is written as JSON. A place before or after which there is nothing to say holds
 * null; a gap is no special cause, which the reference calls common cause.
 *
 * @throws CaseProblem when it is not JSON, or not a case
 */
export const answerCase = (json: string): Answer => {
  const { values, direction, target, screen, fixAfter, rebaseAt } = parseCase(json);
  const chart = composeControlChart(values, {
    polarity: polarities[direction],
    screen,
    fixAfter: fixAfter ?? null,
    rebaseAt: rebaseAt ?? [],
    target: target ?? null,
  });
  const { points } = chart;
  const variation = variationOf(chart);
  return {
    mean: points.map(({ limits }) => limits?.mean ?? null),
    lower: points.map(({ limits }) => limits?.lower ?? null),
    upper: points.map(({ limits }) => limits?.upper ?? null),
    special: points.map(({ special }) => (special === null ? null : specialCauseNames[special])),
    pointType: points.map(({ icon }) => pointTypes[icon ?? "common-cause"]),
    variation: variation === null ? null : iconNames[variation.icon],
    assurance: assuranceOf(chart),
  };
};

const parseCase = (json: string): z.infer<typeof Case> => {
  if (json.length > caseCharactersMax) {
    throw new CaseProblem(
      `This is longer than the ${caseCharactersMax / 1_000_000} million characters that are read: send one case.`,
    );
  }
  const parsed = Case.safeParse(readJson(json));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new CaseProblem(issue === undefined ? "This is not a case." : sentenceOf(issue));
};

const readJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw new CaseProblem(
      'This is not JSON: send one case such as {"values":[3,5,4],"direction":"decrease","screen":true}.',
    );
  }
};

const sentenceOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys") {
    return `A case has no ${issue.keys[0]}: it has values, direction, target, screen, fixAfter and rebaseAt.`;
  }
  const [name, place] = issue.path;
  if (name === undefined) return `This is not a case: ${issue.message}.`;
  const where = place === undefined ? String(name) : `${String(name)}, at place ${String(place)}`;
  return `The case cannot be read at ${where}: ${issue.message}.`;
};

const polarities: Record<z.infer<typeof Case>["direction"], Polarity> = {
  increase: "higher",
  decrease: "lower",
  neutral: "neutral",
};

export const specialCauseNames: Record<SpecialCause, string> = {
  "above-limit": "Above UCL",
  "below-limit": "Below LCL",
  rising: "7 Point Trend (Increasing)",
  falling: "7 Point Trend (Decreasing)",
  "near-upper-limit": "2 in 3 Above CL",
  "near-lower-limit": "2 in 3 Below CL",
  "above-mean": "7 Points Above CL",
  "below-mean": "7 Points Below CL",
};

const iconNames: Record<VariationIcon, string> = {
  "common-cause": "common_cause",
  "improvement-high": "improvement_high",
  "improvement-low": "improvement_low",
  "concern-high": "concern_high",
  "concern-low": "concern_low",
  "neutral-high": "neutral_high",
  "neutral-low": "neutral_low",
};

const pointTypes: Record<VariationIcon, string> = {
  "common-cause": "common_cause",
  "improvement-high": "special_cause_improvement",
  "improvement-low": "special_cause_improvement",
  "concern-high": "special_cause_concern",
  "concern-low": "special_cause_concern",
  "neutral-high": "special_cause_neutral_high",
  "neutral-low": "special_cause_neutral_low",
};
