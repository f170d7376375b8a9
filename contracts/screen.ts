/** Screens that need nobody: paired once by a code, and from then on known by what they report. */
import { z } from "zod";
import { Instant } from "./calendar.ts";
import { Key } from "./place.ts";

/** A code is shown for so long, then another one. */
export const pairingLifeMs = 600_000;
/** A screen asks so often whether somebody has typed its code. */
export const claimEveryMs = 4_000;
/** A screen says so often what it shows, and at once when its link changes. */
export const reportEveryMs = 30_000;
/** A screen that has said nothing for so long is off, or cut off. */
export const silentAfterMs = 90_000;
/** A screen that is behind for so long is worth a warning, and raises a notice. */
export const behindNoticeMs = 120_000;
/** It has caught up when it is behind for less: one that reports in time never is for longer. */
export const caughtUpMs = 60_000;
/** A screen that is asked which one it is shows its name for so long. */
export const identifyShownMs = 20_000;

export const screenNameCharactersMax = 60;

/** Letters and digits that nobody takes for one another across a room: no 0 and O, 1, I and L, 2 and Z, 5 and S. */
export const codeLetters = "ABCDEFGHJKMNPQRTUVWXY346789";
export const codeLength = 6;

const typedCode = new RegExp(`^[${codeLetters}]{${codeLength}}$`);

/** A code as it is kept, "KQ74MD", however it was typed; null for what can be none. */
export const readCode = (typed: string): string | null => {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  return typedCode.test(code) ? code : null;
};

