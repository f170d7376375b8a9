/** The demonstration's clock: it can be moved on, so that a season passes while one watches. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Instant } from "../../contracts/calendar.ts";
import { moveDemonstrationClock } from "../actions/demonstration.ts";
import type { Deps } from "../deps.ts";
import { allow } from "./gate.ts";
import { makeRouter, repliesWith } from "./parts.ts";

export const demonstrationRoutes = (deps: Deps): OpenAPIHono => {
  const move = createRoute({
    method: "post",
    path: "/api/demonstration/clock",
    summary: "Move the demonstration's clock on",
    middleware: allow(deps, () => ({ to: "move-clock" })),
    request: {
      body: {
        required: true,
        content: { "application/json": { schema: z.object({ to: Instant }).strict() } },
      },
    },
    responses: repliesWith(z.object({ at: Instant }), "What the clock reads now"),
  });
  const routes = makeRouter();
  routes.openapi(move, (c) =>
    c.json({ at: moveDemonstrationClock(deps, c.req.valid("json").to) }, 200),
  );
  return routes;
};
