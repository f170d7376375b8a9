/** What the bench and the process that holds its displays say to each other. */
import { z } from "zod";

/** A figure that was sent: the revision it led to, and when its POST began by `clockMs`. */
export const Post = z.object({ revision: z.int(), begunAtMs: z.number() });
export type Post = z.infer<typeof Post>;

export const Order = z.discriminatedUnion("order", [
  z.object({ order: z.literal("open"), urls: z.array(z.string()), count: z.int() }),
  /** All come back at once, each from where it stood. Answered when each stands at `revision`. */
  z.object({ order: z.literal("return"), url: z.string(), revision: z.int() }),
  z.object({ order: z.literal("tell"), posts: z.array(Post) }),
  z.object({ order: z.literal("close") }),
]);
export type Order = z.infer<typeof Order>;

const Milliseconds = z.instanceof(Float64Array);

/** From the moment that all of them began to come until each had its first message. */
export const Opened = z.object({ firstAfterMs: Milliseconds, snapshotBytes: z.int() });
export type Opened = z.infer<typeof Opened>;

/** From the moment that all of them began to come back until each showed what the place shows. */
export const Returned = z.object({ equalAfterMs: Milliseconds });
export type Returned = z.infer<typeof Returned>;

/** From the beginning of each POST to its arrival at each display; `missed` never arrived. */
export const Told = z.object({ seenAfterMs: Milliseconds, missed: z.int(), patchBytes: z.int() });
export type Told = z.infer<typeof Told>;

export const Closed = z.object({});
