/** Calls a draft ready, or takes it back. */
import type { Instant } from "../../../contracts/calendar.ts";
import type { Sender } from "../../../contracts/people.ts";
import type { DraftStateRequest } from "../../../contracts/weekly-draft.ts";
import type { Asker, Deps } from "../../deps.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Tx, write } from "../../store/database.ts";
import { findDraftState, insertDraftState, lockWeek } from "../../store/weekly-drafts.ts";
import type { Week } from "../../store/weekly-passages.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { findNewestEdition } from "../../store/weekly-updates.ts";
import { readLocality } from "../place.ts";
import { installation, senderOf } from "../sender.ts";
import type { Draft } from "./draft.ts";
import { checkMonday, requireLayout, writeWeek } from "./week.ts";

type By = { sender: Sender; from: string | null; at: Instant };

/**
 * What it is called already it is not called again: who called it first stands. Throws "not-found" for
 * an unknown place or one without an update, "invalid" for a week that cannot be.
 */
export const setDraftState = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller, from }: Asker,
  week: Week,
  { state }: DraftStateRequest,
): Promise<void> =>
  write(db, async (tx) => {
    const at = clock.now();
    checkMonday(week.monday, at);
    const locality = await readLocality(tx, week.locality);
    await requireLayout(tx, { locality }, await findWeeklySettings(tx, week.locality));
    await lockWeek(tx, week);
    const edition = ((await findNewestEdition(tx, week))?.edition ?? 0) + 1;
    const standing = (await findDraftState(tx, { ...week, edition }))?.state ?? "draft";
    if (standing === state) return;
    const sender = senderOf(caller, locality, null) ?? installation;
    const what = state === "ready" ? "Called ready" : "Took back as a draft";
    await saveState(tx, { ...week, edition }, state, { sender, from, at }, what);
  });

/**
 * What was called ready was read as it stood then: changed, it is a draft again. True when it was taken
 * back. Lock the week first.
 */
export const takeBack = async (
  tx: Tx,
  week: Week,
  { ready, update: { edition } }: Pick<Draft, "ready" | "update">,
  by: By,
): Promise<boolean> => {
  if (ready === null) return false;
  await saveState(tx, { ...week, edition }, "draft", by, "Took back, by writing in it,");
  return true;
};

const saveState = async (
  tx: Tx,
  draft: Week & { edition: number },
  state: DraftStateRequest["state"],
  { sender, from, at }: By,
  what: string,
): Promise<void> => {
  await insertDraftState(tx, draft, { state, sender, at, from });
  await insertAudit(tx, {
    locality: draft.locality,
    at,
    kind: "updates",
    sender,
    from,
    what: `${what} the weekly update for ${writeWeek(draft)}`,
    changes: [],
  });
};
