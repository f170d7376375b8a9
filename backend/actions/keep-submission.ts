/** Keeps a submission that was judged: at once, or behind a lock where what stands there is looked at first. */
import { createHash, randomUUID } from "node:crypto";
import type { Submission, SubmissionReceipt, Warning } from "../../contracts/observation.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Asker } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { type Db, write } from "../store/database.ts";
import { type Advance, findRevision, lockPlaces } from "../store/revisions.ts";
import { findReception, insertSubmission, type RecordedSubmission } from "../store/submissions.ts";
import { type Amending, requireAmendable } from "./amend.ts";
import type { Place } from "./place.ts";
import type { SubmissionRequest } from "./record-submission.ts";
import { senderOf } from "./sender.ts";

/** What was asked for, with what is kept of it besides. */
export type Coming = SubmissionRequest & {
  bodyHash: string;
  sender: Sender | null;
  receivedFrom: string | null;
};

export const comingOf = (
  asker: Asker,
  request: SubmissionRequest,
  { locality }: Place,
): Coming => ({
  ...request,
  bodyHash: hashOf(request.submission),
  sender: keptSender(senderOf(asker.caller, locality, request.submission.provider)),
  receivedFrom: asker.from,
});

/** Locks what the submission changes, looks at what stands there, and keeps it. */
export const lookAndKeep = (
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

/** Null, and nothing kept, when it was to be kept only under `definitions` and these do not hold. */
export const insert = async (
  db: Db,
  { locality, submission, idempotencyKey, bodyHash, origin, sender, receivedFrom }: Coming,
  advances: readonly Advance[],
  warnings: Warning[],
  definitions: string | null,
): Promise<SubmissionReceipt | null> => {
  const { provider, observations } = submission;
  const id = randomUUID();
  const kept = { id, locality, provider, idempotencyKey, bodyHash, origin, receivedFrom, sender };
  const reached = await insertSubmission(db, { ...kept, observations }, advances, definitions);
  if (reached === null) return null;
  const { epoch, revision, at } = reached;
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

/** Under a known key the same body is the same submission (rule S6); another body is a mistake to name. */
export const repeat = async (
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

/** What the installation does by itself has no sender: nobody is named under it. */
const keptSender = (sender: Sender | null): Sender | null =>
  sender?.is === "installation" ? null : sender;

const hashOf = (submission: Submission): string =>
  createHash("sha256").update(JSON.stringify(submission)).digest("hex");
