/** A submission of the past: what a provider reported, and when it came. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Origin, ReportedObservation } from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";

export type SeedSubmission = {
  locality: Key;
  provider: Key;
  /** The same seed is the same submission, however often it is sown (rule S6). */
  idempotencyKey: string;
  origin: Extract<Origin, "published" | "illustrative">;
  recordedAt: Instant;
  observations: ReportedObservation[];
};

/** Some observations that came together with whatever else that provider sent at that moment. */
export type SeedReport = Omit<SeedSubmission, "idempotencyKey">;

/** One submission for all that a provider sent at one moment, in the order in which they came. */
export const gatherSubmissions = (reports: readonly SeedReport[]): SeedSubmission[] => {
  const gathered = new Map<string, SeedSubmission>();
  for (const report of reports) {
    const { locality, provider, origin, recordedAt } = report;
    const idempotencyKey = `seed/${locality}/${provider}/${origin}/${recordedAt}`;
    const submission = gathered.get(idempotencyKey);
    if (submission !== undefined) submission.observations.push(...report.observations);
    else {
      const observations = [...report.observations];
      gathered.set(idempotencyKey, {
        locality,
        provider,
        idempotencyKey,
        origin,
        recordedAt,
        observations,
      });
    }
  }
  return [...gathered.values()].toSorted((a, b) =>
    `${a.recordedAt} ${a.idempotencyKey}` < `${b.recordedAt} ${b.idempotencyKey}` ? -1 : 1,
  );
};
