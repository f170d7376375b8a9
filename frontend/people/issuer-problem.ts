/** Why an issuer's sign-in came to nothing, in a sentence; the address carries a code only. */

/** The codes that the server leads back with (`/sign-in?problem=`). */
const sentences: Record<string, string> = {
  "given-up": "You stopped it before it was done. Try again, or use your password.",
  "not-invited":
    "Nobody with that account has been invited here. Ask an administrator of your place for an invitation, and come in by its link.",
  "switched-off": "Your account is switched off. Ask an administrator of your place.",
  demonstration: "This account belongs to the demonstration, and this is the real thing.",
  failed: "It took too long, was begun in another window, or came to nothing. Try again.",
};

/** An unknown code is never repeated on the page: anyone can write an address. */
export const writeIssuerProblem = (code: string): string =>
  sentences[code] ??
  "The service that knows you could not confirm who you are. Try again, or use your password.";
