/** What a flow lead sees: the figures of one provider, for one day, with the days before beside them. */
import { z } from "zod";
import { AsAt, Day, Instant } from "./calendar.ts";
import { Breakdown, Cadence, MeasureKind, ScaleName, Unit } from "./measure.ts";
import { Origin } from "./observation.ts";
import { Key, Provider } from "./place.ts";
import { Expectation } from "./plausibility.ts";

/** Days after a figure was due in which its provider may change it; later only the place team may. */
export const amendmentDaysMax = 14;

/** How many days before today stand beside the cell to fill. */
export const entryDaysBefore = 7;

/** One value that can be entered: a whole measure, or one part of its breakdown. */
export const EntryCell = z.object({
  asAt: AsAt,
  value: z.number().nullable(),
  text: z.string().nullable(),
  none: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: Instant.nullable(),
  /** When it is or was due; null for what comes when it comes. */
  dueAt: Instant.nullable(),
  /** Whose name stands under it; null for what came with the installation, and when nothing came. */
  recordedBy: z.string().nullable(),
  origin: Origin.nullable(),
  /** Present when it replaced something else: what that was, as written, and why. */
  revised: z.object({ was: z.string(), reason: z.string().nullable() }).nullable(),
  /** What its value is judged against; null where too little is known to judge. */
  expects: Expectation.nullable(),
  /** Why it is right although it was asked about; null when nobody said. */
  explained: z.string().nullable(),
  comments: z.int(),
  /** Whether somebody asked to look into it, and nobody has settled it yet. */
  followUp: z.boolean(),
  /** Why the one who asks may not change it any more; null when they may. */
  closed: z.string().nullable(),
});
export type EntryCell = z.infer<typeof EntryCell>;

export const EntryRow = z.object({
  measure: Key,
  /** "" for a whole measure. */
  breakdown: z.string(),
  title: z.string(),
  label: z.string().nullable(),
  /** What two measures that belong together are called; left out for what is entered by itself. */
  together: z.string().optional(),
  definition: z.string(),
  kind: MeasureKind,
  unit: Unit,
  decimals: z.int(),
  scale: ScaleName.nullable(),
  capacity: z.int().nullable(),
  cadence: Cadence,
  parts: Breakdown.nullable(),
  /** The as-at that this day's entry is about: the day itself, the day before, the week or month that has ended. */
  asAt: AsAt,
  dueAt: Instant.nullable(),
  /** What is in force for that as-at; a null value and a null `none` is a figure still owed. */
  now: EntryCell,
  /** Earlier periods, oldest first, at most `entryDaysBefore`. */
  before: z.array(EntryCell),
});
export type EntryRow = z.infer<typeof EntryRow>;

export const EntrySheet = z.object({
  locality: Key,
  provider: Provider,
  day: Day,
  /** The days that may be entered for: today and the days before. */
  today: Day,
  at: Instant,
  epoch: z.string(),
  revision: z.int(),
  /** Who asks, as their figures will be signed. */
  sender: z.string().nullable(),
  rows: z.array(EntryRow),
});
export type EntrySheet = z.infer<typeof EntrySheet>;
