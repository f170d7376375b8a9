/** A small place to keep figures in, and the one way of reporting to it. */
import { randomUUID } from "node:crypto";
import type { Instant } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Origin, ReportedObservation } from "../../contracts/observation.ts";
import type { Sender } from "../../contracts/people.ts";
import type { Locality, Provider } from "../../contracts/place.ts";
import { type Db, write, writeByStatement } from "../../backend/store/database.ts";
import { saveMeasures } from "../../backend/store/measures.ts";
import { saveLocality, saveProvider, saveSystem } from "../../backend/store/places.ts";
import type { Revision } from "../../backend/store/revisions.ts";
import { type RecordedSubmission, insertSubmission } from "../../backend/store/submissions.ts";
import { aMeasure, provider as aProvider } from "../support/measures.ts";

export const locality = (key: string): Locality => ({
  key,
  system: "bsw",
  kind: "locality",
  name: `The place of ${key}`,
  shortName: key,
  weeklyTitle: `${key} Locality Weekly Update`,
});

export const providerOf = (key: string): Provider => ({ ...aProvider, locality: key });

/** Saves localities, each with the provider `ruh` and with these measures of its own. */
export const savePlaces = (
  db: Db,
  keys: readonly string[],
  measures: readonly Partial<Measure>[] = [{}],
): Promise<void> =>
  write(db, async (tx) => {
    await saveSystem(tx, { key: "bsw", name: "BSW", shortName: "BSW" });
    for (const key of keys) {
      await saveLocality(tx, locality(key));
      await saveProvider(tx, providerOf(key));
      await saveMeasures(
        tx,
        measures.map((measure) => aMeasure({ ...measure, locality: key })),
      );
    }
  });

export const aSubmission = (changes: Partial<RecordedSubmission> = {}): RecordedSubmission => ({
  id: randomUUID(),
  locality: "banes",
  provider: "ruh",
  idempotencyKey: null,
  bodyHash: "hash",
  origin: "entered",
  recordedAt: "2024-08-15T07:31:00.000Z",
  revision: 1,
  observationCount: 1,
  receivedFrom: null,
  sender: null,
  ...changes,
});

type Report = {
  at: Instant;
  observations: readonly ReportedObservation[];
  place?: string;
  origin?: Origin;
  idempotencyKey?: string | null;
  sender?: Sender | null;
};

/** Records a submission as the program does it: in one statement, with the place's next revision. */
export const reportIn = async (
  db: Db,
  {
    at,
    observations,
    place = "banes",
    origin = "entered",
    idempotencyKey = null,
    sender = null,
  }: Report,
): Promise<Revision> => {
  const measures = [...new Set(observations.map(({ measure }) => measure))];
  const { id, provider, bodyHash, receivedFrom } = aSubmission();
  const reached = await insertSubmission(
    db,
    {
      id,
      locality: place,
      provider,
      idempotencyKey,
      bodyHash,
      origin,
      receivedFrom,
      sender,
      observations,
    },
    [{ locality: place, measures, now: at }],
  );
  if (reached === null) throw new Error(`There is no locality "${place}".`);
  return reached;
};

export const report = (db: Db, what: Report): Promise<Revision> =>
  writeByStatement(db, () => reportIn(db, what));
