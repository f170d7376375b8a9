/** What a page needs to know of the service itself. */
import { z } from "zod";
import { Instant } from "./calendar.ts";

export const Service = z.object({
  at: Instant,
  release: z.string(),
  /** True when the figures are a demonstration and the clock is its own. */
  demonstration: z.boolean(),
});
export type Service = z.infer<typeof Service>;
