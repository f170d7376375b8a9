/** Sends a one-time link to whom it is for; it is shown to the administrator all the same. */
import { randomUUID } from "node:crypto";
import { type Instant, londonDay } from "../../../contracts/calendar.ts";
import type { HandedLink, LinkReply, OneTimeLink } from "../../../contracts/people.ts";
import { writeDayNamed, writeTimeOf } from "../../../contracts/wording.ts";
import type { Deps } from "../../deps.ts";

export type LinkPurpose = Exclude<LinkReply["purpose"], "set-up">;
/** Whom a link is for. */
export type Whom = { name: string; email: string };

/**
 * Tried once, while the administrator waits: where it fails they have the link, and hand it over.
 *
 * @param made with its whole address.
 * @returns null where this installation sends no e-mail.
 */
export const mailLink = async (
  { mail = null, publicAddress, log }: Pick<Deps, "mail" | "publicAddress" | "log">,
  purpose: LinkPurpose,
  made: OneTimeLink,
  { name, email }: Whom,
): Promise<HandedLink["mail"]> => {
  if (mail === null) return null;
  // Else the address would be whatever name the administrator's browser asked for.
  if (publicAddress === null) {
    return { to: email, failure: "PUBLIC_URL is not set: a link would lead nowhere." };
  }
  const { subject, paragraphs, words } = wordsFor[purpose](name, writeUntil(made.expiresAt));
  const sent = await mail({
    delivery: `${purpose}-${randomUUID()}`,
    to: { name, email },
    subject,
    paragraphs,
    link: { words, url: made.link },
    attachments: [],
  });
  if (sent.is === "sent") return { to: email, failure: null };
  log.warn({ purpose, failure: sent.failure }, "A link could not be sent by e-mail.");
  return { to: email, failure: sent.failure };
};

const writeUntil = (expiresAt: Instant): string =>
  `${writeTimeOf(expiresAt)} on ${writeDayNamed(londonDay(expiresAt))}`;

type LinkWords = { subject: string; paragraphs: string[]; words: string };

const wordsFor: Record<LinkPurpose, (name: string, until: string) => LinkWords> = {
  invitation: (name, until) => ({
    subject: "You are invited to Locality Flow",
    paragraphs: [
      `Hello ${name},`,
      "You are invited to Locality Flow, where your place sees its flow and each provider enters its figures.",
      `The link below opens once, until ${until}. Give it to nobody else.`,
      "If you did not expect this, there is nothing for you to do.",
    ],
    words: "Accept the invitation",
  }),
  "password-reset": (name, until) => ({
    subject: "Set a new password for Locality Flow",
    paragraphs: [
      `Hello ${name},`,
      "An administrator of Locality Flow made a link with which you set a new password.",
      `The link below opens once, until ${until}. Give it to nobody else.`,
      "If you did not ask for it, tell your administrator. Until the link is opened your password stays as it is.",
    ],
    words: "Set a new password",
  }),
};
