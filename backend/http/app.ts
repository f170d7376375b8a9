/** Every route of the product, behind the guards that all of them share. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Deps } from "../deps.ts";
import { agendaRoutes } from "./agenda.ts";
import { auditRoutes } from "./audit.ts";
import { changesRoutes } from "./changes.ts";
import { demonstrationRoutes } from "./demonstration.ts";
import { describeApi } from "./description.ts";
import { entryRoutes } from "./entry.ts";
import { feedKeyRoutes } from "./feed-keys.ts";
import { figureRoutes } from "./figures.ts";
import { identify } from "./gate.ts";
import { answerOwnOnly, keepNothing, limitJson, protect } from "./guards.ts";
import { healthRoutes } from "./health.ts";
import { importRoutes } from "./imports.ts";
import type { LiveDoor } from "./live-door.ts";
import { noticeRoutes } from "./notices.ts";
import { pageRoutes } from "./pages.ts";
import { peopleRoutes } from "./people.ts";
import { placeRoutes } from "./places.ts";
import { makeErrorHandler, nothingThere, replyWithProblem } from "./problems.ts";
import { limitRate, limitWrites } from "./rates.ts";
import { screenRoutes } from "./screens.ts";
import { templateRoutes } from "./templates.ts";
import { wallRoutes } from "./wall.ts";
import { archiveRoutes } from "./weekly-archive.ts";
import { deliveryRoutes } from "./weekly-deliveries.ts";
import { weeklySettingsRoutes } from "./weekly-settings.ts";
import { weeklyRoutes } from "./weekly-updates.ts";
import { withdrawalRoutes } from "./withdrawals.ts";

/**
 * The whole service as one fetch function; tests ask it without a port.
 *
 * @param pagesFolder where the build put the pages.
 */
export const makeApp = (deps: Deps, live: LiveDoor, pagesFolder: string): OpenAPIHono => {
  const app = new OpenAPIHono();
  app.onError(makeErrorHandler(deps.log));
  app.notFound((c) => replyWithProblem(c, nothingThere(c.req.path)));
  app.use(answerOwnOnly(deps));
  app.use(protect(deps));
  app.use("/api/*", keepNothing);
  app.use(identify(deps));
  app.use("/api/*", limitWrites(deps.rates.writesPerMinute));
  app.use("/api/links/*", limitRate(deps.rates.linksPerMinute, "links"));
  app.use("/api/localities/:locality/imports", limitRate(deps.rates.filesPerMinute, "files"));
  // Files have a limit of their own.
  app.route("/", importRoutes(deps));
  app.use("/api/*", limitJson);
  app.route("/", peopleRoutes(deps));
  app.route("/", placeRoutes(deps));
  app.route("/", wallRoutes(deps, live));
  app.route("/", changesRoutes(deps));
  app.route("/", figureRoutes(deps));
  app.route("/", entryRoutes(deps));
  app.route("/", templateRoutes(deps));
  app.route("/", withdrawalRoutes(deps));
  app.route("/", weeklyRoutes(deps));
  app.route("/", agendaRoutes(deps));
  app.route("/", archiveRoutes(deps));
  app.route("/", weeklySettingsRoutes(deps));
  app.route("/", deliveryRoutes(deps));
  app.route("/", feedKeyRoutes(deps));
  app.route("/", screenRoutes(deps));
  app.route("/", noticeRoutes(deps));
  app.route("/", auditRoutes(deps));
  app.route("/", demonstrationRoutes(deps));
  app.route("/", healthRoutes(deps, live));
  describeApi(app, deps);
  app.route("/", pageRoutes(deps, pagesFolder));
  return app;
};
