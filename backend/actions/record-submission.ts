/** Records what a provider sends: checked whole, kept whole, announced once. */
import { createHash, randomUUID } from "node:crypto";
import { londonReading } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type {
  Origin,
  Submission,
  SubmissionReceipt,
  Warning,
} from "../../contracts/observation.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Key } from "../../contracts/place.ts";
import type { Issue } from "../../contracts/problem.ts";
import { findAffected, type MeasureName } from "../domain/dependents.ts";
import { checkSubmission } from "../domain/submission.ts";
import type { Asker, Deps } from "../deps.ts";
import { countOf, ProblemError } from "../problem.ts";
import { type Db, write, writeByStatement } from "../store/database.ts";
import { type Advance, findRevision, lockPlaces } from "../store/revisions.ts";
import { findReception, insertSubmission, type RecordedSubmission } from "../store/submissions.ts";
import { type Amending, mustLook, readLateIssues, requireAmendable } from "./amend.ts";
import { keepRefusal, requireLeaveToSubmit, requireSignedIn } from "./leave-to-submit.ts";
import { noticeFigures } from "./notice-figures.ts";
import { nowOf, type Place } from "./place.ts";
import { mayAmendLate, senderOf } from "./sender.ts";

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
): Promise<Received> => {
  const { locality, submission, idempotencyKey } = request;
  const { provider } = submission;
  const { knowing, earlier } = await findReception(db, locality, provider, idempotencyKey);
  const knownNow = nowOf(knowing, deps.clock);
  const place = await deps.places.read(db, locality, knownNow);
  requireLeaveToSubmit(asker, place, submission);
  const coming = {
    ...request,
    bodyHash: hashOf(submission),
    sender: keptSender(senderOf(asker.caller, place.locality, provider)),
    receivedFrom: asker.from,
  };
  if (earlier !== null) return { receipt: await repeat(db, earlier, coming.bodyHash), place };
  const now = deps.clock.now();
  const late = mayAmendLate(asker.caller, locality, provider);
  const amending = { place, submission, now, mayAmendLate: late };
  const { issues, warnings } = checkSubmission(submission, ownOf(place), londonReading(now));
  if (issues.length > 0) {
    throw invalid([...issues, ...(await readLateIssues(db, amending, knownNow.knownAt))]);
  }
  const advances = advancesOf(place.measures, locality, submission, now);
  const keep = (keeping: Db) => insert(keeping, coming, advances, warnings);
  const receipt = mustLook(amending)
    ? await lookAndKeep(deps.db, amending, coming, advances, keep)
    : await keep(db);
  return { receipt, place };
};

type Coming = SubmissionRequest & {
  bodyHash: string;
  sender: Sender | null;
  receivedFrom: string | null;
};

/** Locks what the submission changes, looks at what stands there, and keeps it. */
const lookAndKeep = (
  db: Db,
  amending: Amending,
  { locality, submission, idempotencyKey, bodyHash }: Coming,
  advances: readonly Advance[],
  keep: (db: Db) => Promise<SubmissionReceipt>,
): Promise<SubmissionReceipt> =>
  write(db, async (tx) => {
    const changedAt = await lockPlaces(
      tx,
      advances.map((advance) => advance.locality),
    );
    // The same submission may have come twice at one moment: the second is a repeat, not a conflict.
    const again = await findReception(tx, locality, submission.provider, idempotencyKey);
    if (again.earlier !== null) return repeat(tx, again.earlier, bodyHash);
    const knownAt = changedAt > amending.now ? changedAt : amending.now;
    await requireAmendable(tx, amending, knownAt);
    return keep(tx);
  });

const insert = async (
  db: Db,
  { locality, submission, idempotencyKey, bodyHash, origin, sender, receivedFrom }: Coming,
  advances: readonly Advance[],
  warnings: Warning[],
): Promise<SubmissionReceipt> => {
  const { provider, observations } = submission;
  const id = randomUUID();
  const kept = { id, locality, provider, idempotencyKey, bodyHash, origin, receivedFrom, sender };
  const { epoch, revision, at } = await insertSubmission(db, { ...kept, observations }, advances);
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
};

/** What the installation does by itself has no sender: nobody is named under it. */
const keptSender = (sender: Sender | null): Sender | null =>
  sender?.is === "installation" ? null : sender;

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
