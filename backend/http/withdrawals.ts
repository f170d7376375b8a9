/** Taking back what was sent: an import of the wrong file, a feed gone wrong. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { WithdrawalReceipt, WithdrawalRequest } from "../../contracts/observation.ts";
import { withdrawSubmission } from "../actions/withdraw-submission.ts";
import type { Deps } from "../deps.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

/** Nothing of it was in force any more. */
const example: WithdrawalReceipt = { receipt: null, restored: 0, emptied: 0, left: 4 };

export const withdrawalRoutes = (deps: Deps): OpenAPIHono => {
  const withdraw = createRoute({
    method: "post",
    path: "/api/localities/{locality}/submissions/{submission}/withdraw",
    tags: [tags.entering],
    security: askedBy.feedsAndPeople,
    summary: "Take a submission back, whole",
    description:
      "Each of its figures that is still in force is corrected to what stood there before, or to no figure where nothing did. What somebody has changed since is left. The receipt that recorded it tells the submission's id.",
    // Whose figures they are is settled when they have been read.
    middleware: allow(deps, (c) => ({ to: "import", locality: partOf(c, "locality") })),
    request: {
      params: LocalityPath.extend({
        submission: z.uuid("A submission is named by the id in its receipt."),
      }),
      body: bodyOf(WithdrawalRequest, { words: "The file was of the wrong month" }),
    },
    responses: repliesWith(WithdrawalReceipt, "What was taken back", example),
  });
  const routes = makeRouter();
  routes.openapi(withdraw, async (c) => {
    const { words } = c.req.valid("json");
    const withdrawal = { ...c.req.valid("param"), words };
    return c.json(await withdrawSubmission(deps, askerOf(c), withdrawal), 200);
  });
  return routes;
};
