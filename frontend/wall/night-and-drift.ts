/** What a screen that is on all winter needs: a little movement against burn-in, and less light by night. */
import { type Instant, londonTime } from "../../contracts/calendar.ts";

const driftEveryMs = 180_000;
const driftSidePx = 8;

/** Where the page stands on its slow way round a square of 8 by 8 pixels, from the square's middle. */
export const driftOf = (now: Instant): { x: number; y: number } => {
  const half = driftSidePx / 2;
  const step = Math.floor(Date.parse(now) / driftEveryMs) % (4 * driftSidePx);
  const along = step % driftSidePx;
  switch (Math.floor(step / driftSidePx)) {
    case 0:
      return { x: along - half, y: -half };
    case 1:
      return { x: half, y: along - half };
    case 2:
      return { x: half - along, y: half };
    default:
      return { x: -half, y: half - along };
  }
};

/** From 8pm to 6am the wall is dimmed. */
export const isNight = (now: Instant): boolean => {
  const time = londonTime(now);
  return time >= "20:00" || time < "06:00";
};
