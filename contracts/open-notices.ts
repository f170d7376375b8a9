/** The open notices as they stand on a wall: apart from all else of notices, so that a wall fetches no more. */
import { z } from "zod";
import { Instant } from "./calendar.ts";
import { Key } from "./place.ts";

/** What everyone who sees the wall may see: that it is so, why, and whether somebody has it. No names. */
export const OpenNotices = z.object({
  locality: Key,
  at: Instant,
  notices: z.array(
    z.object({
      id: z.string(),
      because: z.string(),
      since: Instant,
      state: z.enum(["open", "acknowledged"]),
    }),
  ),
});
export type OpenNotices = z.infer<typeof OpenNotices>;
