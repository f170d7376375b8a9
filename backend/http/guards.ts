/** Who may ask at all, before any route: from where a page may come, and how much may be sent. */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { ProblemError } from "../problem.ts";
import { replyWithProblem } from "./problems.ts";
import { isReading } from "./rates.ts";

/** The longest JSON that is read: 5,000 figures with a note each fit. */
export const jsonBytesMax = 4_000_000;

/** A year: a browser that was here by https comes back by nothing else. */
const strictTransportSeconds = 31_536_000;

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

export type Addresses = {
  /** Whether only this machine's own names are answered to, besides the public one. */
  loopbackOnly: boolean;
  /** Where people open the product; null when it is only what they asked at. */
  publicAddress: string | null;
};

/**
 * Refuses a request that was addressed to a name that is not ours: a page elsewhere that made its name
 * point here would otherwise be answered like our own. And one that a page elsewhere sends with the
 * cookies of someone who is signed in here, to change something in their name.
 */
export const answerOwnOnly = ({ loopbackOnly, publicAddress }: Addresses): MiddlewareHandler => {
  const publicHost = publicAddress === null ? null : new URL(publicAddress).host;
  const isOwnName = (host: string): boolean =>
    host === publicHost ||
    loopbackNames.includes(hostNameOf(host)) ||
    (!loopbackOnly && publicHost === null);
  return async (c, next) => {
    const host = (c.req.header("host") ?? new URL(c.req.url).host).toLowerCase();
    if (!isOwnName(host)) return replyWithProblem(c, elsewhere(publicAddress));
    if (isFromAnotherPage(c, host, publicAddress)) {
      return replyWithProblem(c, elsewhere(publicAddress));
    }
    return next();
  };
};

const hostNameOf = (host: string): string => host.replace(/:\d+$/, "");

/** A page that asks must have come from here: the same host and port as it asks at, or the public ones. */
const isFromAnotherPage = (c: Context, host: string, publicAddress: string | null): boolean => {
  const origin = c.req.header("origin");
  if (origin !== undefined) {
    return !URL.canParse(origin) || (new URL(origin).host !== host && origin !== publicAddress);
  }
  // What changes something is never sent by a link, nor by a page of another site.
  const site = c.req.header("sec-fetch-site");
  return !isReading(c.req.method) && site !== undefined && !["same-origin", "none"].includes(site);
};

const elsewhere = (publicAddress: string | null) =>
  new ProblemError(
    "forbidden",
    publicAddress === null
      ? "Locality Flow answers to its own address only. Open it at 127.0.0.1, or set PUBLIC_URL to the address that people open."
      : `Locality Flow answers to its own address only. Open it at ${publicAddress}.`,
  );

/** A request that says how long it is, is judged by that: no more than it says is ever read of it. */
export const limitJson: MiddlewareHandler = (c, next) => {
  const isSaid = c.req.header("transfer-encoding") === undefined;
  const bytes = Number(c.req.header("content-length") ?? Number.NaN);
  return isSaid && bytes <= jsonBytesMax ? next() : limitWhileReading(c, next);
};

const limitWhileReading: MiddlewareHandler = bodyLimit({
  maxSize: jsonBytesMax,
  onError: (c) =>
    replyWithProblem(
      c,
      new ProblemError(
        "too-large",
        `That is more than ${jsonBytesMax / 1_000_000} MB at once. Send fewer figures at a time.`,
      ),
    ),
});

/** What the API says is true when it says it: nobody keeps it, unless a route says otherwise. */
export const keepNothing: MiddlewareHandler = (c, next) => {
  // Said beforehand: a header that comes after the reply makes a stream of it, to be copied.
  c.header("Cache-Control", "no-store");
  return next();
};

/**
 * Nothing from elsewhere is loaded, framed or run. Style elements are our files only, except in a
 * document that is to be saved and sent on: it carries its own.
 */
export const protect = (addresses: Addresses): MiddlewareHandler => {
  const page = protectWith(addresses, ["'self'"]);
  const paper = protectWith(addresses, ["'self'", "'unsafe-inline'"]);
  return (c, next) => (isPaper(c.req.path) ? paper(c, next) : page(c, next));
};

const isPaper = (path: string): boolean => path.startsWith("/api/") && path.endsWith(".html");

const protectWith = ({ publicAddress }: Addresses, styleSrcElem: string[]): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrcElem,
      // Charts place their marks by attributes.
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: "DENY",
    referrerPolicy: "same-origin",
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    // Over plain HTTP at this machine there is nothing to be strict about.
    strictTransportSecurity:
      publicAddress?.startsWith("https:") === true ? `max-age=${strictTransportSeconds}` : false,
  });
