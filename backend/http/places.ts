/** The service itself, and the places it serves. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Service } from "../../contracts/service.ts";
import { LocalityList } from "../../contracts/place.ts";
import { readPlaces } from "../actions/read-places.ts";
import type { Deps } from "../deps.ts";
import { askerOf } from "./gate.ts";
import { makeRouter, repliesWith } from "./parts.ts";

const service = createRoute({
  method: "get",
  path: "/api/service",
  summary: "What this service is, and what its clock reads",
  responses: repliesWith(Service, "The service"),
});

const localities = createRoute({
  method: "get",
  path: "/api/localities",
  summary: "The places this caller may see, with their providers",
  responses: repliesWith(LocalityList, "Places"),
});

export const placeRoutes = (deps: Deps): OpenAPIHono =>
  makeRouter()
    .openapi(service, (c) =>
      c.json(
        {
          at: deps.clock.now(),
          release: deps.release,
          demonstration: deps.demonstration !== null,
        },
        200,
      ),
    )
    .openapi(localities, async (c) => c.json(await readPlaces(deps, askerOf(c)), 200));
