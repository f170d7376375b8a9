/** What the library refuses, in our words; and what is refused before it is asked. */
import { z } from "zod";
import { ProblemError } from "../problem.ts";
import { minuteSeconds } from "./options.ts";

/** Why someone who proved who they are is not let in all the same; told to nobody else. */
export const refusals = {
  "switched-off": "Your account is switched off. Ask an administrator to switch it on again.",
  demonstration: "This account belongs to the demonstration, and this is the real thing.",
} as const;
export type Refusal = keyof typeof refusals;

/** Finds one of these in a reply; null for any other reply. */
export const findRefusal = async (reply: Response): Promise<Refusal | null> => {
  const body: unknown = await reply
    .clone()
    .json()
    .catch(() => null);
  const parsed = z.object({ code: z.enum(["switched-off", "demonstration"]) }).safeParse(body);
  return parsed.success ? parsed.data.code : null;
};

/** Throws "unreadable", or "invalid" with every issue. */
export const readBody = async <T>(schema: z.ZodType<T>, request: Request): Promise<T> => {
  const body: unknown = await request.json().catch(() => {
    throw new ProblemError("unreadable", "This is not readable JSON. Check its commas and quotes.");
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ProblemError(
    "invalid",
    "You are not signed in: something is not right.",
    parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
  );
};

/** Any other refusal of the library's. */
export const problemOf = (reply: Response): ProblemError => {
  if (reply.status === 429) {
    return tooMany(Number(reply.headers.get("x-retry-after") ?? minuteSeconds));
  }
  if (reply.status === 403) {
    return new ProblemError("forbidden", "This was asked from another page. Sign in from here.");
  }
  return new ProblemError("internal", "Something went wrong here. Please try again.");
};

export const tooMany = (seconds: number | null): ProblemError =>
  new ProblemError(
    "too-many",
    `Too many people sign in from where you are. Wait ${seconds ?? minuteSeconds} seconds and try again.`,
  );

export const unreachableIssuer = (): ProblemError =>
  new ProblemError(
    "unavailable",
    "This way to sign in cannot be reached at this moment. Try again in a few minutes.",
  );
