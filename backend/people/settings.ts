/** What people's sign-in is made with; and which part of it each file here needs. */
import type { Key } from "../../contracts/place.ts";
import type { Clock, Log } from "../deps.ts";
import type { Db } from "../store/database.ts";
import type { SignInLimits } from "./limits.ts";

/** An issuer of OpenID Connect, as the configuration names it. */
export type IssuerSettings = {
  /** In addresses and accounts: it never changes. The issuer returns to `/api/auth/callback/<key>`. */
  key: Key;
  /** On the sign-in page: "NHS CIS2", "NHSmail". */
  name: string;
  /** Its base, where `/.well-known/openid-configuration` is found. */
  issuer: string;
  clientId: string;
  /** Null for a client that proves itself by PKCE alone. */
  clientSecret: string | null;
  /** Besides "openid". */
  scopes: readonly string[];
  /**
   * Whether its e-mail addresses are as good as verified, although it does not say so: those of one
   * tenant of Microsoft Entra ID, whose administrator gives them out. Never of an issuer where people
   * write their address themselves, nor of "common": whoever has the address has the account.
   */
  trustEmail: boolean;
};

export type PeopleSettings = {
  db: Db;
  log: Log;
  /** The machine's clock, also in the demonstration: its figures are of another year, its people are of today. */
  clock: Clock;
  /** "https://flow.example.nhs.uk"; null when it is asked at this machine only. */
  publicUrl: string | null;
  /** Signs cookies. Null: one is made at the first start, and kept in the database. */
  secret: string | null;
  issuers: readonly IssuerSettings[];
  /** Whether the demonstration's own accounts are let in: never in production. */
  demonstration: boolean;
  limits: SignInLimits;
};
