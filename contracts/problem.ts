/** What went wrong, in a shape for machines and a sentence for people. The same everywhere. */
import { z } from "zod";

export const ProblemCode = z.enum([
  "not-found",
  "invalid",
  "unreadable",
  "too-large",
  "too-many",
  "conflict",
  /** Nobody has signed in, or the session has ended. */
  "signed-out",
  "forbidden",
  "unavailable",
  "internal",
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** One thing that is wrong, and where: `observations[3].value`. */
export const Issue = z.object({ path: z.string(), message: z.string() });
export type Issue = z.infer<typeof Issue>;

export const Problem = z.object({
  code: ProblemCode,
  /** A sentence that a flow lead understands and that says what to do. */
  message: z.string(),
  /** All that is wrong, never the first thing only. */
  issues: z.array(Issue),
});
export type Problem = z.infer<typeof Problem>;
