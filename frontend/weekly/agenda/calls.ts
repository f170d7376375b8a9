/** What the page of risks and the calendar asks of the server. All calls reject with an `ApiError`. */
import type { Day } from "../../../contracts/calendar.ts";
import { Agenda, type EventRequest, type RiskRequest } from "../../../contracts/weekly-draft.ts";
import { get, send } from "../../api.ts";

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;

/** Where calendar programs subscribe. */
export const calendarPath = (locality: string): string => `${place(locality)}/calendar.ics`;

export const calls = {
  /** The risks of that week, and the calendar from four weeks before it. */
  agenda: (locality: string, monday: Day): Promise<Agenda> =>
    get(Agenda, `${place(locality)}/agenda?monday=${monday}`),

  /** Answers with the risks of the week that was written for. */
  writeRisk: (locality: string, asked: RiskRequest): Promise<Agenda> =>
    send(Agenda, "POST", `${place(locality)}/agenda/risks`, asked),

  /** Answers with the risks of this week, whichever is on the screen. */
  writeEvent: (locality: string, asked: EventRequest): Promise<Agenda> =>
    send(Agenda, "POST", `${place(locality)}/agenda/events`, asked),
};
