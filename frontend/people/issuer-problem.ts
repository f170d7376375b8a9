/** Why an issuer's sign-in came to nothing, in a sentence; the address carries a code only. */

const sentences: Record<string, string> = {
  "not-invited":
    "Nobody with that address has been invited here. Ask an administrator of your place for an invitation.",
  "given-up": "You stopped it before it was done. Try again, or use your password.",
  "switched-off": "Your account is closed. Ask an administrator of your place to open it again.",
  demonstration: "This account belongs to the demonstration, and this is the real thing.",
};

/** An unknown code is never repeated on the page: anyone can write an address. */
export const writeIssuerProblem = (code: string): string =>
  sentences[code] ??
  "The service that knows you could not confirm who you are. Try again, or use your password.";
