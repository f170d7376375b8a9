/** Where each page is. */
import type { Day } from "../../contracts/calendar.ts";

export const paths = {
  home: "/",
  wall: (locality: string): string => `/wall/${locality}`,
  enter: (locality: string): string => `/enter/${locality}`,
  /** The update of the week that it is now. */
  thisWeek: (locality: string): string => `/weekly/${locality}`,
  weekly: (locality: string, monday: Day): string => `/weekly/${locality}/${monday}`,
} as const;
