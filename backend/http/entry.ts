/** Around the figures: the sheet, the past of a cell, what people say of it, and who owes what. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Day } from "../../contracts/calendar.ts";
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
import {
  cellExample,
  contactExample,
  contactRequestExample,
  owingExample,
  remarkExample,
  remarkRequestExample,
  sheetExample,
} from "./example-entry.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import {
  bodyOf,
  CellPath,
  LocalityPath,
  made,
  makeRouter,
  ProviderPath,
  repliesWith,
} from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const DayAsked = Day.meta({ description: "Today or one of the days before it." }).optional();
const PartAsked = CellName.shape.breakdown.meta({
  description: "The part, such as P1; nothing for a whole measure.",
});

export const entryRoutes = (deps: Deps): OpenAPIHono => {
  const sheet = createRoute({
    method: "get",
    path: "/api/localities/{locality}/providers/{provider}/sheet",
    tags: [tags.entering],
    security: askedBy.feedsAndPeople,
    summary: "One provider's figures for a day, with the days before beside them",
    description:
      "What is owed has neither `value` nor `none`. `measure`, `breakdown` and `asAt` of a row are what a submission is written with.",
    middleware: allow(deps, (c) => ({
      to: "see-sheet",
      locality: partOf(c, "locality"),
      provider: partOf(c, "provider"),
    })),
    request: { params: ProviderPath, query: z.object({ day: DayAsked }) },
    responses: repliesWith(EntrySheet, "The sheet", sheetExample),
  });
  const cell = createRoute({
    method: "get",
    path: "/api/localities/{locality}/measures/{measure}/cells/{asAt}",
    tags: [tags.entering],
    security: askedBy.feedsAndPeople,
    summary: "Everything that was ever reported and said of one figure, the last first",
    middleware: allow(deps, async (c) => {
      const locality = partOf(c, "locality");
      const provider = await findOwner(deps, askerOf(c), locality, partOf(c, "measure"));
      return { to: "see-sheet", locality, provider };
    }),
    request: {
      params: CellPath,
      query: z.object({ breakdown: PartAsked }),
    },
    responses: repliesWith(CellHistory, "The past of the figure", cellExample),
  });
  const remark = createRoute({
    method: "post",
    path: "/api/localities/{locality}/remarks",
    tags: [tags.entering],
    security: askedBy.people,
    summary: "Say something of a figure; it is kept for ever",
    description:
      "For those who may enter the figure, signed in. Give it an `id` of its own: sent again under it, it is the same remark.",
    request: { params: LocalityPath, body: bodyOf(RemarkRequest, remarkRequestExample) },
    responses: made(
      Remark,
      "The remark; under an id that was sent before, the same as then",
      remarkExample,
    ),
  });
  const mayChase = allow(deps, (c) => ({ to: "chase", locality: partOf(c, "locality") }));
  const owing = createRoute({
    method: "get",
    path: "/api/localities/{locality}/owing",
    tags: [tags.entering],
    security: askedBy.people,
    summary: "Who owes what, whom one has reminded, and how complete each week is",
    description: "For the place team.",
    middleware: mayChase,
    request: { params: LocalityPath },
    responses: repliesWith(OwingReply, "What is owed", owingExample),
  });
  const contact = createRoute({
    method: "post",
    path: "/api/localities/{locality}/providers/{provider}/contacts",
    tags: [tags.entering],
    security: askedBy.people,
    summary: "Note that a provider was reminded",
    description: "For the place team.",
    middleware: mayChase,
    request: { params: ProviderPath, body: bodyOf(ContactRequest, contactRequestExample) },
    responses: made(
      Contact,
      "The contact; under an id that was sent before, the same as then",
      contactExample,
    ),
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
