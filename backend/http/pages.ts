/** The built pages. Every page is one document whose scripts read the address. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { ProblemError } from "../problem.ts";
import { nothingThere } from "./problems.ts";

/** Names of built assets carry a hash of what is in them: they never change under a name. */
const assetSecondsMax = 31_536_000;

/** The one page among the routes of the API: what they are. */
const docsPage = "/api/docs";

/** @param folder where the build put the pages. */
export const pageRoutes = (folder: string): Hono => {
  const root = relative(process.cwd(), folder) || ".";
  const readPage = async () => {
    try {
      return await readFile(join(folder, "index.html"), "utf8");
    } catch (cause) {
      throw new ProblemError("unavailable", "The pages are not built yet. Run npm start again.", [
        { path: "", message: cause instanceof Error ? cause.message : "unknown" },
      ]);
    }
  };
  const routes = new Hono();
  // Without built pages only the API is served, and asking for a page says what to do.
  if (existsSync(folder)) routes.route("/", fileRoutes(root));
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
    return c.html(await readPage(), 200, { "Cache-Control": "no-cache" });
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
    .get("/gallery.html", serveStatic({ root }));
