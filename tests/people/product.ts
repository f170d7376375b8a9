/** The routes about people, on a database of the test's own, and those who visit them with a browser. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { makePlaces } from "../../backend/actions/place.ts";
import { renewSetUpLink } from "../../backend/actions/people/set-up.ts";
import { systemClock } from "../../backend/clock.ts";
import type { Deps, Log } from "../../backend/deps.ts";
import { identify } from "../../backend/http/gate.ts";
import { answerOwnOnly } from "../../backend/http/guards.ts";
import { peopleRoutes } from "../../backend/http/people.ts";
import { makeErrorHandler } from "../../backend/http/problems.ts";
import { usualRates } from "../../backend/rates.ts";
import { type SignInLimits, signInLimits } from "../../backend/people/limits.ts";
import { makePeople } from "../../backend/people/people.ts";
import type { IssuerSettings } from "../../backend/people/settings.ts";
import { write } from "../../backend/store/database.ts";
import { saveLocality, saveProvider, saveSystem } from "../../backend/store/places.ts";
import type { Instant } from "../../contracts/calendar.ts";
import type { SendMail } from "../../contracts/mail.ts";
import type { Membership } from "../../contracts/people.ts";
import { makeTestClock } from "../support/clock.ts";
import { type TestDatabase, withDatabase } from "../support/database.ts";
import { locality, providerOf } from "../store/place.ts";
import { makeVisitor, type Visitor } from "./visitor.ts";

export const administrator: Membership = {
  role: "administrator",
  locality: null,
  provider: null,
};
export const viewer: Membership = { role: "viewer", locality: "banes", provider: null };
export const ruhLead: Membership = { role: "flow-lead", locality: "banes", provider: "ruh" };

export const goodPassword = "four quiet words here";

export type PeopleProduct = {
  deps: Deps;
  db: TestDatabase["db"];
  /** Everything that was logged, as it would be written. */
  logged(): string;
  moveClock(to: Instant): void;
  /** Somebody at a browser, at a network address of their own. */
  visit(): Visitor;
};

export type Setting = {
  on?: TestDatabase;
  publicUrl?: string | null;
  issuers?: readonly IssuerSettings[];
  demonstration?: boolean;
  limits?: Partial<SignInLimits>;
  /** Sends e-mail; without it none is sent. */
  mail?: SendMail;
  /** Starts the clock; without it, it is the machine's. */
  now?: Instant;
};

/** A database with places to have roles in. */
export const withPlaces = async (): Promise<TestDatabase> => {
  const database = await withDatabase();
  await write(database.db, async (tx) => {
    await saveSystem(tx, { key: "bsw", name: "BSW", shortName: "BSW" });
    await saveLocality(tx, { ...locality("bsw"), kind: "system" });
    await saveLocality(tx, locality("banes"));
    await saveProvider(tx, providerOf("banes"));
    await saveProvider(tx, { ...providerOf("banes"), key: "hcrg", name: "HCRG", odsCode: null });
  });
  return database;
};

let visitors = 0;

export const withPeople = async (setting: Setting = {}): Promise<PeopleProduct> => {
  const { db } = setting.on ?? (await withPlaces());
  const lines: string[] = [];
  const keep = (facts: object, message: string) => {
    lines.push(`${JSON.stringify(facts, withErrors)} ${message}`);
  };
  const log: Log = { info: keep, warn: keep, error: keep };
  const clock = makeTestClock(setting.now ?? systemClock.now());
  const publicUrl = setting.publicUrl ?? null;
  const people = await makePeople({
    db,
    log,
    clock,
    publicUrl,
    secret: null,
    issuers: setting.issuers ?? [],
    demonstration: setting.demonstration ?? false,
    limits: { ...signInLimits, ...setting.limits },
  });
  const deps: Deps = {
    db,
    clock,
    people,
    log,
    proxies: 1,
    rates: usualRates,
    loopbackOnly: true,
    publicAddress: publicUrl,
    mail: setting.mail ?? null,
    places: makePlaces(),
    release: "test",
    demonstration: setting.demonstration === true ? clock : null,
  };
  const app = new OpenAPIHono();
  app.onError(makeErrorHandler(log));
  app.use(answerOwnOnly(deps));
  app.use(identify(deps));
  app.route("/", peopleRoutes(deps));
  return {
    deps,
    db,
    logged: () => lines.join("\n"),
    moveClock: (to) => clock.moveTo(to),
    visit: () => {
      visitors += 1;
      return makeVisitor(
        async (request) => app.fetch(request),
        publicUrl ?? "http://localhost",
        `10.0.${Math.floor(visitors / 250)}.${visitors % 250}`,
      );
    },
  };
};

/** As the log writes an error: with all that it says. */
const withErrors = (_: string, value: unknown): unknown =>
  value instanceof Error
    ? Object.assign({ message: value.message, stack: value.stack }, value)
    : value;

/** Sets the product up, as whoever installed it would: the visitor is its administrator from then on. */
export const setUp = async (
  product: PeopleProduct,
  email = "admin@example.nhs.uk",
): Promise<Visitor> => {
  const link = await renewSetUpLink(product.deps);
  if (link === null) throw new Error("There is an administrator already.");
  const visitor = product.visit();
  await visitor.open(link.link, { password: goodPassword, name: "Chief", email });
  return visitor;
};
