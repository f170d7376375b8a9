/** Moments in the past of people: sessions, invitations, the audit. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import { writeDayShort, writeTimeOf } from "../../contracts/wording.ts";

/** "16 Aug 2024, 8:31am": with its year, for an audit is read long after. */
export const writeMoment = (instant: Instant): string => {
  const day = londonDay(instant);
  return `${writeDayShort(day)} ${day.slice(0, 4)}, ${writeTimeOf(instant)}`;
};
