/** What happens as a session begins, whichever way a person came in: who may not, until when, and a note of it. */
import type { BetterAuthOptions } from "better-auth";
import { APIError } from "better-auth/api";
import { findPerson } from "../store/people.ts";
import { saveCameIn } from "../store/sessions.ts";
import type { Journal } from "./journal.ts";
import { addressHeader } from "./options.ts";
import type { Passwords } from "./passwords.ts";
import { type Refusal, refusals } from "./refusals.ts";
import type { IssuerSettings, PeopleSettings } from "./settings.ts";

type Hooks = NonNullable<NonNullable<BetterAuthOptions["databaseHooks"]>["session"]>;

export const makeSessionHooks = (
  {
    db,
    clock,
    limits,
    issuers,
    demonstration,
  }: Pick<PeopleSettings, "db" | "clock" | "limits" | "issuers" | "demonstration">,
  { note }: Journal,
  { forgive }: Pick<Passwords, "forgive">,
): Hooks => ({
  create: {
    before: async (session, context) => {
      const person = await findPerson(db, session.userId);
      if (person === null) return false;
      if (!person.active) throw refuse("switched-off");
      if (person.demonstration && !demonstration) throw refuse("demonstration");
      const now = Date.parse(clock.now());
      return {
        data: {
          ...session,
          createdAt: new Date(now),
          updatedAt: new Date(now),
          expiresAt: new Date(now + limits.idleMs),
          // The library shortens an address to its network.
          ipAddress: context?.headers?.get(addressHeader) ?? null,
        },
      };
    },
    after: async (session, context) => {
      const person = await findPerson(db, session.userId);
      const way = wayOf(context?.path, context?.params?.id, issuers);
      if (person !== null) {
        await forgive(person.email);
        await saveCameIn(db, person.id, clock.now());
      }
      await note(`Signed in ${way}`, person, session.ipAddress ?? null);
    },
  },
});

const refuse = (refusal: Refusal): APIError =>
  new APIError("FORBIDDEN", { code: refusal, message: refusals[refusal] });

const wayOf = (path: string | undefined, issuer: unknown, issuers: readonly IssuerSettings[]) => {
  if (path === "/sign-in/email") return "with a password";
  const at = issuers.find(({ key }) => key === issuer);
  return at === undefined ? "by a one-time link" : `with ${at.name}`;
};
