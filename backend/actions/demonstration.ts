/** The demonstration's season: its clock moves on, and what was recorded ahead of it becomes known. */
import type { Instant } from "../../contracts/calendar.ts";
import { findAffected } from "../domain/dependents.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { insertAudit } from "../store/audit.ts";
import { type Db, write } from "../store/database.ts";
import { findMeasures } from "../store/measures.ts";
import { findArrivals } from "../store/observations.ts";
import { findKnowing, advanceRevisions } from "../store/revisions.ts";
import { toAdvances } from "./record-submission.ts";
import { senderOf } from "./sender.ts";

/**
 * Where the demonstration's clock starts: at the moment asked for, or at the last change made,
 * whichever is later, so that nothing acknowledged ever lies in its future.
 */
export const findDemonstrationStart = async (db: Db, asked: Instant): Promise<Instant> => {
  const { changedAt } = await findKnowing(db);
  return changedAt > asked ? changedAt : asked;
};

/**
 * Announces what has become known since `after` as the clock passed it, as one change a place.
 *
 * @returns the moment up to which everything is announced: the next call's `after`.
 */
export const announceArrivals = async (
  { db, clock }: Pick<Deps, "db" | "clock">,
  after: Instant,
): Promise<Instant> => {
  const upTo = clock.now();
  const arrivals = await findArrivals(db, { after, upTo });
  if (arrivals.length === 0) return upTo;
  await write(db, async (tx) => {
    const arrived = arrivals.flatMap(({ locality, measures }) =>
      measures.map((measure) => ({ locality, measure })),
    );
    const affected = findAffected(await findMeasures(tx), arrived);
    await advanceRevisions(tx, toAdvances(affected, upTo));
  });
  return upTo;
};

/** Moves the clock on. Throws "forbidden" outside the demonstration, "invalid" for a moment gone by. */
export const moveDemonstrationClock = async (
  { db, demonstration }: Pick<Deps, "db" | "demonstration">,
  { caller, from }: Asker,
  to: Instant,
): Promise<Instant> => {
  if (demonstration === null) {
    throw new ProblemError("forbidden", "Only the demonstration's clock can be moved.");
  }
  const before = demonstration.now();
  if (to < before) {
    throw new ProblemError("invalid", "The demonstration's clock moves on, never back.", [
      { path: "to", message: `It reads ${before}. Give a later moment.` },
    ]);
  }
  demonstration.moveTo(to);
  const at = demonstration.now();
  await insertAudit(db, {
    locality: null,
    at,
    kind: "place",
    sender: senderOf(caller, null, null),
    from,
    what: "Moved the demonstration's clock on",
    changes: [{ of: "clock", before, after: at }],
  });
  return at;
};
