/** The way in and the way back: submissions, a measure's past, the plan. */
import type { Context } from "hono";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { z } from "zod";
import { Day } from "../../contracts/calendar.ts";
import { History } from "../../contracts/figure.ts";
import {
  idempotencyKeyCharactersMax,
  Submission,
  SubmissionReceipt,
} from "../../contracts/observation.ts";
import { PlanReply } from "../../contracts/plan.ts";
import type { Issue } from "../../contracts/problem.ts";
import { readHistory } from "../actions/read-history.ts";
import { readPlan } from "../actions/read-plan.ts";
import { recordSubmission } from "../actions/record-submission.ts";
import { reviewSubmission } from "../actions/review-submission.ts";
import type { Asker, Deps } from "../deps.ts";
import {
  historyExample,
  planExample,
  receiptExample,
  submissionExample,
} from "./example-figures.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import {
  AsKnownAt,
  bodyOf,
  LocalityPath,
  made,
  makeRouter,
  MeasurePath,
  repliesWith,
} from "./parts.ts";
import { invalidRequest, issuesOf } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";

const submit = createRoute({
  method: "post",
  path: "/api/localities/{locality}/submissions",
  tags: [tags.entering],
  security: askedBy.feedsAndPeople,
  summary: "Record figures: all of them, or none",
  description:
    "For those who enter the provider's figures, and its feed keys. What is unusual is recorded and comes back under `warnings`; when anything is wrong nothing is recorded, and every issue is named.",
  request: {
    params: LocalityPath,
    headers: z.object({
      "idempotency-key": z
        .string()
        .min(1)
        .max(idempotencyKeyCharactersMax)
        .meta({
          description: "The sender's own name for this submission: sent again, it is the same one.",
          example: "ruh-2024-08-15",
        })
        .optional(),
    }),
    body: bodyOf(Submission, submissionExample),
  },
  responses: made(
    SubmissionReceipt,
    "Recorded, with the revision and what wants a look",
    receiptExample,
  ),
});

const makeHistory = (middleware: MiddlewareHandler) =>
  createRoute({
    method: "get",
    path: "/api/localities/{locality}/measures/{measure}/history",
    tags: [tags.places],
    security: askedBy.whoMaySeeThePlace,
    summary: "A measure's past with its targets; a missing day is missing, not zero",
    middleware,
    request: {
      params: MeasurePath,
      query: z.object({
        from: Day.meta({ description: "The first day.", example: "2024-08-01" }).optional(),
        to: Day.meta({ description: "The last day; today, when left out." }).optional(),
        "as-known-at": AsKnownAt.shape["as-known-at"],
      }),
    },
    responses: repliesWith(History, "The past", historyExample),
  });

const makePlan = (middleware: MiddlewareHandler) =>
  createRoute({
    method: "get",
    path: "/api/localities/{locality}/plan",
    tags: [tags.places],
    security: askedBy.whoMaySeeThePlace,
    summary: "The plans in force and their targets",
    middleware,
    request: { params: LocalityPath, query: AsKnownAt },
    responses: repliesWith(PlanReply, "Plans", planExample),
  });

export const figureRoutes = (deps: Deps): OpenAPIHono => {
  const routes = makeRouter();
  const seePlace = allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") }));
  const refuseWithAll = async (
    asker: Asker,
    locality: string,
    illFormed: readonly Issue[],
    sent: Promise<unknown>,
  ): Promise<never> => {
    const more = await reviewSubmission(deps, asker, locality, await sent);
    throw invalidRequest([...illFormed, ...more]);
  };
  routes.openapi(
    submit,
    async (c) => {
      const receipt = await recordSubmission(deps, askerOf(c), {
        locality: c.req.valid("param").locality,
        submission: c.req.valid("json"),
        idempotencyKey: c.req.valid("header")["idempotency-key"] ?? null,
        origin: "entered",
      });
      return c.json(receipt, 201);
    },
    // What is ill-formed in one figure must not hide what is wrong with the others.
    (result, c) => {
      if (result.success) return undefined;
      const illFormed = issuesOf(result.error);
      if (result.target !== "json") throw invalidRequest(illFormed);
      return refuseWithAll(askerOf(c), c.req.param("locality"), illFormed, readSent(c));
    },
  );
  routes.openapi(makeHistory(seePlace), async (c) => {
    const { locality, measure } = c.req.valid("param");
    const { from, to, "as-known-at": asKnownAt } = c.req.valid("query");
    return c.json(await readHistory(deps, { locality, measure, from, to, asKnownAt }), 200);
  });
  routes.openapi(makePlan(seePlace), async (c) => {
    const asKnownAt = c.req.valid("query")["as-known-at"];
    return c.json(await readPlan(deps, c.req.valid("param").locality, asKnownAt), 200);
  });
  return routes;
};

/** What was sent, where it is JSON at all. */
const readSent = (c: Context): Promise<unknown> => c.req.json().catch(() => null);
