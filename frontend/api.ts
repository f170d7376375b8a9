/**
 * The only file that calls `fetch`. Every reply is parsed by the contracts, so that what the rest of
 * the page holds is what its types say; everything that goes wrong becomes one kind of error.
 */
import type { z } from "zod";
import { Wall } from "../contracts/figure.ts";
import { LocalityList } from "../contracts/place.ts";
import { type Issue, Problem, type ProblemCode } from "../contracts/problem.ts";
import { Service } from "../contracts/service.ts";

const replyWaitMaxMs = 20_000;

/**
 * What went wrong with a call, as a sentence to show. `code` is the server's own, or
 * - `offline`: no reply came;
 * - `unexpected`: a reply came that this page cannot read.
 */
export class ApiError extends Error {
  readonly code: ProblemCode | "offline" | "unexpected";
  /** All that was wrong with what was sent; empty when nothing was. */
  readonly issues: readonly Issue[];

  constructor(code: ApiError["code"], message: string, issues: readonly Issue[] = []) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.issues = issues;
  }
}

/** The sentence to show for anything that was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : "Something went wrong on this page. Load it again.";

/** No reply came. */
export const offline = (): ApiError =>
  new ApiError(
    "offline",
    "Locality Flow cannot be reached. Check the network; what is on this page may be old.",
  );

/** A reply came that this page cannot read. */
export const unexpected = (): ApiError =>
  new ApiError(
    "unexpected",
    "Locality Flow answered in a way that this page does not understand. Load the page again.",
  );

/** What was asked when it turned out that nobody is signed in: pages are read, and things are written. */
export type AskedSignedOut = "read" | "write";

let tellSignedOut: (asked: AskedSignedOut) => void = () => undefined;

/** Names whom to tell when a call was refused because nobody is signed in. A wall tells nobody. */
export const onSignedOut = (tell: (asked: AskedSignedOut) => void): void => {
  tellSignedOut = tell;
};

const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const call = fetch(path, { signal: AbortSignal.timeout(replyWaitMaxMs), ...init });
  const reply = await call.catch(() => {
    throw offline();
  });
  if (reply.ok) return reply;
  const body: unknown = await reply.json().catch(() => null);
  throw refusalOf(reply.status, body, init.method === undefined ? "read" : "write");
};

/** What a reply that is no success says; whoever wants to know is told when nobody is signed in. */
export const refusalOf = (status: number, body: unknown, asked: AskedSignedOut): ApiError => {
  const problem = Problem.safeParse(body);
  // Something between here and the server answered in its place.
  if (!problem.success) return status >= 500 ? offline() : unexpected();
  const { code, message, issues } = problem.data;
  if (code === "signed-out") tellSignedOut(asked);
  return new ApiError(code, message, issues);
};

const readAs = async <T>(schema: z.ZodType<T>, reply: Response): Promise<T> => {
  const parsed = schema.safeParse(await reply.json().catch(() => null));
  if (!parsed.success) throw unexpected();
  return parsed.data;
};

/** Reads what is at a path. Rejects with an `ApiError`, as every call does. */
export const get = async <T>(schema: z.ZodType<T>, path: string): Promise<T> =>
  readAs(schema, await request(path));

/** Reads what is at a path as it stands there. */
export const getText = async (path: string): Promise<string> => (await request(path)).text();

/** Sends with any method, for a reply with something in it. Pages with calls of their own build on it. */
export const send = async <T>(
  schema: z.ZodType<T>,
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<T> => readAs(schema, await requestWith(method, path, body, headers));

/** The same where all that matters of the reply is that it is not a refusal. */
export const tell = async (
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body: unknown = {},
): Promise<void> => {
  await requestWith(method, path, body);
};

const requestWith = (
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  request(path, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

/** What several pages ask; a page with more to ask has a `calls.ts` of its own. All reject with an `ApiError`. */
export const api = {
  service: (): Promise<Service> => get(Service, "/api/service"),

  localities: (): Promise<LocalityList> => get(LocalityList, "/api/localities"),

  wall: (locality: string): Promise<Wall> => get(Wall, `${place(locality)}/wall`),
};
