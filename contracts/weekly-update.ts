/** The locality's weekly update for the board, as data. Every form of it is written from this. */
import { z } from "zod";
import { AsAt, ClockTime, Day, Instant } from "./calendar.ts";
import { FigurePart, Rag } from "./figure.ts";
import { Unit } from "./measure.ts";
import { Origin } from "./observation.ts";
import { Passage } from "./passage.ts";
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
 * - `sentence`: what is written each week, of no measure.
 */
export const WeeklyRowLayout = z.object({
  key: Key,
  criteria: z.string(),
  /**
   * How a count is said in a sentence, after its number: "patients at RUH no longer need a hospital
   * bed". Without it a sentence is made of the criteria.
   */
  says: Unit.optional(),
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
    z.object({ is: z.literal("sentence") }),
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

/**
 * One row with its strings exactly as printed: "16", "15 Aug", "Target: 20", "-8", "=". What has a
 * default came later: updates published before do not have it.
 */
export const WeeklyRow = z.object({
  key: Key,
  criteria: z.string(),
  reading: z.string(),
  rag: Rag,
  asAt: z.string(),
  against: z.string(),
  change: z.string(),
  note: z.string().nullable(),
  /** Against the plan in words: "4 under target of 20, 6 days ahead of plan"; empty where nothing is expected. */
  plan: z.string().default(""),
  /** What the run of its past says: "lower than usual: an improvement"; empty when nothing may be claimed. */
  variation: z.string().default(""),
  /** What was written beside it; null when nobody wrote anything. */
  comment: Passage.nullable().default(null),
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

/** A risk in the week that it is read in: carried over until it is closed, and listed once more when it is. */
export const WeeklyRisk = z.object({
  /** What keeps its name from week to week; empty in updates published before risks had one. */
  id: z.string().default(""),
  risk: z.string(),
  mitigation: z.string(),
  owner: z.string().nullable().default(null),
  state: z.enum(["new", "open", "closed"]).default("open"),
  /** The week it was first listed in. */
  since: Day.nullable().default(null),
});
export type WeeklyRisk = z.infer<typeof WeeklyRisk>;

export const WeeklyEvent = z.object({
  id: z.string().default(""),
  event: z.string(),
  day: Day,
  /** London time; null for a whole day. */
  time: ClockTime.nullable().default(null),
  where: z.string().nullable().default(null),
});
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

/** How much of what was expected in the week has come: "6 of 7 days; virtual ward missing Tuesday". */
export const Completeness = z.object({
  sentence: z.string(),
  /** Figures expected of the week up to its end or to now, and how many of them came with a number. */
  expected: z.int(),
  come: z.int(),
  /** Measures of which something is missing. */
  gaps: z.array(
    z.object({
      measure: Key,
      title: z.string(),
      provider: z.string(),
      expected: z.int(),
      come: z.int(),
      missing: z.array(AsAt),
    }),
  ),
});
export type Completeness = z.infer<typeof Completeness>;

/** One number of the update with where it comes from: what its CSV lists. */
export const WeeklyNumber = z.object({
  /** Where it stands: "criteria", or the section's name. */
  section: z.string(),
  measure: Key,
  title: z.string(),
  part: z.string().nullable(),
  provider: z.string(),
  asAt: AsAt.nullable(),
  recordedAt: Instant.nullable(),
  value: z.number().nullable(),
  unit: z.string(),
  /** Why there is none; null when there is. */
  none: z.string().nullable(),
  origin: Origin.nullable(),
  target: TargetInForce,
});
export type WeeklyNumber = z.infer<typeof WeeklyNumber>;

/** A table in words: how a public edition prints what the board sees drawn. */
export const WeeklyTable = z.object({
  /** Which section it stands for. */
  section: z.enum(["nctr-by-pathway", "nctr-last-year", "nctr-by-trust", "length-of-stay"]),
  title: z.string(),
  /** The first is the rows' own heading. */
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type WeeklyTable = z.infer<typeof WeeklyTable>;

export const WeeklyUpdate = z.object({
  locality: z.object({ key: Key, name: z.string(), shortName: z.string() }),
  title: z.string(),
  monday: Day,
  state: z.enum(["draft", "ready", "published"]),
  /** For the board; or for everyone, with small numbers withheld. */
  audience: z.enum(["board", "public"]).default("board"),
  /** From 1; of a draft, the number it would have. */
  edition: z.int().min(1).default(1),
  /** Why an earlier edition was superseded; null for a first one. */
  editionReason: z.string().nullable().default(null),
  /** SHA-256 of the published document, in hexadecimal; null for a draft and for those published without one. */
  fingerprint: z.string().nullable().default(null),
  /** The place's revision that its numbers equal (rule R5), and the moment it speaks from. */
  epoch: z.string(),
  revision: z.int(),
  asKnownAt: Instant,
  publishedAt: Instant.nullable(),
  publishedBy: z.string().nullable(),
  /** The update that "+/- last report" compares with. */
  lastReport: z.object({ monday: Day, publishedAt: Instant }).nullable(),
  /** One paragraph for whoever reads no further. */
  summary: Passage.nullable().default(null),
  rows: z.array(WeeklyRow),
  nctrByPathway: BreakdownSection.nullable(),
  nctrByTrust: BreakdownSection.nullable(),
  nctrAgainstLastYear: LastYearSection.nullable(),
  lengthOfStay: LengthOfStaySection.nullable(),
  risks: z.array(WeeklyRisk),
  events: z.array(WeeklyEvent),
  /** A sentence for each thing that was due and is not here (rule R4). */
  missing: z.array(z.string()),
  completeness: Completeness.nullable().default(null),
  /** What whoever published it with gaps said of them; null when there were none. */
  gapsAccepted: z.string().nullable().default(null),
  /** What the last report said and has been corrected since, with reasons: part of what is published. */
  correctedSinceLastReport: z.array(WeeklyCorrection).default([]),
  numbers: z.array(WeeklyNumber).default([]),
  /** Of a public edition, in place of its charts; empty for the board. */
  tables: z.array(WeeklyTable).default([]),
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
      state: z.enum(["draft", "ready", "published"]),
      publishedAt: Instant.nullable(),
    }),
  ),
});
export type WeeklyUpdateList = z.infer<typeof WeeklyUpdateList>;
