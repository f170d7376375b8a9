/** Who may come in: for administrators. Beside it: `me.ts` for oneself, `links.ts` for those coming in. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  HandedLink,
  InvitationRequest,
  PeopleReply,
  PersonChange,
  SessionsReply,
} from "../../contracts/people.ts";
import { changePerson, makePasswordLink } from "../actions/people/change-person.ts";
import { invite, renewInvitation, withdrawInvitation } from "../actions/people/invite.ts";
import { readPeople } from "../actions/people/read-people.ts";
import { endSession, readSessions } from "../actions/people/sessions.ts";
import type { Deps } from "../deps.ts";
import {
  invitationExample,
  linkExample,
  peopleExample,
  personChangeExample,
  sessionsExample,
} from "./example-people.ts";
import { allow, askerOf } from "./gate.ts";
import { linkRoutes } from "./links.ts";
import { meRoutes } from "./me.ts";
import { bodyOf, Id, made, makeRouter, repliesWith } from "./parts.ts";
import { handOver } from "./people-parts.ts";
import { askedBy, tags } from "./tags.ts";

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
    tags: [tags.people],
    security: askedBy.people,
    description: "For administrators, as all about other people.",
    summary: "Invite somebody: the link in the reply is for you to give to them, and is shown once",
    middleware: manage,
    request: {
      body: bodyOf(InvitationRequest, invitationExample),
    },
    responses: made(HandedLink, "The link", linkExample),
  });
  const renewing = createRoute({
    method: "post",
    path: "/api/people/invitations/{id}/link",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Make a new link for an invitation; the old one opens no longer",
    middleware: manage,
    request: { params: IdPath },
    responses: made(HandedLink, "The link", linkExample),
  });
  const withdrawing = createRoute({
    method: "delete",
    path: "/api/people/invitations/{id}",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Withdraw an invitation",
    middleware: manage,
    request: { params: IdPath },
    responses: repliesWith(PeopleReply, "Everyone, as it is now", peopleExample),
  });
  const routes = makeRouter();
  routes.openapi(inviting, async (c) =>
    c.json(
      await handOver(deps, c, "invitation", await invite(deps, askerOf(c), c.req.valid("json"))),
      201,
    ),
  );
  routes.openapi(renewing, async (c) => {
    const link = await renewInvitation(deps, askerOf(c), c.req.valid("param").id);
    return c.json(await handOver(deps, c, "invitation", link), 201);
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
    tags: [tags.people],
    security: askedBy.people,
    summary: "Everyone, those switched off too, and those invited",
    middleware: manage,
    responses: repliesWith(PeopleReply, "Everyone", peopleExample),
  });
  const changing = createRoute({
    method: "patch",
    path: "/api/people/{id}",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Change a person's name or roles, or switch their account off or on",
    middleware: manage,
    request: {
      params: IdPath,
      body: bodyOf(PersonChange, personChangeExample),
    },
    responses: repliesWith(PeopleReply, "Everyone, as it is now", peopleExample),
  });
  const linking = createRoute({
    method: "post",
    path: "/api/people/{id}/password-link",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Make a link with which the person sets a new password, for you to give to them",
    middleware: manage,
    request: { params: IdPath },
    responses: made(HandedLink, "The link", linkExample),
  });
  const sessions = createRoute({
    method: "get",
    path: "/api/people/{id}/sessions",
    tags: [tags.people],
    security: askedBy.people,
    summary: "Where a person is signed in",
    middleware: manage,
    request: { params: IdPath },
    responses: repliesWith(SessionsReply, "Sessions, the one last seen first", sessionsExample),
  });
  const ending = createRoute({
    method: "delete",
    path: "/api/people/{id}/sessions/{session}",
    tags: [tags.people],
    security: askedBy.people,
    summary: "End a session of a person at once",
    middleware: manage,
    request: { params: SessionPath },
    responses: repliesWith(SessionsReply, "Those that are left", sessionsExample),
  });
  const routes = makeRouter();
  routes.openapi(listing, async (c) => c.json(await readPeople(deps), 200));
  routes.openapi(changing, async (c) => {
    await changePerson(deps, askerOf(c), c.req.valid("param").id, c.req.valid("json"));
    return c.json(await readPeople(deps), 200);
  });
  routes.openapi(linking, async (c) => {
    const link = await makePasswordLink(deps, askerOf(c), c.req.valid("param").id);
    return c.json(await handOver(deps, c, "password-reset", link), 201);
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
