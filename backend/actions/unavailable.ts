/** What those who asked are told while the database is away, as when it is being started again. */
import { ProblemError } from "../problem.ts";
import { isUnreachable } from "../store/failures.ts";

/**
 * The problem to answer with when `error` says that the database does not answer now; null for any
 * other. Whether a write arrived cannot be known then, so it is not said that nothing was changed.
 */
export const unavailableFrom = (error: unknown): ProblemError | null =>
  isUnreachable(error)
    ? new ProblemError(
        "unavailable",
        "The figures cannot be reached at this moment. Try again in a few seconds: what is sent again under the same Idempotency-Key is recorded once.",
      )
    : null;
