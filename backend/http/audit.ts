/** The audit, a page at a time, and all of it as a file. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { AuditKind, AuditReply } from "../../contracts/audit.ts";
import { Day } from "../../contracts/calendar.ts";
import { readAudit } from "../actions/read-audit.ts";
import type { Deps } from "../deps.ts";
import { renderAuditCsv } from "../documents/audit-csv.ts";
import { auditExample } from "./example-updates.ts";
import { allow, partOf } from "./gate.ts";
import { LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { problemResponses } from "./problems.ts";
import { askedBy, tags } from "./tags.ts";

/** A file holds at most so many pages of the audit: the last hundred thousand entries or so. */
const exportPagesMax = 500;
/** As many as a submission can have. */
const exportFiguresMax = 5_000;

const Query = z.object({
  kind: AuditKind.meta({ description: "Only changes of this kind." }).optional(),
  from: Day.meta({ description: "The first day.", example: "2024-08-16" }).optional(),
  to: Day.meta({ description: "The last day.", example: "2024-08-16" }).optional(),
  before: z
    .string()
    .max(100)
    .meta({ description: "The `before` of the last page: asks for the page before it." })
    .optional(),
});

const csvReply = {
  200: {
    description: "A row for each change, as a file for a spreadsheet",
    content: { "text/csv": { schema: z.string() } },
  },
  ...problemResponses,
};

const description =
  "Who, in what role, when, from where, and what it was before and after. Ask again with the reply's `before` for what came earlier.";

export const auditRoutes = (deps: Deps): OpenAPIHono => {
  const ofPlace = allow(deps, (c) => ({ to: "see-audit", locality: partOf(c, "locality") }));
  const ofAll = allow(deps, () => ({ to: "see-whole-audit" }));
  const placePage = createRoute({
    method: "get",
    path: "/api/localities/{locality}/audit",
    tags: [tags.audit],
    security: askedBy.people,
    summary: "What was done in a place, the last first",
    description,
    middleware: ofPlace,
    request: { params: LocalityPath, query: Query },
    responses: repliesWith(AuditReply, "A page of it", auditExample),
  });
  const placeFile = createRoute({
    method: "get",
    path: "/api/localities/{locality}/audit.csv",
    tags: [tags.audit],
    security: askedBy.people,
    summary: "The audit of a place as a file",
    description: "For the place team. A row for each change, for a spreadsheet.",
    middleware: ofPlace,
    request: { params: LocalityPath, query: Query.omit({ before: true }) },
    responses: csvReply,
  });
  const wholePage = createRoute({
    method: "get",
    path: "/api/audit",
    tags: [tags.audit],
    security: askedBy.people,
    summary: "What was done in the whole installation, the last first",
    description,
    middleware: ofAll,
    request: { query: Query },
    responses: repliesWith(AuditReply, "A page of it", auditExample),
  });
  const wholeFile = createRoute({
    method: "get",
    path: "/api/audit.csv",
    tags: [tags.audit],
    security: askedBy.people,
    summary: "The audit of the whole installation as a file",
    description: "For administrators.",
    middleware: ofAll,
    request: { query: Query.omit({ before: true }) },
    responses: csvReply,
  });

  const routes = makeRouter();
  routes.openapi(placePage, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await readAudit(deps, { locality, ...c.req.valid("query") }), 200);
  });
  routes.openapi(wholePage, async (c) =>
    c.json(await readAudit(deps, { locality: null, ...c.req.valid("query") }), 200),
  );
  routes.openapi(placeFile, async (c) => {
    const { locality } = c.req.valid("param");
    return fileReply(await readWhole(deps, { locality, ...c.req.valid("query") }), locality);
  });
  routes.openapi(wholeFile, async (c) =>
    fileReply(await readWhole(deps, { locality: null, ...c.req.valid("query") }), "all"),
  );
  return routes;
};

const readWhole = async (
  deps: Deps,
  request: Parameters<typeof readAudit>[1],
): Promise<AuditReply["entries"]> => {
  const entries: AuditReply["entries"] = [];
  let before: string | undefined;
  for (let page = 0; page < exportPagesMax; page += 1) {
    const reply = await readAudit(deps, { ...request, before }, exportFiguresMax);
    entries.push(...reply.entries);
    if (reply.before === null) break;
    before = reply.before;
  }
  return entries;
};

const fileReply = (entries: AuditReply["entries"], name: string): Response =>
  new Response(renderAuditCsv(entries), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="audit-${name}.csv"`,
    },
  });
