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
  /** Who owes what: for the place team. */
  chase: (locality: string): string => `/chase/${locality}`,
  /** Where a file of figures is sent. */
  imports: (locality: string): string => `/imports/${locality}`,
  /** With a place, its own keys and audit; without one, whatever the caller may see first. */
  admin: (section?: string, locality?: string): string =>
    `/admin${section === undefined ? "" : `/${section}`}${locality === undefined ? "" : `?place=${locality}`}`,
} as const;
