/** The BSW system as the product is shown with it, gathered for the action that saves it. */
import {
  aliases,
  events,
  localities,
  measures,
  noticeRules,
  plans,
  providers,
  risks,
  system,
  weeklyLayouts,
} from "../seeds/index.ts";
import { seedSubmissions } from "../seeds/observations/seed-submissions.ts";
import type { Seeds } from "./actions/seed.ts";

/** When the week of 5 August 2024 went to the board: Thursday 8 August, 3:10pm in London. */
const lastReportAt = "2024-08-08T14:10:00.000Z";
const lastReportMonday = "2024-08-05";

/** @param folder the project's `seeds`, whose data files are read. */
export const readSeeds = (folder: string): Seeds => ({
  system,
  localities,
  providers,
  measures,
  aliases: aliases.map((alias) => ({ ...alias, breakdown: alias.breakdown ?? "" })),
  plans,
  weeklyLayouts,
  risks,
  events,
  noticeRules,
  submissions: seedSubmissions(folder),
  published: weeklyLayouts.map(({ locality }) => ({
    locality,
    monday: lastReportMonday,
    at: lastReportAt,
  })),
});
