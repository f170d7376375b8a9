import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { expect, test } from "vitest";
import { issuersPlugin } from "../../backend/people/issuers.ts";
import { signInLimits } from "../../backend/people/limits.ts";
import { composeOptions } from "../../backend/people/options.ts";
import { sessionOpener } from "../../backend/people/session-opener.ts";
import { withDatabase } from "../support/database.ts";

const { db } = await withDatabase();
const log = { info: () => {}, warn: () => {}, error: () => {} };
const settings = { db, log, publicUrl: "https://flow.example.nhs.uk", limits: signInLimits };
const options = {
  ...composeOptions(settings, "a secret that is long enough for the library"),
  plugins: [sessionOpener(), issuersPlugin([], () => Promise.resolve(null))],
};

test("our own migration makes all that the sign-in library wants of its tables", async () => {
  const { toBeCreated, toBeAdded, compileMigrations } = await getMigrations(options);
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  expect((await compileMigrations()).trim()).toBe(";");
});

test("the library tells nobody that it is used, and keeps no session in a cookie", async () => {
  const { options: used } = betterAuth(options);
  expect(used.telemetry).toEqual({ enabled: false });
  expect(used.session).toMatchObject({ cookieCache: { enabled: false } });
  expect(used.emailAndPassword).toMatchObject({ disableSignUp: true });
});
