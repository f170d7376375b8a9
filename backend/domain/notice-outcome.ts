/**
 * What has become of a rule's notice: judged each time from all the reports of its window, so that a
 * correction counts from the moment it is made and a server that was away finds what it missed.
 */
import { isDeepStrictEqual } from "node:util";
import { type AsAt, type Instant, addMinutes, londonReading } from "../../contracts/calendar.ts";
import type { NoticeRule } from "../../contracts/notice.ts";
import { type Episode, findEpisodes } from "./notices.ts";
import { judgeReading, type ReportTest } from "./notice-verdict.ts";
import {
  type Told,
  writeCame,
  writeCameBack,
  writeCorrected,
  writeOpened,
  writeOverdue,
} from "./notice-words.ts";
import type { Reading } from "./reading.ts";

/** A report that opened a notice, as it was then. */
export type Evidence = { asAt: AsAt; value: number };

/** A notice whose reason still stood when it was last looked at. */
export type Held = { openedFor: AsAt; evidence: readonly Evidence[]; rule: NoticeRule };

export type Opening = { openedFor: AsAt; because: string; evidence: Evidence[] };

/** Each is null when it does not happen. Both happen when one stretch ended unseen and another began. */
export type Outcome = {
  /** Why the held notice clears, as a sentence. */
  cleared: string | null;
  opened: Opening | null;
};

const same: Outcome = { cleared: null, opened: null };
const endedBy = (cleared: string): Outcome => ({ cleared, opened: null });

/** What a rule is judged from. `dueAt` is that of the figure on the wall. */
export type Known = Told & {
  /** In order of as-at, without gaps from the window's first day. */
  readings: readonly Reading[];
  dueAt: Instant | null;
};

export const ruleTakenAway = "The rule was taken away or switched off.";
const ruleChanged = "The rule was changed: by the new one there is no reason for a notice.";
const noLongerSo = "Figures that came since say otherwise: there is no reason for it any more.";

/** @param held the rule's notice whose reason stood until now; null where there is none. */
export const findOutcome = (
  rule: NoticeRule,
  known: Known,
  held: Held | null,
  now: Instant,
): Outcome => {
  if (!rule.active) return held === null ? same : endedBy(ruleTakenAway);
  const { test } = rule;
  return test.kind === "overdue"
    ? judgeOverdue(test.byMinutes, known, held, now)
    : judgeReports({ ...rule, test }, known, held);
};

const judgeOverdue = (
  byMinutes: number,
  known: Known,
  held: Held | null,
  now: Instant,
): Outcome => {
  const { dueAt } = known;
  // Once open it stays until the figure comes, also where the rule now waits for longer.
  const isLate = dueAt !== null && now > (held === null ? addMinutes(dueAt, byMinutes) : dueAt);
  if (!isLate) return held === null ? same : endedBy(writeCame(known));
  if (held !== null) return same;
  const opened = {
    openedFor: londonReading(dueAt),
    because: writeOverdue(known, dueAt),
    evidence: [],
  };
  return { cleared: null, opened };
};

type ReportRule = Omit<NoticeRule, "test"> & { test: ReportTest };

const judgeReports = (rule: ReportRule, known: Known, held: Held | null): Outcome => {
  const { readings, measure, plans } = known;
  const reports = readings.map((one) => judgeReading(rule.test, measure, plans, one));
  const first = reports[0]?.asAt;
  const before =
    held !== null && (first === undefined || held.openedFor < first) ? held.openedFor : null;
  const episodes = findEpisodes(rule, reports, before);
  const last = episodes.at(-1);
  const standing = last !== undefined && last.clearing === null ? last : null;
  if (held === null) {
    return standing === null ? same : { cleared: null, opened: openingOf(standing, rule, known) };
  }
  const own = episodes.find(({ openedFor }) => openedFor === held.openedFor);
  if (own?.clearing != null) {
    const cleared = writeClearing(own.clearing, rule, known);
    return { cleared, opened: standing === null ? null : openingOf(standing, rule, known) };
  }
  // It holds still, though perhaps from another day on: figures come late and are corrected.
  if (standing !== null) return same;
  return endedBy(whyNoLonger(rule, known, held));
};

const openingOf = (episode: Episode, rule: ReportRule, { readings, ...told }: Known): Opening => {
  const reported = readings.filter(({ asAt }) => episode.opening.includes(asAt));
  const last = reported.at(-1);
  if (last === undefined) throw new Error("A notice was to open for a report that is not there.");
  return {
    openedFor: episode.openedFor,
    because: writeOpened(rule, told, last, episode.opening.length),
    evidence: reported.flatMap(({ asAt, value }) => (value === null ? [] : [{ asAt, value }])),
  };
};

const writeClearing = (
  clearing: readonly AsAt[],
  rule: ReportRule,
  { readings, ...told }: Known,
): string => {
  const last = readings.find(({ asAt }) => asAt === clearing.at(-1));
  return last === undefined ? noLongerSo : writeCameBack(rule, told, last, clearing.length);
};

const whyNoLonger = (rule: ReportRule, known: Known, held: Held): string => {
  const valueOn = new Map(known.readings.map((one) => [one.asAt, one]));
  const corrected = held.evidence.find(({ asAt, value }) => valueOn.get(asAt)?.value !== value);
  if (corrected !== undefined) {
    return writeCorrected(known, corrected, valueOn.get(corrected.asAt));
  }
  const { test, opensAfter } = rule;
  const isSameRule = isDeepStrictEqual(
    { test, opensAfter },
    { test: held.rule.test, opensAfter: held.rule.opensAfter },
  );
  return isSameRule ? noLongerSo : ruleChanged;
};
