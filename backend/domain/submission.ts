/** Checks what a provider sends: every issue at once, each in a sentence that says what to do. */
import type { AsAt } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import { checkObservation, warnOfObservation } from "../../contracts/observation-check.ts";
import type { ReportedObservation, Submission, Warning } from "../../contracts/observation.ts";
import type { Issue } from "../../contracts/problem.ts";
import { writeList } from "../../contracts/wording.ts";

type Checked = { issues: Issue[]; warnings: Warning[] };

/**
 * Sets a submission against the measures of its place.
 *
 * @param measures all measures of the locality.
 * @param now what London's clock and calendar read when it came, "2024-08-16T08:30".
 * @returns `issues` when it must be refused whole (rule S3); `warnings` for what is kept and wants a look.
 */
export const checkSubmission = (
  submission: Submission,
  measures: readonly Measure[],
  now: AsAt,
): Checked => {
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  const seen = new Map<string, number>();
  const issues: Issue[] = [];
  const warnings: Warning[] = [];
  submission.observations.forEach((observation, index) => {
    const path = `observations[${index}]`;
    const measure = byKey.get(observation.measure);
    if (measure === undefined) {
      issues.push({
        path: `${path}.measure`,
        message: `There is no measure "${observation.measure}" here. Check its name in the list of measures.`,
      });
      return;
    }
    const checked = checkOne(observation, measure, submission.provider, now);
    issues.push(...checked.issues.map((issue) => at(path, issue)));
    warnings.push(...checked.warnings.map((warning) => at(path, warning)));
    const cell = `${observation.measure} ${observation.breakdown ?? ""} ${observation.asAt}`;
    const first = seen.get(cell);
    if (first === undefined) seen.set(cell, index);
    else {
      issues.push({
        path,
        message: `${measure.title} for ${observation.asAt} is also in observations[${first}]. Send each figure once.`,
      });
    }
  });
  return { issues, warnings };
};

const at = <T extends { path: string }>(path: string, one: T): T => ({
  ...one,
  path: `${path}.${one.path}`,
});

const checkOne = (
  observation: ReportedObservation,
  measure: Measure,
  provider: string,
  now: AsAt,
): Checked => ({
  issues: [
    ...checkOwner(measure, provider),
    ...checkBreakdown(observation, measure),
    ...checkObservation(observation, measure, now),
  ],
  warnings: warnOfObservation(observation, measure, now),
});

const checkOwner = (measure: Measure, provider: string): Issue[] => {
  if (measure.derivation !== null) {
    return [
      {
        path: "measure",
        message: `${measure.title} is worked out from other figures and cannot be entered. Enter the figures it is made of.`,
      },
    ];
  }
  // Rule A1: a flow lead writes only for their own provider.
  if (measure.provider !== provider) {
    return [
      {
        path: "measure",
        message: `${measure.title} is reported by "${measure.provider}", not by "${provider}".`,
      },
    ];
  }
  return [];
};

const checkBreakdown = ({ breakdown }: ReportedObservation, measure: Measure): Issue[] => {
  if (measure.breakdown === null) {
    return breakdown === undefined
      ? []
      : [{ path: "breakdown", message: `${measure.title} has no parts. Leave the breakdown out.` }];
  }
  const keys = measure.breakdown.parts.map((part) => part.key);
  return breakdown !== undefined && keys.includes(breakdown)
    ? []
    : [{ path: "breakdown", message: `Say which part this is: ${writeList(keys)}.` }];
};
