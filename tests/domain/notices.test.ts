/** When a notice opens and clears: two lines, reports in a row, and what is missing says nothing. */
import { describe, expect, it } from "vitest";
import { chaseAgainMinutes, findChase } from "../../backend/domain/notice-chase.ts";
import { findOutcome, type Held, type Known } from "../../backend/domain/notice-outcome.ts";
import { writeRule } from "../../backend/domain/notice-rule-words.ts";
import { judgeReading, judgeValue } from "../../backend/domain/notice-verdict.ts";
import { findEpisodes, type Verdict } from "../../backend/domain/notices.ts";
import { composeReadings } from "../../backend/domain/reading.ts";
import { addDays, addMinutes } from "../../contracts/calendar.ts";
import { NoticeRule, type NoticeTest } from "../../contracts/notice.ts";
import type { Observation } from "../../contracts/observation.ts";
import { aMeasure, anObservation, aPlan, pathways } from "../support/measures.ts";

const over: NoticeTest = { kind: "threshold", side: "over", at: 20, clearAt: 15 };

const aRule = (changes: Partial<NoticeRule> = {}): NoticeRule => ({
  key: "nctr-high",
  measure: "nctr",
  test: over,
  opensAfter: 1,
  clearsAfter: 1,
  acknowledgeWithinMinutes: 60,
  advice: null,
  active: true,
  ...changes,
});

const monday = "2024-08-12";
const now = "2024-08-16T07:30:00.000Z";

/** A value a day from Monday on; null is reported as no figure. */
const valuesFrom = (values: readonly (number | null)[]): Observation[] =>
  values.map((value, index) =>
    anObservation({
      asAt: addDays(monday, index),
      value,
      none: value === null ? "system down" : null,
    }),
  );

const measure = aMeasure({ title: "RUH NCTR" });

const known = (observations: readonly Observation[], changes: Partial<Known> = {}): Known => ({
  measure,
  provider: "RUH",
  plans: [],
  readings: composeReadings(changes.measure ?? measure, observations),
  dueAt: null,
  ...changes,
});

const heldSince = (asAt: string, value: number, rule = aRule()): Held => ({
  openedFor: asAt,
  evidence: [{ asAt, value }],
  rule,
});

const run = (verdicts: readonly Verdict[], opensAfter: number, clearsAfter: number) =>
  findEpisodes(
    { opensAfter, clearsAfter },
    verdicts.map((verdict, index) => ({ asAt: addDays(monday, index), verdict })),
  ).map(({ openedFor, clearing }) => [openedFor, clearing?.at(-1) ?? null]);

describe("a rule", () => {
  it("opens at one line and clears at another, so that between them nothing happens", () => {
    expect([21, 20, 16, 15].map((value) => judgeValue(over, value))).toEqual([
      "holds",
      "between",
      "between",
      "back",
    ]);
    const under: NoticeTest = { kind: "threshold", side: "under", at: 5, clearAt: 8 };
    expect([4, 5, 7, 8].map((value) => judgeValue(under, value))).toEqual([
      "holds",
      "between",
      "between",
      "back",
    ]);
    const level: NoticeTest = { kind: "level-reached", at: 4, clearBelow: 3 };
    expect([4, 3, 2].map((value) => judgeValue(level, value))).toEqual([
      "holds",
      "between",
      "back",
    ]);
  });

  it("waits for reports in a row, to open and to clear", () => {
    expect(run(["holds", "back", "holds", "holds"], 2, 1)).toEqual([["2024-08-15", null]]);
    expect(run(["holds", "holds", "back", "between", "back", "back"], 2, 2)).toEqual([
      ["2024-08-13", "2024-08-17"],
    ]);
    expect(run(["holds", "between", "holds"], 2, 1)).toEqual([]);
  });

  it("F3 is told nothing by what is missing: it is neither low nor the end of a row", () => {
    expect(judgeValue(over, null)).toBe("unknown");
    expect(run(["holds", "unknown", "holds"], 2, 1)).toEqual([["2024-08-14", null]]);
    expect(run(["holds", "unknown", "unknown", "unknown"], 1, 1)).toEqual([["2024-08-12", null]]);
  });

  it("D2 is told nothing by a total of which a part is missing, also where it would be low", () => {
    const byPathway = aMeasure({ breakdown: pathways });
    const observations = ["P0", "P1", "P2"].map((breakdown) =>
      anObservation({ asAt: monday, breakdown, value: 1 }),
    );
    const [reading] = composeReadings(byPathway, observations);
    if (reading === undefined) throw new Error("Nothing was read.");
    const low: NoticeTest = { kind: "threshold", side: "under", at: 10, clearAt: 10 };
    expect(judgeReading(low, byPathway, [], reading).verdict).toBe("unknown");
  });

  it("V5 is red only against a number in force on its day", () => {
    const test = { kind: "rag-red", clearAt: "green" } as const;
    const judge = (value: number, plans = [aPlan([{}])]) =>
      judgeReading(test, measure, plans, { asAt: monday, value }).verdict;
    expect([24, 22, 20].map((value) => judge(value))).toEqual(["holds", "between", "back"]);
    expect(judge(24, [])).toBe("unknown");
    expect(judge(24, [aPlan([{ aim: { state: "tbc" } }])])).toBe("unknown");
  });

  it("is refused when it would clear on the wrong side of where it opens", () => {
    const wrong = aRule({ test: { kind: "threshold", side: "over", at: 20, clearAt: 21 } });
    expect(NoticeRule.safeParse(wrong).error?.issues[0]?.path).toEqual(["test"]);
    expect(NoticeRule.safeParse(aRule()).success).toBe(true);
  });

  it("reads as a sentence", () => {
    expect(writeRule(aRule({ opensAfter: 2, clearsAfter: 3 }), measure)).toBe(
      "Opens when RUH NCTR is over 20 in 2 reports in a row. Clears when it is 15 or less in 3 reports in a row.",
    );
    expect(writeRule(aRule({ test: { kind: "overdue", byMinutes: 90 } }), measure)).toBe(
      "Opens when RUH NCTR is 90 minutes overdue or more. Clears when it comes.",
    );
  });
});

