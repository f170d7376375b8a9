/** What rules would have opened: a dry run over the past, of which nothing is kept and nobody is told. */
import { addDays, londonDay } from "../../../contracts/calendar.ts";
import { type NoticeRule, type NoticeTrial, trialDays } from "../../../contracts/notice.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Known } from "../../domain/notice-outcome.ts";
import { judgeReading } from "../../domain/notice-verdict.ts";
import { writeOpened } from "../../domain/notice-words.ts";
import { findEpisodes } from "../../domain/notices.ts";
import type { Deps } from "../../deps.ts";
import { readConsistently } from "../../store/database.ts";
import { readNow, readPlace } from "../place.ts";
import { readKnown } from "./known.ts";
import { checkNoticeRules } from "./notice-rules.ts";

const overdueUntried =
  "When figures came late is not tried: a corrected figure looks as if it had come with its correction.";

/** Throws "not-found" for an unknown place, "invalid" with every issue. */
export const tryRules = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  locality: Key,
  rules: readonly NoticeRule[],
): Promise<NoticeTrial> =>
  readConsistently(db, async (tx) => {
    const { knownAt } = await readNow(tx, clock);
    const place = await readPlace(tx, locality, knownAt);
    await checkNoticeRules(tx, locality, rules);
    const known = await readKnown(tx, place, rules, knownAt, trialDays);
    const to = londonDay(knownAt);
    return {
      locality,
      from: addDays(to, -trialDays),
      to,
      rules: rules.flatMap((rule) => {
        const of = known.get(rule.measure);
        return of === undefined ? [] : [tryRule(rule, of)];
      }),
    };
  });

const tryRule = (rule: NoticeRule, known: Known): NoticeTrial["rules"][number] => {
  const { key, test } = rule;
  if (test.kind === "overdue") return { key, judged: 0, openings: [], untried: overdueUntried };
  const { readings, measure, plans } = known;
  const reports = readings.map((reading) => judgeReading(test, measure, plans, reading));
  return {
    key,
    judged: reports.filter(({ verdict }) => verdict !== "unknown").length,
    openings: findEpisodes(rule, reports).flatMap(({ openedFor, opening, clearing }) => {
      const reading = readings.find(({ asAt }) => asAt === openedFor);
      if (reading === undefined) return [];
      return [
        {
          openedFor,
          because: writeOpened(rule, known, reading, opening.length),
          clearedFor: clearing?.at(-1) ?? null,
        },
      ];
    }),
    untried: null,
  };
};
