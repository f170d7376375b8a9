/** What is handed to the sign-in library of a request, and what is passed on of its reply. */
import { addressHeader } from "./options.ts";

/** All that the library reads; whatever else came from outside stays outside. */
const headersIn = [
  "cookie",
  "origin",
  "referer",
  "user-agent",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
];

/** Where the library is asked when no connection is known, as when the routes are asked directly. */
const ownAddress = "127.0.0.1";

type Inward = {
  publicUrl: string | null;
  from: string | null;
  /** Sent as JSON; left out for a GET. */
  body?: object;
};

/** The same request as the library may see it, at the address that people know. */
export const composeInward = (request: Request, { publicUrl, from, body }: Inward): Request => {
  const { origin, pathname, search } = new URL(request.url);
  const headers = inwardHeaders(request.headers, from);
  const address = publicUrl === null ? origin : new URL(publicUrl).origin;
  // A browser always says from where it sends; who says nothing is a program, which no page commands.
  // The library would take one that fetches as browsers do for a page elsewhere.
  if (!headers.has("origin")) headers.set("origin", address);
  if (body !== undefined) headers.set("content-type", "application/json");
  return new Request(`${address}${pathname}${search}`, {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
};

/** @param from from whom the request came, as the gate found out. */
export const inwardHeaders = (given: Headers, from: string | null): Headers => {
  const headers = new Headers({ [addressHeader]: from ?? ownAddress });
  for (const name of headersIn) {
    const value = given.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
};

/**
 * The library's cookies with a reply of our own.
 *
 * @param body null for a reply that only leads on.
 */
export const passOn = (reply: Response, body: object | null, location?: string): Response => {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of reply.headers.getSetCookie()) headers.append("set-cookie", cookie);
  if (location !== undefined) headers.set("location", location);
  if (body !== null) headers.set("content-type", "application/json");
  return new Response(body === null ? null : JSON.stringify(body), {
    status: location === undefined ? 200 : 302,
    headers,
  });
};
