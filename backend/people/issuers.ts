/**
 * Signing in at an issuer of OpenID Connect, through the library's generic plugin: the authorisation-code
 * flow with PKCE always, a state that is bound to the browser by a signed cookie, and an ID token whose
 * signature, issuer, audience and nonce are verified. The plugin would sign up and link by its own rules;
 * here it is told who someone is (see `admission.ts`) at the one moment when it asks what to make of
 * their profile, and finds them linked already, or finds no address and refuses.
 */
import type { BetterAuthPlugin } from "better-auth";
import { getOAuthState } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins";
import { z } from "zod";
import type { Admit } from "./admission.ts";
import { Claims, readSubject } from "./claims.ts";
import type { IssuerSettings } from "./settings.ts";

/** What a sign-in that is under way remembers besides what the library does: kept by the server, never sent. */
const Underway = z.object({
  /** The hash of the token of the invitation that it was begun from. */
  invitation: z.string().nullable(),
});

export const issuersPlugin = (issuers: readonly IssuerSettings[], admit: Admit): BetterAuthPlugin =>
  genericOAuth({
    config: issuers.map((issuer) => ({
      providerId: issuer.key,
      name: issuer.name,
      discoveryUrl: `${issuer.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
      requireIdTokenVerification: true,
      clientId: issuer.clientId,
      ...(issuer.clientSecret === null ? {} : { clientSecret: issuer.clientSecret }),
      scopes: ["openid", ...issuer.scopes],
      pkce: true,
      disableSignUp: true,
      // Who leaves here stays signed in at their issuer: other systems depend on that.
      disableProviderLogout: true,
      // The library goes on without an ID token where an issuer leaves it out; here nobody does.
      accountSubject: ({ tokens }) => readSubject(tokens.idToken ?? ""),
      mapProfileToUser: async (profile) => {
        const underway = Underway.safeParse(await getOAuthState());
        const invitation = underway.success ? underway.data.invitation : null;
        const person = await admit(issuer, Claims.parse(profile), invitation);
        return person === null
          ? { email: null }
          : { email: person.email, emailVerified: true, name: person.name };
      },
    })),
  });
