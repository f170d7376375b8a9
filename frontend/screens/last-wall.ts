/** The last figures that a screen showed, and until when they were known to be right. */
import { z } from "zod";
import { Instant } from "../../contracts/calendar.ts";
import { Figure } from "../../contracts/figure.ts";
import { Key } from "../../contracts/place.ts";
import { keep, kept } from "./keeping.ts";

const Figures = z.object({
  locality: Key,
  epoch: z.string(),
  revision: z.int(),
  figures: z.array(Figure),
});
export type LastFigures = z.infer<typeof Figures>;

/** The server's time when it was last heard, and what the machine's clock read then. */
const Heard = z.object({ at: Instant, machineMs: z.number() });

export type LastWall = LastFigures & { heard: z.infer<typeof Heard> };

const figuresKey = "figures";
const heardKey = "heard";

export const keepFigures = (figures: LastFigures): void => void keep(figuresKey, figures);

export const keepHeard = (at: Instant): void => void keep(heardKey, { at, machineMs: Date.now() });

/** The last wall of a place; null where none was kept, or it was another place's. */
export const lastWallOf = (locality: string): LastWall | null => {
  const figures = kept(figuresKey, Figures);
  const heard = kept(heardKey, Heard);
  return figures?.locality === locality && heard !== null ? { ...figures, heard } : null;
};
