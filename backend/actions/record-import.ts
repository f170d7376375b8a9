/** Records what a file was understood to hold: only what is new or different, by provider, each whole. */
import { type Day, dayOf, londonDay } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import {
  type ImportPreview,
  type ImportReceipt,
  observationsPerSubmissionMax,
  type ReportedObservation,
  type SubmissionReceipt,
} from "../../contracts/observation.ts";
import type { Key } from "../../contracts/place.ts";
import { writeDayLong } from "../../contracts/wording.ts";
import type { Deps, Sender } from "../deps.ts";
import { countOf } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { findAliases, findMeasures, type MeasureAlias } from "../store/measures.ts";
import { findObservations } from "../store/observations.ts";
import { readNow, readLocality } from "./place.ts";
import { recordSubmission } from "./record-submission.ts";

export type ImportRequest = {
  locality: Key;
  preview: ImportPreview;
  reported: readonly ReportedObservation[];
  /** False: say what would change, and record nothing. */
  confirmed: boolean;
};

/** What the labels of a kind of file mean in a locality. Throws "not-found" for an unknown place. */
export const readAliases = async (
  { db }: Pick<Deps, "db">,
  locality: Key,
  source: string,
): Promise<MeasureAlias[]> => {
  await readLocality(db, locality);
  return findAliases(db, locality, source);
};

/** The same file twice changes nothing: what is in force already is counted and left alone. */
export const recordImport = async (
  deps: Pick<Deps, "db" | "clock" | "places">,
  sender: Sender,
  request: ImportRequest,
): Promise<ImportReceipt> => {
  const today = londonDay(deps.clock.now());
  const come = request.reported.filter(({ asAt }) => dayOf(asAt) <= today);
  const preview = withFutureWarning(request.preview, request.reported.length - come.length, today);
  const { measures, changed } = await findChanged(deps, request.locality, come);
  const submissions: SubmissionReceipt[] = [];
  if (request.confirmed) {
    for (const submission of submissionsOf(measures, changed)) {
      submissions.push(
        await recordSubmission(deps, sender, {
          locality: request.locality,
          submission,
          idempotencyKey: null,
          origin: "imported",
        }),
      );
    }
  }
  return { preview, changed: changed.length, unchanged: come.length - changed.length, submissions };
};

const withFutureWarning = (preview: ImportPreview, future: number, today: Day): ImportPreview =>
  future === 0
    ? preview
    : {
        ...preview,
        warnings: [
          ...preview.warnings,
          `${countOf(future, "figure is", "figures are")} about days after today, ${writeDayLong(today)}, and ${future === 1 ? "was" : "were"} left out.`,
        ],
      };

const cellOf = (one: { measure: string; breakdown?: string | undefined; asAt: string }): string =>
  `${one.measure} ${one.breakdown ?? ""} ${one.asAt}`;

const findChanged = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  locality: Key,
  reported: readonly ReportedObservation[],
): Promise<{ measures: Measure[]; changed: ReportedObservation[] }> =>
  readConsistently(db, async (tx) => {
    const measures = await findMeasures(tx, [locality]);
    const asAts = reported.map(({ asAt }) => asAt).toSorted();
    const [from = "", to = ""] = [asAts[0], asAts.at(-1)];
    const keys = [...new Set(reported.map(({ measure }) => measure))];
    const ranges = keys.map((measure) => ({ locality, measure, from, to }));
    const inForce = new Map(
      (await findObservations(tx, ranges, (await readNow(tx, clock)).knownAt)).map((one) => [
        cellOf(one),
        one.value,
      ]),
    );
    return { measures, changed: reported.filter((one) => inForce.get(cellOf(one)) !== one.value) };
  });

/** One submission a provider, in parts where a file holds more than one may carry. */
const submissionsOf = (
  measures: readonly Measure[],
  changed: readonly ReportedObservation[],
): { provider: Key; observations: ReportedObservation[] }[] => {
  const byProvider = new Map<Key, ReportedObservation[]>();
  for (const observation of changed) {
    const provider = measures.find(({ key }) => key === observation.measure)?.provider ?? "";
    const own = byProvider.get(provider);
    if (own === undefined) byProvider.set(provider, [observation]);
    else own.push(observation);
  }
  return [...byProvider].flatMap(([provider, observations]) =>
    Array.from(
      { length: Math.ceil(observations.length / observationsPerSubmissionMax) },
      (_, i) => ({
        provider,
        observations: observations.slice(
          i * observationsPerSubmissionMax,
          (i + 1) * observationsPerSubmissionMax,
        ),
      }),
    ),
  );
};
