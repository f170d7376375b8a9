/** The weekly update while it is written: what stands in it, who writes, and whether it is ready. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  DraftStateRequest,
  Editor,
  EditorRequest,
  PassageConflict,
  PassageReceipt,
  PassageRequest,
  PassageSlot,
  WeeklyDraft,
} from "../../contracts/weekly-draft.ts";
import { noteEditor } from "../actions/weekly/editors.ts";
import { readDraft, readDraftMark } from "../actions/weekly/read-draft.ts";
import { setDraftState } from "../actions/weekly/set-state.ts";
import { recordPassage } from "../actions/weekly/write-passage.ts";
import type { Deps } from "../deps.ts";
import {
  conflictExample,
  draftExample,
  editorsExample,
  passageRequestExample,
  receiptExample,
} from "./example-draft.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, makeRouter, repliesWith, WeekPath } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const Editors = z.object({ editors: z.array(Editor) });
const PassagePath = WeekPath.extend({
  slot: PassageSlot.meta({
    description: "Where it stands: `summary`, or `row:` and a row's key.",
    example: "summary",
  }),
});

const week = "/api/localities/{locality}/weekly-updates/{monday}";

export const draftRoutes = (deps: Deps): OpenAPIHono => {
  const routes = makeRouter();
  routes.route("/", readingRoutes(deps));
  routes.route("/", writingRoutes(deps));
  return routes;
};

const readingRoutes = (deps: Deps): OpenAPIHono => {
  const draft = createRoute({
    method: "get",
    path: `${week}/draft`,
    tags: [tags.weekly],
    security: askedBy.whoMaySeeDrafts,
    summary: "The update as it would be published now, with all that is written and open in it",
    description:
      "Send its `ETag` back as `If-None-Match`: while nothing has changed the answer is `304`, and costs little. Of a week that is published it is the next edition.",
    middleware: allow(deps, (c) => ({ to: "see-draft", locality: partOf(c, "locality") })),
    request: { params: WeekPath },
    responses: {
      ...repliesWith(WeeklyDraft, "The draft", draftExample),
      304: { description: "Unchanged since ETag" },
    },
  });
  const routes = makeRouter();
  routes.openapi(draft, async (c) => {
    const asked = c.req.valid("param");
    // Read before the draft: what changes between them is sent once more, never missed.
    const mark = `"${await readDraftMark(deps, askerOf(c), asked)}"`;
    // Said with a 304 too: a browser would otherwise take "no-store" from it and keep nothing.
    c.header("ETag", mark);
    c.header("Cache-Control", "private, no-cache");
    if (c.req.header("if-none-match") === mark) return c.body(null, 304);
    return c.json(await readDraft(deps, askerOf(c), asked), 200);
  });
  return routes;
};

const writingRoutes = (deps: Deps): OpenAPIHono => {
  const mayWrite = allow(deps, (c) => ({ to: "write-update", locality: partOf(c, "locality") }));
  const passage = createRoute({
    method: "put",
    path: `${week}/draft/passages/{slot}`,
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Write the summary, or the comment beside a row",
    description:
      "For the place team. What in the words equals a fact of the draft follows its figure from then on. `basedOn` is the version that was on the screen: where another stands by now nothing is saved, and the answer is 409 with what stands. A draft that was called ready is a draft again.",
    middleware: mayWrite,
    request: { params: PassagePath, body: bodyOf(PassageRequest, passageRequestExample) },
    responses: {
      ...repliesWith(PassageReceipt, "What stands there now", receiptExample),
      409: {
        description: "Something else was written there meanwhile",
        content: { "application/json": { schema: PassageConflict, example: conflictExample } },
      },
    },
  });
  const editors = createRoute({
    method: "post",
    path: `${week}/draft/editors`,
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Say that one has the draft open, and where one writes in it",
    description: "For the place team. Whoever is not heard of for 20 seconds is not listed.",
    middleware: mayWrite,
    request: { params: WeekPath, body: bodyOf(EditorRequest, { slot: "summary" }) },
    responses: repliesWith(Editors, "Everybody who has it open", editorsExample),
  });
  const state = createRoute({
    method: "put",
    path: `${week}/draft/state`,
    tags: [tags.weekly],
    security: askedBy.people,
    summary: "Call the draft ready, or take it back",
    description:
      "For the place team. Where the place wants two people, another than who called it ready publishes it.",
    middleware: mayWrite,
    request: { params: WeekPath, body: bodyOf(DraftStateRequest, { state: "ready" }) },
    responses: repliesWith(WeeklyDraft, "The draft as it is now", draftExample),
  });
  const routes = makeRouter();
  routes.openapi(passage, async (c) => {
    const { slot, ...asked } = c.req.valid("param");
    const change = { week: asked, slot, request: c.req.valid("json") };
    const writing = await recordPassage(deps, askerOf(c), change);
    return writing.is === "conflict" ? c.json(writing.conflict, 409) : c.json(writing.receipt, 200);
  });
  routes.openapi(editors, async (c) => {
    const seen = await noteEditor(deps, askerOf(c), c.req.valid("param"), c.req.valid("json"));
    return c.json({ editors: seen }, 200);
  });
  routes.openapi(state, async (c) => {
    await setDraftState(deps, askerOf(c), c.req.valid("param"), c.req.valid("json"));
    return c.json(await readDraft(deps, askerOf(c), c.req.valid("param")), 200);
  });
  return routes;
};
