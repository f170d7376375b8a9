/** All that a place has published: searched, season by season, two editions side by side. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Day } from "../../contracts/calendar.ts";
import {
  EditionName,
  searchCharactersMax,
  WeeklyArchive,
  WeeklyComparison,
  WeeklySeason,
} from "../../contracts/weekly-edition.ts";
import { readArchive, readComparison, readSeason } from "../actions/weekly/read-archive.ts";
import type { Deps } from "../deps.ts";
import { archiveExample, comparisonExample, seasonExample } from "./example-editions.ts";
import { allow, partOf } from "./gate.ts";
import { LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const Query = z.object({
  query: z
    .string()
    .max(searchCharactersMax, `Look for at most ${searchCharactersMax} characters.`)
    .meta({ description: "Words to look for, in any case.", example: "D2A" })
    .optional(),
});

const Stretch = z.object({
  from: Day.meta({ description: "The first day; a year back.", example: "2024-04-01" }).optional(),
  to: Day.meta({ description: "The last day; today.", example: "2024-08-16" }).optional(),
});

/** "2024-08-12.1": the first edition of that week. */
const Edition = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\.[1-9]\d{0,3}$/, "Name an edition as 2024-08-12.1.")
  .transform((name) => ({ monday: name.slice(0, 10), edition: Number(name.slice(11)) }))
  .pipe(EditionName);

const Pair = z.object({
  before: Edition.meta({ description: "The earlier edition.", example: "2024-08-05.1" }),
  after: Edition.meta({ description: "The later edition.", example: "2024-08-05.1" }),
});

export const archiveRoutes = (deps: Deps): OpenAPIHono => {
  const shared = {
    method: "get" as const,
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    middleware: allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") })),
  };
  const archive = createRoute({
    ...shared,
    path: "/api/localities/{locality}/weekly-archive",
    summary: "Every edition that was published, newest first; or those that say something",
    request: { params: LocalityPath, query: Query },
    responses: repliesWith(WeeklyArchive, "Editions", archiveExample),
  });
  const season = createRoute({
    ...shared,
    path: "/api/localities/{locality}/weekly-season",
    summary: "Each criterion's readings week by week, from each week's newest edition",
    request: { params: LocalityPath, query: Stretch },
    responses: repliesWith(WeeklySeason, "The season", seasonExample),
  });
  const comparison = createRoute({
    ...shared,
    path: "/api/localities/{locality}/weekly-comparison",
    summary: "Two editions side by side, of one week or of two",
    request: { params: LocalityPath, query: Pair },
    responses: repliesWith(WeeklyComparison, "What differs", comparisonExample),
  });
  const routes = makeRouter();
  routes.openapi(archive, async (c) => {
    const { locality } = c.req.valid("param");
    const { query = null } = c.req.valid("query");
    return c.json(await readArchive(deps, { locality, query }), 200);
  });
  routes.openapi(season, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await readSeason(deps, { locality, ...c.req.valid("query") }), 200);
  });
  routes.openapi(comparison, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await readComparison(deps, locality, c.req.valid("query")), 200);
  });
  return routes;
};
