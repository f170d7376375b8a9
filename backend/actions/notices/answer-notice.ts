/** What people do about a notice: take it on with an action and an owner, and close it. */
import { addDays, dayOf, instantInLondon, londonDay, timeOf } from "../../../contracts/calendar.ts";
import type { AcknowledgeRequest, CloseRequest, Notice } from "../../../contracts/notice.ts";
import { holdsNhsNumber } from "../../../contracts/observation-check.ts";
import type { Sender } from "../../../contracts/people.ts";
import type { Issue } from "../../../contracts/problem.ts";
import type { Key } from "../../../contracts/place.ts";
import { writeDayNamed, writeTimeOf } from "../../../contracts/wording.ts";
import type { Asker, Deps } from "../../deps.ts";
import { countOf, ProblemError } from "../../problem.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Tx, write } from "../../store/database.ts";
import { findNoticeToChange, type NoticeRow, saveNotice } from "../../store/notices.ts";
import { readLocality } from "../place.ts";
import { installation, senderOf } from "../sender.ts";
import { withHistory } from "./read-notices.ts";
import { tell } from "./tell.ts";

export type AnswerDeps = Pick<Deps, "db" | "clock" | "noticeWebhook" | "mail">;
export type NoticeName = { locality: Key; id: string };

const withoutPatients = (said: Readonly<Record<string, string>>): Issue[] =>
  Object.entries(said).flatMap(([path, words]) =>
    holdsNhsNumber(words)
      ? [
          {
            path,
            message: "This holds an NHS number. Nothing about a person belongs here: take it out.",
          },
        ]
      : [],
  );

const refuseIssues = (issues: readonly Issue[]): void => {
  if (issues.length === 0) return;
  const things = countOf(issues.length, "thing is", "things are");
  throw new ProblemError("invalid", `Nothing was saved: ${things} not right.`, issues);
};

/**
 * Somebody takes a notice on, or says anew what is being done. Throws "not-found" when the place has no
 * such notice, "conflict" when it has ended, "invalid" with every issue.
 */
export const acknowledgeNotice = (
  deps: AnswerDeps,
  asker: Asker,
  name: NoticeName,
  { action, owner, by }: AcknowledgeRequest,
): Promise<Notice> => {
  const now = deps.clock.now();
  const time = timeOf(by);
  const dueBy =
    time === null
      ? instantInLondon(addDays(dayOf(by), 1), "00:00")
      : instantInLondon(dayOf(by), time);
  refuseIssues([
    ...withoutPatients({ action, owner }),
    ...(dueBy > now
      ? []
      : [{ path: "by", message: "This time has gone by. Give one that is to come." }]),
  ]);
  const until = `${writeTimeOf(dueBy)} on ${writeDayNamed(londonDay(dueBy))}`;
  return answer(deps, asker, name, async (tx, notice, sender) => {
    await saveNotice(tx, notice, {
      state: "acknowledged",
      acknowledgedAt: now,
      acknowledgedBy: sender,
      action,
      owner,
      dueBy,
    });
    const words = `${owner} has this until ${until}: ${action}`;
    await tell(tx, deps, notice, { at: now, is: "acknowledged", words, sender });
    return {
      what: `Took on a notice: ${notice.because}`,
      changes: [
        { of: "action", before: notice.action, after: action },
        { of: "owner", before: notice.owner, after: owner },
        { of: "by", before: notice.dueBy, after: dueBy },
      ],
    };
  });
};

/** Closes a notice with how it ended. Throws like `acknowledgeNotice`. */
export const closeNotice = (
  deps: AnswerDeps,
  asker: Asker,
  name: NoticeName,
  { words }: CloseRequest,
): Promise<Notice> => {
  const now = deps.clock.now();
  refuseIssues(withoutPatients({ words }));
  return answer(deps, asker, name, async (tx, notice, sender) => {
    await saveNotice(tx, notice, { state: "closed", endedAt: now, ended: words, dueBy: null });
    await tell(tx, deps, notice, { at: now, is: "closed", words, sender });
    return {
      what: `Closed a notice: ${notice.because}`,
      changes: [{ of: "notice", before: notice.state, after: words }],
    };
  });
};

type Told = {
  what: string;
  changes: { of: string; before: string | null; after: string | null }[];
};

const answer = (
  deps: AnswerDeps,
  { caller, from }: Asker,
  { locality, id }: NoticeName,
  change: (tx: Tx, notice: NoticeRow, sender: Sender) => Promise<Told>,
): Promise<Notice> =>
  write(deps.db, async (tx) => {
    const place = await readLocality(tx, locality);
    const notice = await findNoticeToChange(tx, locality, id);
    if (notice === null) {
      throw new ProblemError("not-found", `There is no such notice in ${place.name}.`);
    }
    if (notice.endedAt !== null) {
      throw new ProblemError("conflict", "This notice has ended. There is nothing to do about it.");
    }
    const sender = senderOf(caller, place, null) ?? installation;
    const told = await change(tx, notice, sender);
    await insertAudit(tx, {
      locality,
      at: deps.clock.now(),
      kind: "place",
      sender,
      from,
      ...told,
    });
    const changed = await findNoticeToChange(tx, locality, id);
    const [whole] = changed === null ? [] : await withHistory(tx, locality, [changed]);
    if (whole === undefined) throw new Error("A notice was lost while it was held.");
    return whole;
  });
