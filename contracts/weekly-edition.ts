/** What has been published, compared, searched and sent. */
import { z } from "zod";
import { Day, Instant } from "./calendar.ts";
import { Rag } from "./figure.ts";
import { Key } from "./place.ts";
import { WeeklyRow } from "./weekly-update.ts";

export const searchCharactersMax = 100;
export const editionsListedMax = 400;

/** A published edition; a week that was published again has several, numbered from 1. */
export const WeeklyEdition = z.object({
  monday: Day,
  edition: z.int().min(1),
  publishedAt: Instant,
  publishedBy: z.string(),
  /** Why it superseded the one before; null for a first edition. */
  reason: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** What it said of its gaps; null when it had none. */
  gapsAccepted: z.string().nullable(),
  /** Where a search found its words, with a little on both sides; empty without a search. */
  found: z.array(z.string()),
});
export type WeeklyEdition = z.infer<typeof WeeklyEdition>;

export const WeeklyArchive = z.object({
  locality: Key,
  /** What was searched for; null for all. */
  query: z.string().nullable(),
  editions: z.array(WeeklyEdition),
});
export type WeeklyArchive = z.infer<typeof WeeklyArchive>;

export const EditionName = z.object({ monday: Day, edition: z.int().min(1) });
export type EditionName = z.infer<typeof EditionName>;

/** One thing that differs between two editions; null where one of them does not have it. */
export const Difference = z.object({
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

/** Two editions side by side: the same week's, or two weeks'. */
export const WeeklyComparison = z.object({
  before: EditionName.extend({ publishedAt: Instant }),
  after: EditionName.extend({ publishedAt: Instant }),
  /** Every row of either, in the order of the later; `changed` names the cells that differ. */
  rows: z.array(
    z.object({
      key: Key,
      criteria: z.string(),
      before: WeeklyRow.nullable(),
      after: WeeklyRow.nullable(),
      changed: z.array(z.string()),
    }),
  ),
  /** The summary, comments, sections' cells, risks, events and what was missing, where they differ. */
  differences: z.array(Difference),
});
export type WeeklyComparison = z.infer<typeof WeeklyComparison>;

/** A season at a glance: each criterion's readings, week by week, from each week's newest edition. */
export const WeeklySeason = z.object({
  locality: Key,
  from: Day,
  to: Day,
  weeks: z.array(EditionName.extend({ publishedAt: Instant })),
  criteria: z.array(
    z.object({
      key: Key,
      criteria: z.string(),
      /** One for each of `weeks`; null where that week's update had no such row. */
      readings: z.array(
        z
          .object({ reading: z.string(), rag: Rag, asAt: z.string(), change: z.string() })
          .nullable(),
      ),
    }),
  ),
});
export type WeeklySeason = z.infer<typeof WeeklySeason>;
