/** Freezes the update of a week: from then on it is read, and never written again (rule R3). */
import type { AuditEntry } from "../../../contracts/audit.ts";
import { PublishRequest } from "../../../contracts/weekly-draft.ts";
import { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import { fingerprintOf } from "../../domain/fingerprint.ts";
import type { Asker, Deps } from "../../deps.ts";
import { insertAudit } from "../../store/audit.ts";
import { write } from "../../store/database.ts";
import { advanceRevision } from "../../store/revisions.ts";
import { lockWeek } from "../../store/weekly-drafts.ts";
import type { Week } from "../../store/weekly-passages.ts";
import { insertWeeklyUpdate } from "../../store/weekly-updates.ts";
import { readLocality } from "../place.ts";
import { senderOf } from "../sender.ts";
import { composeDraft } from "./draft.ts";
import { hasGaps, isSaid, requirePublishable } from "./publication.ts";
import { checkMonday, writeWeek } from "./week.ts";

const withNothingSaid = PublishRequest.parse({});

/**
 * Keeps the week's update as its next edition: as it is known at this moment, with the words as they
 * stand, at a revision of its own and under a fingerprint.
 *
 * Throws "invalid" for a week that cannot be, and for gaps of which nothing is said; "conflict" when it
 * is published already and no reason is given, or when a second person is waited for.
 */
export const publishWeeklyUpdate = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller, from }: Asker,
  week: Week,
  request: PublishRequest = withNothingSaid,
): Promise<WeeklyUpdate> =>
  write(db, async (tx) => {
    const { locality } = week;
    const now = clock.now();
    checkMonday(week.monday, now);
    const sender = senderOf(caller, await readLocality(tx, locality), null);
    await lockWeek(tx, week);
    // The place is locked from here on: nothing is recorded between what is read and what is kept.
    const position = await advanceRevision(tx, { locality, measures: "all", now });
    const draft = await composeDraft(tx, week, { knownAt: position.at });
    requirePublishable(draft, sender, request);
    const { update } = draft;
    const document = WeeklyUpdate.parse({
      ...update,
      state: "published",
      editionReason: update.edition > 1 && isSaid(request.reason) ? request.reason : null,
      gapsAccepted: hasGaps(update) && isSaid(request.gaps) ? request.gaps : null,
      publishedAt: position.at,
      // What the installation sows was the place team's.
      publishedBy: sender === null || sender.is === "installation" ? "Place team" : sender.role,
    });
    const published = { ...document, fingerprint: fingerprintOf(document) };
    await insertWeeklyUpdate(tx, published);
    await insertAudit(tx, {
      locality,
      at: position.at,
      kind: "updates",
      sender,
      from,
      what: `Published ${editionOf(published)} for ${writeWeek(week)}`,
      changes: changesOf(published),
    });
    return published;
  });

const editionOf = ({ edition }: WeeklyUpdate): string =>
  edition === 1 ? "the weekly update" : `edition ${edition} of the weekly update`;

const changesOf = ({ gapsAccepted, editionReason }: WeeklyUpdate): AuditEntry["changes"] => [
  ...(gapsAccepted === null ? [] : [{ of: "gaps", before: null, after: gapsAccepted }]),
  ...(editionReason === null ? [] : [{ of: "reason", before: null, after: editionReason }]),
];
