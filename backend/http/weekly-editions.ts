/** The publication of a weekly update, and the editions that came of it. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { PublishRequest } from "../../contracts/weekly-draft.ts";
import { WeeklyEdition } from "../../contracts/weekly-edition.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { publishWeeklyUpdate } from "../actions/weekly/publish.ts";
import { readEditions } from "../actions/weekly/read-update.ts";
import type { Deps } from "../deps.ts";
import { editionsExample, publishRequestExample } from "./example-draft.ts";
import { publishedExample } from "./example-updates.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const Editions = z.object({ editions: z.array(WeeklyEdition) });

const week = "/api/localities/{locality}/weekly-updates/{monday}";

export const editionRoutes = (deps: Deps): OpenAPIHono => {
  const publish = createRoute({
    method: "post",
    path: `${week}/publish`,
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Freeze the update: it never changes again",
    description:
      "For the place team. It is kept as it is known at this moment, under a fingerprint; what is corrected later is shown beside it. With gaps it is published only by saying so in `gaps`: else the answer is 422 and lists them. A week that is published already answers 409, unless `reason` says why another edition supersedes it; so does one that waits for a second person.",
    middleware: allow(deps, (c) => ({ to: "publish", locality: partOf(c, "locality") })),
    request: {
      params: WeekPath,
      // Nothing needs to be said of an update without gaps.
      body: { ...bodyOf(PublishRequest, publishRequestExample), required: false },
    },
    responses: repliesWith(WeeklyUpdate, "The published update", publishedExample),
  });
  const editions = createRoute({
    method: "get",
    path: `${week}/editions`,
    tags: [tags.weekly],
    security: askedBy.whoMaySeeThePlace,
    summary: "The editions of a week, newest first",
    description:
      "None while it was never published. The update itself, with `?edition=1`, is that edition.",
    middleware: allow(deps, (c) => ({ to: "see-place", locality: partOf(c, "locality") })),
    request: { params: WeekPath },
    responses: repliesWith(Editions, "The editions", editionsExample),
  });
  const routes = makeRouter();
  routes.openapi(publish, async (c) => {
    // Where no body came, none of its defaults did.
    const request = PublishRequest.parse(c.req.valid("json"));
    return c.json(await publishWeeklyUpdate(deps, askerOf(c), c.req.valid("param"), request), 200);
  });
  routes.openapi(editions, async (c) =>
    c.json({ editions: await readEditions(deps, c.req.valid("param")) }, 200),
  );
  return routes;
};
