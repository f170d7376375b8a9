/** A notice in words: why it opened and why it cleared, with the numbers and what they are about. */
import {
  type AsAt,
  type Instant,
  dayOf,
  londonDay,
  londonTime,
  monthOf,
  timeOf,
} from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { NoticeRule, NoticeTest } from "../../contracts/notice.ts";
import type { Plan } from "../../contracts/plan.ts";
import {
  writeDayNamed,
  writeMonth,
  writeTime,
  writeValue,
  writeVariance,
  writeWhoAndWhy,
} from "../../contracts/wording.ts";
import type { Reading } from "./reading.ts";
import { findTargetInForce } from "./target.ts";
import { measureVariance } from "./variance.ts";

/** @param provider what it is called on a wall: "RUH". */
export type Told = { measure: Measure; provider: string; plans: readonly Plan[] };

/** "at 8:10am on Thursday 15 August", "in the week to Thursday 8 August", "in June" */
export const writeWhen = ({ cadence }: Pick<Measure, "cadence">, asAt: AsAt): string => {
  const day = dayOf(asAt);
  const on = `on ${writeDayNamed(day)}`;
  switch (cadence.every) {
    case "day": {
      const at = cadence.counts === "snapshot" ? cadence.at : null;
      return at === null ? on : `at ${writeTime(at)} ${on}`;
    }
    case "week":
      return `in the week ${cadence.named === "end" ? "to" : "of"} ${writeDayNamed(day)}`;
    case "month":
      return `in ${writeMonth(monthOf(day))}`;
    case "event":
    case "occasion": {
      const time = timeOf(asAt);
      return time === null ? on : `at ${writeTime(time)} ${on}`;
    }
  }
};

/** "RUH declared OPEL 4 at 8:10am on Thursday 15 August", "RUH NCTR was 244 at 8am on …" */
const writeReport = ({ measure, provider }: Told, { asAt, value }: Reading): string => {
  const when = writeWhen(measure, asAt);
  const written = value === null ? "no figure" : writeValue(measure, value);
  return measure.kind === "level"
    ? `${provider} declared ${written} ${when}`
    : `${measure.title} was ${written} ${when}`;
};

const inARow = (reports: number): string =>
  reports < 2 ? "" : `, for ${reports} reports in a row`;

/** Which line was crossed: ": over 240", ": red, 6 over target of 20"; a level says it itself. */
const writeLine = (test: NoticeTest, { measure, plans }: Told, { asAt, value }: Reading) => {
  if (test.kind === "threshold") return `: ${test.side} ${writeValue(measure, test.at)}`;
  if (test.kind !== "rag-red") return "";
  const target = findTargetInForce(plans, measure.key, dayOf(asAt));
  const variance = writeVariance({ ...measure, target, variance: measureVariance(value, target) });
  return variance === "" ? ": red" : `: red, ${variance}`;
};

/** @param run how many reports in a row opened it, of which `reading` is the last. */
export const writeOpened = (
  { test }: Pick<NoticeRule, "test">,
  told: Told,
  reading: Reading,
  run: number,
): string => `${writeReport(told, reading)}${writeLine(test, told, reading)}${inARow(run)}.`;

/** Why a notice cleared: its figure came back, by the last of so many reports in a row. */
export const writeCameBack = (
  { test }: Pick<NoticeRule, "test">,
  told: Told,
  reading: Reading,
  run: number,
): string => {
  const line =
    test.kind === "threshold"
      ? `: ${test.side === "over" ? "no more than" : "no less than"} ${writeValue(told.measure, test.clearAt)}`
      : "";
  return `${writeReport(told, reading)}${line}${inARow(run)}.`;
};

/** "RUH OPEL for Thursday 15 August was corrected from OPEL 4 to OPEL 3 by RUH flow lead: typed twice." */
export const writeCorrected = (
  { measure }: Told,
  { asAt, value }: { asAt: AsAt; value: number },
  now: Pick<Reading, "value" | "none" | "was"> | undefined,
): string => {
  const write = (one: number | null): string =>
    one === null ? "no figure" : writeValue(measure, one);
  const whoAndWhy = now?.was == null ? "" : writeWhoAndWhy(now.was);
  return `${measure.title} for ${writeDayNamed(dayOf(asAt))} was corrected from ${write(value)} to ${write(now?.value ?? null)}${whoAndWhy}.`;
};

/** "RUH ED attendances, from RUH, was due by 11am on Friday 16 August and has not come." */
export const writeOverdue = ({ measure, provider }: Told, dueAt: Instant): string =>
  `${measure.title}, from ${provider}, was due by ${writeTime(londonTime(dueAt))} on ${writeDayNamed(londonDay(dueAt))} and has not come.`;

/** "RUH ED attendances has come." */
export const writeCame = ({ measure }: Pick<Told, "measure">): string =>
  `${measure.title} has come.`;
