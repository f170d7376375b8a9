/** One value reported by a provider for an as-at, and how several come in together. Append-only (rule S1). */
import { z } from "zod";
import { AsAt, Instant } from "./calendar.ts";
import { Key } from "./place.ts";

export const observationsPerSubmissionMax = 5_000;
export const noteCharactersMax = 500;
export const idempotencyKeyCharactersMax = 200;
/** Larger than any count in the field, and exact in every layer that a value passes. */
export const valueMax = 1_000_000_000;

/** Words of a person: what cannot be stored or shown as text is refused with a sentence. */
export const Words = z
  .string()
  .trim()
  .max(noteCharactersMax)
  .regex(/^[^\0\p{Cs}]*$/u, "This holds characters that are not text. Type it again.");

/**
 * Exactly one of `value`, `level`, `text` or `none` says what is reported. `none` is a report
 * too: "no figure, because…" is not zero and not silence (rule F3). A yes/no is the value 1 or 0.
 */
export const ReportedObservation = z
  .object({
    measure: Key,
    /** The part of the measure's breakdown; absent for a whole measure. */
    breakdown: z
      .string()
      .max(32)
      .regex(/^[A-Za-z0-9-]*$/, "A part is named by letters and digits, such as P1.")
      .optional(),
    asAt: AsAt,
    value: z.number().min(-valueMax).max(valueMax).optional(),
    level: z.int().optional(),
    text: Words.min(1).optional(),
    none: Words.min(1).optional(),
    note: Words.optional(),
    /** Why it replaces what stands there; shown with "revised", and kept. */
    reason: Words.min(1).optional(),
    /**
     * What the sender saw in force, by when that was recorded; null where they saw nothing. When
     * something else is in force by now nothing is saved: a change made meanwhile is never overwritten
     * unseen. Left out, the figure replaces whatever stands there.
     */
    replaces: Instant.nullable().optional(),
  })
  .strict();
export type ReportedObservation = z.infer<typeof ReportedObservation>;

/** What a provider sends in one go: kept whole, or not at all (rule S3). */
export const Submission = z
  .object({
    provider: Key,
    observations: z
      .array(ReportedObservation)
      .min(1, "Send at least one figure.")
      .max(
        observationsPerSubmissionMax,
        "Send at most 5,000 figures at a time; split the rest into another submission.",
      ),
  })
  .strict();
export type Submission = z.infer<typeof Submission>;

/** Where observations came from. Illustrative ones are made up for the demonstration and marked on every screen. */
export const Origin = z.enum(["entered", "imported", "published", "illustrative"]);
export type Origin = z.infer<typeof Origin>;

/** An observation in force, as the domain sees it. */
export type Observation = {
  measure: Key;
  /** "" for a whole measure. */
  breakdown: string;
  asAt: AsAt;
  recordedAt: Instant;
  value: number | null;
  level: number | null;
  text: string | null;
  /** Why there is no figure; null when there is one. */
  none: string | null;
  note: string | null;
  /** Why it replaced what stood there before. */
  reason: string | null;
  /** In what role it was sent: "RUH flow lead"; null for what came with the installation. */
  role: string | null;
  origin: Origin;
  /**
   * What last stood there and said something else: a correction shows what it corrects. Sent again
   * unchanged, a corrected value is still a corrected one.
   */
  previous: {
    value: number | null;
    level: number | null;
    text: string | null;
    none: string | null;
    replaced: Replaced;
  } | null;
};

/** How what stood there was replaced: when, why, and by somebody in which role. */
export type Replaced = { at: Instant; reason: string | null; role: string | null };

/** A remark on what was accepted: it was saved, and should be looked at. */
export const Warning = z.object({ path: z.string(), message: z.string() });
export type Warning = z.infer<typeof Warning>;

export const SubmissionReceipt = z.object({
  submission: z.string(),
  locality: Key,
  epoch: z.string(),
  revision: z.int(),
  recordedAt: Instant,
  observations: z.int(),
  /** True when the same idempotency key was received before: nothing was recorded twice (rule S6). */
  repeated: z.boolean(),
  warnings: z.array(Warning),
});
export type SubmissionReceipt = z.infer<typeof SubmissionReceipt>;

export const withdrawalCharactersMax = 400;

/** Takes a submission back, whole: an import of the wrong file, a feed gone wrong. */
export const WithdrawalRequest = z
  .object({
    words: Words.min(1, "Write why it is withdrawn.").max(
      withdrawalCharactersMax,
      `Write at most ${withdrawalCharactersMax} characters.`,
    ),
  })
  .strict();
export type WithdrawalRequest = z.infer<typeof WithdrawalRequest>;

export const WithdrawalReceipt = z.object({
  /** What took it back; null when nothing of it was in force any more. */
  receipt: SubmissionReceipt.nullable(),
  /** Figures that say again what they said before. */
  restored: z.int(),
  /** Figures that had not been reported before: they say now that there is none, and why. */
  emptied: z.int(),
  /** Figures that somebody has changed since: they are left as they are. */
  left: z.int(),
});
export type WithdrawalReceipt = z.infer<typeof WithdrawalReceipt>;
