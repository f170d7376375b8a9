/**
 * Those who sign in. This folder alone knows the sign-in library (better-auth), and this is its face.
 *
 * The library is set up twice, over the same tables and the same secret: once without issuers, for
 * passwords and cookies, and once with them. The second waits for the issuers to answer as it starts, and
 * whoever has a password must not wait for that.
 *
 * Moments here are the machine's clock's: in the demonstration the figures are of another year, but
 * people, their sessions and their links are of today.
 */
import { randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import type { People } from "../deps.ts";
import { findOrInsertSecret } from "../store/sign-in.ts";
import { findSignedIn, saveSeen, type SignedIn } from "../store/sessions.ts";
import { makeAdmit } from "./admission.ts";
import { makeDoors } from "./doors.ts";
import { issuersPlugin } from "./issuers.ts";
import { makeJournal } from "./journal.ts";
import { seenEveryMs } from "./limits.ts";
import { inwardHeaders } from "./messages.ts";
import { composeOptions } from "./options.ts";
import { makePasswords } from "./passwords.ts";
import { makeRateCounter } from "./rate-counter.ts";
import { readSessionToken } from "./session-cookie.ts";
import { makeSessionHooks } from "./session-hooks.ts";
import { sessionOpener } from "./session-opener.ts";
import type { PeopleSettings } from "./settings.ts";

const secretName = "sign-in";
const secretBytes = 32;

/** Makes the one `People` of an installation; reads its secret, or makes it at the first start. */
export const makePeople = async (settings: PeopleSettings): Promise<People> => {
  const { db, clock, publicUrl, issuers, demonstration } = settings;
  const secret =
    settings.secret ??
    (await findOrInsertSecret(db, secretName, randomBytes(secretBytes).toString("base64url")));
  const journal = makeJournal(db, clock);
  const passwords = makePasswords(settings);
  const options = {
    ...composeOptions(settings, secret),
    databaseHooks: { session: makeSessionHooks(settings, journal, passwords) },
  };
  const library = betterAuth({ ...options, plugins: [sessionOpener()] });
  const libraryWithIssuers = betterAuth({
    ...options,
    plugins: [issuersPlugin(issuers, makeAdmit(settings, journal))],
  });
  const findSignedInOf = async (headers: Headers): Promise<SignedIn | null> => {
    const token = readSessionToken(headers, { publicUrl, secret });
    if (token === null) return null;
    const found = await findSignedIn(db, token, clock.now());
    if (found === null || (found.person.demonstration && !demonstration)) return null;
    await noteSeen(settings, found);
    return found;
  };
  return {
    clock,
    issuers: issuers.map(({ key, name }) => ({ key, name })),
    hashPassword: passwords.hash,
    checkPassword: passwords.check,
    answer: makeDoors({
      db,
      publicUrl,
      issuers,
      limits: settings.limits,
      signIns: makeRateCounter(),
      passwords,
      journal,
      library: library.handler,
      libraryWithIssuers: libraryWithIssuers.handler,
      findPersonOf: async (headers) => (await findSignedInOf(headers))?.person ?? null,
    }),
    findCaller: async (headers) => {
      const found = await findSignedInOf(headers);
      if (found === null) return null;
      const { id, name, email, memberships } = found.person;
      return { caller: { is: "person", id, name, email, memberships }, session: found.session };
    },
    openSession: async (person, request, from) => {
      const headers = inwardHeaders(request.headers, from);
      headers.set("host", new URL(publicUrl ?? request.url).host);
      const opened = await library.api.openSession({
        body: { person },
        headers,
        returnHeaders: true,
      });
      return opened.headers.getSetCookie();
    },
  };
};

/** A session in use lasts on, up to the longest that one may. */
const noteSeen = async (
  { db, clock, limits }: Pick<PeopleSettings, "db" | "clock" | "limits">,
  found: SignedIn,
): Promise<void> => {
  const now = clock.now();
  const nowMs = Date.parse(now);
  if (nowMs - Date.parse(found.lastSeenAt) < seenEveryMs) return;
  const endsAtMs = Math.min(nowMs + limits.idleMs, Date.parse(found.createdAt) + limits.sessionMs);
  await saveSeen(db, found, { now, expiresAt: new Date(endsAtMs).toISOString() });
};
