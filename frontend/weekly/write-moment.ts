/** How the pages of the update write a moment. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import { writeDayLong, writeTimeOf } from "../../contracts/wording.ts";

/** "Friday 16 August 2024, 3:10pm" */
export const writeMoment = (at: Instant): string =>
  `${writeDayLong(londonDay(at))}, ${writeTimeOf(at)}`;
