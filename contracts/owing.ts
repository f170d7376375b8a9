/** Who owes what: for the place team that chases before the morning call. */
import { z } from "zod";
import { AsAt, Day, Instant } from "./calendar.ts";
import { Words } from "./observation.ts";
import { Sender } from "./people.ts";
import { Key, Provider } from "./place.ts";

/** How many weeks of completeness are told. */
export const completenessWeeks = 8;

export const OwedFigure = z.object({
  measure: Key,
  title: z.string(),
  asAt: AsAt,
  dueAt: Instant,
  state: z.enum(["due", "late"]),
  /** The parts that have not come, by their labels; empty when all of it is owed. */
  missing: z.array(z.string()),
});
export type OwedFigure = z.infer<typeof OwedFigure>;

/** How complete a provider's week is: of the figures whose time had come, how many came. */
export const WeekCompleteness = z.object({
  monday: Day,
  expected: z.int(),
  reported: z.int(),
  /** Reported as "no figure, because…": said, and not silent. */
  none: z.int(),
  late: z.int(),
  missing: z.array(z.object({ measure: Key, title: z.string(), asAt: AsAt })),
});
export type WeekCompleteness = z.infer<typeof WeekCompleteness>;

/** That somebody was reminded, how, and by whom. */
export const Contact = z.object({ at: Instant, sender: Sender, words: z.string() });
export type Contact = z.infer<typeof Contact>;

export const ContactRequest = z
  .object({
    id: z.uuid("Give the contact an id of its own, a UUID."),
    words: Words.min(1, "Write whom you reached, and how."),
  })
  .strict();
export type ContactRequest = z.infer<typeof ContactRequest>;

export const ProviderOwing = z.object({
  provider: Provider,
  /** Late ones first, the longest late on top. */
  owed: z.array(OwedFigure),
  /** Figures of today's round that have come, and how many there are in all. */
  entered: z.int(),
  asked: z.int(),
  lastSubmissionAt: Instant.nullable(),
  lastContact: Contact.nullable(),
  /** The last week last. */
  weeks: z.array(WeekCompleteness),
  followUps: z.array(
    z.object({
      measure: Key,
      title: z.string(),
      breakdown: z.string(),
      asAt: AsAt,
      words: z.string(),
      at: Instant,
    }),
  ),
});
export type ProviderOwing = z.infer<typeof ProviderOwing>;

export const OwingReply = z.object({
  locality: Key,
  at: Instant,
  revision: z.int(),
  providers: z.array(ProviderOwing),
});
export type OwingReply = z.infer<typeof OwingReply>;
