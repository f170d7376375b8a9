/** Sends the word of notices out: what is due, once, and again later where it did not get through. */
import { type Instant, addMinutes } from "../../../contracts/calendar.ts";
import type { Sent } from "../../../contracts/mail.ts";
import type { NoticeEventKind, NoticeMessage } from "../../../contracts/notice.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Deps } from "../../deps.ts";
import { claimDeliveries, type DueDelivery, saveDelivery } from "../../store/notice-deliveries.ts";
import { findLocality } from "../../store/places.ts";
import { findAddress } from "./tell.ts";

/** Sends a message to a secret address, which is never in what it answers. Never rejects. */
export type Send = (address: string, message: NoticeMessage) => Promise<Sent>;

/** Minutes from each failed try to the next; after the last it is given up. */
export const retryAfterMinutes = [1, 2, 5, 15, 60, 180] as const;
/** So many in one go; what is left follows at the next. */
const atOnceMax = 20;
/** A server that does not come back within so long has died: another sends. */
const leaseMinutes = 10;

type SendDeps = Pick<Deps, "db" | "clock" | "noticeWebhook" | "publicAddress" | "log">;

/** @returns how many were tried. */
export const sendNotices = async (deps: SendDeps, send: Send): Promise<number> => {
  const now = deps.clock.now();
  const until = addMinutes(now, leaseMinutes);
  const due = await claimDeliveries(deps.db, { now, until, limit: atOnceMax });
  for (const delivery of due) await deliver(deps, send, delivery);
  return due.length;
};

const deliver = async (deps: SendDeps, send: Send, delivery: DueDelivery): Promise<void> => {
  const address = await findAddress(deps.db, deps, delivery.locality);
  const sent: Sent =
    address === null
      ? { is: "failed", failure: "Nobody is to be told any more.", again: false }
      : await send(address.url, await composeMessage(deps, delivery));
  const now = deps.clock.now();
  if (sent.is === "sent") {
    await saveDelivery(deps.db, delivery, { sentAt: now, failure: null, nextTryAt: null });
    return;
  }
  const nextTryAt = sent.again ? nextTry(delivery.tries, now) : null;
  await saveDelivery(deps.db, delivery, { sentAt: null, failure: sent.failure, nextTryAt });
  const { locality, notice, tries } = delivery;
  const facts = { locality, notice, tries, failure: sent.failure };
  if (nextTryAt === null) deps.log.error(facts, "The word of a notice did not get out.");
  else deps.log.warn(facts, "The word of a notice did not get out; it is tried again.");
};

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
