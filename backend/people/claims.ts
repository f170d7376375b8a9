/** What an issuer says of whoever signed in there. */
import { z } from "zod";
import { Email } from "../../contracts/people.ts";

export const Claims = z.object({
  /** Who it is at this issuer, for ever; addresses and names change. */
  sub: z.string().min(1),
  email: z.string().optional(),
  /** Some issuers write it as a word. */
  email_verified: z.union([z.boolean(), z.enum(["true", "false"])]).optional(),
  /** What Entra ID calls the address that one signs in with. */
  preferred_username: z.string().optional(),
});
export type Claims = z.infer<typeof Claims>;

/** Who an ID token is of. Its signature, issuer, audience, nonce and times the library has verified; throws for none. */
export const readSubject = (idToken: string): string => {
  const [, payload = ""] = idToken.split(".");
  return Claims.parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).sub;
};

/**
 * The address that whoever signed in surely has; null when the issuer does not vouch for one. What an
 * issuer calls unverified is never believed, whatever is thought of the issuer.
 */
export const vouchedEmail = (claims: Claims, trustEmail: boolean): string | null => {
  const verified = claims.email_verified?.toString();
  const said =
    verified === "true"
      ? claims.email
      : trustEmail && verified === undefined
        ? (claims.email ?? claims.preferred_username)
        : undefined;
  const email = Email.safeParse(said);
  return email.success ? email.data : null;
};
