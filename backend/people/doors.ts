/**
 * The few paths under /api/auth that are answered, and in what words. Everything else that the library
 * offers stays shut: what a page may ask is written here, and nothing of the library's replies is passed
 * on but its cookies and where to go.
 *
 * - `POST /api/auth/sign-in/email` `{email, password}`: 200 `{}` and the session's cookie.
 * - `POST /api/auth/sign-in/social` `{issuer, next?, invitation?}`: 200 `{url}`, where the browser goes on.
 * - `GET /api/auth/callback/<issuer>`: back from there; leads to `next`, or to `/sign-in?problem=…`.
 * - `POST /api/auth/sign-out`: 200 `{}`, and the session has ended.
 */
import { z } from "zod";
import { Email, passwordCharactersMax } from "../../contracts/people.ts";
import { Key } from "../../contracts/place.ts";
import { ProblemError } from "../problem.ts";
import { hashOfToken } from "../store/one-time-links.ts";
import { type StoredPerson, findPersonByEmail } from "../store/people.ts";
import type { Journal } from "./journal.ts";
import { composeInward, passOn } from "./messages.ts";
import { minuteSeconds, signInPage } from "./options.ts";
import type { Passwords } from "./passwords.ts";
import type { RateCounter } from "./rate-counter.ts";
import {
  findRefusal,
  problemOf,
  readBody,
  refusals,
  tooMany,
  unreachableIssuer,
} from "./refusals.ts";
import type { PeopleSettings } from "./settings.ts";

/** A path of ours to go on to: never another's address. */
const OwnPath = z.string().regex(/^\/(?![/\\])[^\\\s]*$/, "This must be a path here.");

const PasswordSignIn = z
  .object({
    email: Email,
    password: z.string().min(1, "Type your password.").max(passwordCharactersMax),
  })
  .strict();
const IssuerSignIn = z
  .object({ issuer: Key, next: OwnPath.default("/"), invitation: z.string().optional() })
  .strict();

/** The library as it answers requests. */
type Library = (request: Request) => Promise<Response>;

export type DoorParts = Pick<PeopleSettings, "db" | "publicUrl" | "issuers" | "limits"> & {
  library: Library;
  /** The same with the issuers in it. */
  libraryWithIssuers: Library;
  /** Counts passwords by the network address that they come from. */
  signIns: RateCounter;
  passwords: Passwords;
  journal: Journal;
  /** Who the request's cookie says; null for nobody. */
  findPersonOf(headers: Headers): Promise<StoredPerson | null>;
};

export const makeDoors =
  (parts: DoorParts) =>
  async (request: Request, from: string | null): Promise<Response> => {
    const { pathname } = new URL(request.url);
    switch (`${request.method} ${pathname}`) {
      case "POST /api/auth/sign-in/email":
        return signIn(parts, request, from);
      case "POST /api/auth/sign-in/social":
        return goToIssuer(parts, request, from);
      case "POST /api/auth/sign-out":
        return signOut(parts, request, from);
    }
    const back = /^\/api\/auth\/callback\/([a-z0-9-]+)$/.exec(pathname)?.[1];
    const issuer = parts.issuers.find(({ key }) => key === back);
    if (request.method === "GET" && issuer !== undefined) {
      return comeBack(parts, issuer.name, request, from);
    }
    throw new ProblemError("not-found", "There is nothing at this address.");
  };

const signIn = async (
  { db, publicUrl, limits, library, signIns, passwords, journal }: DoorParts,
  request: Request,
  from: string | null,
): Promise<Response> => {
  const { email, password } = await readBody(PasswordSignIn, request);
  // The network address first: what it sends beyond its limit is held against nobody's account.
  const { allowed, retryAfter } = await signIns.consume(from ?? "here", {
    window: minuteSeconds,
    max: limits.signInsPerMinute,
  });
  if (!allowed) throw tooMany(retryAfter);
  await passwords.countTry(email);
  const reply = await library(
    composeInward(request, { publicUrl, from, body: { email, password } }),
  );
  if (reply.ok) return passOn(reply, {});
  const refusal = await findRefusal(reply);
  if (reply.status === 401 || reply.status === 400) {
    // Only a person's own address is kept: what nobody has may be a password in the wrong box.
    const person = await findPersonByEmail(db, email);
    await journal.note("Was refused: the password was wrong", person, from);
    throw new ProblemError("signed-out", "The e-mail address or the password is not right.");
  }
  if (refusal !== null) {
    await passwords.forgive(email);
    const person = await findPersonByEmail(db, email);
    await journal.note(`Was refused, with the right password: ${refusal}`, person, from);
    throw new ProblemError("forbidden", refusals[refusal]);
  }
  throw problemOf(reply);
};

const goToIssuer = async (
  { publicUrl, libraryWithIssuers, issuers }: DoorParts,
  request: Request,
  from: string | null,
): Promise<Response> => {
  const { issuer, next, invitation } = await readBody(IssuerSignIn, request);
  if (!issuers.some(({ key }) => key === issuer)) {
    throw new ProblemError("not-found", "Nobody signs in that way here.");
  }
  const body = {
    provider: issuer,
    callbackURL: next,
    errorCallbackURL: signInPage,
    disableRedirect: true,
    additionalData: { invitation: invitation === undefined ? null : hashOfToken(invitation) },
  };
  const reply = await libraryWithIssuers(composeInward(request, { publicUrl, from, body }));
  if (!reply.ok) throw reply.status === 404 ? unreachableIssuer() : problemOf(reply);
  const { url } = z.object({ url: z.url() }).parse(await reply.json());
  return passOn(reply, { url });
};

/** What the sign-in page says when someone comes back from an issuer in vain. */
const problemsOfReturn: Record<string, string> = {
  email_not_found: "not-invited",
  access_denied: "given-up",
  "switched-off": "switched-off",
  demonstration: "demonstration",
};

const comeBack = async (
  { publicUrl, libraryWithIssuers, journal }: DoorParts,
  issuer: string,
  request: Request,
  from: string | null,
): Promise<Response> => {
  const reply = await libraryWithIssuers(composeInward(request, { publicUrl, from }));
  const location = reply.headers.get("location");
  if (location === null) throw problemOf(reply);
  const error = new URL(location, "http://here").searchParams.get("error");
  if (error === null || !location.startsWith(signInPage)) return passOn(reply, null, location);
  const problem = problemsOfReturn[error] ?? "failed";
  await journal.note(`Refused one who came back from ${issuer}: ${problem}`, null, from);
  return passOn(reply, null, `${signInPage}?problem=${problem}`);
};

const signOut = async (
  { publicUrl, library, journal, findPersonOf }: DoorParts,
  request: Request,
  from: string | null,
): Promise<Response> => {
  const person = await findPersonOf(request.headers);
  const reply = await library(composeInward(request, { publicUrl, from, body: {} }));
  if (!reply.ok) throw problemOf(reply);
  if (person !== null) await journal.note("Signed out", person, from);
  return passOn(reply, {});
};