/** A code as it is shown: "KQ7-4MD". */
export const writeCode = (code: string): string =>
  `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;

/** What an unpaired screen gets: a code to show, and a secret with which to ask what became of it. */
export const Pairing = z.object({
  code: z.string(),
  secret: z.string(),
  /** Not a moment: the clock of a television is often wrong. */
  lifeSeconds: z.int(),
});
export type Pairing = z.infer<typeof Pairing>;

export const Claim = z.object({ secret: z.string().max(64) }).strict();
export type Claim = z.infer<typeof Claim>;

/** What became of a code; "paired" comes with the screen's credential in a cookie. */
export const ClaimReply = z.object({ state: z.enum(["waiting", "paired", "over"]) });
export type ClaimReply = z.infer<typeof ClaimReply>;

const ScreenName = z
  .string()
  .trim()
  .min(1, "Give the screen a name: where it hangs.")
  .max(screenNameCharactersMax, `A name has ${screenNameCharactersMax} characters at most.`);

export const ScreenRequest = z
  .object({
    code: z
      .string()
      .max(32)
      .refine((typed) => readCode(typed) !== null, {
        error: "Type the six letters and digits that the screen shows, such as KQ7-4MD.",
      }),
    name: ScreenName,
  })
  .strict();
export type ScreenRequest = z.infer<typeof ScreenRequest>;

/** What can be asked of a screen from afar. */
export const ScreenOrder = z.enum([
  "identify", // show its name
  "reload", // fetch its page anew
]);
export type ScreenOrder = z.infer<typeof ScreenOrder>;

/** An order on its way: handed over with each reply until the screen says that it did it. */
export const WaitingOrder = z.object({
  /** By which the screen knows it again, and does it once. */
  id: z.string().max(64),
  is: ScreenOrder,
});
export type WaitingOrder = z.infer<typeof WaitingOrder>;
/** A screen names the last that it did: more than ever wait for it. */
export const doneOrdersMax = 8;

export const ScreenOrderRequest = z.object({ order: ScreenOrder }).strict();

/** A new name, or the place whose wall it is to show from now on, or both. */
export const ScreenChange = z
  .object({ name: ScreenName.optional(), locality: Key.optional() })
  .strict();
export type ScreenChange = z.infer<typeof ScreenChange>;

/** Where a place or a screen stands: revisions of different epochs cannot be compared. */
export type Position = { epoch: string; revision: number };

/** What a screen says of itself. */
export const ScreenReport = z
  .object({
    /** Null while it shows no figures. */
    shows: z
      .object({ locality: Key, epoch: z.string().max(64), revision: z.int().min(0) })
      .strict()
      .nullable(),
    /** The release of its page. */
    release: z.string().max(64),
    /** Whether anybody could see it: false for a page in the background. */
    visible: z.boolean(),
    /** The orders that it did, by their ids. */
    done: z.array(z.string().max(64)).max(doneOrdersMax).default([]),
  })
  .strict();
export type ScreenReport = z.infer<typeof ScreenReport>;

/** What a screen is told when it reports: who it is, which wall is its own, and what is asked of it. */
export const ScreenDuty = z.object({
  id: z.string(),
  name: z.string(),
  locality: Key,
  place: z.object({ name: z.string(), shortName: z.string() }),
  demonstration: z.boolean(),
  /** The server's release: a page of another one loads itself anew. */
  release: z.string(),
  /** One of a kind at most. */
  orders: z.array(WaitingOrder),
});
export type ScreenDuty = z.infer<typeof ScreenDuty>;

export const Screen = z.object({
  id: z.string(),
  locality: Key,
  name: z.string(),
  pairedBy: z.string(),
  pairedAt: Instant,
  /** Until when it may stay away: each day that it is on puts it off. */
  expiresAt: Instant,
  lastSeenAt: Instant.nullable(),
  /** What it showed when it was last seen; null while it has shown nothing of its place. */
  shows: z.object({ epoch: z.string(), revision: z.int() }).nullable(),
  release: z.string().nullable(),
  visible: z.boolean(),
  /** Since when it has missed something, as far as its reports tell. */
  behindSince: Instant.nullable(),
  /** Asked of it, and as far as is known not yet done. */
  orders: z.array(WaitingOrder),
});
export type Screen = z.infer<typeof Screen>;

/** The screens of a place, by name, and what they should be showing. Times are the machine's. */
export const ScreensReply = z.object({
  at: Instant,
  epoch: z.string(),
  revision: z.int(),
  release: z.string(),
  screens: z.array(Screen),
});
export type ScreensReply = z.infer<typeof ScreensReply>;

const msBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Date.parse(to) - Date.parse(from));

/** How far behind its place a screen is. */
export type Lag = {
  /** Revisions that it misses; null where they cannot be counted: it shows nothing, or another epoch. */
  revisions: number | null;
  since: Instant;
};

type Followed = Pick<Screen, "shows" | "behindSince" | "lastSeenAt" | "pairedAt">;

/** How far behind a screen is; null for one that shows what its place holds. */
export const lagOf = (screen: Followed, place: Position): Lag | null => {
  const { shows } = screen;
  if (shows !== null && shows.epoch === place.epoch && shows.revision >= place.revision)
    return null;
  return {
    revisions:
      shows !== null && shows.epoch === place.epoch ? place.revision - shows.revision : null,
    // One that was up to date when it last spoke has missed something since then, at the earliest.
    since: screen.behindSince ?? screen.lastSeenAt ?? screen.pairedAt,
  };
};

/** Whether a screen has been behind for so long that somebody should hear of it. */
export const isBehind = (screen: Followed, place: Position, now: Instant): boolean => {
  const lag = lagOf(screen, place);
  return lag !== null && msBetween(lag.since, now) >= behindNoticeMs;
};

/** Whether a screen that was behind has caught up: it shows all, or misses only what has just come. */
export const hasCaughtUp = (screen: Followed, place: Position, now: Instant): boolean => {
  const lag = lagOf(screen, place);
  return lag === null || msBetween(lag.since, now) < caughtUpMs;
};

/** Whether nothing has been heard of a screen for too long: it is off, or its network is. */
export const isSilent = (
  { lastSeenAt, pairedAt }: Pick<Screen, "lastSeenAt" | "pairedAt">,
  now: Instant,
): boolean => msBetween(lastSeenAt ?? pairedAt, now) >= silentAfterMs;

/** Whether it was away for so long that it must be paired again. */
export const isExpired = ({ expiresAt }: Pick<Screen, "expiresAt">, now: Instant): boolean =>
  expiresAt <= now;
