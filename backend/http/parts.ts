/** What several routes share: the shape of their paths, and how a reply is described. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { Day, Instant } from "../../contracts/calendar.ts";
import { Key } from "../../contracts/place.ts";
import { invalidRequest, issuesOf, problemResponses, replyWithProblem } from "./problems.ts";

/** An id or a token that was made here: longer than any of them, and of their letters only. */
export const Id = z.string().regex(/^[\w-]{1,64}$/, "Nothing here has such an id.");
export const LocalityPath = z.object({ locality: Key });
export const MeasurePath = LocalityPath.extend({ measure: Key });
export const ProviderPath = LocalityPath.extend({ provider: Key });
export const WeekPath = LocalityPath.extend({ monday: Day });
export const AsKnownAt = z.object({ "as-known-at": Instant.optional() });

/** A router whose requests that do not fit end as a Problem with every issue. */
export const makeRouter = (): OpenAPIHono =>
  new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : replyWithProblem(c, invalidRequest(issuesOf(result.error))),
  });

/** A JSON reply, and the problems that may come in its place. */
export const repliesWith = <T extends z.ZodType>(schema: T, description: string) => ({
  200: { description, content: { "application/json": { schema } } },
  ...problemResponses,
});
