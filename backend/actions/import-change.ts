/** What becomes of one figure of a file: set against what is in force, and judged as if it had been entered. */
import { setImmediate } from "node:timers/promises";
import { may } from "../../contracts/access.ts";
import { type Instant, londonDay, londonReading } from "../../contracts/calendar.ts";
import type { ImportedChange } from "../../contracts/import.ts";
import type { Measure } from "../../contracts/measure.ts";
import {
  noteCharactersMax,
  type Observation,
  observationsPerSubmissionMax,
  ReportedObservation,
} from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import { writeValue } from "../../contracts/wording.ts";
import { cellKeyOf, closedFor, saysTheSame } from "../domain/amendment.ts";
import { checkSubmission } from "../domain/submission.ts";
import type { Asker } from "../deps.ts";
import type { LocalityWithProviders } from "../store/places.ts";
import { mayAmendLate } from "./sender.ts";

/** One figure that is new or differs from what is in force. */
export type FileChange = {
  provider: Key;
  measure: Measure | null;
  observation: ReportedObservation;
  warning: string | null;
  /** Why it cannot be recorded, or null. */
  refused: string | null;
};

/** A figure's name within its place, for people: "ruh-nctr-banes P1 2024-08-15". */
export const nameOf = ({ measure, breakdown = "", asAt }: ReportedObservation): string =>
  [measure, breakdown, asAt].filter((part) => part !== "").join(" ");

/** Whether a figure says what is in force already. A note is news only where the file has one. */
export const isInForce = (
  reported: ReportedObservation,
  inForce: Observation | undefined,
): boolean =>
  inForce !== undefined &&
  saysTheSame(reported, inForce) &&
  (reported.note === undefined || reported.note === inForce.note);

/** What figures are judged against. */
export type Judging = {
  asker: Asker;
  locality: LocalityWithProviders;
  /** Of the locality. */
  measures: readonly Measure[];
  /** What is in force, by `cellKeyOf`. */
  inForce: ReadonlyMap<string, Observation>;
  now: Instant;
};

/**
 * Checks figures as a submission of their providers is checked, each for itself: one that cannot be
 * recorded says why and keeps none of the others.
 */
export const judgeChanges = async (
  changed: readonly ReportedObservation[],
  judging: Judging,
): Promise<FileChange[]> => {
  const byKey = new Map(judging.measures.map((measure) => [measure.key, measure]));
  const seen = new Set<string>();
  const changes = changed.map((observation): FileChange => {
    const measure = byKey.get(observation.measure) ?? null;
    const cell = cellKeyOf(observation);
    const isSecond = seen.has(cell);
    seen.add(cell);
    const refused = isSecond
      ? "The file has another figure for the same thing."
      : (findMisshape(observation) ?? findNoLeave(observation, measure, judging));
    return { provider: measure?.provider ?? "", measure, observation, warning: null, refused };
  });
  for (const [provider, own] of groupByProvider(changes)) {
    for (let from = 0; from < own.length; from += observationsPerSubmissionMax) {
      judge(provider, own.slice(from, from + observationsPerSubmissionMax), judging);
      await setImmediate();
    }
  }
  return changes;
};

/** Why a figure could not be sent as it stands, whatever it is about; null when it could. */
const findMisshape = (observation: ReportedObservation): string | null => {
  const field = ReportedObservation.safeParse(observation).error?.issues[0]?.path[0];
  if (field === undefined) return null;
  return field === "value"
    ? `${observation.value} is larger than any figure can be. Check its row in the file.`
    : `Its ${String(field)} has more than ${noteCharactersMax} characters, or some that are not text. Shorten it in the file.`;
};

/** Why the asker may not report or change a figure (rule A1); null when they may. */
const findNoLeave = (
  observation: ReportedObservation,
  measure: Measure | null,
  { asker: { caller }, locality, inForce, now }: Judging,
): string | null => {
  if (measure === null) return null;
  const { provider, title } = measure;
  const ask = { locality: locality.key, provider, measures: [measure.key] };
  if (!may(caller, { to: "submit", ...ask })) {
    const owner = locality.providers.find(({ key }) => key === provider);
    return `${title} is ${owner?.name ?? provider}’s to report.`;
  }
  if (mayAmendLate(caller, locality.key, provider)) return null;
  return inForce.has(cellKeyOf(observation))
    ? closedFor(measure, observation.asAt, londonDay(now), locality.shortName)
    : null;
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
const judge = (provider: Key, changes: readonly FileChange[], { measures, now }: Judging): void => {
  const observations = changes.map(({ observation }) => observation);
  const submission = { provider, observations };
  const { issues, warnings } = checkSubmission(submission, measures, londonReading(now));
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
