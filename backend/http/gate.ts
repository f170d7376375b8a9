/**
 * The one door between a request and what it asks for: who asks is found out once, and each route
 * names what it asks for. The decision itself is `may` of the contracts.
 */
import { createMiddleware } from "hono/factory";
import type { Context, MiddlewareHandler } from "hono";
import type { Ask } from "../../contracts/access.ts";
import { identifyKey } from "../actions/feed-keys.ts";
import { requireLeave } from "../actions/leave.ts";
import { identifyScreen } from "../actions/screens/credential.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { findClientAddress } from "./client-address.ts";
import { readScreenCookie } from "./screen-cookie.ts";

declare module "hono" {
  interface ContextVariableMap {
    asker: Asker;
  }
}

/** Who asks, as `identify` found out. */
export const askerOf = (c: Context): Asker => c.get("asker");

const bearer = /^Bearer +(\S+)$/i;

/**
 * Finds out who asks: a machine by its key, a person by the session's cookie, a screen by its own, or
 * anyone. A key that is not valid is refused at once, also where anyone may ask: its owner should hear
 * of it. A screen that is not valid any more is anyone: it asks for a new code.
 */
export const identify = (deps: Deps): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    const from = findClientAddress(c, deps.proxies);
    c.set("asker", await identifyAsker(deps, c, from));
    return next();
  });

/** Throws "signed-out" for a key that is not valid. */
export const identifyAsker = async (
  deps: Deps,
  c: Context,
  from: string | null,
): Promise<Asker> => {
  const authorization = c.req.header("authorization");
  if (authorization !== undefined) {
    const token = bearer.exec(authorization)?.[1];
    const caller = token === undefined ? null : await identifyKey(deps, token);
    if (caller === null) {
      throw new ProblemError(
        "signed-out",
        "This key is not known here, or was revoked. Ask the place team for a new one.",
      );
    }
    return { caller, session: null, from };
  }
  const anyone: Asker = { caller: { is: "anyone" }, session: null, from };
  if (c.req.header("cookie") === undefined) return anyone;
  const screen = await findScreen(deps, c);
  // Where a screen speaks of itself it is a screen, whoever has signed in beside it.
  if (screen !== null && c.req.path.startsWith(ofScreensThemselves)) {
    return { ...anyone, caller: screen };
  }
  const signedIn = await deps.people.findCaller(c.req.raw.headers);
  if (signedIn !== null) return { ...signedIn, from };
  return screen === null ? anyone : { ...anyone, caller: screen };
};

const ofScreensThemselves = "/api/screens/";

const findScreen = async (deps: Deps, c: Context): Promise<Asker["caller"] | null> => {
  const token = readScreenCookie(deps, c);
  return token === undefined ? null : identifyScreen(deps, token);
};

/** Lets a request to its route only when whoever sent it may have what it asks for. */
export const allow = (deps: Deps, askOf: (c: Context) => Ask | Promise<Ask>): MiddlewareHandler =>
  createMiddleware(async (c, next) => {
    await requireLeave(deps, askerOf(c), await askOf(c));
    return next();
  });

/** A part of the address; what cannot be a name is one that nobody has. */
export const partOf = (c: Context, name: string): string => {
  const part = c.req.param(name) ?? "";
  return nameable.test(part) ? part : "";
};

/** Keys, days, and days with a time. */
const nameable = /^[\w.:-]{1,64}$/;
