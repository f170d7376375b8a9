/** A file of figures: what it was understood to hold, and what became of it. */
import { z } from "zod";
import { AsAt } from "./calendar.ts";
import { SubmissionReceipt } from "./observation.ts";
import { Key } from "./place.ts";

export const fileBytesMax = 20_000_000;
/** How many figures of a file a preview shows to a page; the rest are counted. */
export const previewObservationsMax = 2_000;

/** One value of a file, as it was understood. */
export const ImportedObservation = z.object({
  /** The organisation's code (ODS) as the file writes it, else its name. */
  organisation: z.string(),
  /** The place's measure where one answers to the file's label, else the layout's own name of what is counted. */
  measure: z.string(),
  /** The part of the measure, where it has parts. */
  breakdown: z.string().optional(),
  asAt: AsAt,
  /** A number or a level; words for a sentence; null with a `none` where the file says why there is no figure. */
  value: z.union([z.number(), z.string(), z.null()]),
  none: z.string().optional(),
  note: z.string().optional(),
  /** The row of the file, as a spreadsheet numbers it; of a workbook's sheet by its name. */
  row: z.int(),
  sheet: z.string().optional(),
  /** False where no measure of this place answers: it is shown and not recorded. */
  mapped: z.boolean(),
});
export type ImportedObservation = z.infer<typeof ImportedObservation>;

/** What a reader of a file understood, before anything is recorded. */
export const ImportPreview = z.object({
  /** The layout's name: "trust-daily", "long", "uec-daily-sitrep". */
  layout: z.string(),
  observations: z.array(ImportedObservation),
  /** Labels that no measure of this place answers to, how often each occurs, and what was perhaps meant. */
  unmapped: z.array(
    z.object({ label: z.string(), rows: z.int(), suggestion: z.string().nullable() }),
  ),
  /** What was not taken, once for each reason, with the first row that it is true of. */
  ignored: z.array(z.object({ row: z.int(), why: z.string(), sheet: z.string().optional() })),
  /** What was taken and wants a look. */
  warnings: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What becomes of one figure of a file that a measure of this place answers to. */
export const ImportedChange = z.object({
  provider: Key,
  measure: Key,
  title: z.string(),
  breakdown: z.string(),
  asAt: AsAt,
  /** What is in force now, as it is written; null when there is nothing. */
  from: z.string().nullable(),
  to: z.string(),
  /** Why it wants a look, or null. */
  warning: z.string().nullable(),
  /** Why it cannot be recorded, or null. */
  refused: z.string().nullable(),
});
export type ImportedChange = z.infer<typeof ImportedChange>;

export const ImportReceipt = z.object({
  /** With at most `previewObservationsMax` of its observations. */
  preview: ImportPreview,
  /** How many observations the file holds in all. */
  observations: z.int(),
  /** The first of those that are new or different, at most `previewObservationsMax`. */
  changes: z.array(ImportedChange),
  /** How many observations are new or differ from what is in force. */
  changed: z.int(),
  /** How many say what is in force already. */
  unchanged: z.int(),
  /** How many cannot be recorded; `changes` says why. */
  refused: z.int(),
  submissions: z.array(SubmissionReceipt),
});
export type ImportReceipt = z.infer<typeof ImportReceipt>;
