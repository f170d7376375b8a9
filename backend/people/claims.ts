/** What an issuer says of whoever signed in there. */
import { z } from "zod";
import { Email } from "../../contracts/people.ts";

const Claims = z.object({
  /** Who it is at this issuer, for ever; addresses and names change. */
  sub: z.string().min(1),
  email: z.string().optional(),
  /** Some issuers write it as a word. */
  email_verified: z.union([z.boolean(), z.enum(["true", "false"])]).optional(),
  /** What Entra ID calls the address that one signs in with. */
  preferred_username: z.string().optional(),
});
export type Claims = z.infer<typeof Claims>;

/**
 * Reads the claims of an ID token whose signature, issuer, audience, nonce and times the library has
 * verified. Null when it is not such a token.
 */
export const readClaims = (idToken: string): Claims | null => {
  const [, payload = ""] = idToken.split(".");
  try {
    const parsed = Claims.safeParse(
      JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as unknown,
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
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
