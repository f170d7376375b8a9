/** When a screen that is behind raises a notice, when that clears, and how both are said. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import {
  hasCaughtUp,
  isBehind,
  isExpired,
  lagOf,
  type Position,
  type Screen,
} from "../../contracts/screen.ts";
import { writeDayNamed, writeTimeOf } from "../../contracts/wording.ts";

/** Somebody must have taken it on by then; else it is chased. */
export const screenAcknowledgeMinutes = 60;

/** What there is to do about a screen that is behind; shown with its notice. */
export const screenAdvice =
  "See whether it is on and has its network. It catches up by itself; if not, reload it from the page of the screens.";

export type ScreenStep =
  /** @property since by the clock that screens are timed by. */
  { is: "opens"; since: Instant; shows: boolean } | { is: "clears"; words: string };

/** Two lines, as with figures: it opens after two minutes behind, and clears well under that. */
export const judgeScreen = (
  screen: Screen,
  place: Position,
  now: Instant,
  isHeld: boolean,
): ScreenStep | null => {
  if (isExpired(screen, now)) {
    return isHeld
      ? { is: "clears", words: `“${screen.name}” was off for too long and must be paired again.` }
      : null;
  }
  if (isHeld) {
    return hasCaughtUp(screen, place, now)
      ? { is: "clears", words: `“${screen.name}” shows the latest figures again.` }
      : null;
  }
  const lag = lagOf(screen, place);
  return lag !== null && isBehind(screen, place, now)
    ? { is: "opens", since: lag.since, shows: screen.shows !== null }
    : null;
};

/** Why the notice of a screen clears that is none of the place's any more. */
export const screenGone = "The screen was revoked, or shows the wall of another place.";

/**
 * "The screen “Ward 4” has not shown the latest figures since 8:31am on Friday 16 August."
 *
 * @param since by the clock of the place.
 */
export const writeScreenBehind = (name: string, shows: boolean, since: Instant): string =>
  `The screen “${name}” has ${shows ? "not shown the latest" : "shown no"} figures since ${writeTimeOf(since)} on ${writeDayNamed(londonDay(since))}.`;
