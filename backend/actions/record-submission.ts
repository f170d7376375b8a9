/** Records what a provider sends: checked whole, kept whole, announced once. */
import { londonReading } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Origin, Submission, SubmissionReceipt } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import type { Issue } from "../../contracts/problem.ts";
import { findAffected, type MeasureName } from "../domain/dependents.ts";
import { checkSubmission } from "../domain/submission.ts";
import type { Asker, Deps } from "../deps.ts";
import { countOf, ProblemError } from "../problem.ts";
import { type Db, writeByStatement } from "../store/database.ts";
import type { Advance } from "../store/revisions.ts";
import { findReception } from "../store/submissions.ts";
import { mustLook, readLateIssues } from "./amend.ts";
import { comingOf, insert, lookAndKeep, repeat } from "./keep-submission.ts";
import {
  hasLeaveToSubmit,
  keepRefusal,
  requireLeaveToSubmit,
  requireSignedIn,
} from "./leave-to-submit.ts";
import { noticeFigures } from "./notice-figures.ts";
import { nowOf, type Place } from "./place.ts";
import { mayAmendLate } from "./sender.ts";

export type SubmissionRequest = {
  locality: Key;
  submission: Submission;
  /** Null when the sender gave none: then sending again records again. */
  idempotencyKey: string | null;
  origin: Origin;
};

type SubmissionDeps = Pick<Deps, "db" | "clock" | "places" | "log" | "identities">;

/**
 * Checks, then keeps it in one statement that takes the place to its next revision (which locks it,
 * so recorded times rise in commit order) and lets PostgreSQL tell every server at commit (rules S1,
 * S3, S5, S6, L7). What stands there is looked at first, behind the same lock, only where it matters:
 * where a figure says what it replaces, or stands for so long that its provider may not change it.
 *
 * Throws "signed-out" and "forbidden" (rule A1), "not-found" for an unknown place or provider,
 * "invalid" with every issue, and "conflict" for a key that carried something else, or when what stands
 * there was changed meanwhile.
 */
export const recordSubmission = async (
  deps: SubmissionDeps,
  asker: Asker,
  request: SubmissionRequest,
): Promise<SubmissionReceipt> => {
  requireSignedIn(asker);
  try {
    const { receipt, place } = await writeByStatement(deps.db, (db) =>
      receive(deps, db, asker, request),
    );
    if (receipt.repeated) return receipt;
    const noticed = await noticeFigures(deps, { ...request, place, receipt });
    return { ...receipt, warnings: [...receipt.warnings, ...noticed] };
  } catch (error) {
    if (error instanceof ProblemError && error.code === "forbidden") {
      await keepRefusal(deps, asker, request.locality, error);
    }
    throw error;
  }
};

type Received = { receipt: SubmissionReceipt; place: Place };

const receive = async (
  deps: SubmissionDeps,
  db: Db,
  asker: Asker,
  request: SubmissionRequest,
): Promise<Received> =>
  (await receiveAtOnce(deps, db, asker, request)) ?? receiveAsked(deps, db, asker, request);

/**
 * In one question, as nearly every submission is kept: judged by the definitions that are held, and
 * kept only while these hold and nothing has come under its key. Null, and nothing kept, where they do
 * not, and for all that is refused or must be looked at: that is judged by what is read anew.
 */
const receiveAtOnce = async (
  deps: SubmissionDeps,
  db: Db,
  asker: Asker,
  request: SubmissionRequest,
): Promise<Received | null> => {
  const { locality, submission } = request;
  const held = deps.places.held(locality);
  if (held === null || !hasLeaveToSubmit(asker, held.place, submission)) return null;
  const { place, definitions } = held;
  const now = deps.clock.now();
  const late = mayAmendLate(asker.caller, locality, submission.provider);
  if (mustLook({ place, submission, now, mayAmendLate: late })) return null;
  const { issues, warnings } = checkSubmission(submission, ownOf(place), londonReading(now));
  if (issues.length > 0) return null;
  const advances = advancesOf(place.measures, locality, submission, now);
  const coming = comingOf(asker, request, place);
  const receipt = await insert(db, coming, advances, warnings, definitions);
  return receipt === null ? null : { receipt, place };
};

const receiveAsked = async (
  deps: SubmissionDeps,
  db: Db,
  asker: Asker,
  request: SubmissionRequest,
): Promise<Received> => {
  const { locality, submission, idempotencyKey } = request;
  const { provider } = submission;
  const { knowing, earlier } = await findReception(db, locality, provider, idempotencyKey);
  const knownNow = nowOf(knowing, deps.clock);
  const place = await deps.places.read(db, locality, knownNow);
  requireLeaveToSubmit(asker, place, submission);
  const coming = comingOf(asker, request, place);
  if (earlier !== null) return { receipt: await repeat(db, earlier, coming.bodyHash), place };
  const now = deps.clock.now();
  const late = mayAmendLate(asker.caller, locality, provider);
  const amending = { place, submission, now, mayAmendLate: late };
  const { issues, warnings } = checkSubmission(submission, ownOf(place), londonReading(now));
  if (issues.length > 0) {
    throw invalid([...issues, ...(await readLateIssues(db, amending, knownNow.knownAt))]);
  }
  const advances = advancesOf(place.measures, locality, submission, now);
  const keep = async (keeping: Db): Promise<SubmissionReceipt> => {
    const receipt = await insert(keeping, coming, advances, warnings, null);
    if (receipt === null) throw new Error(`There is no locality "${locality}".`);
    return receipt;
  };
  const receipt = mustLook(amending)
    ? await lookAndKeep(deps.db, amending, coming, advances, keep)
    : await keep(db);
  return { receipt, place };
};

const ownOf = ({ measures, locality }: Place): Measure[] =>
  measures.filter((measure) => measure.locality === locality.key);

const invalid = (issues: readonly Issue[]): ProblemError =>
  new ProblemError(
    "invalid",
    `Nothing was saved: ${countOf(issues.length, "thing is", "things are")} not right.`,
    issues,
  );

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
