/** What is said of notices on their page. Pure. */
import { type Instant, addMinutes, londonDay, londonReading } from "../../contracts/calendar.ts";
import type { Notice, NoticeDelivery, NoticesReply } from "../../contracts/notice.ts";
import { writeAge, writeDue, writeTimeOf, writeDayShort } from "../../contracts/wording.ts";

/** "8:31am", "15 Aug, 8:31am" */
export const writeMoment = (at: Instant, now: Instant): string =>
  londonDay(at) === londonDay(now)
    ? writeTimeOf(at)
    : `${writeDayShort(londonDay(at))}, ${writeTimeOf(at)}`;

/** "2 notices are open, 1 waits for somebody", "No notice is open" */
export const writeNotices = ({ open }: Pick<NoticesReply, "open">): string => {
  if (open.length === 0) return "No notice is open.";
  const waiting = open.filter(({ state }) => state === "open").length;
  const opened = open.length === 1 ? "1 notice is open" : `${open.length} notices are open`;
  if (waiting === 0) return `${opened}; somebody has ${open.length === 1 ? "it" : "each"}.`;
  return `${opened}; ${waiting === open.length ? "nobody has" : `${waiting} without anybody on`} ${open.length === 1 ? "it" : "them"} yet.`;
};

/** What stands beside a notice that has not ended. */
export const writeStanding = (
  { state, dueBy, owner }: Pick<Notice, "state" | "dueBy" | "owner">,
  now: Instant,
): { words: string; isLate: boolean } => {
  const lateMs = dueBy === null ? 0 : Date.parse(now) - Date.parse(dueBy);
  const isLate = lateMs > 0;
  const due = dueBy === null ? "" : writeDue(dueBy, now);
  if (state === "open") {
    return {
      words: isLate
        ? `Nobody has it: wanted by ${due}, ${writeAge(lateMs)} ago`
        : `Nobody has it yet: wanted by ${due}`,
      isLate,
    };
  }
  const who = owner ?? "Somebody";
  return {
    words: isLate
      ? `${who} has it: due ${due}, ${writeAge(lateMs)} late`
      : `${who} has it, due ${due}`,
    isLate,
  };
};

/** To whom: "", " to jo@example.nhs.uk", " to 3 addresses". The channel is not said: it is the place's own. */
const writeTo = (deliveries: readonly NoticeDelivery[]): string => {
  const emails = [...new Set(deliveries.flatMap(({ to }) => (to === null ? [] : [to])))];
  if (emails.length === 0) return "";
  return emails.length === 1 ? ` to ${emails[0]}` : ` to ${emails.length} addresses`;
};

/** Whether the word got out: of the last event that was to be sent, and of what failed before it. */
export const writeDelivery = (
  deliveries: readonly NoticeDelivery[],
  now: Instant,
): { words: string; failed: boolean } | null => {
  const failed = deliveries.filter(({ state }) => state === "failed");
  const last = deliveries.at(-1);
  if (last === undefined) return null;
  if (failed.length > 0) {
    const why = failed.at(-1)?.failure ?? "";
    return { words: `Its word did not get out${writeTo(failed)}. ${why}`, failed: true };
  }
  const waiting = deliveries.filter(({ state }) => state === "waiting");
  const stuck = waiting.findLast(({ failure }) => failure !== null);
  if (stuck !== undefined) {
    const tries = stuck.tries === 1 ? "1 try" : `${stuck.tries} tries`;
    const words = `Not sent${writeTo([stuck])} after ${tries}: ${stuck.failure} It is tried again.`;
    return { words, failed: true };
  }
  if (waiting.length > 0) return { words: "Its word is being sent.", failed: false };
  const together = deliveries.filter(
    ({ event, state }) => event === last.event && state === "sent",
  );
  return { words: `Sent${writeTo(together)} at ${writeMoment(last.at, now)}.`, failed: false };
};

const usualMinutes = 120;
const stepMinutes = 15;

/** Two hours from now, on the quarter, as a date-and-time field holds it. */
export const usualBy = (now: Instant): string => {
  const step = stepMinutes * 60_000;
  const by = addMinutes(now, usualMinutes);
  return londonReading(new Date(Math.ceil(Date.parse(by) / step) * step).toISOString());
};

const eventWords: Record<Notice["history"][number]["is"], string> = {
  opened: "Opened",
  acknowledged: "Taken on",
  chased: "Chased",
  closed: "Closed",
  cleared: "Cleared",
};
export const writeEvent = (is: Notice["history"][number]["is"]): string => eventWords[is];
