/** What stands where a submission is about to be kept: looked at only where it matters. */
import { type Instant, londonDay } from "../../contracts/calendar.ts";
import type { ReportedObservation, Submission } from "../../contracts/observation.ts";
import type { Issue } from "../../contracts/problem.ts";
import {
  amendableUntil,
  type Amendments,
  cellKeyOf,
  checkLate,
  checkReplaced,
} from "../domain/amendment.ts";
import { ProblemError } from "../problem.ts";
import { findStanding } from "../store/cells.ts";
import type { Db, Tx } from "../store/database.ts";
import type { Place } from "./place.ts";

/** A submission, where it is to be kept, and when. */
export type Amending = {
  place: Place;
  submission: Submission;
  now: Instant;
  /** Whether its sender may change what has stood for over `amendmentDaysMax` days. */
  mayAmendLate: boolean;
};

/** Whether any of its figures says what it replaces, or is too old for its sender to change. */
export const mustLook = (amending: Amending): boolean =>
  amending.submission.observations.some(
    (observation) => observation.replaces !== undefined || isLate(amending, observation),
  );

const isLate = (
  { place, now, mayAmendLate }: Amending,
  { measure, asAt }: ReportedObservation,
): boolean => {
  const known = mayAmendLate ? undefined : findMeasure(place, measure);
  return known !== undefined && londonDay(now) > amendableUntil(known.cadence, asAt);
};

const findMeasure = ({ measures, locality }: Place, key: string) =>
  measures.find((one) => one.locality === locality.key && one.key === key);

/**
 * Throws "conflict" when a figure stands in another version than its sender saw, "forbidden" when all
 * that is wrong is that figures are too old for them to change; with an issue for each of either.
 *
 * @param tx has locked the place: what is found still stands when the submission is kept.
 */
export const requireAmendable = async (
  tx: Tx,
  amending: Amending,
  knownAt: Instant,
): Promise<void> => {
  const { place, submission, now } = amending;
  const amendments = await readAmendments(tx, amending, knownAt);
  const owner = place.locality.providers.find(({ key }) => key === submission.provider);
  const replaced = checkReplaced(amendments, owner?.shortName ?? submission.provider, now);
  const late = lateIssues(amending, amendments);
  const [first] = late;
  if (replaced.length > 0) {
    throw new ProblemError(
      "conflict",
      "Nothing was saved: figures changed while you were typing. Look at what stands there now, then save again.",
      [...replaced, ...late],
    );
  }
  if (first !== undefined) {
    throw new ProblemError("forbidden", `Nothing was saved. ${first.message}`, late);
  }
};

/** The issues of figures that are too old to change, for a submission that is refused already. */
export const readLateIssues = async (
  db: Db,
  amending: Amending,
  knownAt: Instant,
): Promise<Issue[]> => lateIssues(amending, await readAmendments(db, amending, knownAt));

const lateIssues = ({ place, now, mayAmendLate }: Amending, amendments: Amendments): Issue[] =>
  mayAmendLate ? [] : checkLate(amendments, londonDay(now), place.locality.shortName);

const readAmendments = async (
  db: Db,
  { place, submission: { observations } }: Amending,
  knownAt: Instant,
): Promise<Amendments> => {
  const cells = observations.map(({ measure, breakdown = "", asAt }) => ({
    measure,
    breakdown,
    asAt,
  }));
  const standing = await findStanding(db, place.locality.key, cells, knownAt);
  const own = place.measures.filter(({ locality }) => locality === place.locality.key);
  return {
    observations,
    standing: new Map(standing.map((one) => [cellKeyOf(one), one])),
    measures: new Map(own.map((measure) => [measure.key, measure])),
  };
};
