/** Asks the product over HTTP, as a provider's system would, and parses what it answers. */
import type { z } from "zod";
import type { Instant } from "../../contracts/calendar.ts";
import { type ReportedObservation, SubmissionReceipt } from "../../contracts/observation.ts";
import { signInWith } from "./accounts.ts";
import { posting } from "./product.ts";

/** An answer that comes later than this is no answer. */
const answerMaxMs = 15_000;

export type Client = {
  /** Asks as the administrator. Rejects when nobody answers; whatever is answered is a reply. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Asks and parses the reply; a refusal fails with what was said. */
  read<T>(schema: z.ZodType<T>, path: string, init?: RequestInit): Promise<T>;
  submit(
    place: string,
    provider: string,
    observations: readonly ReportedObservation[],
    idempotencyKey?: string,
  ): Promise<SubmissionReceipt>;
  /** Moves the demonstration's clock on. */
  moveClock(to: Instant): Promise<void>;
};

/** @param address "http://127.0.0.1:8080" */
export const makeClient = (address: string): Client => {
  const askAsAnyone: Client["ask"] = (path, init) =>
    fetch(`${address}${path}`, { ...init, signal: AbortSignal.timeout(answerMaxMs) });
  let session: Promise<string> | undefined;
  const ask: Client["ask"] = async (path, init = {}) => {
    session ??= signInWith(askAsAnyone, "admin", new URL(address).origin);
    const cookie = await session.catch((error: unknown) => {
      // Nobody answered, or not yet: the next question asks to be let in again.
      session = undefined;
      throw error;
    });
    const headers = new Headers(init.headers);
    if (!headers.has("cookie")) headers.set("cookie", cookie);
    return askAsAnyone(path, { ...init, headers });
  };
  const read: Client["read"] = async (schema, path, init) => {
    const reply = await ask(path, init);
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  };
  return {
    ask,
    read,
    submit: (place, provider, observations, idempotencyKey) =>
      read(
        SubmissionReceipt,
        `/api/localities/${place}/submissions`,
        posting({ provider, observations }, idempotencyKey),
      ),
    moveClock: async (to) => {
      const reply = await ask("/api/demonstration/clock", posting({ to }));
      if (!reply.ok) throw new Error(`The clock was not moved: ${await reply.text()}`);
    },
  };
};
