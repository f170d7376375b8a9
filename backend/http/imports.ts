/** Files of figures: what one is understood to hold is shown first, and recorded when confirmed. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { ImportReceipt } from "../../contracts/observation.ts";
import { readAliases, recordImport } from "../actions/record-import.ts";
import type { Deps } from "../deps.ts";
import { readFeed } from "../feeds/read-feed.ts";
import { UnreadableFile } from "../feeds/unreadable-file.ts";
import { ProblemError } from "../problem.ts";
import { LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { replyWithProblem } from "./problems.ts";

/** The largest file that is taken. */
export const fileBytesMax = 20_000_000;

const importFile = createRoute({
  method: "post",
  path: "/api/localities/{locality}/imports",
  summary: "Read a file of figures: a preview, or with confirm=yes a record of what is new in it",
  description: "The body is the file itself. Layouts: trust-daily (CSV).",
  request: {
    params: LocalityPath,
    query: z.object({ confirm: z.enum(["yes", "no"]).default("no") }),
  },
  responses: repliesWith(ImportReceipt, "What it holds, and what would change or has changed"),
});

const tooLarge = () =>
  new ProblemError(
    "too-large",
    `This file is larger than ${fileBytesMax / 1_000_000} MB. Send it in parts.`,
  );

export const importRoutes = (deps: Deps): OpenAPIHono => {
  const routes = makeRouter();
  routes.use(
    "/api/localities/:locality/imports",
    bodyLimit({ maxSize: fileBytesMax, onError: (c) => replyWithProblem(c, tooLarge()) }),
  );
  routes.openapi(importFile, async (c) => {
    const { locality } = c.req.valid("param");
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const aliases = await readAliases(deps, locality, "trust-daily");
    const { preview, reported } = readOrRefuse(bytes, aliases);
    const receipt = await recordImport(
      deps,
      { receivedFrom: null },
      { locality, preview, reported, confirmed: c.req.valid("query").confirm === "yes" },
    );
    return c.json(receipt, 200);
  });
  return routes;
};

const readOrRefuse = (bytes: Uint8Array, aliases: Awaited<ReturnType<typeof readAliases>>) => {
  try {
    return readFeed(bytes, {
      aliases: aliases.map((alias) => ({
        ...alias,
        // In the store a whole measure is the part without a name.
        breakdown: alias.breakdown === "" ? null : alias.breakdown,
      })),
    });
  } catch (error) {
    if (error instanceof UnreadableFile) throw new ProblemError(error.code, error.message);
    throw error;
  }
};
