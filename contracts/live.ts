/** What the server says to a wall (rules L1 to L8). Every message names the epoch of the store it speaks of. */
import { z } from "zod";
import { Instant } from "./calendar.ts";
import { Figure } from "./figure.ts";

/** A beat comes this often on a quiet stream. */
export const beatEveryMs = 10_000;
/** After this long without any message a page says that the link is lost. */
export const silenceMaxMs = 25_000;

/** All figures of a place at a revision. */
export const Snapshot = z.object({
  type: z.literal("snapshot"),
  epoch: z.string(),
  revision: z.int(),
  at: Instant,
  figures: z.array(Figure),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** The whole figures that changed between two revisions: applies to exactly `from`, and leads to `to`. */
export const Patch = z.object({
  type: z.literal("patch"),
  epoch: z.string(),
  from: z.int(),
  to: z.int(),
  at: Instant,
  figures: z.array(Figure),
});
export type Patch = z.infer<typeof Patch>;

/** A sign of life that carries the position, so that a lost patch is noticed within one beat. */
export const Beat = z.object({
  type: z.literal("beat"),
  epoch: z.string(),
  revision: z.int(),
  at: Instant,
});
export type Beat = z.infer<typeof Beat>;

export const LiveMessage = z.discriminatedUnion("type", [Snapshot, Patch, Beat]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** The one thing a page may say: "I hold this position; send what I miss." */
export const Resume = z
  .object({ type: z.literal("resume"), epoch: z.string().max(64), since: z.int().min(0) })
  .strict();
export type Resume = z.infer<typeof Resume>;
