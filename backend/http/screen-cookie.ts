/** The cookie that a screen's credential is kept in: of its own name, sent to the API only. */
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { credentialDaysMax } from "../actions/screens/credential.ts";
import type { Deps } from "../deps.ts";

const daySeconds = 86_400;

/** Over https the name itself keeps the cookie from ever being set without. */
const isSecure = ({ publicAddress }: Pick<Deps, "publicAddress">): boolean =>
  publicAddress?.startsWith("https:") === true;

export const screenCookieName = (deps: Pick<Deps, "publicAddress">): string =>
  `${isSecure(deps) ? "__Secure-" : ""}locality-flow.screen`;

export const readScreenCookie = (
  deps: Pick<Deps, "publicAddress">,
  c: Context,
): string | undefined => getCookie(c, screenCookieName(deps));

export const writeScreenCookie = (
  deps: Pick<Deps, "publicAddress">,
  c: Context,
  token: string,
): void =>
  setCookie(c, screenCookieName(deps), token, {
    path: "/api/",
    httpOnly: true,
    sameSite: "Strict",
    secure: isSecure(deps),
    maxAge: credentialDaysMax * daySeconds,
  });
