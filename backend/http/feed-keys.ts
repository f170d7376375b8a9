/** Keys with which machines feed, and how far a place is open. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { FeedKey, FeedKeyRequest, FeedKeysReply, NewFeedKey } from "../../contracts/people.ts";
import { listFeedKeys, makeFeedKey, revokeFeedKey } from "../actions/feed-keys.ts";
import { setOpenness } from "../actions/open-place.ts";
import type { Deps } from "../deps.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { Id, LocalityPath, makeRouter, repliesWith } from "./parts.ts";
import { problemResponses } from "./problems.ts";

const Openness = z.object({ open: z.boolean() }).strict();

export const feedKeyRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, (c) => ({
    to: "manage-feed-keys",
    locality: partOf(c, "locality"),
  }));
  const list = createRoute({
    method: "get",
    path: "/api/localities/{locality}/feed-keys",
    summary: "The keys of a place, those that work first; never the keys themselves",
    middleware: manage,
    request: { params: LocalityPath },
    responses: repliesWith(FeedKeysReply, "Keys"),
  });
  const make = createRoute({
    method: "post",
    path: "/api/localities/{locality}/feed-keys",
    summary: "Make a key for one provider's figures; it is shown in this reply and never again",
    middleware: manage,
    request: {
      params: LocalityPath,
      body: { required: true, content: { "application/json": { schema: FeedKeyRequest } } },
    },
    responses: {
      201: {
        description: "The key",
        content: { "application/json": { schema: NewFeedKey } },
      },
      ...problemResponses,
    },
  });
  const revoke = createRoute({
    method: "delete",
    path: "/api/localities/{locality}/feed-keys/{key}",
    summary: "End a key at once",
    middleware: manage,
    request: { params: LocalityPath.extend({ key: Id }) },
    responses: repliesWith(FeedKey, "The key as it is now"),
  });
  const open = createRoute({
    method: "put",
    path: "/api/localities/{locality}/openness",
    summary:
      "Open a place's wall and published updates to those who have not signed in, or close them",
    middleware: allow(deps, (c) => ({ to: "open-place", locality: partOf(c, "locality") })),
    request: {
      params: LocalityPath,
      body: { required: true, content: { "application/json": { schema: Openness } } },
    },
    responses: repliesWith(Openness, "How it is now"),
  });
  const routes = makeRouter();
  routes.openapi(list, async (c) =>
    c.json(await listFeedKeys(deps, c.req.valid("param").locality), 200),
  );
  routes.openapi(make, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await makeFeedKey(deps, askerOf(c), locality, c.req.valid("json")), 201);
  });
  routes.openapi(revoke, async (c) => {
    const { locality, key } = c.req.valid("param");
    return c.json(await revokeFeedKey(deps, askerOf(c), locality, key), 200);
  });
  routes.openapi(open, async (c) => {
    const { locality } = c.req.valid("param");
    return c.json(await setOpenness(deps, askerOf(c), locality, c.req.valid("json").open), 200);
  });
  return routes;
};
