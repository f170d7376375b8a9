/** Keys with which machines feed, and how far a place is open. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { FeedKey, FeedKeyRequest, FeedKeysReply, NewFeedKey } from "../../contracts/people.ts";
import { listFeedKeys, makeFeedKey, revokeFeedKey } from "../actions/feed-keys.ts";
import { setOpenness } from "../actions/open-place.ts";
import type { Deps } from "../deps.ts";
import { feedKeyExample, feedKeyRequestExample, newFeedKeyExample } from "./example-people.ts";
import { allow, askerOf, partOf } from "./gate.ts";
import { bodyOf, Id, LocalityPath, made, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const Openness = z.object({ open: z.boolean() }).strict();

export const feedKeyRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, (c) => ({
    to: "manage-feed-keys",
    locality: partOf(c, "locality"),
  }));
  const list = createRoute({
    method: "get",
    path: "/api/localities/{locality}/feed-keys",
    tags: [tags.feedKeys],
    security: askedBy.people,
    summary: "The keys of a place, those that work first; never the keys themselves",
    description: "For the place team.",
    middleware: manage,
    request: { params: LocalityPath },
    responses: repliesWith(FeedKeysReply, "Keys", { keys: [feedKeyExample] }),
  });
  const make = createRoute({
    method: "post",
    path: "/api/localities/{locality}/feed-keys",
    tags: [tags.feedKeys],
    security: askedBy.people,
    summary: "Make a key for one provider's figures; it is shown in this reply and never again",
    description:
      "For the place team. With `measures` it is for these only, without for all that the provider reports.",
    middleware: manage,
    request: {
      params: LocalityPath,
      body: bodyOf(FeedKeyRequest, feedKeyRequestExample),
    },
    responses: made(NewFeedKey, "The key", newFeedKeyExample),
  });
  const revoke = createRoute({
    method: "delete",
    path: "/api/localities/{locality}/feed-keys/{key}",
    tags: [tags.feedKeys],
    security: askedBy.people,
    summary: "End a key at once",
    description: "For the place team. What was sent with it stays.",
    middleware: manage,
    request: { params: LocalityPath.extend({ key: Id }) },
    responses: repliesWith(FeedKey, "The key as it is now", {
      ...feedKeyExample,
      revokedAt: "2024-08-16T07:31:00.000Z",
    }),
  });
  const open = createRoute({
    method: "put",
    path: "/api/localities/{locality}/openness",
    tags: [tags.feedKeys],
    security: askedBy.people,
    summary:
      "Open a place's wall and published updates to those who have not signed in, or close them",
    description: "For administrators.",
    middleware: allow(deps, (c) => ({ to: "open-place", locality: partOf(c, "locality") })),
    request: {
      params: LocalityPath,
      body: bodyOf(Openness, { open: true }),
    },
    responses: repliesWith(Openness, "How it is now", { open: true }),
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
