/** The weekly update on its way: what was sent to whom. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { WeeklyDeliveries } from "../../contracts/weekly-settings.ts";
import { readDeliveries, sendWeeklyUpdate } from "../actions/weekly/send-update.ts";
import type { Deps } from "../deps.ts";
import { deliveriesExample } from "./example-editions.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

export const deliveryRoutes = (deps: Deps): OpenAPIHono => {
  const shared = {
    path: "/api/localities/{locality}/weekly-updates/{monday}/deliveries",
    tags: [tags.weekly],
    security: askedBy.people,
    // To whom it goes is nobody else's to read.
    middleware: allow(deps, (c) => ({ to: "publish", locality: partOf(c, "locality") })),
    request: { params: WeekPath },
    responses: repliesWith(WeeklyDeliveries, "What was sent to whom", deliveriesExample),
  };
  const read = createRoute({
    ...shared,
    method: "get",
    summary: "What was sent to whom of a week, and what came of it",
  });
  const send = createRoute({
    ...shared,
    method: "post",
    summary: "Send the newest edition to everyone on the list",
    description:
      "For the place team. It goes within seconds and is tried again where it does not get through; the answer says who is to be sent it. Where this installation sends no e-mail the answer is 503.",
  });
  const routes = makeRouter();
  routes.openapi(read, async (c) => c.json(await readDeliveries(deps, c.req.valid("param")), 200));
  routes.openapi(send, async (c) =>
    c.json(await sendWeeklyUpdate(deps, askerOf(c), c.req.valid("param")), 200),
  );
  return routes;
};
