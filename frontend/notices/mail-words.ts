/** What is said of those who are sent an e-mail, and how their addresses are read. Pure. */
import type { NoticeRulesReply } from "../../contracts/notice.ts";

/** As people write lists: on lines, or with commas or semicolons as mail programs copy them. */
export const readAddresses = (typed: string): string[] =>
  typed
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** "Notices are sent to 2 addresses.", "Notices are sent to nobody by e-mail." */
export const writeReaders = ({
  emails,
  sendsMail,
}: Pick<NoticeRulesReply, "emails" | "sendsMail">): string => {
  if (!sendsMail) {
    return "This installation does not send e-mail yet: whoever runs it has to name a mail server. Addresses can be kept here until then.";
  }
  if (emails.length === 0) return "Notices are sent to nobody by e-mail.";
  return emails.length === 1
    ? "Notices are sent to 1 address."
    : `Notices are sent to ${emails.length} addresses.`;
};
