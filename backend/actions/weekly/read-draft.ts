/** The draft of a week with all that whoever writes in it wants to see. */
import { createHash } from "node:crypto";
import { type Caller, may } from "../../../contracts/access.ts";
import { type Instant, londonReading } from "../../../contracts/calendar.ts";
import type { WeeklyDraft } from "../../../contracts/weekly-draft.ts";
import type { Asker, Deps } from "../../deps.ts";
import { readConsistently } from "../../store/database.ts";
import { findRevision } from "../../store/revisions.ts";
import { countDraftChanges } from "../../store/weekly-drafts.ts";
import { findAnnouncement } from "../../store/weekly-deliveries.ts";
import type { Week } from "../../store/weekly-passages.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { readLocality, readNow } from "../place.ts";
import { senderOf } from "../sender.ts";
import { composeDraft, type Draft } from "./draft.ts";
import { readEditors } from "./editors.ts";
import { readExpected } from "./ground.ts";
import { findObstacles } from "./publication.ts";
import { composeRevised } from "./revised.ts";
import { checkMonday } from "./week.ts";

type Reading = Pick<Deps, "db" | "clock">;

/**
 * Throws "not-found" for an unknown place or one without an update, "invalid" for a week that has not
 * begun or that no Monday names.
 */
export const readDraft = (
  { db, clock }: Reading,
  { caller }: Pick<Asker, "caller">,
  week: Week,
): Promise<WeeklyDraft> =>
  readConsistently(db, async (tx) => {
    const now = clock.now();
    checkMonday(week.monday, now);
    const draft = await composeDraft(tx, week, { knownAt: (await readNow(tx, clock)).knownAt });
    const { update, ready, passages, facts, comments, ground } = draft;
    // What a flow lead says of a figure, and what is suggested from it, is for those who write the update.
    const writes = may(caller, { to: "write-update", locality: week.locality });
    return {
      update,
      state: isAsPublished(draft) ? "published" : update.state,
      ready,
      passages: writes ? passages : passages.map((one) => ({ ...one, suggestion: [] })),
      facts,
      comments: writes ? comments : [],
      revised: composeRevised(ground),
      editors: await readEditors(tx, week, caller, now),
      announcedAt: await findAnnouncement(tx, week),
      waitsFor: waitsFor(draft, caller),
      version: await countDraftChanges(tx, week),
    };
  });

/** Whether nobody has written anything, or called anything ready, since the newest edition. */
const isAsPublished = ({ passages, ready, supersedes }: Draft): boolean =>
  supersedes !== null &&
  ready === null &&
  passages.every(({ writtenAt }) => writtenAt === null || writtenAt <= supersedes.publishedAt);

const waitsFor = (draft: Draft, caller: Caller): string | null => {
  const { locality } = draft.ground.place;
  if (!may(caller, { to: "publish", locality: locality.key })) {
    return `The ${locality.shortName} place team publishes it.`;
  }
  return findObstacles(draft, senderOf(caller, locality, null))[0]?.message ?? null;
};

/**
 * What a draft was made of, as one word: while it stays the same, so does what `readDraft` says to this
 * caller, and nothing needs to be composed. It rises with what people write and with the place's
 * revision; with the minute too, for what was due is missing from one minute to the next.
 */
export const readDraftMark = (
  { db, clock }: Reading,
  { caller }: Pick<Asker, "caller">,
  week: Week,
): Promise<string> =>
  readConsistently(db, async (tx) => {
    const now: Instant = clock.now();
    checkMonday(week.monday, now);
    await readLocality(tx, week.locality);
    const position = await findRevision(tx, week.locality);
    const editors = await readEditors(tx, week, caller, now);
    const parts = {
      epoch: position?.epoch,
      revision: position?.revision,
      minute: londonReading(now),
      version: await countDraftChanges(tx, week),
      announcedAt: await findAnnouncement(tx, week),
      settings: (await findWeeklySettings(tx, week.locality)).version,
      expected: await readExpected(tx, week, (await readNow(tx, clock)).knownAt),
      editors: editors.map(({ name, slot, isYou }) => [name, slot, isYou]),
      caller: caller.is === "person" ? caller.id : caller.is,
    };
    return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  });
