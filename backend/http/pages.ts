/** The built pages. Every page but a wall's and a screen's is one document whose scripts read the address. */
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { Deps } from "../deps.ts";
import { nothingThere } from "./problems.ts";
import { screenPageRoutes } from "./screen-page.ts";
import { readShell } from "./shells.ts";
import { wallPageRoutes } from "./wall-page.ts";

/** Names of built assets carry a hash of what is in them: they never change under a name. */
const assetSecondsMax = 31_536_000;

/** The one page among the routes of the API: what they are. */
const docsPage = "/api/docs";

/** @param folder where the build put the pages. */
export const pageRoutes = (deps: Deps, folder: string): Hono => {
  const root = relative(process.cwd(), folder) || ".";
  const routes = new Hono();
  // Without built pages only the API is served, and asking for a page says what to do.
  if (existsSync(folder)) routes.route("/", fileRoutes(root));
  routes.route("/", wallPageRoutes(deps, folder));
  routes.route("/", screenPageRoutes(deps, folder));
  return routes.get("*", async (c) => {
    const { path } = c.req;
    // What looks like a file and was not found is not a page.
    if (
      (path.startsWith("/api/") && path !== docsPage) ||
      path.startsWith("/assets/") ||
      /\.[a-z0-9]+$/i.test(path)
    ) {
      throw nothingThere(path);
    }
    if (path.startsWith("/wall/") && path.endsWith("/")) return c.redirect(path.slice(0, -1), 308);
    return c.html(await readShell(folder, "index"), 200, { "Cache-Control": "no-cache" });
  });
};

const fileRoutes = (root: string): Hono =>
  new Hono()
    .use(
      "/assets/*",
      serveStatic({
        root,
        precompressed: true,
        onFound: (_, c) =>
          c.header("Cache-Control", `public, max-age=${assetSecondsMax}, immutable`),
      }),
    )
    .get(
      "/screen-worker.js",
      serveStatic({ root, onFound: (_, c) => c.header("Cache-Control", "no-cache") }),
    )
    .get("/gallery.html", serveStatic({ root }));
