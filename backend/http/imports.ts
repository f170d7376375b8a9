/** Files of figures: what one is understood to hold is shown first, and recorded when confirmed. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { fileBytesMax, ImportReceipt } from "../../contracts/import.ts";
import { readFeedContext, recordImport } from "../actions/record-import.ts";
import type { Deps } from "../deps.ts";
import { readFile } from "../feeds/file-reader.ts";
import { UnreadableFile } from "../feeds/unreadable-file.ts";
import { ProblemError } from "../problem.ts";
import { fileExample, importExample } from "./example-figures.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { replyWithProblem } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";

const importFile = createRoute({
  method: "post",
  path: "/api/localities/{locality}/imports",
  tags: [tags.files],
  security: askedBy.feedsAndPeople,
  summary: "Read a file of figures: a preview, or with confirm=yes a record of what is new in it",
  description:
    "The body is the file itself: CSV or another delimited text, or an Excel workbook (.xlsx, .xlsm), of at most 20 MB. With skip-refused=yes the figures that cannot be recorded are left out; otherwise one of them keeps the whole file from being recorded.",
  request: {
    params: LocalityPath,
    query: z.object({
      confirm: z
        .enum(["yes", "no"])
        .meta({ description: "Whether to record what is new in it.", example: "yes" })
        .default("no"),
      "skip-refused": z
        .enum(["yes", "no"])
        .meta({ description: "Whether to leave out what cannot be recorded." })
        .default("no"),
    }),
    body: {
      required: true,
      content: {
        "text/csv": { schema: z.string(), example: fileExample },
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
          schema: { type: "string", format: "binary" },
        },
      },
    },
  },
  responses: repliesWith(
    ImportReceipt,
    "What it holds, and what would change or has changed",
    importExample,
  ),
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
    // Before a byte of it is read.
    allow(deps, (c) => ({ to: "import", locality: partOf(c, "locality") })),
    bodyLimit({ maxSize: fileBytesMax, onError: (c) => replyWithProblem(c, tooLarge()) }),
  );
  routes.openapi(importFile, async (c) => {
    const { locality } = c.req.valid("param");
    const { confirm, "skip-refused": skip } = c.req.valid("query");
    const context = await readFeedContext(deps, locality);
    const reading = await readFile(new Uint8Array(await c.req.arrayBuffer()), context).catch(
      (error: unknown) => {
        throw error instanceof UnreadableFile ? new ProblemError(error.code, error.message) : error;
      },
    );
    const receipt = await recordImport(deps, askerOf(c), {
      locality,
      ...reading,
      confirmed: confirm === "yes",
      skipsRefused: skip === "yes",
    });
    return c.json(receipt, 200);
  });
  return routes;
};
