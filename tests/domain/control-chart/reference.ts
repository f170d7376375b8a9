/**
 * The expected results of the NHS-R reference's own tests (NHSRplotthedots 0.2.2, MIT), as they lie in
 * `reference/`: facts, carried over with their sources named in each file.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";

const Options = z.object({
  screen_outliers: z.boolean().optional(),
  improvement_direction: z.enum(["increase", "decrease", "neutral"]).optional(),
  target: z.number().optional(),
});

const Flags = z.array(z.union([z.number(), z.boolean()]));

const read = <T>(name: string, schema: z.ZodType<T>): T[] =>
  z
    .object({ cases: z.array(schema) })
    .parse(
      JSON.parse(
        readFileSync(new URL(`./reference/nhsrplotthedots-${name}.json`, import.meta.url), "utf8"),
      ),
    ).cases;

export const iconCases = read(
  "icons",
  z.object({
    id: z.string(),
    values: z.array(z.number()),
    options: Options,
    expected: z.object({
      variation_icon: z.string(),
      assurance_icon: z.string().nullable(),
    }),
  }),
);

export const limitCases = read(
  "limits",
  z.object({
    id: z.string(),
    values: z.array(z.number()),
    options: Options,
    tolerance: z.number().optional(),
    expected: z.object({
      mean: z.number().optional(),
      lpl: z.number().optional(),
      upl: z.number().optional(),
      n: z.number().optional(),
      common_cause: z.number().optional(),
      special_cause_improvement: z.number().optional(),
      special_cause_concern: z.number().optional(),
      relative_to_mean_first14: z.array(z.number()).optional(),
      relative_to_mean_first15: z.array(z.number()).optional(),
      outside_limits_first8: z.array(z.boolean()).optional(),
      close_to_limits_first8: z.array(z.boolean()).optional(),
      point_types: z.array(z.string()).optional(),
      point_types_last2: z.array(z.string()).optional(),
    }),
  }),
);

/** The rules one by one: what each is given and what it must say. */
export const ruleCases = read(
  "rule-unit-tests",
  z.object({
    id: z.string(),
    fn: z.string(),
    input: z.object({
      relative_to_mean: z.array(z.number()).default([]),
      flags: z.array(z.number()).default([]),
      values: z.array(z.number()).default([]),
      close_to_limits: z.array(z.number()).default([]),
      part_of_seven_trend: z.array(z.number()).default([]),
      part_of_seven_one_side: z.array(z.number()).default([]),
      part_of_two_in_three: z.array(z.number()).default([]),
      outside_limits: z.array(z.number()).default([]),
      lpl: z.array(z.number()).default([]),
      upl: z.array(z.number()).default([]),
      segments: z.array(z.object({ lpl: z.number(), upl: z.number() })).default([]),
      target: z.number().nullable().default(null),
      improvement_direction: z.enum(["increase", "decrease", "neutral"]).default("increase"),
      group_sizes: z.array(z.number()).default([]),
      threshold: z.number().default(0),
    }),
    expected: z.union([Flags, z.array(z.string().nullable()), z.string()]),
  }),
);
