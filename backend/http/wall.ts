/** The wall of a place, as a document and as a stream. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { upgradeWebSocket } from "@hono/node-server";
import { Wall } from "../../contracts/figure.ts";
import { readPosition, readWall } from "../actions/read-wall.ts";
import type { Deps } from "../deps.ts";
import { wallExample } from "./example-figures.ts";
import { allow, partOf } from "./gate.ts";
import { whileAllowed } from "./lasting-leave.ts";
import type { LiveDoor } from "./live-door.ts";
import { AsKnownAt, LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

export const wallRoutes = (deps: Deps, live: LiveDoor): OpenAPIHono => {
  const seeWall = allow(deps, (c) => ({ to: "see-wall", locality: partOf(c, "locality") }));
  const wall = createRoute({
    method: "get",
    path: "/api/localities/{locality}/wall",
    tags: [tags.places],
    security: askedBy.whoMaySeeThePlace,
    summary: "All figures of a place at its revision, or as they were known at a moment",
    description:
      "A figure without a value is missing, and says why where that is known; it is never zero.",
    middleware: seeWall,
    request: { params: LocalityPath, query: AsKnownAt },
    responses: {
      ...repliesWith(Wall, "The wall", wallExample),
      304: { description: "Unchanged since ETag" },
    },
  });
  const routes = makeRouter();
  routes.openapi(wall, async (c) => {
    const { locality } = c.req.valid("param");
    const asKnownAt = c.req.valid("query")["as-known-at"];
    if (asKnownAt === undefined) {
      const { epoch, revision } = await readPosition(deps, locality);
      if (c.req.header("if-none-match") === etagOf(epoch, revision)) return c.body(null, 304);
    }
    const read = await readWall(deps, locality, asKnownAt);
    c.header("ETag", etagOf(read.epoch, read.revision));
    c.header("Cache-Control", "no-cache");
    return c.json(read, 200);
  });
  // Whether the place exists is settled before the connection is taken over.
  routes.get(
    "/api/localities/:locality/live",
    seeWall,
    async (c, next) => {
      await deps.places.require(deps.db, c.req.param("locality"));
      return next();
    },
    upgradeWebSocket((c) => {
      const locality = partOf(c, "locality");
      const events = live.open(locality, c.req.query("epoch"), c.req.query("since"));
      return whileAllowed(deps, c, { to: "see-wall", locality }, events);
    }),
  );
  return routes;
};

const etagOf = (epoch: string, revision: number): string => `"${epoch}.${revision}"`;
