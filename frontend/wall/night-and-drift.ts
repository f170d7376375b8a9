/** What a screen that is on all winter needs: a little movement against burn-in, and less light by night. */
import { type Instant, londonTime } from "../../contracts/calendar.ts";

const driftEveryMs = 180_000;
const driftSidePx = 8;

/** Where the page stands on its slow way round a square of 8 by 8 pixels. */
export const driftOf = (now: Instant): { x: number; y: number } => {
  const step = Math.floor(Date.parse(now) / driftEveryMs) % (4 * driftSidePx);
  const along = step % driftSidePx;
  switch (Math.floor(step / driftSidePx)) {
    case 0:
      return { x: along, y: 0 };
    case 1:
      return { x: driftSidePx, y: along };
    case 2:
      return { x: driftSidePx - along, y: driftSidePx };
    default:
      return { x: 0, y: driftSidePx - along };
  }
};

/** From 8pm to 6am the wall is dimmed. */
export const isNight = (now: Instant): boolean => {
  const time = londonTime(now);
  return time >= "20:00" || time < "06:00";
};