describe("a notice", () => {
  const opel = aMeasure({
    title: "RUH OPEL",
    kind: "level",
    scale: "opel",
    cadence: {
      every: "event",
      due: { time: "10:00", weekdays: [1, 2, 3, 4, 5, 6, 7] },
    },
  });
  const declared = (level: number, asAt = "2024-08-15T08:10", changes = {}) =>
    anObservation({ asAt, level, ...changes });
  const atFour = aRule({ test: { kind: "level-reached", at: 4, clearBelow: 4 } });

  it("says what was declared, by whom and when", () => {
    expect(findOutcome(atFour, known([declared(4)], { measure: opel }), null, now)).toEqual({
      cleared: null,
      opened: {
        openedFor: "2024-08-15T08:10",
        because: "RUH declared OPEL 4 at 8:10am on Thursday 15 August.",
        evidence: [{ asAt: "2024-08-15T08:10", value: 4 }],
      },
    });
  });

  it("says which line was crossed, by which number, for how many reports", () => {
    const rule = aRule({ opensAfter: 2 });
    expect(findOutcome(rule, known(valuesFrom([21, 24])), null, now).opened?.because).toBe(
      "RUH NCTR was 24 at 8am on Tuesday 13 August: over 20, for 2 reports in a row.",
    );
    const red = aRule({ test: { kind: "rag-red", clearAt: "amber" } });
    const planned = known(valuesFrom([26]), { plans: [aPlan([{}])] });
    expect(findOutcome(red, planned, null, now).opened?.because).toBe(
      "RUH NCTR was 26 at 8am on Monday 12 August: red, 6 over target of 20.",
    );
  });

  it("stays as it is while its reason stands, and is opened once", () => {
    const standing = known(valuesFrom([24, 18, 25]));
    expect(findOutcome(aRule(), standing, heldSince(monday, 24), now)).toEqual({
      cleared: null,
      opened: null,
    });
  });

  it("clears when the figure has come back, and says so", () => {
    const back = known(valuesFrom([24, 14, 13]));
    const rule = aRule({ clearsAfter: 2 });
    expect(findOutcome(rule, back, heldSince(monday, 24), now)).toEqual({
      cleared:
        "RUH NCTR was 13 at 8am on Wednesday 14 August: no more than 15, for 2 reports in a row.",
      opened: null,
    });
  });

  it("S2 clears when a correction takes its reason away, and says what was corrected, by whom and why", () => {
    const corrected = declared(3, "2024-08-15T08:10", {
      recordedAt: "2024-08-15T09:00:00.000Z",
      previous: {
        value: null,
        level: 4,
        text: null,
        none: null,
        replaced: {
          at: "2024-08-15T09:00:00.000Z",
          reason: "typed in the wrong row",
          role: "RUH flow lead",
        },
      },
    });
    const held = heldSince("2024-08-15T08:10", 4, atFour);
    expect(findOutcome(atFour, known([corrected], { measure: opel }), held, now).cleared).toBe(
      "RUH OPEL for Thursday 15 August was corrected from OPEL 4 to OPEL 3 by RUH flow lead: typed in the wrong row.",
    );
  });

  it("clears when its rule changed or was switched off, and says which", () => {
    const held = heldSince(monday, 24);
    const higher = aRule({ test: { ...over, at: 30 } });
    expect(findOutcome(higher, known(valuesFrom([24])), held, now).cleared).toMatch(
      /^The rule was changed/,
    );
    const off = aRule({ active: false });
    expect(findOutcome(off, known(valuesFrom([24])), held, now).cleared).toMatch(
      /^The rule was taken away/,
    );
    expect(findOutcome(off, known(valuesFrom([24])), null, now).opened).toBeNull();
  });

  it("opens anew for what came after it had cleared unseen", () => {
    const twice = known(valuesFrom([24, 10, 26]));
    const outcome = findOutcome(aRule(), twice, heldSince(monday, 24), now);
    expect(outcome.cleared).toMatch(/^RUH NCTR was 10 /);
    expect(outcome.opened?.openedFor).toBe("2024-08-14");
  });

  it("stays open for a reason that is older than what is read", () => {
    const between = known(valuesFrom([18, 17]));
    expect(findOutcome(aRule(), between, heldSince("2024-07-01", 24), now).cleared).toBeNull();
    const back = known(valuesFrom([18, 12]));
    expect(findOutcome(aRule(), back, heldSince("2024-07-01", 24), now).cleared).toMatch(
      /^RUH NCTR was 12 /,
    );
  });

  it("F2 opens for a figure that is overdue, names the provider, and clears when it comes", () => {
    const rule = aRule({ test: { kind: "overdue", byMinutes: 30 } });
    const dueAt = "2024-08-16T07:00:00.000Z";
    const late = known([], { dueAt });
    expect(findOutcome(rule, late, null, dueAt).opened).toBeNull();
    expect(findOutcome(rule, late, null, addMinutes(dueAt, 30)).opened).toBeNull();
    const { opened } = findOutcome(rule, late, null, addMinutes(dueAt, 31));
    expect(opened).toEqual({
      openedFor: "2024-08-16T08:00",
      because: "RUH NCTR, from RUH, was due by 8am on Friday 16 August and has not come.",
      evidence: [],
    });
    const held = { openedFor: "2024-08-16T08:00", evidence: [], rule };
    expect(findOutcome(rule, late, held, addMinutes(dueAt, 60)).cleared).toBeNull();
    const came = known([], { dueAt: "2024-08-17T07:00:00.000Z" });
    expect(findOutcome(rule, came, held, addMinutes(dueAt, 60)).cleared).toBe("RUH NCTR has come.");
  });
});

