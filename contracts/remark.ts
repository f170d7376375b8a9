/** What people say about a figure beside the figure itself: kept for ever, never changed. */
import { z } from "zod";
import { AsAt, Instant } from "./calendar.ts";
import { noteCharactersMax, Origin, Words } from "./observation.ts";
import { Sender } from "./people.ts";
import { Key } from "./place.ts";

export const remarkCharactersMax = noteCharactersMax;

export const RemarkKind = z.enum([
  /** Something that whoever reads the figure should know. */
  "comment",
  /** Why a figure that was asked about is right; the same level is not asked about again at once. */
  "explanation",
  /** Somebody should look into it. */
  "follow-up",
  /** It has been looked into. */
  "settled",
]);
export type RemarkKind = z.infer<typeof RemarkKind>;

/** A figure's place in the grid: a measure, a part of it ("" for a whole measure) and what it is about. */
export const CellName = z.object({
  measure: Key,
  breakdown: z
    .string()
    .max(32)
    .regex(/^[A-Za-z0-9-]*$/, "A part is named by letters and digits, such as P1.")
    .default(""),
  asAt: AsAt,
});
export type CellName = z.infer<typeof CellName>;

/** Sent again under the same id, it is the same remark. */
export const RemarkRequest = CellName.extend({
  id: z.uuid("Give the remark an id of its own, a UUID."),
  is: RemarkKind,
  words: Words.min(1, "Write a few words."),
}).strict();
export type RemarkRequest = z.infer<typeof RemarkRequest>;

export const Remark = CellName.extend({
  id: z.string(),
  is: RemarkKind,
  words: z.string(),
  /** The value in force when it was said; null when there was none. */
  value: z.number().nullable(),
  sender: Sender,
  at: Instant,
});
export type Remark = z.infer<typeof Remark>;

/** One thing that was said of a cell by reporting it. */
export const CellVersion = z.object({
  recordedAt: Instant,
  value: z.number().nullable(),
  text: z.string().nullable(),
  none: z.string().nullable(),
  note: z.string().nullable(),
  /** Why it replaced what stood there. */
  reason: z.string().nullable(),
  origin: Origin,
  /** Null for what came with the installation. */
  sender: Sender.nullable(),
});
export type CellVersion = z.infer<typeof CellVersion>;

export const CellHistory = CellName.extend({
  title: z.string(),
  /** The last recorded first: that one is in force (rule S2). */
  versions: z.array(CellVersion),
  /** The last said first. */
  remarks: z.array(Remark),
});
export type CellHistory = z.infer<typeof CellHistory>;
