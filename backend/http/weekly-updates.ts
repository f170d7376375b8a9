/** The weekly update as it is read: as data, as a page, as charts. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { WeeklyUpdate, WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import { listUpdates } from "../actions/weekly/list-updates.ts";
import type { Deps } from "../deps.ts";
import { chartNames, renderChart } from "../documents/charts.ts";
import { ProblemError } from "../problem.ts";
import { updateExample, updatesExample } from "./example-updates.ts";
import { allow, partOf } from "./gate.ts";
import { LocalityPath, makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";
import { draftRoutes } from "./weekly-draft.ts";
import { editionRoutes } from "./weekly-editions.ts";
import { formRoutes } from "./weekly-forms.ts";
import { allowUpdate, readUpdateFor, WeekQuery } from "./weekly-reading.ts";

export const weeklyRoutes = (deps: Deps): OpenAPIHono => {
  const seePlace = allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") }));
  const seeUpdate = allowUpdate(deps);
  const list = createRoute({
    method: "get",
    path: "/api/localities/{locality}/weekly-updates",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The published weekly updates, newest first, with this week's draft before them",
    middleware: seePlace,
    request: { params: LocalityPath },
    responses: repliesWith(WeeklyUpdateList, "Updates", updatesExample),
  });

  const update = createRoute({
    method: "get",
    path: "/api/localities/{locality}/weekly-updates/{monday}",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The update of the week of a Monday: as published, or this moment's draft",
    description:
      "A draft is for people of the place; what is published, for whoever may see the place. `fingerprint` is the SHA-256 of this JSON in the canonical form of RFC 8785, with `fingerprint` null and `corrections` empty.",
    middleware: seeUpdate,
    request: { params: WeekPath, query: WeekQuery },
    responses: repliesWith(WeeklyUpdate, "The update", updateExample),
  });

  const chart = createRoute({
    method: "get",
    path: "/api/localities/{locality}/weekly-updates/{monday}/charts/{chart}",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "One chart of the update, as SVG",
    middleware: seeUpdate,
    request: {
      params: WeekPath.extend({
        chart: z.enum(
          chartNames.map((name) => `${name}.svg` as const),
          { error: `There are these charts: ${chartNames.join(", ")}.` },
        ),
      }),
      query: WeekQuery,
    },
    responses: {
      200: { description: "The chart", content: { "image/svg+xml": { schema: z.string() } } },
      ...problemResponses,
    },
  });

  const routes = makeRouter();
  routes.openapi(list, async (c) =>
    c.json(await listUpdates(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(chart, async (c) => {
    const { chart: asked, ...week } = c.req.valid("param");
    const read = await readUpdateFor(deps, c, week, c.req.valid("query"));
    const name = chartNames.find((one) => asked === `${one}.svg`);
    const svg = name === undefined ? null : renderChart(read, name);
    if (svg === null) throw new ProblemError("not-found", "This update has no such chart.");
    return c.body(svg, 200, { "Content-Type": "image/svg+xml; charset=utf-8" });
  });
  // Before the week itself: its path would take "2024-08-12.html" for a day.
  routes.route("/", formRoutes(deps));
  routes.openapi(update, async (c) =>
    c.json(await readUpdateFor(deps, c, c.req.valid("param"), c.req.valid("query")), 200),
  );
  routes.route("/", draftRoutes(deps));
  routes.route("/", editionRoutes(deps));
  return routes;
};
