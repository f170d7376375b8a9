/** How a screen stands, in words: for whoever looks after it. */
import type { Instant } from "../../contracts/calendar.ts";
import {
  isBehind,
  isExpired,
  isSilent,
  lagOf,
  type Position,
  type Screen,
  type ScreenOrder,
} from "../../contracts/screen.ts";
import { writeAge, writeDue, writeNumber } from "../../contracts/wording.ts";

/** From the worst to the best; each has a shape of its own beside its word. */
export type Standing = "expired" | "behind" | "silent" | "starting" | "hidden" | "current";

const ageOf = (from: Instant, now: Instant): string =>
  writeAge(Math.max(0, Date.parse(now) - Date.parse(from)));

/** The first that is true says most. */
export const standingOf = (screen: Screen, place: Position, now: Instant): Standing => {
  if (isExpired(screen, now)) return "expired";
  if (isBehind(screen, place, now)) return "behind";
  if (isSilent(screen, now)) return "silent";
  if (screen.shows === null) return "starting";
  return screen.visible ? "current" : "hidden";
};

export const standingWords: Record<Standing, string> = {
  expired: "Must be paired again",
  behind: "Behind",
  silent: "Not heard from",
  starting: "Starting",
  hidden: "In the background",
  current: "Up to date",
};

/** "2 revisions behind since 8:31am" */
const writeLag = (screen: Screen, place: Position, now: Instant): string | null => {
  const lag = lagOf(screen, place);
  if (lag === null) return null;
  const since = `since ${writeDue(lag.since, now)}`;
  if (screen.shows === null) return `No figures ${since}`;
  if (lag.revisions === null) return `Figures from before the database was restored, ${since}`;
  return `${writeNumber(lag.revisions)} ${lag.revisions === 1 ? "revision" : "revisions"} behind ${since}`;
};

/** One sentence on what is the matter; null where nothing is. */
export const writeMatter = (screen: Screen, place: Position, now: Instant): string | null => {
  switch (standingOf(screen, place, now)) {
    case "expired":
      return "It was off for too long. It shows a new code when it is on.";
    case "behind":
      return writeLag(screen, place, now);
    case "silent":
      return "It is off, or its network is. It comes back by itself.";
    case "hidden":
      return "Its page is behind another one, or its display is off.";
    case "starting":
    case "current":
      return null;
  }
};

const waitingWords: Record<ScreenOrder, string> = {
  identify: "Asked to show its name",
  reload: "Asked to load its page again",
};

/** "Asked to show its name; not done yet"; null while nothing is asked of it. */
export const writeWaiting = ({ orders }: Screen): string | null => {
  const [first] = orders;
  if (first === undefined) return null;
  return `${orders.map(({ is }) => waitingWords[is]).join(". ")}; not done yet`;
};

/** "Revision 1,482" */
export const writeShown = ({ shows }: Screen): string =>
  shows === null ? "No figures yet" : `Revision ${writeNumber(shows.revision)}`;

/** "12 seconds ago", "never" */
export const writeLastSeen = ({ lastSeenAt }: Screen, now: Instant): string =>
  lastSeenAt === null ? "never" : `${ageOf(lastSeenAt, now)} ago`;

/** The part of a release that people read, and whether it is the server's: "0.1.0, the newest". */
export const writeRelease = ({ release }: Screen, newest: string): string => {
  if (release === null) return "not known yet";
  const [version = release] = release.split("+");
  return release === newest ? version : `${version}, an older one`;
};

/** Over the list when screens are behind: "1 screen is behind: Ward 4"; null when none is. */
export const writeBehind = (names: readonly string[]): string | null => {
  if (names.length === 0) return null;
  const screens = names.length === 1 ? "1 screen is" : `${names.length} screens are`;
  return `${screens} behind: ${names.join(", ")}`;
};
