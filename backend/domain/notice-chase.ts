/** When somebody must be asked again: while nobody has taken a notice on, or its action is not done in time. */
import { type Instant, addMinutes } from "../../contracts/calendar.ts";
import type { Notice } from "../../contracts/notice.ts";
import { writeDue, writeTimeOf } from "../../contracts/wording.ts";

/** What was chased in vain is chased again after so long. */
export const chaseAgainMinutes = 240;

type Chased = Pick<Notice, "state" | "because" | "action" | "owner" | "dueBy" | "openedAt">;

/** The sentence to chase with at `now`; null while there is nothing to chase. */
export const findChase = (
  notice: Chased,
  lastChasedAt: Instant | null,
  now: Instant,
): string | null => {
  const { state, dueBy } = notice;
  if (dueBy === null || now <= dueBy || (state !== "open" && state !== "acknowledged")) return null;
  // A later promise begins anew: what was chased before it does not count.
  const again =
    lastChasedAt !== null && lastChasedAt > dueBy
      ? addMinutes(lastChasedAt, chaseAgainMinutes)
      : dueBy;
  if (now < again) return null;
  return state === "open"
    ? `Nobody has taken this on since it opened at ${writeTimeOf(notice.openedAt)}.`
    : `${notice.owner ?? "Its owner"} was to have done this by ${writeDue(dueBy, now)}: ${notice.action ?? ""}`;
};
