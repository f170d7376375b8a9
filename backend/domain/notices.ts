/**
 * When a notice opens and when it clears: a rule is carried from report to report. It opens after so
 * many reports in a row over one line, and clears after so many that came back over another (hysteresis).
 */
import type { AsAt } from "../../contracts/calendar.ts";
import type { NoticeRule } from "../../contracts/notice.ts";

/**
 * What a report says to a rule: it holds, it has come back, it lies between the two lines; or nothing
 * can be said, because the figure or a part of it is missing. What is missing is never low (rule F3).
 */
export type Verdict = "holds" | "back" | "between" | "unknown";

export type JudgedReport = { asAt: AsAt; verdict: Verdict };

export type RuleState =
  /** `run`: the last reports in a row that hold; too few yet. */
  | { is: "quiet"; run: readonly AsAt[] }
  /** `run`: the last reports in a row that have come back; too few yet. */
  | { is: "open"; openedFor: AsAt; run: readonly AsAt[] };

export type RuleEvent =
  /** `run`: the reports that opened it, the last of which is what it is opened for. */
  | { is: "opened"; openedFor: AsAt; run: readonly AsAt[] }
  | { is: "cleared"; openedFor: AsAt; clearedFor: AsAt; run: readonly AsAt[] };

export const quiet: RuleState = { is: "quiet", run: [] };

/** Takes a rule past one report. A report that says nothing leaves everything as it is. */
export const judgeRule = (
  { opensAfter, clearsAfter }: Pick<NoticeRule, "opensAfter" | "clearsAfter">,
  state: RuleState,
  { asAt, verdict }: JudgedReport,
): { state: RuleState; event: RuleEvent | null } => {
  if (verdict === "unknown") return { state, event: null };
  if (state.is === "quiet") {
    const run = verdict === "holds" ? [...state.run, asAt] : [];
    if (run.length < opensAfter) return { state: { is: "quiet", run }, event: null };
    return {
      state: { is: "open", openedFor: asAt, run: [] },
      event: { is: "opened", openedFor: asAt, run },
    };
  }
  const { openedFor } = state;
  const run = verdict === "back" ? [...state.run, asAt] : [];
  if (run.length < clearsAfter) return { state: { is: "open", openedFor, run }, event: null };
  return { state: quiet, event: { is: "cleared", openedFor, clearedFor: asAt, run } };
};

/** A stretch over which a rule held: from the report that opened it to the one that cleared it. */
export type Episode = {
  openedFor: AsAt;
  /** The reports that opened it; empty where it was open before the first report. */
  opening: readonly AsAt[];
  /** The reports that cleared it; null while it is open. */
  clearing: readonly AsAt[] | null;
};

/**
 * Takes a rule past many reports.
 *
 * @param reports in order of as-at.
 * @param openedBefore what it is open for when the first of them comes; null when it is quiet.
 */
export const findEpisodes = (
  rule: Pick<NoticeRule, "opensAfter" | "clearsAfter">,
  reports: readonly JudgedReport[],
  openedBefore: AsAt | null = null,
): Episode[] => {
  const episodes: Episode[] =
    openedBefore === null ? [] : [{ openedFor: openedBefore, opening: [], clearing: null }];
  let state: RuleState =
    openedBefore === null ? quiet : { is: "open", openedFor: openedBefore, run: [] };
  for (const report of reports) {
    const judged = judgeRule(rule, state, report);
    state = judged.state;
    const { event } = judged;
    if (event?.is === "opened") {
      episodes.push({ openedFor: event.openedFor, opening: event.run, clearing: null });
    }
    const last = episodes.at(-1);
    if (event?.is === "cleared" && last !== undefined) {
      episodes[episodes.length - 1] = { ...last, clearing: event.run };
    }
  }
  return episodes;
};
