/** Says in a sentence why an e-mail was not taken, in words that give nothing away, and whether to try again. */
import type { Sent } from "../../contracts/mail.ts";

type Failure = Extract<Sent, { is: "failed" }>;

/** What the library says of an error, as far as it is asked. The server's own words are left: they may hold anything. */
type Told = { code: string; command: string; status: number | null; words: string };

const read = (error: unknown): Told => {
  const told: Record<string, unknown> = { ...Object(error) };
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const status = told["responseCode"];
  return {
    code: text(told["code"]),
    command: text(told["command"]),
    status: typeof status === "number" ? status : null,
    words: error instanceof Error ? error.message : "",
  };
};

/** SMTP answers 4xx where the same may be taken later, 5xx where it never will (RFC 5321, 4.2.1). */
const isPassing = (status: number | null): boolean => status === null || status < 500;

const failed = (failure: string, again: boolean): Failure => ({ is: "failed", failure, again });

const certificateSigns = /certificate|altnames|CERT_/i;

/** @param waitMaxMs how long was waited for an answer, to say so. */
export const tellMailFailure = (error: unknown, waitMaxMs: number): Failure => {
  const { code, command, status, words } = read(error);
  const answer = status === null ? "" : ` It answered ${status}.`;
  if (certificateSigns.test(code) || certificateSigns.test(words)) {
    return failed("The mail server's certificate is not trusted.", false);
  }
  switch (code) {
    case "EAUTH":
    case "ENOAUTH":
      return failed(
        `The mail server refused the user name or password.${answer}`,
        status !== null && isPassing(status),
      );
    case "EENVELOPE":
      return failed(
        command === "MAIL FROM"
          ? `The mail server refused the address it is sent from.${answer}`
          : `The mail server refused this address.${answer}`,
        status !== null && isPassing(status),
      );
    case "EMESSAGE":
      return failed(`The mail server did not take the message.${answer}`, isPassing(status));
    case "ETLS":
      return failed("The mail server does not encrypt.", false);
    case "ETIMEDOUT":
    case "EABORT":
      return failed(`The mail server did not answer within ${waitMaxMs / 1_000} seconds.`, true);
    default:
      return failed(`The mail server could not be reached.${answer}`, isPassing(status));
  }
};
