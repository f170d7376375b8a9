/** Escalation notices: what opens one, how it is said, and what people do about it. */
import { z } from "zod";
import { AsAt, Instant } from "./calendar.ts";
import { valueMax, Words } from "./observation.ts";
import { Email, Sender } from "./people.ts";
import { Key } from "./place.ts";

export const noticeRulesPerLocalityMax = 50;
/** Reports in a row that a rule may wait for. */
export const reportsInARowMax = 14;
/** A week: what is later than that is no escalation. */
export const overdueMinutesMax = 10_080;
/** How many ended notices a place is told of. */
export const recentNoticesMax = 30;
/** How far back a rule is tried before it is kept. */
export const trialDays = 90;
/** Beyond so many a place keeps a list in its mail server, and gives the address of that. */
export const noticeRecipientsMax = 20;

const bounded = z.number().min(-valueMax).max(valueMax);

/**
 * What a rule watches for. Each has two lines: it opens at one and clears at another, so that a figure
 * that trembles about the first does not open and clear a notice each day.
 */
export const NoticeTest = z.discriminatedUnion("kind", [
  /** A declared level of `at` or higher; clears below `clearBelow`. */
  z.object({
    kind: z.literal("level-reached"),
    at: z.int().min(1).max(4),
    clearBelow: z.int().min(1).max(4),
  }),
  /** Red against the target in force; clears at amber or only at green. */
  z.object({ kind: z.literal("rag-red"), clearAt: z.enum(["amber", "green"]) }),
  /** Over or under a number; clears when it has come back to `clearAt`. */
  z.object({
    kind: z.literal("threshold"),
    side: z.enum(["over", "under"]),
    at: bounded,
    clearAt: bounded,
  }),
  /** Later than its due time by so many minutes; clears when the figure comes. */
  z.object({ kind: z.literal("overdue"), byMinutes: z.int().min(0).max(overdueMinutesMax) }),
]);
export type NoticeTest = z.infer<typeof NoticeTest>;

const isConsistent = (test: NoticeTest): boolean => {
  switch (test.kind) {
    case "level-reached":
      return test.clearBelow <= test.at;
    case "threshold":
      return test.side === "over" ? test.clearAt <= test.at : test.clearAt >= test.at;
    case "rag-red":
    case "overdue":
      return true;
  }
};

export const NoticeRule = z
  .object({
    key: Key,
    measure: Key,
    test: NoticeTest.refine(
      isConsistent,
      "The line at which it clears must be on the better side of the line at which it opens.",
    ),
    /** For so many reports in a row it must hold before a notice opens; an overdue figure waits by its minutes. */
    opensAfter: z.int().min(1).max(reportsInARowMax),
    /** For so many reports in a row it must have come back before the notice clears. */
    clearsAfter: z.int().min(1).max(reportsInARowMax),
    /** Somebody must have taken it on by then; else it is chased. */
    acknowledgeWithinMinutes: z.int().min(5).max(overdueMinutesMax),
    /** What the place agreed to do first; shown with the notice. */
    advice: Words.nullable(),
    active: z.boolean(),
  })
  .strict();
export type NoticeRule = z.infer<typeof NoticeRule>;

const keysAreUnique = (rules: readonly NoticeRule[]): boolean =>
  new Set(rules.map(({ key }) => key)).size === rules.length;

/** The whole set of a place's rules takes the place of the one before. */
export const NoticeRulesRequest = z
  .object({
    rules: z
      .array(NoticeRule)
      .max(noticeRulesPerLocalityMax, "A place has at most 50 rules.")
      .refine(keysAreUnique, "Two rules have the same key. Give each its own."),
    /** Where this place's notices are sent; null: nowhere of its own; left out: as it is. It is never shown again. */
    webhook: z
      .url({ protocol: /^https$/, error: "Write the whole address, beginning with https://." })
      .max(2_000)
      .nullable()
      .optional(),
    /** To whom notices are sent by e-mail; left out: as it is. The same twice is once. */
    emails: z
      .array(Email)
      .max(noticeRecipientsMax, "Give at most 20 addresses: a list of your mail server is one.")
      .optional(),
  })
  .strict();
export type NoticeRulesRequest = z.infer<typeof NoticeRulesRequest>;

