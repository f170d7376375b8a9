/** What the winter plan says each figure should be, from when, and who says so. */
import { z } from "zod";
import { Day, Instant } from "./calendar.ts";
import { Key } from "./place.ts";

/**
 * What a figure is set against. Four of these are not numbers, and none of them is zero (rule V5):
 * "to be confirmed", "not rated", and none at all are states of their own.
 */
export const Aim = z.discriminatedUnion("state", [
  z.object({ state: z.literal("number"), value: z.number() }),
  /** From floor to ceiling, both included; judged on both sides (rule V6). */
  z.object({ state: z.literal("band"), floor: z.number(), ceiling: z.number() }),
  /** Straight lines between dated points; before the first there is no target, after the last it stays. */
  z.object({
    state: z.literal("trajectory"),
    points: z
      .array(z.object({ day: Day, value: z.number() }))
      .min(1)
      .max(400),
  }),
  z.object({ state: z.literal("tbc") }),
  z.object({ state: z.literal("not-rated"), note: z.string() }),
  z.object({ state: z.literal("none"), note: z.string().nullable() }),
]);
export type Aim = z.infer<typeof Aim>;

/** One aim for one measure from a day on, until a later one begins (rule S4). */
export const Target = z.object({
  measure: Key,
  startsOn: Day,
  aim: Aim,
  level: z.enum(["local", "national"]),
  /** Where it is written: document and page or section. */
  source: z.string(),
});
export type Target = z.infer<typeof Target>;

export const Plan = z.object({
  key: Key,
  locality: Key,
  title: z.string(),
  version: z.string(),
  source: z.string(),
  author: z.string(),
  reason: z.string(),
  recordedAt: Instant,
  targets: z.array(Target).max(2_000),
});
export type Plan = z.infer<typeof Plan>;

/** The target in force on the day that a figure is about. */
export const TargetInForce = z.discriminatedUnion("state", [
  z.object({ state: z.literal("number"), value: z.number() }),
  z.object({ state: z.literal("band"), floor: z.number(), ceiling: z.number() }),
  z.object({ state: z.literal("tbc") }),
  z.object({ state: z.literal("not-rated"), note: z.string() }),
  z.object({ state: z.literal("none"), note: z.string().nullable() }),
]);
export type TargetInForce = z.infer<typeof TargetInForce>;

export const PlanReply = z.object({ locality: Key, plans: z.array(Plan) });
export type PlanReply = z.infer<typeof PlanReply>;
