/** What a reading says to a rule: whether it holds, has come back, or lies between the rule's two lines. */
import { dayOf } from "../../contracts/calendar.ts";
import type { Rag } from "../../contracts/figure.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { NoticeTest } from "../../contracts/notice.ts";
import type { Plan } from "../../contracts/plan.ts";
import type { JudgedReport, Verdict } from "./notices.ts";
import { rateFigure } from "./rag.ts";
import type { Reading } from "./reading.ts";
import { findTargetInForce } from "./target.ts";
import { measureVariance } from "./variance.ts";

/** What is judged by reports; an overdue figure is judged by the clock. */
export type ReportTest = Exclude<NoticeTest, { kind: "overdue" }>;

type Judged = Pick<Measure, "key" | "ragRule" | "polarity" | "scale">;

/** Judges a number, as a series without targets has it. */
export const judgeValue = (
  test: Exclude<ReportTest, { kind: "rag-red" }>,
  value: number | null,
): Verdict => {
  if (value === null) return "unknown";
  if (test.kind === "level-reached") {
    if (value >= test.at) return "holds";
    return value < test.clearBelow ? "back" : "between";
  }
  const { side, at, clearAt } = test;
  if (side === "over" ? value > at : value < at) return "holds";
  return (side === "over" ? value <= clearAt : value >= clearAt) ? "back" : "between";
};

const judgeRag = (clearAt: "amber" | "green", rag: Rag): Verdict => {
  switch (rag) {
    case "red":
      return "holds";
    case "green":
      return "back";
    case "amber":
      return clearAt === "amber" ? "back" : "between";
    // Without a target there is no colour, and no colour is no better one (rule V5).
    case "not-rated":
    case "no-figure":
      return "unknown";
  }
};

/** @param plans those of the measure's place; the target is the one in force on the reading's day. */
export const judgeReading = (
  test: ReportTest,
  measure: Judged,
  plans: readonly Plan[],
  reading: Pick<Reading, "asAt" | "value">,
): JudgedReport => {
  const { asAt, value } = reading;
  if (test.kind !== "rag-red") return { asAt, verdict: judgeValue(test, value) };
  const target = findTargetInForce(plans, measure.key, dayOf(asAt));
  const rag = rateFigure(measure, value, target, measureVariance(value, target));
  return { asAt, verdict: judgeRag(test.clearAt, rag) };
};
