/**
 * What the pages of people ask of the server. They stand here and not in the application's one list of
 * calls, because a wall carries that list and none of these.
 */
import { z } from "zod";
import {
  LinkReply,
  type LinkOpening,
  Me,
  HandedLink,
  type InvitationRequest,
  type PersonChange,
  PeopleReply,
  SessionsReply,
} from "../../contracts/people.ts";
import { get, send, tell } from "../api.ts";

const person = (id: string): string => `/api/people/${encodeURIComponent(id)}`;
const invitationPath = (id: string): string => `/api/people/invitations/${encodeURIComponent(id)}`;
const link = (token: string): string => `/api/links/${encodeURIComponent(token)}`;

/** Whose sessions: one's own, or another person's (for an administrator). */
export type Whose = { is: "me" } | { is: "person"; id: string };

const sessionsOf = (whose: Whose): string =>
  `${whose.is === "me" ? "/api/me" : person(whose.id)}/sessions`;

/** Where the browser goes to sign in with an issuer. */
const Onward = z.object({ url: z.string() });

/** All calls reject with an `ApiError`. */
export const calls = {
  me: (): Promise<Me> => get(Me, "/api/me"),

  signIn: (email: string, password: string): Promise<void> =>
    tell("POST", "/api/auth/sign-in/email", { email, password }),

  /** @param next the page of ours to come back to. @param invitation the token of the link that is open. */
  signInWith: (issuer: string, next: string, invitation?: string): Promise<{ url: string }> =>
    send(Onward, "POST", "/api/auth/sign-in/social", {
      issuer,
      next,
      ...(invitation === undefined ? {} : { invitation }),
    }),

  signOut: (): Promise<void> => tell("POST", "/api/auth/sign-out"),

  link: (token: string): Promise<LinkReply> => get(LinkReply, link(token)),

  /** Opens a one-time link, which signs in. */
  openLink: (token: string, opening: LinkOpening): Promise<void> =>
    tell("POST", link(token), opening),

  changePassword: (current: string, next: string): Promise<void> =>
    tell("POST", "/api/me/password", { current, next }),

  sessions: (whose: Whose): Promise<SessionsReply> => get(SessionsReply, sessionsOf(whose)),

  endSession: (whose: Whose, id: string): Promise<void> =>
    tell("DELETE", `${sessionsOf(whose)}/${encodeURIComponent(id)}`),

  people: (): Promise<PeopleReply> => get(PeopleReply, "/api/people"),

  invite: (asked: InvitationRequest): Promise<HandedLink> =>
    send(HandedLink, "POST", "/api/people/invitations", asked),

  withdrawInvitation: (id: string): Promise<void> => tell("DELETE", invitationPath(id)),

  /** A new link for an invitation; the one before opens no more. */
  renewInvitation: (id: string): Promise<HandedLink> =>
    send(HandedLink, "POST", `${invitationPath(id)}/link`),

  changePerson: (id: string, change: PersonChange): Promise<void> =>
    tell("PATCH", person(id), change),

  passwordLink: (id: string): Promise<HandedLink> =>
    send(HandedLink, "POST", `${person(id)}/password-link`),
};
