/** Every route of the product, behind the guards that all of them share. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Deps } from "../deps.ts";
import { demonstrationRoutes } from "./demonstration.ts";
import { figureRoutes } from "./figures.ts";
import { answerLoopbackOnly, keepNothing, limitJson, protect } from "./guards.ts";
import { healthRoutes } from "./health.ts";
import { importRoutes } from "./imports.ts";
import type { LiveDoor } from "./live-door.ts";
import { pageRoutes } from "./pages.ts";
import { placeRoutes } from "./places.ts";
import { makeErrorHandler } from "./problems.ts";
import { wallRoutes } from "./wall.ts";
import { weeklyRoutes } from "./weekly-updates.ts";

/**
 * The whole service as one fetch function; tests ask it without a port.
 *
 * @param pagesFolder where the build put the pages.
 */
export const makeApp = (deps: Deps, live: LiveDoor, pagesFolder: string): OpenAPIHono => {
  const app = new OpenAPIHono();
  app.onError(makeErrorHandler(deps.log));
  app.use(answerLoopbackOnly);
  app.use(protect);
  app.use("/api/*", keepNothing);
  // Files have a limit of their own.
  app.route("/", importRoutes(deps));
  app.use("/api/*", limitJson);
  app.route("/", placeRoutes(deps));
  app.route("/", wallRoutes(deps, live));
  app.route("/", figureRoutes(deps));
  app.route("/", weeklyRoutes(deps));
  app.route("/", demonstrationRoutes(deps));
  app.route("/", healthRoutes(deps, live));
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Locality Flow",
      version: deps.release,
      description:
        "Figures of a health and care place: each beside its target, at once on the wall, at the end of the week in the update.",
    },
  });
  app.route("/", pageRoutes(pagesFolder));
  return app;
};
