/** The product without a port: its routes asked directly, on a database and a clock of the test's own. */
import type { z } from "zod";
import { makePlaces } from "../../backend/actions/place.ts";
import { makeApp } from "../../backend/http/app.ts";
import type { LiveDoor } from "../../backend/http/live-door.ts";
import type { Deps, DemonstrationClock } from "../../backend/deps.ts";
import type { Instant } from "../../contracts/calendar.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { Problem } from "../../contracts/problem.ts";
import { firstMorning, makeTestClock } from "./clock.ts";
import { type Holding, withDatabase } from "./database.ts";
import { pagesFolder } from "./folders.ts";

export type TestProduct = {
  deps: Deps;
  clock: DemonstrationClock;
  databaseUrl: string;
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Asks and parses the reply; a status other than `status` fails the test with what was said. */
  read<T>(schema: z.ZodType<T>, path: string, init?: RequestInit, status?: number): Promise<T>;
  refusal(path: string, init: RequestInit, status: number): Promise<Problem>;
  submit(
    place: string,
    provider: string,
    observations: ReportedObservation[],
    key?: string,
  ): Promise<Response>;
};

const noDisplays: LiveDoor = { open: () => ({}), counts: () => ({}), isListening: () => true };

export const withProduct = async ({
  holding = "seeds",
  now = firstMorning,
}: { holding?: Holding; now?: Instant } = {}): Promise<TestProduct> => {
  const { db, url } = await withDatabase(holding);
  const clock = makeTestClock(now);
  const deps: Deps = {
    db,
    clock,
    places: makePlaces(),
    // A request that fails inside is a failed test, wherever it was asked from.
    log: { info: () => {}, warn: console.warn, error: console.error },
    release: "test",
    demonstration: clock,
  };
  const app = makeApp(deps, noDisplays, pagesFolder);
  const ask = async (path: string, init?: RequestInit) =>
    app.request(`http://localhost${path}`, init);
  const read: TestProduct["read"] = async (schema, path, init, status = 200) => {
    const reply = await ask(path, init);
    const text = await reply.text();
    if (reply.status !== status) throw new Error(`${path} answered ${reply.status}: ${text}`);
    return schema.parse(JSON.parse(text));
  };
  return {
    deps,
    clock,
    databaseUrl: url,
    ask,
    read,
    refusal: (path, init, status) => read(Problem, path, init, status),
    submit: (place, provider, observations, key) =>
      ask(`/api/localities/${place}/submissions`, posting({ provider, observations }, key)),
  };
};

/** A POST of JSON, under an idempotency key when one is given. */
export const posting = (body: unknown, key?: string): RequestInit => ({
  method: "POST",
  headers: {
    "Content-Type": "application/json",
    ...(key === undefined ? {} : { "Idempotency-Key": key }),
  },
  body: JSON.stringify(body),
});
