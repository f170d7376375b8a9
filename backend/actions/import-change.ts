/** What becomes of one figure of a file: set against what is in force, and judged as if it had been entered. */
import { setImmediate } from "node:timers/promises";
import type { AsAt } from "../../contracts/calendar.ts";
import type { ImportedChange } from "../../contracts/import.ts";
import type { Measure } from "../../contracts/measure.ts";
import {
  type Observation,
  observationsPerSubmissionMax,
  type ReportedObservation,
} from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import { writeValue } from "../../contracts/wording.ts";
import { checkSubmission } from "../domain/submission.ts";

/** One figure that is new or differs from what is in force. */
export type FileChange = {
  provider: Key;
  measure: Measure | null;
  observation: ReportedObservation;
  warning: string | null;
  /** Why it cannot be recorded, or null. */
  refused: string | null;
};

/** A figure's name within its place: "ruh-nctr-banes P1 2024-08-15". */
export const cellOf = (one: {
  measure: string;
  breakdown?: string | undefined;
  asAt: string;
}): string => [one.measure, one.breakdown ?? "", one.asAt].filter((part) => part !== "").join(" ");

/** Whether a figure says what is in force already. A note is news only where the file has one. */
export const isInForce = (
  { value, level, text, none, note }: ReportedObservation,
  inForce: Observation | undefined,
): boolean =>
  inForce !== undefined &&
  (value ?? null) === inForce.value &&
  (level ?? null) === inForce.level &&
  (text ?? null) === inForce.text &&
  (none ?? null) === inForce.none &&
  (note === undefined || note === inForce.note);

/**
 * Checks figures as a submission of their providers is checked, each for itself: one that cannot be
 * recorded says why and keeps none of the others.
 */
export const judgeChanges = async (
  changed: readonly ReportedObservation[],
  measures: readonly Measure[],
  now: AsAt,
): Promise<FileChange[]> => {
  const byKey = new Map(measures.map((measure) => [measure.key, measure]));
  const seen = new Set<string>();
  const changes = changed.map((observation): FileChange => {
    const measure = byKey.get(observation.measure) ?? null;
    const cell = cellOf(observation);
    const refused = seen.has(cell) ? "The file has another figure for the same thing." : null;
    seen.add(cell);
    return { provider: measure?.provider ?? "", measure, observation, warning: null, refused };
  });
  for (const [provider, own] of groupByProvider(changes)) {
    for (let from = 0; from < own.length; from += observationsPerSubmissionMax) {
      judge(provider, own.slice(from, from + observationsPerSubmissionMax), measures, now);
      await setImmediate();
    }
  }
  return changes;
};

const groupByProvider = (changes: readonly FileChange[]): Map<Key, FileChange[]> => {
  const groups = new Map<Key, FileChange[]>();
  for (const change of changes) {
    if (change.refused !== null) continue;
    const group = groups.get(change.provider);
    if (group === undefined) groups.set(change.provider, [change]);
    else group.push(change);
  }
  return groups;
};

/** Notes in each of the changes what a check of all of them says of it. */
const judge = (
  provider: Key,
  changes: readonly FileChange[],
  measures: readonly Measure[],
  now: AsAt,
): void => {
  const observations = changes.map(({ observation }) => observation);
  const { issues, warnings } = checkSubmission({ provider, observations }, measures, now);
  for (const { path, message } of issues) {
    const change = changeAt(changes, path);
    if (change !== undefined) change.refused = joinSentences(change.refused, message);
  }
  for (const { path, message } of warnings) {
    const change = changeAt(changes, path);
    if (change !== undefined) change.warning = joinSentences(change.warning, message);
  }
};

const changeAt = (changes: readonly FileChange[], path: string): FileChange | undefined =>
  changes[Number(/^observations\[(\d+)\]/.exec(path)?.[1])];

const joinSentences = (before: string | null, sentence: string): string =>
  before === null ? sentence : `${before} ${sentence}`;

/** As a preview shows it, with what stands in its place now. */
export const describeChange = (
  { provider, measure, observation, warning, refused }: FileChange,
  inForce: Observation | undefined,
): ImportedChange => ({
  provider,
  measure: observation.measure,
  title: measure?.title ?? observation.measure,
  breakdown: observation.breakdown ?? "",
  asAt: observation.asAt,
  from: inForce === undefined ? null : write(measure, inForce),
  to: write(measure, observation),
  warning,
  refused,
});

type Said = {
  value?: number | null | undefined;
  level?: number | null | undefined;
  text?: string | null | undefined;
  none?: string | null | undefined;
};

const write = (measure: Measure | null, { value, level, text, none }: Said): string => {
  const number = value ?? level ?? null;
  if (number !== null) return measure === null ? String(number) : writeValue(measure, number);
  return text ?? `No figure: ${none ?? ""}`;
};
