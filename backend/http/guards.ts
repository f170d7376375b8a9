/** Who may ask at all, before any route: for now, pages and people at this machine. */
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { ProblemError } from "../problem.ts";
import { replyWithProblem } from "./problems.ts";

/** The longest JSON that is read: 5,000 figures with a note each fit. */
export const jsonBytesMax = 4_000_000;

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses a request that was addressed to another name than this machine's own: a page elsewhere
 * that made its name point here would otherwise be answered like our own.
 */
export const answerLoopbackOnly: MiddlewareHandler = async (c, next) => {
  const name = hostNameOf(c.req.header("host") ?? new URL(c.req.url).host);
  if (!loopbackNames.includes(name)) return replyWithProblem(c, elsewhere());
  const origin = c.req.header("origin");
  if (origin !== undefined && !isOwnOrigin(origin, c)) return replyWithProblem(c, elsewhere());
  return next();
};

const hostNameOf = (host: string): string => host.replace(/:\d+$/, "").toLowerCase();

/** A page that asks must have come from here: the same host and port as it asks at. */
const isOwnOrigin = (origin: string, c: Context): boolean => {
  if (!URL.canParse(origin)) return false;
  const asked = c.req.header("host") ?? new URL(c.req.url).host;
  return new URL(origin).host === asked;
};

const elsewhere = () =>
  new ProblemError(
    "forbidden",
    "Locality Flow answers only at this machine until people can sign in. Open it at 127.0.0.1.",
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

/** Nothing from elsewhere is loaded, framed or run. Inline styles are the charts' own. */
export const protect: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "same-origin",
  // The product is reached over plain HTTP at this machine.
  strictTransportSecurity: false,
});
