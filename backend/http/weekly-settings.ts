/** How a place wants its weekly update. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { KeptWeeklySettings, WeeklySettingsRequest } from "../../contracts/weekly-settings.ts";
import { readWeeklySettings, saveWeeklySettings } from "../actions/weekly/settings.ts";
import type { Deps } from "../deps.ts";
import { settingsExample, settingsRequestExample } from "./example-editions.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

export const weeklySettingsRoutes = (deps: Deps): OpenAPIHono => {
  // To whom it goes is nobody else's to read.
  const placeTeam = allow(deps, (c) => ({ to: "publish", locality: partOf(c, "locality") }));
  const path = "/api/localities/{locality}/weekly-settings";
  const read = createRoute({
    method: "get",
    path,
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "How the place wants its weekly update: by whom, when, to whom, and made of what",
    middleware: placeTeam,
    request: { params: LocalityPath },
    responses: repliesWith(KeptWeeklySettings, "The settings", settingsExample),
  });
  const save = createRoute({
    method: "put",
    path,
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Save all of the settings as the next version",
    description:
      "For the place team. `basedOn` is the version that was read; another one meanwhile answers 409.",
    middleware: placeTeam,
    request: {
      params: LocalityPath,
      body: bodyOf(WeeklySettingsRequest, settingsRequestExample),
    },
    responses: repliesWith(KeptWeeklySettings, "The settings", settingsExample),
  });
  const routes = makeRouter();
  routes.openapi(read, async (c) =>
    c.json(await readWeeklySettings(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(save, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await saveWeeklySettings(deps, askerOf(c), locality, c.req.valid("json")), 200);
  });
  return routes;
};
