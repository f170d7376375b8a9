/** The locality's weekly update for the board, as data. Every form of it is written from this. */
import { z } from "zod";
import { AsAt, Day, Instant } from "./calendar.ts";
import { FigurePart, Rag } from "./figure.ts";
import { Key } from "./place.ts";
import { TargetInForce } from "./plan.ts";

/**
 * What stands in a row of the criteria table. Which rows there are, and in which order, is the
 * locality's own (data, not code).
 *
 * - `figure`: one measure: its reading, date, target and change.
 * - `parts`: one measure with its parts in a sentence: "60 patients …: 14 in D2A beds, 46 in …".
 * - `yes-no`: Y or N, with the provider's sentence.
 * - `pair`: two monthly measures side by side against the month before, from everyone and from one source.
 */
export const WeeklyRowLayout = z.object({
  key: Key,
  criteria: z.string(),
  row: z.discriminatedUnion("is", [
    z.object({ is: z.literal("figure"), measure: Key }),
    z.object({ is: z.literal("parts"), measure: Key, what: z.string() }),
    z.object({ is: z.literal("yes-no"), measure: Key }),
    z.object({
      is: z.literal("pair"),
      first: Key,
      second: Key,
      all: z.string(),
      of: z.string(),
      ofLabel: z.string(),
    }),
  ]),
});
export type WeeklyRowLayout = z.infer<typeof WeeklyRowLayout>;

/** What a locality's weekly update is made of: rows in their order, and which measures its sections draw. */
export const WeeklyLayout = z.object({
  rows: z.array(WeeklyRowLayout).max(60),
  /** A measure broken down by pathway. */
  nctrByPathway: Key.nullable(),
  /** A derived sum whose parts are trusts. */
  nctrByTrust: Key.nullable(),
  /** The figure that is set against last year and against its target. */
  nctrAgainstLastYear: Key.nullable(),
  /** A weighted mean by pathway, weekly. */
  lengthOfStay: Key.nullable(),
});
export type WeeklyLayout = z.infer<typeof WeeklyLayout>;

/** One row with its strings exactly as printed: "16", "15 Aug", "Target: 20", "-8", "=". */
export const WeeklyRow = z.object({
  key: Key,
  criteria: z.string(),
  reading: z.string(),
  rag: Rag,
  asAt: z.string(),
  against: z.string(),
  change: z.string(),
  note: z.string().nullable(),
});
export type WeeklyRow = z.infer<typeof WeeklyRow>;

const WeeklyTotals = z.object({
  asAt: Day,
  parts: z.array(FigurePart),
  /** Null when a part is missing: never a smaller total (rule D2). */
  total: z.number().nullable(),
  missing: z.array(z.string()),
});
export type WeeklyTotals = z.infer<typeof WeeklyTotals>;

/** Mondays, oldest first, and the latest of them once more by itself, on its own day. */
export const BreakdownSection = z.object({
  title: z.string(),
  weeks: z.array(WeeklyTotals),
  latest: WeeklyTotals.nullable(),
});
export type BreakdownSection = z.infer<typeof BreakdownSection>;

export const LastYearSection = z.object({
  title: z.string(),
  weeks: z.array(
    z.object({
      asAt: Day,
      value: z.number().nullable(),
      lastYear: z.number().nullable(),
      target: TargetInForce,
    }),
  ),
});
export type LastYearSection = z.infer<typeof LastYearSection>;

/** Average days by pathway. Cells are weighted means, rounded as printed; `days` and `patients` are what they come from. */
export const StayCell = z.object({
  pathway: z.string(),
  average: z.number().nullable(),
  days: z.number().nullable(),
  patients: z.number().nullable(),
});
export type StayCell = z.infer<typeof StayCell>;
export const LengthOfStaySection = z.object({
  title: z.string(),
  pathways: z.array(z.string()),
  /** Latest week first, as the board reads it. */
  weeks: z.array(z.object({ weekCommencing: Day, cells: z.array(StayCell) })),
  /** Days over patients of all weeks (rule D3). */
  total: z.array(StayCell),
});
export type LengthOfStaySection = z.infer<typeof LengthOfStaySection>;

export const WeeklyRisk = z.object({ risk: z.string(), mitigation: z.string() });
export type WeeklyRisk = z.infer<typeof WeeklyRisk>;
export const WeeklyEvent = z.object({ event: z.string(), day: Day });
export type WeeklyEvent = z.infer<typeof WeeklyEvent>;

/** A figure that was published and has been corrected since; the published one is not rewritten (rule R3). */
export const WeeklyCorrection = z.object({
  row: Key,
  criteria: z.string(),
  asAt: z.string(),
  published: z.string(),
  now: z.string(),
  recordedAt: Instant,
  /** Why it was corrected, and by somebody in which role; null where nobody said. */
  reason: z.string().nullable(),
  role: z.string().nullable(),
});
export type WeeklyCorrection = z.infer<typeof WeeklyCorrection>;

export const WeeklyUpdate = z.object({
  locality: z.object({ key: Key, name: z.string(), shortName: z.string() }),
  title: z.string(),
  monday: Day,
  state: z.enum(["draft", "published"]),
  /** The place's revision that its numbers equal (rule R5), and the moment it speaks from. */
  epoch: z.string(),
  revision: z.int(),
  asKnownAt: Instant,
  publishedAt: Instant.nullable(),
  publishedBy: z.string().nullable(),
  /** The update that "+/- last report" compares with. */
  lastReport: z.object({ monday: Day, publishedAt: Instant }).nullable(),
  rows: z.array(WeeklyRow),
  nctrByPathway: BreakdownSection.nullable(),
  nctrByTrust: BreakdownSection.nullable(),
  nctrAgainstLastYear: LastYearSection.nullable(),
  lengthOfStay: LengthOfStaySection.nullable(),
  risks: z.array(WeeklyRisk),
  events: z.array(WeeklyEvent),
  /** A sentence for each thing that was due and is not here (rule R4). */
  missing: z.array(z.string()),
  /** True when any figure in it is made up for the demonstration. */
  illustrative: z.boolean(),
  /** What each measure read, so that the next update and the wall can say what changed. */
  readings: z.record(z.string(), z.object({ asAt: AsAt, value: z.number() })),
  /** Filled when a published update is read: what has been corrected since. Never part of what was published. */
  corrections: z.array(WeeklyCorrection),
});
export type WeeklyUpdate = z.infer<typeof WeeklyUpdate>;

/** The updates of a place that exist, newest week first, and this week's draft. */
export const WeeklyUpdateList = z.object({
  locality: Key,
  updates: z.array(
    z.object({
      monday: Day,
      state: z.enum(["draft", "published"]),
      publishedAt: Instant.nullable(),
    }),
  ),
});
export type WeeklyUpdateList = z.infer<typeof WeeklyUpdateList>;
