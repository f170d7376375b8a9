/** An error that the person who asked may see; and which HTTP status each code is. */
import type { Issue, Problem, ProblemCode } from "../contracts/problem.ts";

/**
 * Thrown by actions and read by http. Its message is a sentence that says what to do; whatever else
 * is thrown is logged and shown as "internal", never in its own words.
 */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly code: ProblemCode;
  readonly issues: readonly Issue[];

  constructor(code: ProblemCode, message: string, issues: readonly Issue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }

  toProblem(): Problem {
    return { code: this.code, message: this.message, issues: [...this.issues] };
  }
}

export const statusOf = {
  "not-found": 404,
  invalid: 422,
  unreadable: 400,
  "too-large": 413,
  "too-many": 429,
  conflict: 409,
  "signed-out": 401,
  forbidden: 403,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ProblemCode, number>;

/** "3 figures need a look", so that the sentence above a list of issues tells its length. */
export const countOf = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
