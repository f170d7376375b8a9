/** One-time links: for whoever holds one, who is nobody yet. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { LinkOpening, LinkReply } from "../../contracts/people.ts";
import { openLink, readLink } from "../actions/people/open-link.ts";
import type { Deps } from "../deps.ts";
import { linkOpeningExample, linkReplyExample } from "./example-people.ts";
import { allow, askerOf } from "./gate.ts";
import { bodyOf, Id, makeRouter, repliesWith } from "./parts.ts";
import { askedBy, tags } from "./tags.ts";

const TokenPath = z.object({ token: Id });

export const linkRoutes = (deps: Deps): OpenAPIHono => {
  const anyone = allow(deps, () => ({ to: "see-service" }));
  const reading = createRoute({
    method: "get",
    path: "/api/links/{token}",
    tags: [tags.people],
    security: askedBy.anyone,
    summary: "What a one-time link is for; this does not use it up",
    middleware: anyone,
    request: { params: TokenPath },
    responses: repliesWith(LinkReply, "What it is for, and until when it opens", linkReplyExample),
  });
  const opening = createRoute({
    method: "post",
    path: "/api/links/{token}",
    tags: [tags.people],
    security: askedBy.anyone,
    summary: "Use a one-time link up: sets the password, and signs in",
    description: "The link that sets up an installation asks for `name` and `email` too.",
    middleware: anyone,
    request: {
      params: TokenPath,
      body: bodyOf(LinkOpening, linkOpeningExample),
    },
    responses: repliesWith(z.object({}), "You are signed in: the reply carries the cookie", {}),
  });
  const routes = makeRouter();
  routes.openapi(reading, async (c) =>
    c.json(await readLink(deps, c.req.valid("param").token), 200),
  );
  routes.openapi(opening, async (c) => {
    const asker = askerOf(c);
    const { token } = c.req.valid("param");
    const person = await openLink(deps, asker, token, c.req.valid("json"));
    for (const cookie of await deps.people.openSession(person, c.req.raw, asker.from)) {
      c.header("Set-Cookie", cookie, { append: true });
    }
    return c.json({}, 200);
  });
  return routes;
};
