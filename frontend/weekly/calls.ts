/** What the page of a week's update asks of the server. All calls reject with an `ApiError`. */
import type { Day, Instant } from "../../contracts/calendar.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { get, getText, send } from "../api.ts";

const update = (locality: string, monday: Day): string =>
  `/api/localities/${encodeURIComponent(locality)}/weekly-updates/${monday}`;

export const calls = {
  update: (locality: string, monday: Day): Promise<WeeklyUpdate> =>
    get(WeeklyUpdate, update(locality, monday)),

  /** A chart of the update as SVG text, drawn from what was known at that moment. */
  chart: (locality: string, monday: Day, name: string, asKnownAt: Instant): Promise<string> =>
    getText(
      `${update(locality, monday)}/charts/${encodeURIComponent(name)}.svg?as-known-at=${encodeURIComponent(asKnownAt)}`,
    ),

  publish: (locality: string, monday: Day): Promise<WeeklyUpdate> =>
    send(WeeklyUpdate, "POST", `${update(locality, monday)}/publish`),
};