export const NoticeRulesReply = z.object({
  locality: Key,
  /** Each with itself as a sentence: "Opens when RUH OPEL is OPEL 4…". */
  rules: z.array(z.object({ rule: NoticeRule, title: z.string(), words: z.string() })),
  /** Whose webhook is told, and the end of its address; null where nobody is. */
  webhook: z.object({ of: z.enum(["place", "installation"]), hint: z.string() }).nullable(),
  /** To whom notices are sent by e-mail. */
  emails: z.array(z.string()),
  /** Whether this installation sends e-mail at all. */
  sendsMail: z.boolean(),
});
export type NoticeRulesReply = z.infer<typeof NoticeRulesReply>;

/** What would have opened: nothing is kept and nobody is told. */
export const NoticeTrialRequest = NoticeRulesRequest.pick({ rules: true }).strict();
export type NoticeTrialRequest = z.infer<typeof NoticeTrialRequest>;

export const NoticeTrial = z.object({
  locality: Key,
  from: AsAt,
  to: AsAt,
  rules: z.array(
    z.object({
      key: Key,
      /** Reports that could be judged. */
      judged: z.int(),
      openings: z.array(
        z.object({ openedFor: AsAt, because: z.string(), clearedFor: AsAt.nullable() }),
      ),
      /** Why nothing can be said of the past; null where it can. */
      untried: z.string().nullable(),
    }),
  ),
});
export type NoticeTrial = z.infer<typeof NoticeTrial>;

export const NoticeState = z.enum(["open", "acknowledged", "closed", "cleared"]);
export type NoticeState = z.infer<typeof NoticeState>;

export const NoticeEventKind = z.enum(["opened", "acknowledged", "chased", "closed", "cleared"]);
export type NoticeEventKind = z.infer<typeof NoticeEventKind>;

/** One thing that happened to a notice, as a sentence. */
export const NoticeEvent = z.object({
  at: Instant,
  is: NoticeEventKind,
  words: z.string(),
  /** Null for what the installation did by its rules. */
  sender: Sender.nullable(),
});
export type NoticeEvent = z.infer<typeof NoticeEvent>;

/** Whether the word of a notice got out, by the last of its events that was sent. */
export const NoticeDelivery = z.object({
  event: NoticeEventKind,
  /** The e-mail address it is sent to; null for the webhook. */
  to: z.string().nullable(),
  state: z.enum(["waiting", "sent", "failed"]),
  tries: z.int(),
  at: Instant,
  /** What went wrong at the last try: "It answered 404." */
  failure: z.string().nullable(),
});
export type NoticeDelivery = z.infer<typeof NoticeDelivery>;

export const Notice = z.object({
  id: z.string(),
  rule: Key,
  locality: Key,
  /** Null for one that is about a screen. */
  measure: Key.nullable(),
  /** The screen that is behind; null for one that a rule of the place opened. */
  screen: z.string().nullable(),
  state: NoticeState,
  openedAt: Instant,
  /** The report since which it holds, by its as-at. */
  openedFor: AsAt,
  /** "RUH declared OPEL 4 at 8:10am on Thursday 15 August." */
  because: z.string(),
  advice: z.string().nullable(),
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: Sender.nullable(),
  action: z.string().nullable(),
  owner: z.string().nullable(),
  /** By when it must be taken on, and after that, by when the action must be done; null once it has ended. */
  dueBy: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why it has ended, as a sentence; null while it has not. */
  ended: z.string().nullable(),
  /** The first first. */
  history: z.array(NoticeEvent),
  deliveries: z.array(NoticeDelivery),
});
export type Notice = z.infer<typeof Notice>;

/** Open ones first, the oldest first; then the last that ended. */
export const NoticesReply = z.object({
  locality: Key,
  at: Instant,
  open: z.array(Notice),
  recent: z.array(Notice),
});
export type NoticesReply = z.infer<typeof NoticesReply>;

export const AcknowledgeRequest = z
  .object({
    action: Words.min(1, "Write what is being done."),
    owner: Words.min(1, "Write who has it: a name or a role.").max(100),
    /** By when the action is to be done, in London; a day alone is until its end. */
    by: AsAt,
  })
  .strict();
export type AcknowledgeRequest = z.infer<typeof AcknowledgeRequest>;

export const CloseRequest = z.object({ words: Words.min(1, "Write how it ended.") }).strict();
export type CloseRequest = z.infer<typeof CloseRequest>;

/** The word of a notice as it is sent out: who it is for reads a title, a few sentences and a link. */
export type NoticeMessage = {
  title: string;
  sentences: readonly string[];
  /** The page where it is taken on; null where nobody knows the address of this installation. */
  link: string | null;
};
