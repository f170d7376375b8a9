/** What a failure of the database means for whoever asked. */
import pg from "pg";
import { codeOf } from "./postgres/problem.ts";

/** The constraint that keeps a submission from being kept twice (rule S6). */
export const idempotencyConstraint = "submission_idempotency_key";

const serializationFailure = "40001";
const deadlockDetected = "40P01";
const uniqueViolation = "23505";

/**
 * True when the same transaction may well succeed if it is run again: it lost against another one, or
 * the same submission came twice at one moment; the second run finds what the first one kept.
 */
export const isWorthRetrying = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code === serializationFailure || code === deadlockDetected) return true;
  return (
    code === uniqueViolation &&
    error instanceof pg.DatabaseError &&
    error.constraint === idempotencyConstraint
  );
};

const unreachableCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOENT",
  "57P01", // shutting down
  "57P02", // crashed
  "57P03", // starting up
  "53300", // too many connections
]);

/** True when the database does not answer now and the same request may succeed in a moment. */
export const isUnreachable = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  const code = codeOf(error);
  if (unreachableCodes.has(code) || code.startsWith("08")) return true;
  // The driver gives these no code.
  return (
    error instanceof Error &&
    code === "" &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  );
};
