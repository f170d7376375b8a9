/**
 * The only file that calls `fetch`. Every reply is parsed by the contracts, so that what the rest of
 * the page holds is what its types say; everything that goes wrong becomes one kind of error.
 */
import type { z } from "zod";
import type { Day, Instant } from "../contracts/calendar.ts";
import { EntrySheet, Service } from "../contracts/entry.ts";
import { Wall } from "../contracts/figure.ts";
import { type Submission, SubmissionReceipt } from "../contracts/observation.ts";
import { LocalityList } from "../contracts/place.ts";
import { CellHistory, type CellName, type RemarkRequest } from "../contracts/remark.ts";
import { type Issue, Problem, type ProblemCode } from "../contracts/problem.ts";
import { WeeklyUpdate, WeeklyUpdateList } from "../contracts/weekly-update.ts";

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

const post = async <T>(
  schema: z.ZodType<T>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<T> =>
  readAs(
    schema,
    await request(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    }),
  );

/** Sends with any method, for a reply with something in it. Pages with calls of their own build on it. */
export const send = async <T>(
  schema: z.ZodType<T>,
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body: unknown = {},
): Promise<T> => readAs(schema, await requestWith(method, path, body));

/** The same where all that matters of the reply is that it is not a refusal. */
export const tell = async (
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body: unknown = {},
): Promise<void> => {
  await requestWith(method, path, body);
};

const requestWith = (method: string, path: string, body: unknown): Promise<Response> =>
  request(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

const update = (locality: string, monday: Day): string =>
  `${place(locality)}/weekly-updates/${monday}`;

/** All calls reject with an `ApiError`. */
export const api = {
  service: (): Promise<Service> => get(Service, "/api/service"),

  localities: (): Promise<LocalityList> => get(LocalityList, "/api/localities"),

  wall: (locality: string): Promise<Wall> => get(Wall, `${place(locality)}/wall`),

  /** One provider's figures to enter. Without a day: today, by the server's clock. */
  sheet: (locality: string, provider: string, day?: Day): Promise<EntrySheet> =>
    get(
      EntrySheet,
      `${place(locality)}/providers/${encodeURIComponent(provider)}/sheet${day === undefined ? "" : `?day=${day}`}`,
    ),

  /** Sent again with the same key, it is the same submission and is kept once (rule S6). */
  submit: (
    locality: string,
    submission: Submission,
    idempotencyKey: string,
  ): Promise<SubmissionReceipt> =>
    post(SubmissionReceipt, `${place(locality)}/submissions`, submission, {
      "Idempotency-Key": idempotencyKey,
    }),

  /** All that was reported of one figure, and all that was said of it. */
  cellHistory: (locality: string, { measure, breakdown, asAt }: CellName): Promise<CellHistory> =>
    get(
      CellHistory,
      `${place(locality)}/measures/${encodeURIComponent(measure)}/cells/${encodeURIComponent(asAt)}${breakdown === "" ? "" : `?breakdown=${encodeURIComponent(breakdown)}`}`,
    ),

  /** Sent again under the same id, it is the same remark. */
  remark: (locality: string, request: RemarkRequest): Promise<void> =>
    tell("POST", `${place(locality)}/remarks`, request),

  weeklyUpdates: (locality: string): Promise<WeeklyUpdateList> =>
    get(WeeklyUpdateList, `${place(locality)}/weekly-updates`),

  weeklyUpdate: (locality: string, monday: Day): Promise<WeeklyUpdate> =>
    get(WeeklyUpdate, update(locality, monday)),

  /** A chart of the update as SVG text, drawn from what was known at that moment. */
  weeklyChart: async (
    locality: string,
    monday: Day,
    name: string,
    asKnownAt: Instant,
  ): Promise<string> => {
    const path = `${update(locality, monday)}/charts/${encodeURIComponent(name)}.svg`;
    return (await request(`${path}?as-known-at=${encodeURIComponent(asKnownAt)}`)).text();
  },

  publishWeeklyUpdate: (locality: string, monday: Day): Promise<WeeklyUpdate> =>
    post(WeeklyUpdate, `${update(locality, monday)}/publish`, {}),
};
