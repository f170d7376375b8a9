/** Keeps what somebody writes of a week: nothing that another wrote meanwhile is overwritten unseen. */
import type { Instant } from "../../../contracts/calendar.ts";
import { holdsNhsNumber } from "../../../contracts/observation-check.ts";
import { type Passage, writePassage } from "../../../contracts/passage.ts";
import type { Sender } from "../../../contracts/people.ts";
import type {
  PassageConflict,
  PassageReceipt,
  PassageRequest,
  PassageSlot,
  WrittenPassage,
} from "../../../contracts/weekly-draft.ts";
import { writeDue } from "../../../contracts/wording.ts";
import { anchorPassage } from "../../domain/weekly/anchor.ts";
import { measuresOfRow } from "../../domain/weekly/ground.ts";
import type { Asker, Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { insertAudit } from "../../store/audit.ts";
import { type Tx, write } from "../../store/database.ts";
import { lockWeek } from "../../store/weekly-drafts.ts";
import {
  findPassage,
  findPassageChange,
  insertPassage,
  type PassageVersion,
  type Week,
} from "../../store/weekly-passages.ts";
import { readNow } from "../place.ts";
import { installation, senderOf } from "../sender.ts";
import { composeDraft, type Draft } from "./draft.ts";
import { composePassage, nameOfSlot } from "./passages.ts";
import { takeBack } from "./set-state.ts";
import { checkMonday, writeWeek } from "./week.ts";

/** What came of it: it stands, or something else does. */
export type Writing =
  { is: "written"; receipt: PassageReceipt } | { is: "conflict"; conflict: PassageConflict };

type Change = { week: Week; slot: PassageSlot; request: PassageRequest };

/**
 * Writes a passage from plain words: what in them equals a fact follows it. The same id again is the
 * same change. A draft that was called ready is a draft again.
 *
 * Throws "invalid" for a week that cannot be, for words that hold an NHS number (what is written is kept
 * for ever) and for the id of another change; "not-found" for an unknown place and for a row that the
 * update does not have.
 */
export const recordPassage = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller, from }: Asker,
  change: Change,
): Promise<Writing> =>
  write(db, async (tx) => {
    const { week, slot, request } = change;
    const now = clock.now();
    checkMonday(week.monday, now);
    checkWords(request);
    await lockWeek(tx, week);
    const { knownAt } = await readNow(tx, clock);
    const draft = await composeDraft(tx, week, { knownAt });
    if (!draft.passages.some((passage) => passage.slot === slot)) throw noSuchPlace(slot);
    const earlier = await findPassageChange(tx, week.locality, request.id);
    if (earlier !== null) {
      requireSame(earlier, change);
      return receive(composePassage(draft, slot, earlier), false);
    }
    const standing = await findPassage(tx, week, slot);
    if ((standing?.version ?? 0) !== request.basedOn) {
      return refuse(composePassage(draft, slot, standing), draft, now);
    }
    const sender = senderOf(caller, draft.ground.place.locality, null) ?? installation;
    const version: PassageVersion = {
      slot,
      version: request.basedOn + 1,
      passage: anchorWords(request.words, draft, { slot, standing }),
      sender,
      writtenAt: afterEdition(now, draft),
    };
    await insertPassage(tx, { ...week, ...version, change: request.id, from });
    await noteWriting(tx, { change, draft, standing, sender, from, at: now });
    const tookBack = await takeBack(tx, week, draft, { sender, from, at: now });
    return receive(composePassage(draft, slot, version), tookBack);
  });

/** What is written after an edition was published is of the next, also within the same moment. */
const afterEdition = (now: Instant, { supersedes }: Draft): Instant =>
  supersedes === null || now > supersedes.publishedAt
    ? now
    : new Date(Date.parse(supersedes.publishedAt) + 1).toISOString();

const receive = (passage: WrittenPassage, tookBack: boolean): Writing => ({
  is: "written",
  receipt: { ...passage, tookBack },
});

const checkWords = ({ words }: PassageRequest): void => {
  if (words === null || !holdsNhsNumber(words)) return;
  const message = "This holds an NHS number. Nothing about a person belongs here: take it out.";
  throw new ProblemError("invalid", "Nothing was saved: 1 thing is not right.", [
    { path: "words", message },
  ]);
};

const noSuchPlace = (slot: PassageSlot): ProblemError =>
  new ProblemError("not-found", `Nothing is written at "${slot}" in this update.`);

const requireSame = (
  earlier: PassageVersion & Pick<Week, "monday">,
  { week, slot, request }: Change,
): void => {
  const words = earlier.passage === null ? null : writePassage(earlier.passage);
  if (earlier.monday === week.monday && earlier.slot === slot && words === request.words) return;
  throw new ProblemError(
    "invalid",
    "This id is another change's. Send a new change under an id of its own.",
  );
};

/** Who typed into the suggestion meant its facts; who typed into what was written, what that followed. */
const anchorWords = (
  words: string | null,
  { facts, passages, ground }: Draft,
  { slot, standing }: { slot: PassageSlot; standing: PassageVersion | null },
): Passage | null => {
  if (words === null) return null;
  const suggestion = passages.find((passage) => passage.slot === slot)?.suggestion ?? null;
  const row = ground.layout.rows.find(({ key }) => slot === `row:${key}`)?.row;
  const about = row === undefined ? [] : measuresOfRow(row);
  return anchorPassage(words, facts, standing?.passage ?? suggestion, about);
};

const refuse = (standing: WrittenPassage, { update }: Draft, now: Instant): Writing => {
  const { sender, writtenAt } = standing;
  const by = sender === null ? "" : `${sender.name} changed it `;
  const at = writtenAt === null ? "it is not as you saw it" : `at ${writeDue(writtenAt, now)}`;
  const message = `${nameOfSlot(standing.slot, update)} was not saved: ${by}${at} while you were typing. Look at what stands there now, then save again.`;
  return {
    is: "conflict",
    conflict: {
      code: "conflict",
      message,
      issues: [{ path: "basedOn", message }],
      standing,
    },
  };
};

type Noting = {
  change: Change;
  draft: Draft;
  standing: PassageVersion | null;
  sender: Sender;
  from: string | null;
  at: Instant;
};

const noteWriting = (
  tx: Tx,
  { change: { week, slot, request }, draft, standing, sender, from, at }: Noting,
): Promise<void> => {
  const of = nameOfSlot(slot, draft.update);
  const before = standing === null || standing.passage === null ? null : standing.passage;
  return insertAudit(tx, {
    locality: week.locality,
    at,
    kind: "updates",
    sender,
    from,
    what: `Wrote in the weekly update for ${writeWeek(week)}: ${of.charAt(0).toLowerCase()}${of.slice(1)}`,
    changes: [{ of, before: before === null ? null : writePassage(before), after: request.words }],
  });
};
