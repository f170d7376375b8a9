/** Sends an e-mail by the mail server that is set. Its password is in no answer and no log. */
import { createTransport } from "nodemailer";
import type { MailMessage, Sent } from "../../contracts/mail.ts";
import { composeHtml, composeText } from "./mail-body.ts";
import { tellMailFailure } from "./mail-failure.ts";
import type { MailSettings } from "./mail-settings.ts";

export type MailLimits = {
  /** Finding the server, its greeting, and each of its answers may take so long. */
  answerMs: number;
  /** One e-mail with its attachments may take so long altogether. */
  messageMs: number;
};

export const mailLimits: MailLimits = { answerMs: 10_000, messageMs: 60_000 };

/** Mail servers commonly take 25 MB, and an attachment grows by a third on its way. */
export const attachmentsBytesMax = 15_000_000;

/** Never rejects. One connection for one e-mail: places send a few a day. */
export const sendMail = async (
  settings: MailSettings,
  message: MailMessage,
  limits: MailLimits = mailLimits,
): Promise<Sent> => {
  const refusal = findRefusal(message);
  if (refusal !== null) return { is: "failed", failure: refusal, again: false };
  const transport = createTransport(transportOf(settings, limits));
  const overall = new AbortController();
  const timer = setTimeout(() => overall.abort(), limits.messageMs);
  try {
    await transport.sendMail({ ...composeMail(settings, message), signal: overall.signal });
    return { is: "sent" };
  } catch (error) {
    const waitedMs = overall.signal.aborted ? limits.messageMs : limits.answerMs;
    return tellMailFailure(error, waitedMs);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
};

const transportOf = (
  { host, port, encryption, login }: MailSettings,
  { answerMs }: MailLimits,
) => ({
  host,
  port,
  secure: encryption === "tls",
  requireTLS: encryption === "starttls",
  ignoreTLS: encryption === "none",
  tls: { minVersion: "TLSv1.2" as const },
  ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
  dnsTimeout: answerMs,
  connectionTimeout: answerMs,
  greetingTimeout: answerMs,
  socketTimeout: answerMs,
  disableFileAccess: true,
  disableUrlAccess: true,
  // Its log would hold what is said to the server, and that is the password too.
  logger: false,
});

/** One address and nothing else: no list, no name, no second line. */
const oneAddress = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

const isBlank = (words: string): boolean => words.trim() === "";

/** Why this is not sent at all; null where nothing speaks against it. */
const findRefusal = ({ to, subject, paragraphs, attachments }: MailMessage): string | null => {
  if (!oneAddress.test(to.email)) return "This is not an e-mail address.";
  if (isBlank(subject) || paragraphs.length === 0 || paragraphs.some(isBlank)) {
    return "There are no words in it: a blank e-mail is not sent.";
  }
  if (attachments.some(({ content }) => content.byteLength === 0)) {
    return "An attachment is empty: it is not sent.";
  }
  const bytes = attachments.reduce((sum, { content }) => sum + content.byteLength, 0);
  return bytes > attachmentsBytesMax ? "The attachments are too large for an e-mail." : null;
};

/** A line of a header ends where it ends: what somebody typed begins no other. */
const oneLine = (words: string): string => words.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

const composeMail = ({ from }: MailSettings, message: MailMessage) => {
  const { delivery, to, attachments } = message;
  const words = { ...message, subject: oneLine(message.subject) };
  const domain = from.email.slice(from.email.lastIndexOf("@") + 1);
  return {
    from: { name: oneLine(from.name), address: from.email },
    to: { name: oneLine(to.name ?? ""), address: to.email },
    subject: words.subject,
    text: composeText(words),
    html: composeHtml(words),
    messageId: `<${delivery.replaceAll(/[^\w.-]/g, "-")}@${domain}>`,
    headers: {
      // No machine is to answer this (RFC 3834), nor Exchange by its own word for it.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    attachments: attachments.map(({ name, type, content }) => ({
      filename: oneLine(name).replaceAll(/[\\/]/g, "-"),
      contentType: type,
      content: Buffer.from(content),
    })),
  };
};
