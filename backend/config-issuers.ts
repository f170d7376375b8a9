/**
 * The issuers of OpenID Connect that people may sign in with, from the environment: OIDC_ISSUER,
 * OIDC_CLIENT_ID and so on for the first, OIDC_2_ISSUER and so on for the second, up to the fifth.
 */
import { z } from "zod";
import { Key } from "../contracts/place.ts";
import type { IssuerSettings } from "./people/settings.ts";

const issuersMax = 5;

const yes = ["yes", "true", "1", "on"];

const One = z.object({
  ISSUER: z.url({
    protocol: /^https?$/,
    error: "write the issuer's address, such as https://login.microsoftonline.com/<tenant>/v2.0",
  }),
  CLIENT_ID: z.string({ error: "write the client id that the issuer gave" }),
  CLIENT_SECRET: z.string().nullable().default(null),
  NAME: z.string().max(60, "write at most 60 characters").default("single sign-on"),
  KEY: Key.optional(),
  SCOPES: z.string().default("profile email"),
  TRUST_EMAIL: z.string().default("no"),
});

/**
 * @returns the issuers in order, and for each variable that is wrong a line that names it.
 */
export const parseIssuers = (
  environment: Record<string, string | undefined>,
): { issuers: IssuerSettings[]; wrong: string[] } => {
  const issuers: IssuerSettings[] = [];
  const wrong: string[] = [];
  for (let number = 1; number <= issuersMax; number += 1) {
    const prefix = number === 1 ? "OIDC_" : `OIDC_${number}_`;
    const given = valuesUnder(environment, prefix);
    if (Object.keys(given).length === 0) continue;
    const parsed = One.safeParse(given);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        wrong.push(`${prefix}${String(path[0])} is not right: ${message}.`);
      }
      continue;
    }
    if (isShared(parsed.data.ISSUER) && yes.includes(parsed.data.TRUST_EMAIL)) {
      wrong.push(
        `${prefix}TRUST_EMAIL is not right: this issuer is open to every tenant, and anyone may write any address there. Name your own tenant.`,
      );
      continue;
    }
    const { ISSUER, CLIENT_ID, CLIENT_SECRET, NAME, KEY, SCOPES, TRUST_EMAIL } = parsed.data;
    issuers.push({
      key: KEY ?? `issuer-${number}`,
      name: NAME,
      issuer: ISSUER.replace(/\/$/, ""),
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      scopes: SCOPES.split(/[ ,]+/).filter((scope) => scope !== ""),
      trustEmail: yes.includes(TRUST_EMAIL),
    });
  }
  return { issuers, wrong };
};

/** Microsoft's doors for whoever has any account at all. */
const isShared = (issuer: string): boolean =>
  /\/(common|organizations|consumers)(\/|$)/.test(issuer);

const names = Object.keys(One.shape);

const valuesUnder = (
  environment: Record<string, string | undefined>,
  prefix: string,
): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[`${prefix}${name}`];
      return value === undefined ? [] : [[name, value]];
    }),
  );
