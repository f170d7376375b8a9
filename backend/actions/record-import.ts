/** Records what a file was understood to hold: only what is new or different, by provider, each whole. */
import { setImmediate } from "node:timers/promises";
import { type Day, dayOf, londonDay } from "../../contracts/calendar.ts";
import {
  type ImportPreview,
  type ImportReceipt,
  previewObservationsMax,
} from "../../contracts/import.ts";
import type { Measure } from "../../contracts/measure.ts";
import {
  observationsPerSubmissionMax,
  type ReportedObservation,
  type SubmissionReceipt,
} from "../../contracts/observation.ts";
import type { Key, Provider } from "../../contracts/place.ts";
import { writeDayLong } from "../../contracts/wording.ts";
import { cellKeyOf } from "../domain/amendment.ts";
import type { Asker, Deps } from "../deps.ts";
import { countOf, ProblemError } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { findAliases, findMeasures } from "../store/measures.ts";
import { findObservations, type LocalObservation } from "../store/observations.ts";
import {
  describeChange,
  type FileChange,
  isInForce,
  type Judging,
  judgeChanges,
  nameOf,
} from "./import-change.ts";
import { requireSignedIn } from "./leave-to-submit.ts";
import { readLocality, readNow } from "./place.ts";
import { recordSubmission } from "./record-submission.ts";

export type ImportRequest = {
  locality: Key;
  /** With some of its observations, or all. */
  preview: ImportPreview;
  /** How many observations the file holds in all. */
  observations: number;
  reported: readonly ReportedObservation[];
  /** False: say what would change, and record nothing. */
  confirmed: boolean;
  /** Whether to record the rest of a file of which some figures cannot be recorded. */
  skipsRefused: boolean;
};

/** What a reader of files must know of a place to tell which figures are whose. */
export type FeedContext = {
  aliases: { source: string; label: string; measure: Key; breakdown: string | null }[];
  measures: Measure[];
  providers: Provider[];
};

/** Throws "not-found" for an unknown place. */
export const readFeedContext = async (
  { db }: Pick<Deps, "db">,
  locality: Key,
): Promise<FeedContext> => {
  const { providers } = await readLocality(db, locality);
  const aliases = await findAliases(db, locality);
  return {
    // In the store a whole measure is the part without a name.
    aliases: aliases.map((alias) => ({
      ...alias,
      breakdown: alias.breakdown === "" ? null : alias.breakdown,
    })),
    measures: await findMeasures(db, [locality]),
    providers: [...providers],
  };
};

/**
 * Sets a file against what is in force, and records what is new or different in it when it is
 * confirmed: one submission for each provider, or several where there are over
 * `observationsPerSubmissionMax` of one. The same file twice changes nothing.
 *
 * Throws "signed-out" for those who have not signed in; "invalid", and records nothing, when a confirmed file holds figures that cannot be recorded
 * and `skipsRefused` does not say to leave those out.
 */
export const recordImport = async (
  deps: Parameters<typeof recordSubmission>[0],
  asker: Asker,
  request: ImportRequest,
): Promise<ImportReceipt> => {
  requireSignedIn(asker);
  const { locality, preview, confirmed, skipsRefused } = request;
  const now = deps.clock.now();
  const today = londonDay(now);
  const come = request.reported.filter(({ asAt }) => dayOf(asAt) <= today);
  const { changed, ...known } = await findChanged(deps, locality, come);
  const changes = await judgeChanges(changed, { ...known, asker, now });
  const refused = changes.filter((one) => one.refused !== null);
  if (confirmed && refused.length > 0 && !skipsRefused) throw refusal(refused);
  const submissions: SubmissionReceipt[] = [];
  if (confirmed) {
    for (const submission of submissionsOf(changes)) {
      const receipt = await recordSubmission(deps, asker, {
        locality,
        submission,
        idempotencyKey: null,
        origin: "imported",
      });
      submissions.push(receipt);
    }
  }
  return {
    preview: {
      ...preview,
      observations: preview.observations.slice(0, previewObservationsMax),
      warnings: [
        ...preview.warnings,
        ...warnOfFuture(request.reported.length - come.length, today),
      ],
    },
    observations: request.observations,
    changes: mostUrgentFirst(changes)
      .slice(0, previewObservationsMax)
      .map((one) => describeChange(one, known.inForce.get(cellKeyOf(one.observation)))),
    changed: changes.length,
    unchanged: come.length - changes.length,
    refused: refused.length,
    submissions,
  };
};

const warnOfFuture = (figures: number, today: Day): string[] =>
  figures === 0
    ? []
    : [
        `${countOf(figures, "figure is", "figures are")} about days after today, ${writeDayLong(today)}, and ${figures === 1 ? "was" : "were"} left out.`,
      ];

/** So many figures that cannot be recorded are named in a refusal; the rest are counted. */
const issuesMax = 100;

const refusal = (refused: readonly FileChange[]): ProblemError =>
  new ProblemError(
    "invalid",
    `Nothing was saved: ${countOf(refused.length, "figure", "figures")} of this file cannot be recorded. Correct ${refused.length === 1 ? "it" : "them"} in the file and send it again, or choose to record the others without ${refused.length === 1 ? "it" : "them"}.`,
    refused.slice(0, issuesMax).map(({ observation, refused: why }) => ({
      path: nameOf(observation),
      message: why ?? "",
    })),
  );

const mostUrgentFirst = (changes: readonly FileChange[]): FileChange[] => [
  ...changes.filter(({ refused }) => refused !== null),
  ...changes.filter(({ refused, warning }) => refused === null && warning !== null),
  ...changes.filter(({ refused, warning }) => refused === null && warning === null),
];

type Changed = Omit<Judging, "asker" | "now"> & { changed: ReportedObservation[] };

const findChanged = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  key: Key,
  reported: readonly ReportedObservation[],
): Promise<Changed> =>
  readConsistently(db, async (tx) => {
    const locality = await readLocality(tx, key);
    const measures = await findMeasures(tx, [key]);
    const { knownAt } = await readNow(tx, clock);
    const inForce = new Map<string, LocalObservation>();
    for (const range of rangesOf(key, reported)) {
      // Measure by measure, and others are answered in between.
      for (const one of await findObservations(tx, [range], knownAt)) {
        inForce.set(cellKeyOf(one), one);
      }
      await setImmediate();
    }
    const changed = reported.filter((one) => !isInForce(one, inForce.get(cellKeyOf(one))));
    return { locality, measures, changed, inForce };
  });

/** From the first to the last day that a file has of each measure. */
const rangesOf = (locality: Key, reported: readonly ReportedObservation[]) => {
  const ranges = new Map<Key, { locality: Key; measure: Key; from: string; to: string }>();
  for (const { measure, asAt } of reported) {
    const range = ranges.get(measure);
    if (range === undefined) ranges.set(measure, { locality, measure, from: asAt, to: asAt });
    else if (asAt < range.from) range.from = asAt;
    else if (asAt > range.to) range.to = asAt;
  }
  return ranges.values();
};

/** One submission a provider, in parts where a file holds more than one may carry. */
const submissionsOf = (
  changes: readonly FileChange[],
): { provider: Key; observations: ReportedObservation[] }[] => {
  const byProvider = new Map<Key, ReportedObservation[]>();
  for (const { provider, observation, refused } of changes) {
    if (refused !== null) continue;
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
