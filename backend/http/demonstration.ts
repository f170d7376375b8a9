/** The demonstration's clock: it can be moved on, so that a season passes while one watches. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Instant } from "../../contracts/calendar.ts";
import { moveDemonstrationClock } from "../actions/demonstration.ts";
import type { Deps } from "../deps.ts";
import { allow, askerOf } from "./gate.ts";
import { bodyOf, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

export const demonstrationRoutes = (deps: Deps): OpenAPIHono => {
  const move = createRoute({
    method: "post",
    path: "/api/demonstration/clock",
    tags: [tags.demonstration],
    security: askedBy.people,
    summary: "Move the demonstration's clock on",
    description:
      "For administrators. It never goes back; the figures that it passes become known, and every wall hears of them.",
    middleware: allow(deps, () => ({ to: "move-clock" })),
    request: {
      body: bodyOf(z.object({ to: Instant }).strict(), { to: "2024-08-16T12:00:00.000Z" }),
    },
    responses: repliesWith(z.object({ at: Instant }), "What the clock reads now", {
      at: "2024-08-16T12:00:00.000Z",
    }),
  });
  const routes = makeRouter();
  routes.openapi(move, async (c) =>
    c.json({ at: await moveDemonstrationClock(deps, askerOf(c), c.req.valid("json").to) }, 200),
  );
  return routes;
};
