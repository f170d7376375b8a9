/** A place's calendar as iCalendar (RFC 5545), which every calendar program takes. */
import ical, { ICalCalendarMethod } from "ical-generator";
import { addDays, type Instant, instantInLondon } from "../../contracts/calendar.ts";
import type { WeeklyEvent } from "../../contracts/weekly-update.ts";

/** How long an event with a time is taken to last: its end is not kept. */
const hourMs = 3_600_000;

export type CalendarToRender = {
  /** The place, in words. */
  name: string;
  locality: string;
  events: readonly WeeklyEvent[];
  /** The moment it speaks from; every event is stamped with it. */
  at: Instant;
};

/** A whole day has no time zone; an event with a time stands in UTC, which no clock change moves. */
export const renderCalendar = ({ name, locality, events, at }: CalendarToRender): string => {
  const calendar = ical({
    name: `${name}: key events`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Locality Flow", product: "Key events", language: "EN" },
    ttl: 3_600,
  });
  for (const { id, event, day, time, where } of events) {
    const start = time === null ? day : instantInLondon(day, time);
    calendar.createEvent({
      // The same event keeps its name, so that a calendar moves it and does not list it twice.
      id: `${id}@${locality}.locality-flow`,
      stamp: new Date(at),
      start: new Date(time === null ? `${day}T00:00:00Z` : start),
      end: new Date(time === null ? `${addDays(day, 1)}T00:00:00Z` : Date.parse(start) + hourMs),
      allDay: time === null,
      summary: event,
      ...(where === null ? {} : { location: where }),
    });
  }
  return calendar.toString();
};
