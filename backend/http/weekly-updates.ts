/** The weekly update as data, as a page, as charts; and its publication. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Day } from "../../contracts/calendar.ts";
import { WeeklyUpdate, WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import {
  isPublished,
  listUpdates,
  publishWeeklyUpdate,
  readWeeklyUpdate,
} from "../actions/weekly-update.ts";
import type { Deps } from "../deps.ts";
import { chartNames, renderChart } from "../documents/charts.ts";
import { renderWeeklyHtml } from "../documents/weekly-html.ts";
import { ProblemError } from "../problem.ts";
import { publishedExample, updateExample, updatesExample } from "./example-updates.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { AsKnownAt, LocalityPath, makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { invalidRequest, issuesOf, problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";

export const weeklyRoutes = (deps: Deps): OpenAPIHono => {
  const seePlace = allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") }));
  // What is published is for whoever may see the place; what is not, for those who belong to it.
  const seeUpdate = allow(deps, async (c) => {
    const locality = partOf(c, "locality");
    const monday = Day.safeParse((c.req.param("monday") ?? partOf(c, "file")).slice(0, 10));
    const published = monday.success && (await isPublished(deps, locality, monday.data));
    return { to: published ? "see-place" : "see-draft", locality };
  });
  const mayPublish = allow(deps, (c) => ({ to: "publish", locality: partOf(c, "locality") }));
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

  const page = createRoute({
    method: "get",
    path: "/api/localities/{locality}/weekly-updates/{monday}.html",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The update as a page that needs no scripts",
    request: {
      params: WeekPath,
      query: AsKnownAt,
    },
    responses: {
      200: { description: "The page", content: { "text/html": { schema: z.string() } } },
      ...problemResponses,
    },
  });

  const update = createRoute({
    method: "get",
    path: "/api/localities/{locality}/weekly-updates/{monday}",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The update of the week of a Monday: as published, or this moment's draft",
    description:
      "A draft is for people of the place; what is published, for whoever may see the place.",
    middleware: seeUpdate,
    request: { params: WeekPath, query: AsKnownAt },
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
      query: AsKnownAt,
    },
    responses: {
      200: { description: "The chart", content: { "image/svg+xml": { schema: z.string() } } },
      ...problemResponses,
    },
  });

  const publish = createRoute({
    method: "post",
    path: "/api/localities/{locality}/weekly-updates/{monday}/publish",
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Freeze the update: it never changes again",
    description:
      "For the place team. It is kept as it is known at this moment; what is corrected later is shown beside it. A week that is published already answers 409.",
    middleware: mayPublish,
    request: { params: WeekPath },
    responses: repliesWith(WeeklyUpdate, "The published update", publishedExample),
  });
  const routes = makeRouter();
  routes.openapi(list, async (c) =>
    c.json(await listUpdates(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(chart, async (c) => {
    const { locality, monday, chart: file } = c.req.valid("param");
    const asKnownAt = c.req.valid("query")["as-known-at"];
    const read = await readWeeklyUpdate(deps, { locality, monday, asKnownAt });
    const name = chartNames.find((one) => file === `${one}.svg`);
    const svg = name === undefined ? null : renderChart(read, name);
    if (svg === null) throw new ProblemError("not-found", "This update has no such chart.");
    return c.body(svg, 200, { "Content-Type": "image/svg+xml; charset=utf-8" });
  });
  routes.openapi(publish, async (c) => {
    const { locality, monday } = c.req.valid("param");
    return c.json(await publishWeeklyUpdate(deps, askerOf(c), { locality, monday }), 200);
  });
  // A page is the same address with an ending; the router cannot tell "2024-08-12.html" from a day.
  routes.get("/api/localities/:locality/weekly-updates/:file{.+\\.html}", seeUpdate, async (c) => {
    const monday = Day.safeParse(c.req.param("file").slice(0, -".html".length));
    if (!monday.success) throw new ProblemError("not-found", "A week is named by its Monday.");
    const query = AsKnownAt.safeParse(c.req.query());
    if (!query.success) throw invalidRequest(issuesOf(query.error));
    const asKnownAt = query.data["as-known-at"];
    const locality = c.req.param("locality");
    const read = await readWeeklyUpdate(deps, { locality, monday: monday.data, asKnownAt });
    return c.html(renderWeeklyHtml(read));
  });
  routes.openAPIRegistry.registerPath(page);
  routes.openapi(update, async (c) => {
    const { locality, monday } = c.req.valid("param");
    const asKnownAt = c.req.valid("query")["as-known-at"];
    return c.json(await readWeeklyUpdate(deps, { locality, monday, asKnownAt }), 200);
  });
  return routes;
};
