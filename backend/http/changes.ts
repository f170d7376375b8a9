/** When a place changed: for whoever replays its wall. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { Day } from "../../contracts/calendar.ts";
import { Moments } from "../../contracts/replay.ts";
import { readMoments } from "../actions/read-moments.ts";
import type { Deps } from "../deps.ts";
import { allow, partOf } from "./gate.ts";
import { LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const example: Moments = {
  locality: "banes",
  from: "2024-08-15",
  to: "2024-08-15",
  moments: [
    { at: "2024-08-15T07:31:00.000Z", measures: ["ruh-nctr-banes", "ruh-nctr-banes-p1-3"] },
    { at: "2024-08-15T07:40:00.000Z", measures: ["ruh-ed-attendances"] },
  ],
};

export const changesRoutes = (deps: Deps): OpenAPIHono => {
  const changes = createRoute({
    method: "get",
    path: "/api/localities/{locality}/changes",
    tags: [tags.places],
    security: askedBy.whoMaySeeThePlace,
    summary:
      "The moments at which what is known of a place changed; the year to today, unless asked",
    description: "Ask for the wall with any of them as `as-known-at` to see it as it then stood.",
    middleware: allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") })),
    request: {
      params: LocalityPath,
      query: z.object({ from: Day.optional(), to: Day.optional() }),
    },
    responses: repliesWith(Moments, "The moments", example),
  });
  return makeRouter().openapi(changes, async (c) => {
    const { locality } = c.req.valid("param");
    const { from, to } = c.req.valid("query");
    return c.json(await readMoments(deps, { locality, from, to }), 200);
  });
};
