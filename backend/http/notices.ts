/** Escalation notices: what is open, who has it, and the rules by which notices open. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  AcknowledgeRequest,
  CloseRequest,
  Notice,
  NoticeRulesReply,
  NoticeRulesRequest,
  NoticesReply,
  NoticeTrial,
  NoticeTrialRequest,
} from "../../contracts/notice.ts";
import { OpenNotices } from "../../contracts/open-notices.ts";
import { acknowledgeNotice, closeNotice } from "../actions/notices/answer-notice.ts";
import { readNoticeRules, setNoticeRules } from "../actions/notices/notice-rules.ts";
import { readNotices, readOpenNotices } from "../actions/notices/read-notices.ts";
import { tryRules } from "../actions/notices/try-rules.ts";
import type { Deps } from "../deps.ts";
import * as example from "./example-notices.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const NoticePath = LocalityPath.extend({ id: z.uuid("Nothing here has such an id.") });
const place = "/api/localities/{locality}";
const forPlaceTeam = { tags: [tags.notices], security: askedBy.people };

const readingRoutes = (deps: Deps): OpenAPIHono => {
  const open = createRoute({
    method: "get",
    path: `${place}/notices/open`,
    tags: [tags.notices],
    security: askedBy.whoMaySeeThePlace,
    summary: "The open notices of a place, as they stand on its wall: no names",
    description: "For whoever may see the wall. Ask again when the wall has changed.",
    middleware: allow(deps, (c) => ({ to: "see-wall", locality: partOf(c, "locality") })),
    request: { params: LocalityPath },
    responses: repliesWith(OpenNotices, "Open notices", example.openNoticesExample),
  });
  const list = createRoute({
    method: "get",
    path: `${place}/notices`,
    ...forPlaceTeam,
    summary: "The notices of a place: open ones first, then the last that ended",
    description:
      "For the place team. Each with why it opened, who has it, what happened to it, and whether its word got out.",
    middleware: allow(deps, (c) => ({ to: "see-notices", locality: partOf(c, "locality") })),
    request: { params: LocalityPath },
    responses: repliesWith(NoticesReply, "Notices", example.noticesExample),
  });
  const routes = makeRouter();
  routes.openapi(open, async (c) =>
    c.json(await readOpenNotices(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(list, async (c) =>
    c.json(await readNotices(deps, c.req.valid("param").locality), 200),
  );
  return routes;
};

const answeringRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, (c) => ({ to: "manage-notices", locality: partOf(c, "locality") }));
  const acknowledge = createRoute({
    method: "post",
    path: `${place}/notices/{id}/acknowledge`,
    ...forPlaceTeam,
    summary: "Take a notice on: what is being done, by whom, and until when",
    description:
      "For the place team. It is chased when the time has gone by. Sent again, it says anew what is being done.",
    middleware: manage,
    request: {
      params: NoticePath,
      body: bodyOf(AcknowledgeRequest, example.acknowledgeExample),
    },
    responses: repliesWith(Notice, "The notice as it is now", example.noticeExample),
  });
  const close = createRoute({
    method: "post",
    path: `${place}/notices/{id}/close`,
    ...forPlaceTeam,
    summary: "Close a notice, with how it ended",
    description:
      "For the place team. It does not open again for the same reason; once the figure has come back it may.",
    middleware: manage,
    request: { params: NoticePath, body: bodyOf(CloseRequest, example.closeExample) },
    responses: repliesWith(Notice, "The notice as it is now", example.noticeExample),
  });
  const routes = makeRouter();
  routes.openapi(acknowledge, async (c) =>
    c.json(
      await acknowledgeNotice(deps, askerOf(c), c.req.valid("param"), c.req.valid("json")),
      200,
    ),
  );
  routes.openapi(close, async (c) =>
    c.json(await closeNotice(deps, askerOf(c), c.req.valid("param"), c.req.valid("json")), 200),
  );
  return routes;
};

const ruleRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, (c) => ({ to: "manage-notices", locality: partOf(c, "locality") }));
  const read = createRoute({
    method: "get",
    path: `${place}/notice-rules`,
    ...forPlaceTeam,
    summary: "The rules by which a place's notices open, each as a sentence too",
    description: "For the place team. Of the address that is told, only the end is shown.",
    middleware: allow(deps, (c) => ({ to: "see-notices", locality: partOf(c, "locality") })),
    request: { params: LocalityPath },
    responses: repliesWith(NoticeRulesReply, "Rules", example.rulesExample),
  });
  const set = createRoute({
    method: "put",
    path: `${place}/notice-rules`,
    ...forPlaceTeam,
    summary: "Set the rules by which a place's notices open, all of them",
    description:
      "For the place team. With `webhook` and `emails` it also says where they are sent; left out, that stays as it is.",
    middleware: manage,
    request: {
      params: LocalityPath,
      body: bodyOf(NoticeRulesRequest, example.rulesRequestExample),
    },
    responses: repliesWith(NoticeRulesReply, "The rules as they are now", example.rulesExample),
  });
  const trial = createRoute({
    method: "post",
    path: `${place}/notice-rules/test`,
    ...forPlaceTeam,
    summary: "What rules would have opened in the last 90 days: nothing is kept, nobody is told",
    description: "For the place team. Judged by the figures as they are in force now.",
    middleware: manage,
    request: {
      params: LocalityPath,
      body: bodyOf(NoticeTrialRequest, example.rulesRequestExample),
    },
    responses: repliesWith(NoticeTrial, "What would have opened", example.trialExample),
  });
  const routes = makeRouter();
  routes.openapi(read, async (c) =>
    c.json(await readNoticeRules(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(set, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await setNoticeRules(deps, askerOf(c), locality, c.req.valid("json")), 200);
  });
  routes.openapi(trial, async (c) => {
    const { rules } = c.req.valid("json");
    return c.json(await tryRules(deps, c.req.valid("param").locality, rules), 200);
  });
  return routes;
};

export const noticeRoutes = (deps: Deps): OpenAPIHono => {
  const routes = makeRouter();
  routes.route("/", readingRoutes(deps));
  routes.route("/", answeringRoutes(deps));
  routes.route("/", ruleRoutes(deps));
  return routes;
};
