/** Judges a place's rules against what is known of it now: opens, clears and chases notices. */
import { randomUUID } from "node:crypto";
import { type Instant, addMinutes } from "../../../contracts/calendar.ts";
import type { NoticeRule } from "../../../contracts/notice.ts";
import type { Key } from "../../../contracts/place.ts";
import { findChase } from "../../domain/notice-chase.ts";
import {
  findOutcome,
  type Known,
  type Opening,
  type Outcome,
  ruleTakenAway,
} from "../../domain/notice-outcome.ts";
import type { Deps } from "../../deps.ts";
import { type Tx, write } from "../../store/database.ts";
import { findNoticeRules } from "../../store/notice-rules.ts";
import {
  findLivingNotices,
  findNoticeEvents,
  insertNotice,
  lockNotices,
  type NoticeRow,
} from "../../store/notices.ts";
import { readNow } from "../place.ts";
import { clearNotice } from "./clear-notice.ts";
import { readKnown } from "./known.ts";
import { tell } from "./tell.ts";

export type JudgeDeps = Pick<Deps, "db" | "clock" | "places" | "noticeWebhook" | "mail">;

/**
 * Safe to ask twice, and by several servers at once: they take turns, and the second finds nothing to do.
 * It judges what is in force now; nothing that was ever replayed raises a notice.
 *
 * @returns whether anything was opened, cleared or chased.
 */
export const judgeNotices = async (deps: JudgeDeps, locality: Key): Promise<boolean> => {
  const rules = await findNoticeRules(deps.db, locality);
  const living = await findLivingNotices(deps.db, locality);
  if (rules.length === 0 && living.length === 0) return false;
  return write(deps.db, (tx) => judgeWithin(tx, deps, locality));
};

const judgeWithin = async (tx: Tx, deps: JudgeDeps, locality: Key): Promise<boolean> => {
  await lockNotices(tx, locality);
  const now = deps.clock.now();
  const seen = await readNow(tx, deps.clock);
  const place = await deps.places.read(tx, locality, seen);
  const rules = await findNoticeRules(tx, locality);
  const living = await findLivingNotices(tx, locality);
  const known = await readKnown(tx, place, rules, seen.knownAt);
  const watch: Watch = { tx, deps, locality, now };
  let happened = false;
  for (const { rule, held, outcome } of findOutcomes(rules, living, known, now)) {
    if (held !== null && outcome.cleared !== null) {
      await clearNotice(tx, deps, held, outcome.cleared);
    }
    if (rule !== null && outcome.opened !== null) await open(watch, rule, outcome.opened);
    happened ||= outcome.cleared !== null || outcome.opened !== null;
  }
  return (await chase(watch)) || happened;
};

/** One look at one place. */
type Watch = { tx: Tx; deps: JudgeDeps; locality: Key; now: Instant };

type Judged = { rule: NoticeRule | null; held: NoticeRow | null; outcome: Outcome };

const findOutcomes = (
  rules: readonly NoticeRule[],
  living: readonly NoticeRow[],
  known: ReadonlyMap<Key, Known>,
  now: Instant,
): Judged[] => {
  // What a screen's notice is judged by is not a figure.
  const held = living.filter((notice) => notice.held && notice.screen === null);
  const judged = rules.flatMap((rule): Judged[] => {
    const own = held.find((one) => one.rule === rule.key && one.measure === rule.measure) ?? null;
    const of = known.get(rule.measure);
    if (of === undefined) return [];
    const before =
      own === null || own.ruleThen === null
        ? null
        : { openedFor: own.openedFor, evidence: own.evidence, rule: own.ruleThen };
    return [{ rule, held: own, outcome: findOutcome(rule, of, before, now) }];
  });
  const looked = new Set(judged.map((one) => one.held));
  const orphans = held
    .filter((notice) => !looked.has(notice))
    .map((notice): Judged => ({
      rule: null,
      held: notice,
      outcome: { cleared: ruleTakenAway, opened: null },
    }));
  // What a rule watched before must be cleared before it opens for something else.
  return [...orphans, ...judged];
};

const open = async (
  { tx, deps, locality, now }: Watch,
  rule: NoticeRule,
  { openedFor, because, evidence }: Opening,
): Promise<void> => {
  const id = randomUUID();
  const dueBy = addMinutes(now, rule.acknowledgeWithinMinutes);
  await insertNotice(tx, {
    id,
    locality,
    about: { rule },
    openedAt: now,
    openedFor,
    because,
    evidence,
    dueBy,
  });
  await tell(tx, deps, { locality, id }, { at: now, is: "opened", words: because, sender: null });
};

const chase = async ({ tx, deps, locality, now }: Watch): Promise<boolean> => {
  const late = (await findLivingNotices(tx, locality)).filter(
    ({ dueBy }) => dueBy !== null && dueBy < now,
  );
  const events = await findNoticeEvents(
    tx,
    locality,
    late.map(({ id }) => id),
  );
  let chased = false;
  for (const notice of late) {
    const last = events.get(notice.id)?.findLast(({ is }) => is === "chased");
    const words = findChase(notice, last?.at ?? null, now);
    if (words === null) continue;
    await tell(tx, deps, notice, { at: now, is: "chased", words, sender: null });
    chased = true;
  }
  return chased;
};
