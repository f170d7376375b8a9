/**
 * Takes a submission back whole. Nothing is deleted (rule S1): each of its figures that is still in force
 * is corrected to what stood there before, under a reason that says so.
 */
import {
  observationsPerSubmissionMax,
  type ReportedObservation,
  type WithdrawalReceipt,
} from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import type { Asker } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { type DeedFigure, findDeedFigures } from "../store/audit-trail.ts";
import { findStanding } from "../store/cells.ts";
import { readConsistently } from "../store/database.ts";
import { findSubmission } from "../store/submissions.ts";
import { readNow } from "./place.ts";
import { recordSubmission } from "./record-submission.ts";

export type Withdrawal = { locality: Key; submission: string; words: string };

/**
 * Whoever may submit these figures may take them back. Asked twice, the second finds nothing left to
 * take back. Throws "not-found" for an unknown submission, and what `recordSubmission` throws:
 * "conflict" when a figure is changed at this very moment.
 */
export const withdrawSubmission = async (
  deps: Parameters<typeof recordSubmission>[0],
  asker: Asker,
  { locality, submission: id, words }: Withdrawal,
): Promise<WithdrawalReceipt> => {
  const { provider, figures, inForce } = await readWhatStands(deps, locality, id);
  const standing = figures.filter((figure) => inForce.has(nameOf(figure)));
  const observations = standing.map((figure) => restore(figure, words, inForce));
  const emptied = standing.filter(({ before }) => before === null).length;
  const left = figures.length - standing.length;
  if (observations.length === 0) return { receipt: null, restored: 0, emptied: 0, left };
  const receipt = await recordSubmission(deps, asker, {
    locality,
    submission: { provider, observations },
    idempotencyKey: null,
    origin: "entered",
  });
  return { receipt, restored: standing.length - emptied, emptied, left };
};

/** The figures of the submission, and by cell when those that still stand were recorded. */
const readWhatStands = (
  { db, clock }: Pick<Parameters<typeof recordSubmission>[0], "db" | "clock">,
  locality: Key,
  id: string,
) =>
  readConsistently(db, async (tx) => {
    const { knownAt } = await readNow(tx, clock);
    const found = await findSubmission(tx, locality, id);
    if (found === null || found.recordedAt > knownAt) {
      throw new ProblemError("not-found", "There is no such submission in this place.");
    }
    const { provider, recordedAt: at } = found;
    const asked = [{ submission: id, locality, at }];
    const figures = await findDeedFigures(tx, asked, observationsPerSubmissionMax);
    const standing = await findStanding(tx, locality, figures, knownAt);
    const own = standing.filter(({ recordedAt }) => recordedAt === at);
    const inForce = new Map(own.map((cell) => [nameOf(cell), cell.recordedAt]));
    return { provider, figures, inForce };
  });

type Cell = Pick<DeedFigure, "measure" | "breakdown" | "asAt">;

const nameOf = ({ measure, breakdown, asAt }: Cell): string => `${measure} ${breakdown} ${asAt}`;

const restore = (
  figure: DeedFigure,
  words: string,
  inForce: ReadonlyMap<string, string>,
): ReportedObservation => {
  const reason = `Withdrawn: ${words}`;
  const { measure, breakdown, asAt, before } = figure;
  return {
    measure,
    ...(breakdown === "" ? {} : { breakdown }),
    asAt,
    ...said(before, reason),
    ...(before === null || before.note === null ? {} : { note: before.note }),
    reason,
    replaces: inForce.get(nameOf(figure)) ?? null,
  };
};

const said = (
  before: DeedFigure["before"],
  reason: string,
): Pick<ReportedObservation, "value" | "level" | "text" | "none"> => {
  if (before === null) return { none: reason };
  if (before.none !== null) return { none: before.none };
  if (before.level !== null) return { level: before.level };
  if (before.text !== null) return { text: before.text };
  return before.value === null ? { none: reason } : { value: before.value };
};
