/** All that an action may touch. The clock is an argument, so that tests and the demonstration can set it. */
import type { Caller } from "../contracts/access.ts";
import type { Instant } from "../contracts/calendar.ts";
import type { Identity } from "../contracts/identity.ts";
import type { SendMail } from "../contracts/mail.ts";
import type { Issuer } from "../contracts/people.ts";
import type { Places } from "./actions/place.ts";
import type { Rates } from "./rates.ts";
import type { Db } from "./store/database.ts";

export type Clock = { now(): Instant };

/** What every room needs of a log; pino's is one. */
export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

/** A clock of the demonstration's own: it can be moved on, never back. */
export type DemonstrationClock = Clock & { moveTo(instant: Instant): void };

/** Those who sign in, whatever library keeps them. */
export type People = {
  /** Answers what the sign-in library answers by itself, under /api/auth. */
  answer(request: Request, from: string | null): Promise<Response>;
  /** Who sent a request with these headers; null when nobody is signed in, or may come in any more. */
  findCaller(
    headers: Headers,
  ): Promise<{ caller: Extract<Caller, { is: "person" }>; session: string } | null>;
  /** The machine's clock, also in the demonstration: its figures are of another year, its people of today. */
  readonly clock: Clock;
  /** Where people may sign in besides with a password. */
  readonly issuers: readonly Issuer[];
  /** Begins a session of a person, for whoever sent the request. Returns the Set-Cookie headers. */
  openSession(person: string, request: Request, from: string | null): Promise<string[]>;
  /** What is kept of a password. */
  hashPassword(password: string): Promise<string>;
  /** Whether it is the person's password. Throws "too-many" after too many wrong ones. */
  checkPassword(person: { id: string; email: string }, password: string): Promise<boolean>;
};

export type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly people: People;
  /** How many proxies of ours a request passes before it comes here. */
  readonly proxies: number;
  readonly rates: Rates;
  /** Whether only this machine can reach it. */
  readonly loopbackOnly: boolean;
  /** Where people open the product, "https://flow.example.nhs.uk"; null when it is only what they asked at. */
  readonly publicAddress: string | null;
  /** The definitions that every change is judged by, held while they hold. */
  readonly places: Places;
  /** What must hold between figures by their definitions; nothing is set against another without. */
  readonly identities?: readonly Identity[];
  /** Where notices of places without an address of their own are sent: a secret. Nowhere when it is not set. */
  readonly noticeWebhook?: string | null;
  /** Sends an e-mail; nothing is sent by e-mail when it is not set. */
  readonly mail?: SendMail | null;
  readonly log: Log;
  /** What this program calls its own version. */
  readonly release: string;
  /** Null in production: then nothing illustrative is seeded and the clock is the machine's. */
  readonly demonstration: DemonstrationClock | null;
};

/** Who asks, by which session, and from which network address. */
export type Asker = {
  readonly caller: Caller;
  /** The session that a person's request came with. */
  readonly session: string | null;
  /** Null for what the installation does by itself. */
  readonly from: string | null;
};
