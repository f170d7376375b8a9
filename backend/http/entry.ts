/** Around the figures: the sheet, the past of a cell, what people say of it, and who owes what. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { AsAt, Day } from "../../contracts/calendar.ts";
import { EntrySheet } from "../../contracts/entry.ts";
import { Contact, ContactRequest, OwingReply } from "../../contracts/owing.ts";
import { CellHistory, CellName, Remark, RemarkRequest } from "../../contracts/remark.ts";
import { readCellHistory } from "../actions/cell-history.ts";
import { findOwner } from "../actions/owner.ts";
import { readEntrySheet } from "../actions/read-entry-sheet.ts";
import { readOwing } from "../actions/read-owing.ts";
import { recordContact } from "../actions/record-contact.ts";
import { recordRemark } from "../actions/record-remark.ts";
import type { Deps } from "../deps.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { LocalityPath, makeRouter, MeasurePath, ProviderPath, repliesWith } from "./parts.ts";
import { problemResponses } from "./problems.ts";

const created = <T extends z.ZodType>(schema: T, description: string) => ({
  201: { description, content: { "application/json": { schema } } },
  ...problemResponses,
});

const bodyOf = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});

export const entryRoutes = (deps: Deps): OpenAPIHono => {
  const sheet = createRoute({
    method: "get",
    path: "/api/localities/{locality}/providers/{provider}/sheet",
    summary: "One provider's figures for a day, with the days before beside them",
    middleware: allow(deps, (c) => ({
      to: "see-sheet",
      locality: partOf(c, "locality"),
      provider: partOf(c, "provider"),
    })),
    request: { params: ProviderPath, query: z.object({ day: Day.optional() }) },
    responses: repliesWith(EntrySheet, "The sheet"),
  });
  const cell = createRoute({
    method: "get",
    path: "/api/localities/{locality}/measures/{measure}/cells/{asAt}",
    summary: "Everything that was ever reported and said of one figure, the last first",
    middleware: allow(deps, async (c) => {
      const locality = partOf(c, "locality");
      const provider = await findOwner(deps, askerOf(c), locality, partOf(c, "measure"));
      return { to: "see-sheet", locality, provider };
    }),
    request: {
      params: MeasurePath.extend({ asAt: AsAt }),
      query: z.object({ breakdown: CellName.shape.breakdown }),
    },
    responses: repliesWith(CellHistory, "The past of the figure"),
  });
  const remark = createRoute({
    method: "post",
    path: "/api/localities/{locality}/remarks",
    summary: "Say something of a figure; it is kept for ever",
    request: { params: LocalityPath, body: bodyOf(RemarkRequest) },
    responses: created(Remark, "The remark; under an id that was sent before, the same as then"),
  });
  const mayChase = allow(deps, (c) => ({ to: "chase", locality: partOf(c, "locality") }));
  const owing = createRoute({
    method: "get",
    path: "/api/localities/{locality}/owing",
    summary: "Who owes what, whom one has reminded, and how complete each week is",
    middleware: mayChase,
    request: { params: LocalityPath },
    responses: repliesWith(OwingReply, "What is owed"),
  });
  const contact = createRoute({
    method: "post",
    path: "/api/localities/{locality}/providers/{provider}/contacts",
    summary: "Note that a provider was reminded",
    middleware: mayChase,
    request: { params: ProviderPath, body: bodyOf(ContactRequest) },
    responses: created(Contact, "The contact; under an id that was sent before, the same as then"),
  });
  const routes = makeRouter();
  routes.openapi(sheet, async (c) => {
    const request = { ...c.req.valid("param"), day: c.req.valid("query").day };
    return c.json(await readEntrySheet(deps, askerOf(c), request), 200);
  });
  routes.openapi(cell, async (c) => {
    const { breakdown } = c.req.valid("query");
    return c.json(await readCellHistory(deps, { ...c.req.valid("param"), breakdown }), 200);
  });
  // Whose figure it is stands in what is sent: the action asks for leave.
  routes.openapi(remark, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await recordRemark(deps, askerOf(c), locality, c.req.valid("json")), 201);
  });
  routes.openapi(owing, async (c) =>
    c.json(await readOwing(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(contact, async (c) =>
    c.json(await recordContact(deps, askerOf(c), c.req.valid("param"), c.req.valid("json")), 201),
  );
  return routes;
};
