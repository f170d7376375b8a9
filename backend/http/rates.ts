/** How often one caller may ask for what costs something: counted by the minute, in this process. */
import type { MiddlewareHandler } from "hono";
import { ProblemError } from "../problem.ts";
import { askerOf } from "./gate.ts";

const windowMs = 60_000;
/** Beyond so many callers in a minute those counted first are forgotten. */
const callersMax = 10_000;

/**
 * Lets each caller through `perMinute` times a minute and tells the others when to come again. A person
 * is counted as one wherever they sit, so that a whole hospital behind one address is not.
 */
export const limitRate = (perMinute: number, what: string): MiddlewareHandler => {
  const counts = new Map<string, number>();
  let windowEndsAtMs = 0;
  return async (c, next) => {
    const nowMs = performance.now();
    if (nowMs >= windowEndsAtMs || counts.size >= callersMax) {
      counts.clear();
      windowEndsAtMs = nowMs + windowMs;
    }
    const { caller, from } = askerOf(c);
    const who = "id" in caller ? caller.id : (from ?? "here");
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    if (count <= perMinute) return next();
    const seconds = Math.ceil((windowEndsAtMs - nowMs) / 1_000);
    c.header("Retry-After", String(seconds));
    throw new ProblemError(
      "too-many",
      `That is more than ${perMinute} ${what} in a minute. Wait ${seconds} seconds and send it again.`,
    );
  };
};

/** Only what changes something is counted. */
export const limitWrites = (perMinute: number): MiddlewareHandler => {
  const limit = limitRate(perMinute, "changes");
  return (c, next) => (isReading(c.req.method) ? next() : limit(c, next));
};

export const isReading = (method: string): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);
