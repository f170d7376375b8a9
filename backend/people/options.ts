/**
 * How the sign-in library is set up. It checks passwords, speaks OpenID Connect and signs cookies; who a
 * person is, what they may do and how long a session lasts is ours, in our tables (the store's
 * `0006-people`): it never migrates anything.
 *
 * - Nobody signs up: people come in by the set-up link or by invitation.
 * - No cookie holds more than the session's token, so that a session ended in the database has ended.
 * - Of an issuer nothing is kept but the subject: no tokens.
 */
import { randomUUID } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import { passwordCharactersMax, passwordCharactersMin } from "../../contracts/people.ts";
import { issuerVisitsPerMinute } from "./limits.ts";
import { makeRateCounter } from "./rate-counter.ts";
import type { PeopleSettings } from "./settings.ts";

/** Set on what is handed to the library, from whom the request came; never taken from outside. */
export const addressHeader = "x-locality-flow-from";
export const cookiePrefix = "locality-flow";
/** Where a sign-in at an issuer that failed ends. */
export const signInPage = "/sign-in";

export const minuteSeconds = 60;
/** Without a public address each request's own is taken: that it is ours, the guards of http have seen to. */
const askedAddress = { allowedHosts: ["*"], protocol: "http" as const };

/** Whether browsers come over https: then cookies never travel without. */
export const isSecure = (publicUrl: string | null): boolean =>
  publicUrl?.startsWith("https:") ?? false;

export const composeOptions = (
  { db, log, publicUrl, limits }: Pick<PeopleSettings, "db" | "log" | "publicUrl" | "limits">,
  secret: string,
) =>
  ({
    ...ourTables,
    appName: "Locality Flow",
    secret,
    baseURL: publicUrl ?? askedAddress,
    database: { db, type: "postgres" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordCharactersMin,
      maxPasswordLength: passwordCharactersMax,
    },
    session: {
      ...ourTables.session,
      // The cookie lives as long as a session may; when it is over, the database says.
      expiresIn: limits.sessionMs / 1_000,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      ...ourTables.account,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: false },
      storeStateStrategy: "database",
    },
    rateLimit: limitRates(),
    advanced: {
      cookiePrefix,
      useSecureCookies: isSecure(publicUrl),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
      // Said because the library would switch them off by itself in tests.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    telemetry: { enabled: false },
    logger: {
      level: "error",
      // Its words only: what it would add may hold what a request held.
      log: (_, message) => log.warn({ said: message }, "The sign-in library reports a problem."),
    },
    // What is no answer of the library's, such as a database that is away, is answered by our own.
    onAPIError: { throw: true, errorURL: signInPage },
  }) satisfies BetterAuthOptions;

const limitRates = () => {
  const visits = { window: minuteSeconds, max: issuerVisitsPerMinute };
  return {
    enabled: true,
    ...visits,
    customStorage: makeRateCounter(),
    customRules: {
      // Counted before the library is asked; see the doors.
      "/sign-in/email": false as const,
      "/sign-in/social": visits,
      "/callback/*": visits,
      // Nobody is kept from leaving.
      "/sign-out": false as const,
    },
  };
};

const ourTables = {
  user: {
    modelName: "person",
    fields: {
      emailVerified: "email_verified",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  session: {
    modelName: "session",
    fields: {
      userId: "person_id",
      expiresAt: "expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
    },
  },
  account: {
    modelName: "account",
    fields: {
      userId: "person_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    modelName: "verification",
    fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
  },
} as const;
