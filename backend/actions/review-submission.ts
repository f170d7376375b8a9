/** Looks over a submission that cannot be read whole, so that its sender hears of everything at once. */
import { z } from "zod";
import { londonReading } from "../../contracts/calendar.ts";
import { observationsPerSubmissionMax, ReportedObservation } from "../../contracts/observation.ts";
import { Key } from "../../contracts/place.ts";
import type { Issue } from "../../contracts/problem.ts";
import { checkSubmission } from "../domain/submission.ts";
import type { Asker, Deps } from "../deps.ts";
import { findMeasures } from "../store/measures.ts";
import { requireLeaveToSubmit, requireSignedIn } from "./leave-to-submit.ts";
import { readLocality } from "./place.ts";

/**
 * The issues of those figures of an ill-formed submission that can be read, each under the path it
 * has in what was sent. Records nothing. Throws as `recordSubmission` does for those who may not send it.
 */
export const reviewSubmission = async (
  { db, clock }: Pick<Deps, "db" | "clock">,
  asker: Asker,
  locality: string,
  sent: unknown,
): Promise<Issue[]> => {
  requireSignedIn(asker);
  const place = await readLocality(db, locality);
  const readable = readableOf(sent);
  if (readable === null) return [];
  const measures = await findMeasures(db, [locality]);
  const submission = {
    provider: readable.provider,
    observations: readable.observations.map(({ observation }) => observation),
  };
  requireLeaveToSubmit(asker, { locality: place, measures }, submission);
  return checkSubmission(submission, measures, londonReading(clock.now())).issues.map((issue) => ({
    ...issue,
    path: issue.path.replace(
      /^observations\[(\d+)\]/,
      (_, index: string) => `observations[${readable.observations[Number(index)]?.at ?? index}]`,
    ),
  }));
};

type Readable = {
  provider: string;
  observations: { at: number; observation: ReportedObservation }[];
};

const Sent = z.object({ provider: Key, observations: z.array(z.unknown()) });

const readableOf = (sent: unknown): Readable | null => {
  const parsed = Sent.safeParse(sent);
  if (!parsed.success) return null;
  const observations = parsed.data.observations
    .slice(0, observationsPerSubmissionMax)
    .flatMap((one, at) => {
      const observation = ReportedObservation.safeParse(one);
      return observation.success ? [{ at, observation: observation.data }] : [];
    });
  return { provider: parsed.data.provider, observations };
};
