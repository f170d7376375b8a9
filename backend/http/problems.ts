/** Everything that goes wrong, in the one shape of a Problem. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import { type Issue, Problem } from "../../contracts/problem.ts";
import { unavailableFrom } from "../actions/unavailable.ts";
import type { Log } from "../deps.ts";
import { countOf, ProblemError, statusOf } from "../problem.ts";

const problemWith = (description: string, example: Problem) => ({
  description,
  content: { "application/json": { schema: Problem, example } },
});

/** The responses that any route may give, for the description of the API. */
export const problemResponses = {
  400: problemWith("Not readable", {
    code: "unreadable",
    message: "This is not readable JSON. Check its commas and quotes.",
    issues: [],
  }),
  401: problemWith("Not signed in", {
    code: "signed-out",
    message: "This key is not known here, or was revoked. Ask the place team for a new one.",
    issues: [],
  }),
  403: problemWith("Not allowed", {
    code: "forbidden",
    message: 'You may not enter figures for "hcrg" in "banes". Ask the place team.',
    issues: [],
  }),
  404: problemWith("Not found", {
    code: "not-found",
    message: 'There is no place "bath". See /api/localities for all.',
    issues: [],
  }),
  409: problemWith("Conflict", {
    code: "conflict",
    message: "This Idempotency-Key was used for other figures. Send new figures under a new key.",
    issues: [],
  }),
  413: problemWith("Too large", {
    code: "too-large",
    message: "That is more than can be sent at once. Send it in parts.",
    issues: [],
  }),
  422: problemWith("Not right, with every issue", {
    code: "invalid",
    message: "Nothing was saved: 1 thing is not right.",
    issues: [{ path: "observations[0].value", message: "This must be a number." }],
  }),
  429: problemWith("Too often: Retry-After says when to send it again", {
    code: "too-many",
    message: "That is more than 600 changes in a minute. Wait 40 seconds and send it again.",
    issues: [],
  }),
  503: problemWith("Not reachable at this moment: send it again", {
    code: "unavailable",
    message:
      "The figures cannot be reached at this moment. Try again in a few seconds: what is sent again under the same Idempotency-Key is recorded once.",
    issues: [],
  }),
} as const;

export const replyWithProblem = (c: Context, problem: ProblemError): Response =>
  c.json(problem.toProblem(), statusOf[problem.code]);

export const nothingThere = (path: string): ProblemError =>
  new ProblemError("not-found", `There is nothing at ${path}.`);

/** What was thrown as a reply: a problem as it is, anything else logged and named "internal" (never its own words). */
export const makeErrorHandler =
  (log: Log) =>
  (error: unknown, c: Context): Response => {
    if (error instanceof ProblemError) return replyWithProblem(c, error);
    if (error instanceof HTTPException) return replyWithProblem(c, fromHttpException(error));
    const unavailable = unavailableFrom(error);
    if (unavailable !== null) {
      log.warn({ err: error, path: loggedPath(c) }, "A request found no database.");
      return replyWithProblem(c, unavailable);
    }
    log.error({ err: error, path: loggedPath(c) }, "A request failed.");
    const problem: Problem = {
      code: "internal",
      message: "Something went wrong here, and nothing was changed. Please try again.",
      issues: [],
    };
    return c.json(problem, 500);
  };

/** A one-time link is a secret until it is used: its token is never written to the log. */
const loggedPath = (c: Context): string => c.req.path.replace(/^(\/api\/links\/).*/, "$1…");

const fromHttpException = ({ status }: { status: ContentfulStatusCode }): ProblemError => {
  if (status === 413) {
    return new ProblemError(
      "too-large",
      "That is more than can be sent at once. Send it in parts.",
    );
  }
  if (status === 400) {
    return new ProblemError(
      "unreadable",
      "This is not readable JSON. Check its commas and quotes.",
    );
  }
  return new ProblemError("invalid", "This request cannot be understood.");
};

/** The problem of a request that does not fit its schema, with every issue. */
export const invalidRequest = (issues: readonly Issue[]): ProblemError =>
  new ProblemError(
    "invalid",
    `Nothing was saved: ${countOf(issues.length, "thing is", "things are")} not right.`,
    issues,
  );

export const issuesOf = (error: z.core.$ZodError): Issue[] =>
  error.issues.flatMap((issue): Issue[] => {
    const path = writePath(issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: path === "" ? key : `${path}.${key}`,
        message: `"${key}" is not known here. Leave it out.`,
      }));
    }
    return [{ path, message: sentenceOf(issue) }];
  });

/** `observations[3].value` */
const writePath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((written, step) => {
    if (typeof step === "number") return `${written}[${step}]`;
    return written === "" ? String(step) : `${written}.${String(step)}`;
  }, "");

const typeNames: Record<string, string> = {
  number: "a number",
  int: "a whole number",
  string: "text",
  array: "a list",
  object: "an object",
  boolean: "true or false",
};

/** Our own schemas carry sentences; what zod says by itself is turned into one. */
const sentenceOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case "invalid_type": {
      const wanted = typeNames[issue.expected] ?? issue.expected;
      return issue.input === undefined && issue.message.endsWith("received undefined")
        ? `This is missing: ${wanted} belongs here.`
        : `This must be ${wanted}.`;
    }
    case "too_big":
      return issue.message.startsWith("Too big")
        ? `This may be at most ${issue.maximum}.`
        : issue.message;
    case "too_small":
      return issue.message.startsWith("Too small")
        ? `This must be at least ${issue.minimum}.`
        : issue.message;
    default:
      return issue.message;
  }
};
