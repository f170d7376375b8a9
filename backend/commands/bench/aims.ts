/** What the product aims at, beside a server that does next to nothing. */
import type { Aim } from "./row.ts";

/** At so many displays the slowest hundredth is held against the bare server's. */
const displaysAimedAt = 1_000;
const slowestAim: Aim = { timesMax: 1.3 };

export const slowestAimAt = (displays: number): Aim | undefined =>
  displays === displaysAimedAt ? slowestAim : undefined;

/** Of a server with 5,000 displays. */
export const memoryAim: Aim = { oursMax: 300 };
/** From a restart until 1,000 displays are back and show what the place shows. */
export const returnAim: Aim = { oursMax: 3_000 };
