/** Who asks, and their own sessions and password; and the sign-in library's own paths. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Me, Password, SessionsReply, passwordCharactersMax } from "../../contracts/people.ts";
import { changePassword } from "../actions/people/change-password.ts";
import { readMe } from "../actions/people/read-people.ts";
import { endSession, readSessions } from "../actions/people/sessions.ts";
import type { Deps } from "../deps.ts";
import { meExample, passwordChangeExample, sessionsExample } from "./example-people.ts";
import { allow, askerOf } from "./gate.ts";
import { bodyOf, Id, makeRouter, repliesWith } from "./parts.ts";
import { personOf } from "./people-parts.ts";
import { askedBy, tags } from "./tags.ts";

const SessionPath = z.object({ session: Id });
const PasswordChange = z
  .object({ current: z.string().max(passwordCharactersMax), next: Password })
  .strict();

export const meRoutes = (deps: Deps): OpenAPIHono => {
  const self = allow(deps, () => ({ to: "manage-self" }));
  const me = createRoute({
    method: "get",
    path: "/api/me",
    tags: [tags.people],
    security: askedBy.anyone,
    summary: "Who asks, and how one signs in",
    middleware: allow(deps, () => ({ to: "see-service" })),
    responses: repliesWith(Me, "The person, or null", meExample),
  });
  const listing = createRoute({
    method: "get",
    path: "/api/me/sessions",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Where you are signed in",
    middleware: self,
    responses: repliesWith(SessionsReply, "Sessions, the one last seen first", sessionsExample),
  });
  const ending = createRoute({
    method: "delete",
    path: "/api/me/sessions/{session}",
    tags: [tags.people],
    security: askedBy.people,
    summary: "End one of your sessions at once",
    middleware: self,
    request: { params: SessionPath },
    responses: repliesWith(SessionsReply, "Those that are left", sessionsExample),
  });
  const changing = createRoute({
    method: "post",
    path: "/api/me/password",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Set a new password; your other sessions end",
    middleware: self,
    request: {
      body: bodyOf(PasswordChange, passwordChangeExample),
    },
    responses: repliesWith(SessionsReply, "Those that are left", sessionsExample),
  });
  const routes = makeRouter();
  routes.all(
    "/api/auth/*",
    allow(deps, () => ({ to: "see-service" })),
    (c) => deps.people.answer(c.req.raw, askerOf(c).from),
  );
  routes.openapi(me, async (c) => c.json(await readMe(deps, askerOf(c)), 200));
  routes.openapi(listing, async (c) => {
    const asker = askerOf(c);
    return c.json(await readSessions(deps, asker, personOf(asker).id), 200);
  });
  routes.openapi(ending, async (c) => {
    const asker = askerOf(c);
    const { id } = personOf(asker);
    await endSession(deps, asker, id, c.req.valid("param").session);
    return c.json(await readSessions(deps, asker, id), 200);
  });
  routes.openapi(changing, async (c) => {
    const asker = askerOf(c);
    const person = personOf(asker);
    await changePassword(deps, asker, person, c.req.valid("json"));
    return c.json(await readSessions(deps, asker, person.id), 200);
  });
  return routes;
};
