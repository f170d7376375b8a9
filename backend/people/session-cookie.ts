/** Reads the session's token out of the cookie that the library signed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { cookiePrefix, isSecure } from "./options.ts";

/** Over https the name itself keeps the cookie from ever being set without. */
export const sessionCookieName = (publicUrl: string | null): string =>
  `${isSecure(publicUrl) ? "__Secure-" : ""}${cookiePrefix}.session_token`;

/** @returns null when there is no cookie, or it was not signed here. */
export const readSessionToken = (
  headers: Headers,
  { publicUrl, secret }: { publicUrl: string | null; secret: string },
): string | null => {
  const cookies = headers.get("cookie");
  const signed = cookies === null ? null : parseCookies(cookies).get(sessionCookieName(publicUrl));
  const [, token, signature] = /^(.+)\.([^.]+)$/.exec(signed ?? "") ?? [];
  if (token === undefined || signature === undefined) return null;
  const given = Buffer.from(signature, "base64");
  const ours = createHmac("sha256", secret).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
};
