/** What is measured and how it is judged. A new measure is a row of this shape, never new code (rule V7). */
import { z } from "zod";
import { ClockTime } from "./calendar.ts";
import { Key } from "./place.ts";

/** How many measures one locality may have; a wall and a patch stay small. */
export const measuresPerLocalityMax = 200;

export const MeasureKind = z.enum([
  "count", // whole numbers from zero
  "percent", // per cent, may pass 100 (rule D4)
  "average", // a mean, such as days of stay
  "level", // a step on a scale: OPEL, GPAS
  "yes-no", // 1 or 0, with a sentence
  "text", // a sentence
]);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** Which way is better. */
export const Polarity = z.enum(["lower", "higher", "neutral"]);
export type Polarity = z.infer<typeof Polarity>;

const Weekdays = z.array(z.int().min(1).max(7)).min(1).max(7);

/** When a figure for a period must be here: a London time, so many days after the period's as-at. */
const Due = z.object({ time: ClockTime, afterDays: z.int().min(0).max(120) });

/**
 * How often a figure comes, what its as-at names, and when it is due.
 *
 * - `day`: one figure a day. `snapshot` counts what is there at a time; `period` counts midnight to midnight.
 * - `week`: named by the first or the last day of its seven, always the same weekday.
 * - `month`: named by its last day.
 * - `event`: declared when it changes, and at least once by each due time.
 * - `occasion`: comes when it comes and is never overdue.
 */
export const Cadence = z.discriminatedUnion("every", [
  z.object({
    every: z.literal("day"),
    counts: z.enum(["snapshot", "period"]),
    at: ClockTime.nullable(),
    weekdays: Weekdays,
    due: Due,
  }),
  z.object({
    every: z.literal("week"),
    named: z.enum(["start", "end"]),
    weekday: z.int().min(1).max(7),
    due: Due,
  }),
  z.object({ every: z.literal("month"), due: Due }),
  z.object({
    every: z.literal("event"),
    due: z.object({ time: ClockTime, weekdays: Weekdays }),
  }),
  z.object({ every: z.literal("occasion") }),
]);
export type Cadence = z.infer<typeof Cadence>;

/** One part of a breakdown: a pathway, a trust, a kind of bed. */
export const BreakdownPart = z.object({
  key: z
    .string()
    .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/)
    .max(32),
  label: z.string(),
  words: z.string().nullable(),
});
export type BreakdownPart = z.infer<typeof BreakdownPart>;

export const Breakdown = z.object({
  parts: z.array(BreakdownPart).min(1).max(20),
  /** What the whole is: the sum of the parts, one of the parts, or nothing that can be said in one number. */
  whole: z.discriminatedUnion("is", [
    z.object({ is: z.literal("sum") }),
    z.object({ is: z.literal("part"), key: z.string() }),
    z.object({ is: z.literal("none") }),
  ]),
});
export type Breakdown = z.infer<typeof Breakdown>;

/** A named part of a derived figure: a whole measure, or one part of its breakdown; of this locality, or of another. */
export const DerivedPart = z.object({
  label: z.string(),
  words: z.string().nullable(),
  measure: Key,
  breakdown: z.string().nullable(),
  locality: Key.nullable(),
});
export type DerivedPart = z.infer<typeof DerivedPart>;

/** How a figure is worked out of others (rules D1 to D4). */
export const Derivation = z.discriminatedUnion("how", [
  z.object({
    how: z.literal("sum"),
    parts: z.array(DerivedPart).min(1).max(50),
    /** Shown beside the total and never in it. */
    beside: z.array(DerivedPart).max(10),
  }),
  z.object({ how: z.literal("difference"), from: DerivedPart, less: DerivedPart }),
  /** `of` over `over`, in per cent. */
  z.object({ how: z.literal("ratio"), of: DerivedPart, over: DerivedPart }),
  /** Total over count, part by part: both measures have the same breakdown. */
  z.object({ how: z.literal("weighted-mean"), total: Key, count: Key }),
]);
export type Derivation = z.infer<typeof Derivation>;

/**
 * How far on the wrong side of its target a figure is still amber. The boundary belongs to amber
 * (rule V4). `relative` is a share of the target: 0.15 says "red more than 15% worse".
 */
export const Tolerance = z.object({
  is: z.enum(["absolute", "relative"]),
  amount: z.number().min(0),
});
export type Tolerance = z.infer<typeof Tolerance>;

export const RagRule = z.discriminatedUnion("by", [
  z.object({ by: z.literal("target"), tolerance: Tolerance }),
  z.object({ by: z.literal("level") }),
  z.object({ by: z.literal("none") }),
]);
export type RagRule = z.infer<typeof RagRule>;

export const ScaleName = z.enum(["opel", "gpas"]);
export type ScaleName = z.infer<typeof ScaleName>;

/** Where a figure stands on the wall. Measures without a tile are inputs of others, or of the weekly update. */
export const Tile = z.object({
  size: z.enum(["opel", "lead", "second", "small"]),
  position: z.int().min(1).max(99),
});
export type Tile = z.infer<typeof Tile>;

export const Unit = z.object({ one: z.string(), many: z.string() });
export type Unit = z.infer<typeof Unit>;

export const Measure = z.object({
  key: Key,
  locality: Key,
  /** Who reports it, or whose figure it is when it is derived. */
  provider: Key,
  title: z.string().max(60),
  /** What exactly is counted, in one sentence: a target belongs to a definition. */
  definition: z.string().max(400),
  kind: MeasureKind,
  unit: Unit,
  /** What stands beside the value: "in the day", "patients on pathways 1 to 3". */
  caption: z.string().max(40),
  decimals: z.int().min(0).max(3),
  polarity: Polarity,
  cadence: Cadence,
  breakdown: Breakdown.nullable(),
  derivation: Derivation.nullable(),
  /** The most there can be, where there is a number of places: beds, slots. */
  capacity: z.int().min(1).nullable(),
  scale: ScaleName.nullable(),
  ragRule: RagRule,
  /** For how many days after its as-at a figure may still be amended by habit; null when it is final at once. */
  provisionalDays: z.int().min(1).max(120).nullable(),
  tile: Tile.nullable(),
});
export type Measure = z.infer<typeof Measure>;

/** One step of a scale, and what it says. */
export type Level = { level: number; name: string; words: string; rag: "green" | "amber" | "red" };

/**
 * The steps of each scale. OPEL words follow the Integrated OPEL framework's descriptions and are
 * always shown with the number; a level is accepted as declared, never calculated here.
 */
export const scales: Record<ScaleName, readonly Level[]> = {
  opel: [
    { level: 1, name: "OPEL 1", words: "Able to maintain flow", rag: "green" },
    { level: 2, name: "OPEL 2", words: "Starting to show pressure", rag: "amber" },
    { level: 3, name: "OPEL 3", words: "Major pressure", rag: "red" },
    { level: 4, name: "OPEL 4", words: "Unable to deliver comprehensive care", rag: "red" },
  ],
  gpas: [
    { level: 1, name: "Green 1", words: "Able to meet demand", rag: "green" },
    { level: 2, name: "Amber 2", words: "Some pressure", rag: "amber" },
    { level: 3, name: "Red 3", words: "High pressure", rag: "red" },
    { level: 4, name: "Black 4", words: "Unable to meet demand", rag: "red" },
  ],
};

export const levelOf = (scale: ScaleName, level: number): Level | undefined =>
  scales[scale].find((step) => step.level === level);
