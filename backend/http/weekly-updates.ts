/** The weekly update as it is read: as data, as a page, as charts. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Day } from "../../contracts/calendar.ts";
import { WeeklyUpdate, WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import { hasLeave } from "../actions/leave.ts";
import { listUpdates } from "../actions/weekly/list-updates.ts";
import { isPublished, readWeeklyUpdate } from "../actions/weekly/read-update.ts";
import type { Deps } from "../deps.ts";
import { chartNames, renderChart } from "../documents/charts.ts";
import { renderWeeklyHtml } from "../documents/weekly-html.ts";
import { ProblemError } from "../problem.ts";
import { updateExample, updatesExample } from "./example-updates.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { AsKnownAt, LocalityPath, makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { invalidRequest, issuesOf, problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";
import { draftRoutes } from "./weekly-draft.ts";
import { editionRoutes } from "./weekly-editions.ts";

/** An edition beyond this is a slip of the keyboard. */
const editionMax = 1_000;

const WeekQuery = AsKnownAt.extend({
  edition: z.coerce
    .number("An edition is named by its number, from 1.")
    .int("An edition is named by its number, from 1.")
    .min(1, "Editions are numbered from 1.")
    .max(editionMax)
    .optional()
    .meta({ description: "That edition; the newest, when left out." }),
});
type WeekQuery = z.infer<typeof WeekQuery>;

export const weeklyRoutes = (deps: Deps): OpenAPIHono => {
  const seePlace = allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") }));
  // What is published is for whoever may see the place; what is not, for those who belong to it.
  const seeUpdate = allow(deps, async (c) => {
    const locality = partOf(c, "locality");
    const monday = Day.safeParse((c.req.param("monday") ?? partOf(c, "file")).slice(0, 10));
    const published = monday.success && (await isPublished(deps, locality, monday.data));
    return { to: published ? "see-place" : "see-draft", locality };
  });
  /** What is read of a week; whoever may not see drafts, and asks how it once stood, is told no words of one. */
  const readUpdate = async (
    c: Context,
    { locality, monday }: { locality: string; monday: Day },
    { "as-known-at": asKnownAt, edition }: WeekQuery,
  ): Promise<WeeklyUpdate> => {
    const ask = { to: "see-draft" as const, locality };
    const withoutWords = asKnownAt !== undefined && !(await hasLeave(deps, askerOf(c), ask));
    return readWeeklyUpdate(deps, { locality, monday, asKnownAt, edition, withoutWords });
  };
  const readForm = (c: Context, ending: string): Promise<WeeklyUpdate> => {
    const monday = Day.safeParse(partOf(c, "file").slice(0, -ending.length));
    if (!monday.success) throw new ProblemError("not-found", "A week is named by its Monday.");
    const query = WeekQuery.safeParse(c.req.query());
    if (!query.success) throw invalidRequest(issuesOf(query.error));
    return readUpdate(c, { locality: partOf(c, "locality"), monday: monday.data }, query.data);
  };
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
    request: { params: WeekPath, query: WeekQuery },
    responses: {
      200: { description: "The page", content: { "text/html": { schema: z.string() } } },
      ...problemResponses,
    },
  });

  const file = createRoute({
    method: "get",
    path: "/api/localities/{locality}/weekly-updates/{monday}.json",
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The update as a file of data: the same JSON under a name of its own",
    request: { params: WeekPath, query: WeekQuery },
    responses: repliesWith(WeeklyUpdate, "The update", updateExample),
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
    const read = await readUpdate(c, week, c.req.valid("query"));
    const name = chartNames.find((one) => asked === `${one}.svg`);
    const svg = name === undefined ? null : renderChart(read, name);
    if (svg === null) throw new ProblemError("not-found", "This update has no such chart.");
    return c.body(svg, 200, { "Content-Type": "image/svg+xml; charset=utf-8" });
  });
  // A form is the same address with an ending; the router cannot tell "2024-08-12.html" from a day.
  const form = "/api/localities/:locality/weekly-updates/:file";
  routes.get(`${form}{.+\\.html}`, seeUpdate, async (c) =>
    c.html(renderWeeklyHtml(await readForm(c, ".html"))),
  );
  routes.get(`${form}{.+\\.json}`, seeUpdate, async (c) => c.json(await readForm(c, ".json")));
  routes.openAPIRegistry.registerPath(page);
  routes.openAPIRegistry.registerPath(file);
  routes.openapi(update, async (c) =>
    c.json(await readUpdate(c, c.req.valid("param"), c.req.valid("query")), 200),
  );
  routes.route("/", draftRoutes(deps));
  routes.route("/", editionRoutes(deps));
  return routes;
};
