/** Who may come in: for administrators. Beside it: `me.ts` for oneself, `links.ts` for those coming in. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  InvitationRequest,
  OneTimeLink,
  PeopleReply,
  PersonChange,
  SessionsReply,
} from "../../contracts/people.ts";
import { changePerson, makePasswordLink } from "../actions/people/change-person.ts";
import { invite, renewInvitation, withdrawInvitation } from "../actions/people/invite.ts";
import { readPeople } from "../actions/people/read-people.ts";
import { endSession, readSessions } from "../actions/people/sessions.ts";
import type { Deps } from "../deps.ts";
import { allow, askerOf } from "./gate.ts";
import { linkRoutes } from "./links.ts";
import { meRoutes } from "./me.ts";
import { Id, makeRouter, repliesWith } from "./parts.ts";
import { made, withAddress } from "./people-parts.ts";

const IdPath = z.object({ id: Id });
const SessionPath = IdPath.extend({ session: Id });

/** All routes about people, those of signing in too. */
export const peopleRoutes = (deps: Deps): OpenAPIHono => {
  const routes = makeRouter();
  routes.route("/", meRoutes(deps));
  routes.route("/", linkRoutes(deps));
  routes.route("/", invitationRoutes(deps));
  routes.route("/", personRoutes(deps));
  return routes;
};

const invitationRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, () => ({ to: "manage-people" }));
  const inviting = createRoute({
    method: "post",
    path: "/api/people/invitations",
    summary: "Invite somebody: the link in the reply is for you to give to them, and is shown once",
    middleware: manage,
    request: {
      body: { required: true, content: { "application/json": { schema: InvitationRequest } } },
    },
    responses: made(OneTimeLink, "The link"),
  });
  const renewing = createRoute({
    method: "post",
    path: "/api/people/invitations/{id}/link",
    summary: "Make a new link for an invitation; the old one opens no longer",
    middleware: manage,
    request: { params: IdPath },
    responses: made(OneTimeLink, "The link"),
  });
  const withdrawing = createRoute({
    method: "delete",
    path: "/api/people/invitations/{id}",
    summary: "Withdraw an invitation",
    middleware: manage,
    request: { params: IdPath },
    responses: repliesWith(PeopleReply, "Everyone, as it is now"),
  });
  const routes = makeRouter();
  routes.openapi(inviting, async (c) =>
    c.json(withAddress(deps, c, await invite(deps, askerOf(c), c.req.valid("json"))), 201),
  );
  routes.openapi(renewing, async (c) => {
    const link = await renewInvitation(deps, askerOf(c), c.req.valid("param").id);
    return c.json(withAddress(deps, c, link), 201);
  });
  routes.openapi(withdrawing, async (c) => {
    await withdrawInvitation(deps, askerOf(c), c.req.valid("param").id);
    return c.json(await readPeople(deps), 200);
  });
  return routes;
};

const personRoutes = (deps: Deps): OpenAPIHono => {
  const manage = allow(deps, () => ({ to: "manage-people" }));
  const listing = createRoute({
    method: "get",
    path: "/api/people",
    summary: "Everyone, those switched off too, and those invited",
    middleware: manage,
    responses: repliesWith(PeopleReply, "Everyone"),
  });
  const changing = createRoute({
    method: "patch",
    path: "/api/people/{id}",
    summary: "Change a person's name or roles, or switch their account off or on",
    middleware: manage,
    request: {
      params: IdPath,
      body: { required: true, content: { "application/json": { schema: PersonChange } } },
    },
    responses: repliesWith(PeopleReply, "Everyone, as it is now"),
  });
  const linking = createRoute({
    method: "post",
    path: "/api/people/{id}/password-link",
    summary: "Make a link with which the person sets a new password, for you to give to them",
    middleware: manage,
    request: { params: IdPath },
    responses: made(OneTimeLink, "The link"),
  });
  const sessions = createRoute({
    method: "get",
    path: "/api/people/{id}/sessions",
    summary: "Where a person is signed in",
    middleware: manage,
    request: { params: IdPath },
    responses: repliesWith(SessionsReply, "Sessions, the one last seen first"),
  });
  const ending = createRoute({
    method: "delete",
    path: "/api/people/{id}/sessions/{session}",
    summary: "End a session of a person at once",
    middleware: manage,
    request: { params: SessionPath },
    responses: repliesWith(SessionsReply, "Those that are left"),
  });
  const routes = makeRouter();
  routes.openapi(listing, async (c) => c.json(await readPeople(deps), 200));
  routes.openapi(changing, async (c) => {
    await changePerson(deps, askerOf(c), c.req.valid("param").id, c.req.valid("json"));
    return c.json(await readPeople(deps), 200);
  });
  routes.openapi(linking, async (c) => {
    const link = await makePasswordLink(deps, askerOf(c), c.req.valid("param").id);
    return c.json(withAddress(deps, c, link), 201);
  });
  routes.openapi(sessions, async (c) =>
    c.json(await readSessions(deps, askerOf(c), c.req.valid("param").id), 200),
  );
  routes.openapi(ending, async (c) => {
    const { id, session } = c.req.valid("param");
    await endSession(deps, askerOf(c), id, session);
    return c.json(await readSessions(deps, askerOf(c), id), 200);
  });
  return routes;
};
