/** The weekly update while it is being written: what the edit page reads and sends. */
import { z } from "zod";
import { AsAt, ClockTime, Day, Instant } from "./calendar.ts";
import { Words } from "./observation.ts";
import { Fact, Passage, PassageFlag, passageCharactersMax } from "./passage.ts";
import { Sender } from "./people.ts";
import { Key } from "./place.ts";
import { Problem } from "./problem.ts";
import { WeeklyCorrection, WeeklyEvent, WeeklyRisk, WeeklyUpdate } from "./weekly-update.ts";

/** An editor who was heard of so recently is shown as being there. */
export const editorSeenWithinMs = 20_000;
export const editorHeartbeatMs = 5_000;
export const reasonCharactersMax = 300;
export const risksPerLocalityMax = 40;
export const eventsPerLocalityMax = 500;

/** A place where sentences are written: "summary", or a row's key after "row:". */
export const PassageSlot = z
  .string()
  .max(90)
  .regex(
    /^(summary|row:[a-z0-9][a-z0-9-]*)$/,
    "A passage stands at summary, or at row: and a row's key.",
  );
export type PassageSlot = z.infer<typeof PassageSlot>;

export const WrittenPassage = z.object({
  slot: PassageSlot,
  /** Null: nothing is written, and of the summary the suggestion stands. Empty: left out on purpose. */
  passage: Passage.nullable(),
  /** Rises by one each time it is written; 0 when it never was. */
  version: z.int().min(0),
  sender: Sender.nullable(),
  writtenAt: Instant.nullable(),
  /** What the numbers support, in words; empty when there is nothing to say. */
  suggestion: Passage,
  flags: z.array(PassageFlag),
});
export type WrittenPassage = z.infer<typeof WrittenPassage>;

/** Writes a passage as plain words: what in it equals a fact is made to follow it. */
export const PassageRequest = z
  .object({
    /** The version that was on the screen: another one meanwhile is a conflict, and nothing is lost. */
    basedOn: z.int().min(0),
    /** Null takes back what was written: the suggestion stands again. */
    words: z
      .string()
      .max(
        passageCharactersMax,
        `Write at most ${passageCharactersMax} characters: the board reads a paragraph.`,
      )
      .regex(/^[^\0\p{Cs}]*$/u, "This holds characters that are not text. Type it again.")
      .nullable(),
    /** Names this change: sent again after a lost reply, it is the same change. */
    id: z.uuid("Give the change an id of its own, a UUID."),
  })
  .strict();
export type PassageRequest = z.infer<typeof PassageRequest>;

/** What was written, as it stands; and whether the draft, which was called ready, is a draft again by it. */
export const PassageReceipt = WrittenPassage.extend({ tookBack: z.boolean() });
export type PassageReceipt = z.infer<typeof PassageReceipt>;

/** The reply when another version stands than the writer saw: nothing was saved, and this is what stands. */
export const PassageConflict = Problem.extend({ standing: WrittenPassage });
export type PassageConflict = z.infer<typeof PassageConflict>;

/** Somebody who has the draft open, and where in it they write. */
export const Editor = z.object({
  name: z.string(),
  slot: PassageSlot.nullable(),
  seenAt: Instant,
  /** Whoever asks. */
  isYou: z.boolean(),
});
export type Editor = z.infer<typeof Editor>;

/** What a flow lead or the place team said of a figure that the update shows. */
export const FigureComment = z.object({
  row: Key,
  measure: Key,
  asAt: AsAt,
  words: z.string(),
  sender: Sender.nullable(),
  at: Instant,
});
export type FigureComment = z.infer<typeof FigureComment>;

export const WeeklyDraft = z.object({
  /** As it would be published now. */
  update: WeeklyUpdate,
  state: z.enum(["draft", "ready", "published"]),
  /** Who called it ready, and when; null while it is a draft. */
  ready: z.object({ sender: Sender, at: Instant }).nullable(),
  passages: z.array(WrittenPassage),
  /** What may be said with a number that follows its figure, by label. */
  facts: z.array(Fact),
  comments: z.array(FigureComment),
  /** Figures of the week that were revised after they were shown: worth a look before publishing. */
  revised: z.array(WeeklyCorrection),
  editors: z.array(Editor),
  /** When it was announced as waiting, by the place's schedule; null when it was not. */
  announcedAt: Instant.nullable(),
  /** Why it cannot be published by whoever asks, in a sentence; null when it can. */
  waitsFor: z.string().nullable(),
  /** Rises with every change of what people write, so that two editors see each other. */
  version: z.int(),
});
export type WeeklyDraft = z.infer<typeof WeeklyDraft>;

/** A sign of life of an editor. */
export const EditorRequest = z.object({ slot: PassageSlot.nullable() }).strict();
export type EditorRequest = z.infer<typeof EditorRequest>;

export const DraftStateRequest = z.object({ state: z.enum(["draft", "ready"]) }).strict();
export type DraftStateRequest = z.infer<typeof DraftStateRequest>;

const Reason = Words.max(reasonCharactersMax);

export const PublishRequest = z
  .object({
    /** What to say of the gaps: an update with gaps is published by saying so, and never by accident. */
    gaps: Reason.nullable().default(null),
    /** Why an edition that is published is superseded; needed for every edition after the first. */
    reason: Reason.nullable().default(null),
  })
  .strict();
export type PublishRequest = z.infer<typeof PublishRequest>;

const Line = Words.min(1, "Write a few words.").max(reasonCharactersMax);

export const RiskRequest = z
  .object({
    id: z.uuid("Give the risk an id of its own, a UUID."),
    /** The week from which it is so. */
    monday: Day,
    risk: Line,
    mitigation: Words.max(reasonCharactersMax),
    owner: Words.max(80).nullable(),
    state: z.enum(["open", "closed"]),
  })
  .strict();
export type RiskRequest = z.infer<typeof RiskRequest>;

export const EventRequest = z
  .object({
    id: z.uuid("Give the event an id of its own, a UUID."),
    event: Line,
    day: Day,
    time: ClockTime.nullable(),
    where: Words.max(120).nullable(),
    /** True takes it out of the calendar. */
    withdrawn: z.boolean().default(false),
  })
  .strict();
export type EventRequest = z.infer<typeof EventRequest>;

/** The risks and the calendar that a place keeps. */
export const Agenda = z.object({
  locality: Key,
  risks: z.array(WeeklyRisk),
  events: z.array(WeeklyEvent),
});
export type Agenda = z.infer<typeof Agenda>;
