/** The moments at which what is known of a place changed: where a replay of its wall can stop. */
import { z } from "zod";
import { Day, Instant } from "./calendar.ts";
import { Key } from "./place.ts";

/** A year and the leap day: a season with all that led up to it. */
export const replayDaysMax = 366;

/** A moment at which figures came, or definitions changed. */
export const Moment = z.object({
  at: Instant,
  /** The measures of the place that something new was then known of; "all" when its definitions or its plan changed. */
  measures: z.union([z.array(Key), z.literal("all")]),
});
export type Moment = z.infer<typeof Moment>;

export const Moments = z.object({
  locality: Key,
  from: Day,
  to: Day,
  /** In order of time, each once; none after now. */
  moments: z.array(Moment),
});
export type Moments = z.infer<typeof Moments>;
