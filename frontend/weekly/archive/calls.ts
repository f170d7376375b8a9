/** What the pages of published updates ask of the server. All calls reject with an `ApiError`. */
import type { Day } from "../../../contracts/calendar.ts";
import {
  WeeklyArchive,
  WeeklyComparison,
  WeeklySeason,
} from "../../../contracts/weekly-edition.ts";
import { WeeklyDeliveries } from "../../../contracts/weekly-settings.ts";
import { get, send } from "../../api.ts";

const place = (locality: string): string => `/api/localities/${encodeURIComponent(locality)}`;
const deliveries = (locality: string, monday: Day): string =>
  `${place(locality)}/weekly-updates/${monday}/deliveries`;

export const calls = {
  /** Every edition, newest first; with words to look for, those that say them. */
  archive: (locality: string, query: string): Promise<WeeklyArchive> =>
    get(
      WeeklyArchive,
      `${place(locality)}/weekly-archive${query === "" ? "" : `?query=${encodeURIComponent(query)}`}`,
    ),

  /** The last year, week by week. */
  season: (locality: string): Promise<WeeklySeason> =>
    get(WeeklySeason, `${place(locality)}/weekly-season`),

  /** Two editions, each named as "2024-08-12.1". */
  comparison: (locality: string, before: string, after: string): Promise<WeeklyComparison> =>
    get(
      WeeklyComparison,
      `${place(locality)}/weekly-comparison?before=${encodeURIComponent(before)}&after=${encodeURIComponent(after)}`,
    ),

  /** What was sent to whom of a week, newest first. */
  deliveries: (locality: string, monday: Day): Promise<WeeklyDeliveries> =>
    get(WeeklyDeliveries, deliveries(locality, monday)),

  /** Sends the newest edition of a week to everyone on the list. */
  sendToList: (locality: string, monday: Day): Promise<WeeklyDeliveries> =>
    send(WeeklyDeliveries, "POST", deliveries(locality, monday)),
};
