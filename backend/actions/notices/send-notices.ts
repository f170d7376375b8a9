/** Sends the word of notices out: what is due, once, and again later where it did not get through. */
import { createHash } from "node:crypto";
import { type Instant, addMinutes } from "../../../contracts/calendar.ts";
import type { Sent } from "../../../contracts/mail.ts";
import type { NoticeEventKind, NoticeMessage } from "../../../contracts/notice.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Deps } from "../../deps.ts";
import { claimDeliveries, type DueDelivery, saveDelivery } from "../../store/notice-deliveries.ts";
import { findLocality } from "../../store/places.ts";
import { findAddress, findRecipients } from "./tell.ts";

/** Sends a message to a secret address, which is never in what it answers. Never rejects. */
export type Send = (address: string, message: NoticeMessage) => Promise<Sent>;

/** Minutes from each failed try to the next; after the last it is given up. */
export const retryAfterMinutes = [1, 2, 5, 15, 60, 180] as const;
/** So many in one go, each to another at the same time: what is slow for one holds no other back. */
const atOnceMax = 8;
/** A server that does not come back within so long has died: another sends. */
const leaseMinutes = 10;
/** Enough of a hash: a place has a few readers. */
const readerCharacters = 12;

type SendDeps = Pick<Deps, "db" | "clock" | "noticeWebhook" | "mail" | "publicAddress" | "log">;

/** Sends all that is due, by the webhook with `send`. @returns how many were tried. */
export const sendNotices = async (deps: SendDeps, send: Send): Promise<number> => {
  let tried = 0;
  for (;;) {
    const now = deps.clock.now();
    const until = addMinutes(now, leaseMinutes);
    const due = await claimDeliveries(deps.db, { now, until, limit: atOnceMax });
    const byReader = Object.values(groupByReader(due));
    await Promise.all(byReader.map((inOrder) => deliverAll(deps, send, inOrder)));
    tried += due.length;
    if (due.length < atOnceMax) return tried;
  }
};

const groupByReader = (due: readonly DueDelivery[]): Record<string, DueDelivery[]> => {
  const groups: Record<string, DueDelivery[]> = {};
  for (const delivery of due) {
    (groups[`${delivery.locality} ${delivery.email ?? ""}`] ??= []).push(delivery);
  }
  return groups;
};

/** To one reader, what happened first comes first. */
const deliverAll = async (
  deps: SendDeps,
  send: Send,
  inOrder: readonly DueDelivery[],
): Promise<void> => {
  for (const delivery of inOrder) await deliver(deps, send, delivery);
};

const deliver = async (deps: SendDeps, send: Send, delivery: DueDelivery): Promise<void> => {
  const sent =
    delivery.email === null
      ? await post(deps, send, delivery)
      : await sendByMail(deps, delivery, delivery.email);
  const now = deps.clock.now();
  if (sent.is === "sent") {
    await saveDelivery(deps.db, delivery, { sentAt: now, failure: null, nextTryAt: null });
    return;
  }
  const nextTryAt = sent.again ? nextTry(delivery.tries, now) : null;
  await saveDelivery(deps.db, delivery, { sentAt: null, failure: sent.failure, nextTryAt });
  const { locality, notice, tries, email } = delivery;
  const by = email === null ? "webhook" : "e-mail";
  const facts = { locality, notice, by, tries, failure: sent.failure };
  if (nextTryAt === null) deps.log.error(facts, "The word of a notice did not get out.");
  else deps.log.warn(facts, "The word of a notice did not get out; it is tried again.");
};

const nobody: Sent = { is: "failed", failure: "Nobody is to be told any more.", again: false };

const post = async (deps: SendDeps, send: Send, delivery: DueDelivery): Promise<Sent> => {
  const address = await findAddress(deps.db, deps, delivery.locality);
  return address === null ? nobody : send(address.url, await composeMessage(deps, delivery));
};

const sendByMail = async (deps: SendDeps, delivery: DueDelivery, email: string): Promise<Sent> => {
  const { mail = null } = deps;
  const recipients = await findRecipients(deps.db, deps, delivery.locality);
  if (mail === null || !recipients.includes(email)) return nobody;
  const { title, sentences, link } = await composeMessage(deps, delivery);
  return mail({
    delivery: `notice-${delivery.notice}-${delivery.event}-${nameReader(email)}`,
    to: { name: null, email },
    subject: title,
    paragraphs: sentences,
    link: link === null ? null : { words: "Open the notices", url: link },
    attachments: [],
  });
};

/** Tells two readers apart without writing the one's address to the other. */
const nameReader = (email: string): string =>
  createHash("sha256").update(email).digest("hex").slice(0, readerCharacters);

const nextTry = (tries: number, now: Instant): Instant | null => {
  const minutes = retryAfterMinutes[tries - 1];
  return minutes === undefined ? null : addMinutes(now, minutes);
};

const titles: Record<NoticeEventKind, string> = {
  opened: "Escalation notice",
  acknowledged: "Notice taken on",
  chased: "Notice still waiting",
  closed: "Notice closed",
  cleared: "Notice cleared",
};

const composeMessage = async (
  { db, publicAddress }: Pick<SendDeps, "db" | "publicAddress">,
  { locality, is, because, words }: DueDelivery,
): Promise<NoticeMessage> => ({
  title: `${titles[is]}, ${await placeName(db, locality)}`,
  sentences: is === "opened" ? [because] : [words, `It opened because: ${because}`],
  link: publicAddress === null ? null : `${publicAddress}/notices/${locality}`,
});

const placeName = async (db: Deps["db"], locality: Key): Promise<string> =>
  (await findLocality(db, locality))?.shortName ?? locality;
