/** Why an issuer's sign-in came to nothing, in a sentence; the address carries a code only. */

const sentences: Record<string, string> = {
  access_denied: "You stopped it before it was done. Try again, or use your password.",
  signup_disabled:
    "Nobody with that address has been invited here. Ask an administrator of your place for an invitation.",
  user_not_found:
    "Nobody with that address has been invited here. Ask an administrator of your place for an invitation.",
  account_not_linked:
    "That account belongs to another address. Sign in with your password, or ask an administrator.",
  state_mismatch: "It took too long, or was begun in another window. Try again.",
  deactivated: "Your account has been closed. Ask an administrator of your place.",
};

/** An unknown code is never repeated on the page: anyone can write an address. */
export const writeIssuerProblem = (code: string): string =>
  sentences[code] ??
  "The service that knows you could not confirm who you are. Try again, or use your password.";