describe("chasing", () => {
  const notice = {
    state: "open" as const,
    because: "RUH declared OPEL 4.",
    openedAt: "2024-08-16T07:30:00.000Z",
    dueBy: "2024-08-16T07:45:00.000Z",
    action: null,
    owner: null,
  };
  const { dueBy } = notice;

  it("begins when nobody has taken a notice on in time, and returns after four hours", () => {
    expect(findChase(notice, null, dueBy)).toBeNull();
    const first = addMinutes(dueBy, 1);
    expect(findChase(notice, null, first)).toBe(
      "Nobody has taken this on since it opened at 8:30am.",
    );
    expect(findChase(notice, first, addMinutes(first, chaseAgainMinutes - 1))).toBeNull();
    expect(findChase(notice, first, addMinutes(first, chaseAgainMinutes))).not.toBeNull();
  });

  it("names the owner once the action is not done in time, and begins anew with a later promise", () => {
    const taken = { ...notice, state: "acknowledged" as const, action: "Opens beds", owner: "Jo" };
    const first = addMinutes(dueBy, 1);
    expect(findChase(taken, null, first)).toBe("Jo was to have done this by 8:45am: Opens beds");
    const later = { ...taken, dueBy: "2024-08-16T12:00:00.000Z" };
    expect(findChase(later, first, "2024-08-16T11:00:00.000Z")).toBeNull();
    expect(findChase(later, first, "2024-08-16T12:01:00.000Z")).not.toBeNull();
  });

  it("ends with the notice", () => {
    for (const state of ["closed", "cleared"] as const) {
      expect(findChase({ ...notice, state }, null, addMinutes(dueBy, 60))).toBeNull();
    }
  });
});
