/** A figure: what is shown. An observation beside its target, with its variance, its age and what it is made of. */
import { z } from "zod";
import { AsAt, Day, Instant } from "./calendar.ts";
import { Cadence, MeasureKind, Polarity, ScaleName, Tile, Unit } from "./measure.ts";
import { Origin } from "./observation.ts";
import { Key } from "./place.ts";
import { TargetInForce } from "./plan.ts";

export const Rag = z.enum(["green", "amber", "red", "not-rated", "no-figure"]);
export type Rag = z.infer<typeof Rag>;

/** Value minus target, signed (rule V1); ratio of that to the target, null when the target is zero (rule V2). */
export const Variance = z.object({ difference: z.number(), ratio: z.number().nullable() });
export type Variance = z.infer<typeof Variance>;

/** What has changed since an earlier figure. */
export const Change = z.object({ since: AsAt, from: z.number(), difference: z.number() });
export type Change = z.infer<typeof Change>;

/** One part of a figure; a null value is a part that has not come. */
export const FigurePart = z.object({
  key: z.string(),
  label: z.string(),
  words: z.string().nullable(),
  value: z.number().nullable(),
});
export type FigurePart = z.infer<typeof FigurePart>;

/** The recent past at even steps that end at the figure's as-at. A null is a missing period and is drawn as a gap. */
export const Trend = z.object({
  from: Day,
  every: z.enum(["day", "week", "month"]),
  values: z.array(z.number().nullable()),
});
export type Trend = z.infer<typeof Trend>;

export const Figure = z.object({
  key: Key,
  title: z.string(),
  provider: z.object({ key: Key, name: z.string() }),
  kind: MeasureKind,
  unit: Unit,
  caption: z.string(),
  decimals: z.int(),
  polarity: Polarity,
  cadence: Cadence,
  scale: ScaleName.nullable(),
  capacity: z.int().nullable(),
  tile: Tile.nullable(),
  derived: z.boolean(),

  /** The number shown: a count, a per cent, a level, 1 or 0 for yes or no. Null when there is none to show. */
  value: z.number().nullable(),
  text: z.string().nullable(),
  /** Why a provider reported no figure; null otherwise. */
  none: z.string().nullable(),
  note: z.string().nullable(),
  /** What the figure is about; null when nothing was ever reported. */
  asAt: AsAt.nullable(),
  recordedAt: Instant.nullable(),
  origin: Origin.nullable(),

  target: TargetInForce,
  variance: Variance.nullable(),
  rag: Rag,
  /** Against the last published weekly update, as the board's "+/- last report" (rule R2). */
  change: Change.nullable(),
  /** Against the figure one period before, the same weekday a week before, and 52 weeks before. */
  comparisons: z.object({
    previous: Change.nullable(),
    lastWeek: Change.nullable(),
    lastYear: Change.nullable(),
  }),
  /** For a level: since when it has stood there without a break. */
  since: AsAt.nullable(),

  parts: z.array(FigurePart),
  /** Shown beside the parts and not in the total. */
  beside: z.array(FigurePart),
  /** Present when a part is missing: there is no total then, and these are the parts that are not in (rule D2). */
  incomplete: z
    .object({
      missing: z.array(z.string()),
      lastComplete: z.object({ asAt: AsAt, value: z.number() }).nullable(),
    })
    .nullable(),

  /** When the next figure after this one is due; null when nothing is expected. */
  dueAt: Instant.nullable(),
  nextDueAt: Instant.nullable(),
  provisionalUntil: Day.nullable(),
  /** Present when this as-at was shown with another value before: what that was, and who changed it when and why. */
  revised: z
    .object({
      was: z.string(),
      at: Instant,
      reason: z.string().nullable(),
      /** "RUH flow lead"; a wall names roles, not people. */
      role: z.string().nullable(),
    })
    .nullable(),
  trend: Trend,
});
export type Figure = z.infer<typeof Figure>;

export const Wall = z.object({
  locality: z.object({ key: Key, name: z.string(), shortName: z.string() }),
  epoch: z.string(),
  revision: z.int(),
  at: Instant,
  figures: z.array(Figure),
});
export type Wall = z.infer<typeof Wall>;

/** One day of a measure's past. A day without a value is missing and says why where that is known. */
export const HistoryPoint = z.object({
  asAt: AsAt,
  recordedAt: Instant.nullable(),
  value: z.number().nullable(),
  text: z.string().nullable(),
  none: z.string().nullable(),
  parts: z.array(FigurePart),
  missing: z.array(z.string()),
  origin: Origin.nullable(),
  target: TargetInForce,
  lastYear: z.number().nullable(),
  revised: z.boolean(),
});
export type HistoryPoint = z.infer<typeof HistoryPoint>;

export const History = z.object({
  locality: Key,
  measure: Key,
  title: z.string(),
  definition: z.string(),
  unit: Unit,
  from: Day,
  to: Day,
  asKnownAt: Instant,
  /** In order of as-at; expected periods without an observation are included with a null value. */
  points: z.array(HistoryPoint),
});
export type History = z.infer<typeof History>;
