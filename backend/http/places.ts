/** The service itself, and the places it serves. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { Service } from "../../contracts/service.ts";
import { LocalityList } from "../../contracts/place.ts";
import { readPlaces } from "../actions/read-places.ts";
import type { Deps } from "../deps.ts";
import { placesExample } from "./example-figures.ts";
import { askerOf } from "./gate.ts";
import { makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const service = createRoute({
  method: "get",
  path: "/api/service",
  tags: [tags.places],
  security: askedBy.anyone,
  summary: "What this service is, and what its clock reads",
  responses: repliesWith(Service, "The service", {
    at: "2024-08-16T07:30:00.000Z",
    release: "1.0.0",
    demonstration: true,
  }),
});

const localities = createRoute({
  method: "get",
  path: "/api/localities",
  tags: [tags.places],
  security: askedBy.whoMaySeeThePlace,
  summary: "The places this caller may see, with their providers",
  description: "Their keys are what all other addresses are written with.",
  responses: repliesWith(LocalityList, "Places", placesExample),
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
