/** Carries out what is to be sent of weekly updates: once, and again later where it did not get through. */
import { randomUUID } from "node:crypto";
import { addMinutes, type Instant } from "../../../contracts/calendar.ts";
import type { MailAttachment, MailMessage, Sent } from "../../../contracts/mail.ts";
import { writePassage } from "../../../contracts/passage.ts";
import type { WeeklyForm } from "../../../contracts/weekly-settings.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { writeDayLong } from "../../../contracts/wording.ts";
import type { Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { write } from "../../store/database.ts";
import { findPerson } from "../../store/people.ts";
import {
  claimWeeklyDeliveries,
  type DueWeeklyDelivery,
  insertWeeklyDelivery,
  saveWeeklyDelivery,
} from "../../store/weekly-deliveries.ts";
import { findEdition } from "../../store/weekly-updates.ts";
import { readLocality } from "../place.ts";
import { writeWeek } from "./week.ts";

/** Writes an update in a form, whole; rejects with a sentence when it cannot. */
export type WriteAttachment = (form: WeeklyForm, update: WeeklyUpdate) => Promise<MailAttachment>;

/** Minutes from each failed try to the next; after the last it is given up, and whoever sent it is told. */
export const updateRetryAfterMinutes = [1, 5, 15, 60] as const;
const atOnceMax = 8;
/** A server that does not come back within so long has died: another sends. */
const leaseMinutes = 10;

type Delivering = Pick<Deps, "db" | "clock" | "mail" | "publicAddress" | "log">;

/** Sends all that is due. @returns how many were tried. */
export const deliverUpdates = async (
  deps: Delivering,
  writeAttachment: WriteAttachment,
): Promise<number> => {
  let tried = 0;
  for (;;) {
    const now = deps.clock.now();
    const until = addMinutes(now, leaseMinutes);
    const due = await claimWeeklyDeliveries(deps.db, { now, until, limit: atOnceMax });
    await Promise.all(due.map((one) => deliver(deps, writeAttachment, one)));
    tried += due.length;
    if (due.length < atOnceMax) return tried;
  }
};

const deliver = async (
  deps: Delivering,
  writeAttachment: WriteAttachment,
  one: DueWeeklyDelivery,
): Promise<void> => {
  const sent = await send(deps, writeAttachment, one);
  const now = deps.clock.now();
  if (sent.is === "sent") {
    await saveWeeklyDelivery(deps.db, one, { sentAt: now, failure: null, nextTryAt: null });
    return;
  }
  const nextTryAt = sent.again ? nextTry(one.tries, now) : null;
  await saveWeeklyDelivery(deps.db, one, { sentAt: null, failure: sent.failure, nextTryAt });
  const { locality, monday, kind, tries } = one;
  const facts = { locality, monday, kind, tries, failure: sent.failure };
  if (nextTryAt !== null) {
    deps.log.warn(facts, "A weekly update did not get out; it is tried again.");
    return;
  }
  deps.log.error(facts, "A weekly update did not get out.");
  if (kind === "update") await tellSender(deps, one, sent.failure, now);
};

const nextTry = (tries: number, now: Instant): Instant | null => {
  const minutes = updateRetryAfterMinutes[tries - 1];
  return minutes === undefined ? null : addMinutes(now, minutes);
};

/** Who sent it hears of it by e-mail, should that get through; the page says it in any case. */
const tellSender = async (
  { db }: Delivering,
  one: DueWeeklyDelivery,
  failure: string,
  at: Instant,
): Promise<void> => {
  const { sender } = one;
  if (sender.is !== "person" || sender.id === null) return;
  const person = await findPerson(db, sender.id);
  if (person === null) return;
  await write(db, (tx) =>
    insertWeeklyDelivery(tx, {
      ...one,
      id: randomUUID(),
      kind: "failure",
      email: person.email,
      attach: [],
      said: `It did not reach ${one.email}: ${failure}`,
      at,
    }),
  );
};

const gone: Sent = {
  is: "failed",
  failure: "This installation sends no e-mail any more.",
  again: false,
};

const send = async (
  deps: Delivering,
  writeAttachment: WriteAttachment,
  one: DueWeeklyDelivery,
): Promise<Sent> => {
  const { mail = null } = deps;
  if (mail === null) return gone;
  try {
    return await mail(await composeMessage(deps, writeAttachment, one));
  } catch (error) {
    // A form that could not be written: nothing is sent without it, least of all a blank one.
    if (!(error instanceof ProblemError || error instanceof UnwrittenAttachment)) throw error;
    return { is: "failed", failure: error.message, again: true };
  }
};

/** An attachment that is empty or was not written; the message is a sentence. */
export class UnwrittenAttachment extends Error {}

const composeMessage = async (
  deps: Delivering,
  writeAttachment: WriteAttachment,
  one: DueWeeklyDelivery,
): Promise<MailMessage> => {
  const { locality, monday, edition, id, email, kind } = one;
  const place = await readLocality(deps.db, locality);
  const open = (words: string, path: string): MailMessage["link"] =>
    deps.publicAddress === null
      ? null
      : { words, url: `${deps.publicAddress}/weekly/${locality}/${monday}${path}` };
  const head = { delivery: `weekly-${id}`, to: { name: null, email } };
  if (kind === "draft" || edition === null) {
    return {
      ...head,
      subject: `${place.weeklyTitle}: the draft of ${writeWeek(one)} waits`,
      paragraphs: [
        `The draft of ${writeWeek(one)} is written from the figures so far, and waits for somebody to read it and publish it.`,
      ],
      link: open("Open the draft", "/edit"),
      attachments: [],
    };
  }
  if (kind === "failure") {
    return {
      ...head,
      subject: `${place.weeklyTitle}: edition ${edition} was not delivered to everyone`,
      paragraphs: [one.said ?? "It was not delivered to everyone."],
      link: open("Open the update", ""),
      attachments: [],
    };
  }
  const update = await findEdition(deps.db, { locality, monday }, edition);
  if (update === null) throw new UnwrittenAttachment(`There is no edition ${edition} any more.`);
  const attachments = await Promise.all(
    one.attach.map((form) => wholeAttachment(writeAttachment, form, update)),
  );
  return {
    ...head,
    subject: `${update.title}, week commencing ${writeDayLong(monday)}${edition === 1 ? "" : `, edition ${edition}`}`,
    paragraphs: paragraphsOf(update),
    link: open("Open the update", `?edition=${edition}`),
    attachments,
  };
};

const paragraphsOf = ({
  summary,
  missing,
  editionReason,
  gapsAccepted,
}: WeeklyUpdate): string[] => [
  ...(editionReason === null ? [] : [`This edition supersedes the one before: ${editionReason}`]),
  ...(summary === null ? [] : [writePassage(summary)]),
  ...(missing.length === 0 ? [] : [`What is missing: ${missing.join(" ")}`]),
  ...(gapsAccepted === null ? [] : [gapsAccepted]),
  ...(summary === null && missing.length === 0 ? ["The weekly update is published."] : []),
];

/** Nothing blank is ever sent. */
const wholeAttachment = async (
  writeAttachment: WriteAttachment,
  form: WeeklyForm,
  update: WeeklyUpdate,
): Promise<MailAttachment> => {
  const attachment = await writeAttachment(form, update);
  if (attachment.content.byteLength === 0)
    throw new UnwrittenAttachment(`${attachment.name} came out empty: nothing was sent.`);
  return attachment;
};
