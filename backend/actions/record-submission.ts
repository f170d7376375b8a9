/** Records what a provider sends: checked whole, kept whole, announced once. */
import { createHash, randomUUID } from "node:crypto";
import { type AsAt, londonReading } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type {
  Origin,
  Submission,
  SubmissionReceipt,
  Warning,
} from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import { findAffected, type MeasureName } from "../domain/dependents.ts";
import { checkSubmission } from "../domain/submission.ts";
import type { Deps, Sender } from "../deps.ts";
import { countOf, ProblemError } from "../problem.ts";
import { type Db, writeByStatement } from "../store/database.ts";
import type { LocalityWithProviders } from "../store/places.ts";
import { type Advance, findRevision } from "../store/revisions.ts";
import { findReception, insertSubmission, type RecordedSubmission } from "../store/submissions.ts";
import { nowOf } from "./place.ts";

export type SubmissionRequest = {
  locality: Key;
  submission: Submission;
  /** Null when the sender gave none: then sending again records again. */
  idempotencyKey: string | null;
  origin: Origin;
};

/**
 * Checks, then keeps it in one statement that takes the place to its next revision (which locks it,
 * so recorded times rise in commit order) and lets PostgreSQL tell every server at commit (rules S1,
 * S3, S5, S6, L7). Throws "not-found" for an unknown place or provider, "invalid" with every issue,
 * "conflict" for a key that carried something else.
 */
export const recordSubmission = (
  deps: Pick<Deps, "db" | "clock" | "places">,
  sender: Sender,
  request: SubmissionRequest,
): Promise<SubmissionReceipt> =>
  writeByStatement(deps.db, async (db) => {
    const { locality, submission, idempotencyKey, origin } = request;
    const { provider, observations } = submission;
    const { knowing, earlier } = await findReception(db, locality, provider, idempotencyKey);
    const place = await deps.places.read(db, locality, nowOf(knowing, deps.clock));
    requireProvider(place.locality, provider);
    const bodyHash = hashOf(submission);
    if (earlier !== null) return repeat(db, earlier, bodyHash);
    const now = deps.clock.now();
    const { measures } = place;
    const warnings = checkOrThrow(submission, measures, locality, londonReading(now));
    const id = randomUUID();
    const { receivedFrom } = sender;
    const { epoch, revision, at } = await insertSubmission(
      db,
      { id, locality, provider, idempotencyKey, bodyHash, origin, receivedFrom, observations },
      advancesOf(measures, locality, submission, now),
    );
    return {
      submission: id,
      locality,
      epoch,
      revision,
      recordedAt: at,
      observations: observations.length,
      repeated: false,
      warnings,
    };
  });

const requireProvider = (locality: LocalityWithProviders, provider: Key): void => {
  if (locality.providers.some((one) => one.key === provider)) return;
  throw new ProblemError("not-found", `There is no provider "${provider}" in ${locality.name}.`);
};

const checkOrThrow = (
  submission: Submission,
  measures: readonly Measure[],
  locality: Key,
  now: AsAt,
): Warning[] => {
  const own = measures.filter((measure) => measure.locality === locality);
  const { issues, warnings } = checkSubmission(submission, own, now);
  if (issues.length > 0) {
    throw new ProblemError(
      "invalid",
      `Nothing was saved: ${countOf(issues.length, "thing is", "things are")} not right.`,
      issues,
    );
  }
  return warnings;
};

/** Every place whose figures change, with the derived ones that follow from what came. */
export const advancesOf = (
  measures: readonly Measure[],
  locality: Key,
  submission: Submission,
  now: string,
): Advance[] => {
  const changed = submission.observations.map(({ measure }) => ({ locality, measure }));
  return toAdvances(findAffected(measures, changed), now);
};

export const toAdvances = (affected: readonly MeasureName[], now: string): Advance[] => {
  const byPlace = new Map<Key, Key[]>();
  for (const { locality, measure } of affected) {
    byPlace.set(locality, [...(byPlace.get(locality) ?? []), measure]);
  }
  return [...byPlace].map(([place, keys]) => ({ locality: place, measures: keys, now }));
};

/** Under a known key the same body is the same submission (rule S6); another body is a mistake to name. */
const repeat = async (
  db: Db,
  earlier: RecordedSubmission,
  bodyHash: string,
): Promise<SubmissionReceipt> => {
  if (earlier.bodyHash !== bodyHash) {
    throw new ProblemError(
      "conflict",
      "This Idempotency-Key was used for other figures. Send new figures under a new key.",
    );
  }
  const position = await findRevision(db, earlier.locality);
  return {
    submission: earlier.id,
    locality: earlier.locality,
    epoch: position?.epoch ?? "",
    revision: earlier.revision,
    recordedAt: earlier.recordedAt,
    observations: earlier.observationCount,
    repeated: true,
    warnings: [],
  };
};

const hashOf = (submission: Submission): string =>
  createHash("sha256").update(JSON.stringify(submission)).digest("hex");
