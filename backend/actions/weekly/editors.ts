/** Who has a draft open: two people who write in it see each other. */
import type { Caller } from "../../../contracts/access.ts";
import type { Instant } from "../../../contracts/calendar.ts";
import {
  type Editor,
  type EditorRequest,
  editorSeenWithinMs,
} from "../../../contracts/weekly-draft.ts";
import type { Asker, Deps } from "../../deps.ts";
import { type Db, write } from "../../store/database.ts";
import { findEditors, saveEditor } from "../../store/weekly-drafts.ts";
import type { Week } from "../../store/weekly-passages.ts";
import { readLocality } from "../place.ts";
import { senderOf } from "../sender.ts";
import { checkMonday } from "./week.ts";

/** Editors of whom something was heard lately, by name. */
export const readEditors = async (
  db: Db,
  week: Week,
  caller: Caller,
  now: Instant,
): Promise<Editor[]> => {
  const seen = await findEditors(db, week, shownSince(now));
  const you = idOf(caller);
  return seen.map(({ person, name, slot, seenAt }) => ({
    name,
    slot,
    seenAt,
    isYou: person === you,
  }));
};

const shownSince = (now: Instant): Instant =>
  new Date(Date.parse(now) - editorSeenWithinMs).toISOString();

const idOf = (caller: Caller): string | null => (caller.is === "person" ? caller.id : null);

/**
 * Notes that somebody has the draft open, and where in it they write. Nothing of it is kept for long,
 * and nothing is changed by it: it is no entry of the audit. Throws "not-found" for an unknown place,
 * "invalid" for a week that cannot be.
 *
 * @returns everybody who has it open.
 */
export const noteEditor = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller }: Pick<Asker, "caller">,
  week: Week,
  { slot }: EditorRequest,
): Promise<Editor[]> =>
  write(db, async (tx) => {
    const now = clock.now();
    checkMonday(week.monday, now);
    const sender = senderOf(caller, await readLocality(tx, week.locality), null);
    const person = idOf(caller);
    if (person !== null && sender !== null) {
      const editor = { person, name: sender.name, slot, seenAt: now };
      await saveEditor(tx, week, editor, shownSince(now));
    }
    return readEditors(tx, week, caller, now);
  });
