/** The product without a port: its routes asked directly, on a database and a clock of the test's own. */
import type { z } from "zod";
import { ensureDemonstrationAccounts } from "../../backend/actions/people/demonstration-accounts.ts";
import { makePlaces } from "../../backend/actions/place.ts";
import { systemClock } from "../../backend/clock.ts";
import { signInLimits } from "../../backend/people/limits.ts";
import { makePeople } from "../../backend/people/people.ts";
import type { Rates } from "../../backend/rates.ts";
import { makeApp } from "../../backend/http/app.ts";
import type { LiveDoor } from "../../backend/http/live-door.ts";
import type { Deps, DemonstrationClock } from "../../backend/deps.ts";
import type { Instant } from "../../contracts/calendar.ts";
import type { SendMail } from "../../contracts/mail.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { Problem } from "../../contracts/problem.ts";
import { type Account, demonstrationPassword, signInWith } from "./accounts.ts";
import { firstMorning, makeTestClock } from "./clock.ts";
import { type Holding, withDatabase } from "./database.ts";
import { pagesFolder } from "./folders.ts";

export type TestProduct = {
  deps: Deps;
  clock: DemonstrationClock;
  databaseUrl: string;
  /** Asks as the administrator, or as another account; null asks without signing in. */
  ask(path: string, init?: RequestInit, as?: Account | null): Promise<Response>;
  /** Asks and parses the reply; a status other than `status` fails the test with what was said. */
  read<T>(schema: z.ZodType<T>, path: string, init?: RequestInit, status?: number): Promise<T>;
  /** Every route that there is, "GET /api/service", without what each request passes on its way. */
  routes(): string[];
  refusal(path: string, init: RequestInit, status: number): Promise<Problem>;
  submit(
    place: string,
    provider: string,
    observations: ReportedObservation[],
    key?: string,
  ): Promise<Response>;
};

/** The demonstration's accounts, when its places are there. */
export const insertAccounts = ({ deps }: TestProduct): Promise<void> =>
  ensureDemonstrationAccounts(deps, demonstrationPassword);

/** A test may ask as often as it likes, unless it is about that. */
const generousRates: Rates = {
  writesPerMinute: 1_000_000,
  filesPerMinute: 1_000_000,
  linksPerMinute: 1_000_000,
};

const noDisplays: LiveDoor = { open: () => ({}), counts: () => ({}), isListening: () => true };

/** @param options.holding without the seeds there are no accounts to ask as: `insertAccounts` makes them. */
export const withProduct = async ({
  holding = "seeds",
  now = firstMorning,
  isDemonstration = true,
  rates = generousRates,
  loopbackOnly = true,
  publicAddress = null,
  proxies = 0,
  mail = null,
}: {
  holding?: Holding;
  now?: Instant;
  isDemonstration?: boolean;
  rates?: Rates;
  loopbackOnly?: boolean;
  publicAddress?: string | null;
  proxies?: number;
  mail?: SendMail | null;
} = {}): Promise<TestProduct> => {
  const { db, url } = await withDatabase(holding);
  const clock = makeTestClock(now);
  // A request that fails inside is a failed test, wherever it was asked from.
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const deps: Deps = {
    db,
    clock,
    people: await makePeople({
      db,
      log,
      clock: systemClock,
      publicUrl: publicAddress,
      secret: null,
      issuers: [],
      demonstration: true,
      limits: { ...signInLimits, signInsPerMinute: 10_000 },
    }),
    proxies,
    rates,
    loopbackOnly,
    publicAddress,
    places: makePlaces(),
    mail,
    log,
    release: "test",
    demonstration: isDemonstration ? clock : null,
  };
  const app = makeApp(deps, noDisplays, pagesFolder);
  const address = publicAddress ?? "http://localhost";
  const askAsAnyone = async (path: string, init?: RequestInit) =>
    app.request(`${address}${path}`, init);
  const sessions = new Map<Account, Promise<string>>();
  const sessionOf = (account: Account): Promise<string> => {
    const session = sessions.get(account) ?? signInWith(askAsAnyone, account);
    sessions.set(account, session);
    return session;
  };
  const ask: TestProduct["ask"] = async (path, init = {}, as = "admin") => {
    if (as === null) return askAsAnyone(path, init);
    const headers = new Headers(init.headers);
    headers.set("cookie", await sessionOf(as));
    return askAsAnyone(path, { ...init, headers });
  };
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
    routes: () =>
      [
        ...new Set(
          app.routes
            .filter(({ method, path }) => method !== "ALL" && path !== "/*" && path !== "*")
            .map(({ method, path }) => `${method} ${path}`),
        ),
      ].toSorted(),
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
