/** Where each page is. */
import type { Day } from "../../contracts/calendar.ts";

export const paths = {
  home: "/",
  signIn: "/sign-in",
  account: "/account",
  wall: (locality: string): string => `/wall/${locality}`,
  enter: (locality: string): string => `/enter/${locality}`,
  /** The update of the week that it is now. */
  thisWeek: (locality: string): string => `/weekly/${locality}`,
  weekly: (locality: string, monday: Day): string => `/weekly/${locality}/${monday}`,
  /** Where a week's update is written: for the place team. */
  weeklyEdit: (locality: string, monday: Day): string => `/weekly/${locality}/${monday}/edit`,
  /** Every edition that was published, and the season week by week. */
  weeklyArchive: (locality: string): string => `/weekly/${locality}/archive`,
  /** Two editions side by side, each as "2024-08-12.1". */
  weeklyCompare: (locality: string, before: string, after: string): string =>
    `/weekly/${locality}/compare?before=${before}&after=${after}`,
  /** How the place wants its update: for the place team. */
  weeklySettings: (locality: string): string => `/weekly/${locality}/settings`,
  /** The place's risks and its calendar. */
  agenda: (locality: string): string => `/weekly/${locality}/agenda`,
  /** Who owes what: for the place team. */
  chase: (locality: string): string => `/chase/${locality}`,
  /** What the place is called together for, and who has it: for the place team. */
  notices: (locality: string): string => `/notices/${locality}`,
  /** Where a file of figures is sent. */
  imports: (locality: string): string => `/imports/${locality}`,
  /** What a television opens: it shows a code until it is paired, and then its wall. */
  screen: "/screen",
  /** Where the code of a screen is typed. */
  pair: "/pair",
  /** The screens of a place: for the place team. */
  screens: (locality: string): string => `/screens/${locality}`,
  /** With a place, its own keys and audit; without one, whatever the caller may see first. */
  admin: (section?: string, locality?: string): string =>
    `/admin${section === undefined ? "" : `/${section}`}${locality === undefined ? "" : `?place=${locality}`}`,
} as const;
