/** What wants a second look in figures that have just been kept: asked after, never refused. */
import { type Day, type Instant, addDays, dayOf, londonDay } from "../../contracts/calendar.ts";
import type { Identity, IdentityTerm } from "../../contracts/identity.ts";
import type { Measure } from "../../contracts/measure.ts";
import type {
  ReportedObservation,
  Submission,
  SubmissionReceipt,
  Warning,
} from "../../contracts/observation.ts";
import { judge } from "../../contracts/plausibility.ts";
import { cellKeyOf, warnOfUnexplained } from "../domain/amendment.ts";
import { asAtToEnterOn } from "../domain/due.ts";
import { inOrderOfImportance } from "../domain/entry-sheet.ts";
import { checkIdentities, findIdentitiesWith, termsOf } from "../domain/identities.ts";
import type { Deps } from "../deps.ts";
import type { Db } from "../store/database.ts";
import { readConsistently } from "../store/database.ts";
import { findObservations } from "../store/observations.ts";
import { type ExpectedCell, readExpectations } from "./expectations.ts";
import { type Place, readReadings } from "./place.ts";

/** A person reads this many remarks; of a file with more, its preview tells. */
export const noticedObservationsMax = 50;

export type Noticing = {
  place: Place;
  submission: Submission;
  receipt: Pick<SubmissionReceipt, "recordedAt">;
};

type NoticeDeps = Pick<Deps, "db" | "log" | "identities">;

/**
 * Warnings about corrections without a reason, values that are not as expected, and figures that do not
 * agree with each other. Read after the figures were kept and announced, so that no display waits for
 * it; and only where somebody looks: who says what a figure replaces has a sheet before them.
 *
 * Never throws: what was kept is kept, whatever else cannot be read.
 */
export const noticeFigures = async (
  { db, log, identities = [] }: NoticeDeps,
  { place, submission, receipt }: Noticing,
): Promise<Warning[]> => {
  const { observations } = submission;
  const isLookedAt = observations.some(({ replaces }) => replaces !== undefined);
  if (!isLookedAt || observations.length > noticedObservationsMax) return [];
  const knownAt = receipt.recordedAt;
  try {
    return await readConsistently(db, async (tx) => [
      ...(await noticeCorrections(tx, place, observations, knownAt)),
      ...(await noticeValues(tx, place, submission, knownAt)),
      ...(await noticeGaps(tx, place, identities, observations, knownAt)),
    ]);
  } catch (error) {
    log.warn({ err: error }, "Figures were kept, and could not be looked over.");
    return [];
  }
};

const noticeCorrections = async (
  db: Db,
  { locality }: Place,
  observations: readonly ReportedObservation[],
  knownAt: Instant,
): Promise<Warning[]> => {
  const unexplained = observations.filter(({ reason }) => reason === undefined);
  const ranges = unexplained.map(({ measure, asAt }) => ({
    locality: locality.key,
    measure,
    from: asAt,
    to: asAt,
  }));
  if (ranges.length === 0) return [];
  const corrected = new Set(
    (await findObservations(db, ranges, knownAt))
      .filter(({ previous }) => previous?.replaced.at === knownAt)
      .map(cellKeyOf),
  );
  return warnOfUnexplained(observations, (one) => corrected.has(cellKeyOf(one)));
};

/** A cell of the sheet; the index is its observation's, and null where it is only beside it. */
type Judged = ExpectedCell & { index: number | null };

/** The cells beside it on the provider's sheet, in its order: a value may belong to one of them. */
const cellsToFill = (measures: readonly Measure[], provider: string, day: Day): Judged[] =>
  inOrderOfImportance(
    measures.filter((measure) => measure.provider === provider && measure.derivation === null),
    measures,
  ).flatMap((measure) =>
    (measure.breakdown?.parts.map(({ key }) => key) ?? [""]).map((breakdown) => ({
      index: null,
      measure,
      breakdown,
      asAt: asAtToEnterOn(measure.cadence, day),
      value: null,
    })),
  );

const noticeValues = async (
  db: Db,
  place: Place,
  { provider, observations }: Submission,
  knownAt: Instant,
): Promise<Warning[]> => {
  const own = place.measures.filter(({ locality }) => locality === place.locality.key);
  const others = cellsToFill(own, provider, londonDay(knownAt));
  const asked = observations.flatMap((observation, index): Judged[] => {
    const measure = findMeasure(place, observation.measure);
    return measure === undefined || observation.value === undefined
      ? []
      : [
          {
            index,
            measure,
            breakdown: observation.breakdown ?? "",
            asAt: observation.asAt,
            value: observation.value,
          },
        ];
  });
  const cells = [...others, ...asked];
  const expected = await readExpectations(db, place.locality.key, cells, knownAt);
  return expected.flatMap(({ index, value, measure, expectation, explained }) => {
    if (expectation === null || index === null || value === null || explained !== null) return [];
    const remark = judge(value, expectation, measure);
    return remark === null
      ? []
      : [{ path: `observations[${index}].value`, message: remark.message }];
  });
};

const noticeGaps = async (
  db: Db,
  place: Place,
  identities: readonly Identity[],
  observations: readonly ReportedObservation[],
  knownAt: Instant,
): Promise<Warning[]> => {
  const home = place.locality.key;
  const concerned = observations.map(({ measure }) =>
    findIdentitiesWith(identities, { locality: home, measure }),
  );
  const terms = concerned.flat().flatMap(termsOf);
  if (terms.length === 0) return [];
  const days = observations.map(({ asAt }) => dayOf(asAt)).toSorted();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const valueOf = await readTerms(
    db,
    place,
    terms,
    { from: addDays(first, -1), to: addDays(last, 1) },
    knownAt,
  );
  const said = new Set<string>();
  return observations.flatMap(({ asAt }, index) =>
    [dayOf(asAt), addDays(dayOf(asAt), 1)]
      .flatMap((day) => checkIdentities(concerned[index] ?? [], day, valueOf))
      .flatMap(({ message }) => {
        if (said.has(message)) return [];
        said.add(message);
        return [{ path: `observations[${index}].value`, message }];
      }),
  );
};

const readTerms = async (
  db: Db,
  { measures }: Place,
  terms: readonly IdentityTerm[],
  window: { from: Day; to: Day },
  knownAt: Instant,
): Promise<(term: IdentityTerm, asAt: Day) => number | null> => {
  const finders = new Map<string, Awaited<ReturnType<typeof readReadings>>>();
  for (const key of new Set(terms.map(({ locality }) => locality))) {
    const wanted = measures.filter(
      (measure) =>
        measure.locality === key &&
        terms.some((term) => term.locality === key && term.measure === measure.key),
    );
    const reading = wanted.map((measure) => ({ measure, windows: [window] }));
    finders.set(key, await readReadings(db, { locality: { key }, measures }, reading, knownAt));
  }
  return (term, asAt) => {
    const reading = finders
      .get(term.locality)?.(term.measure)
      .find((one) => one.asAt === asAt);
    if (reading === undefined) return null;
    return term.breakdown === null
      ? reading.value
      : (reading.parts.find(({ key }) => key === term.breakdown)?.value ?? null);
  };
};

const findMeasure = ({ measures, locality }: Place, key: string): Measure | undefined =>
  measures.find((one) => one.locality === locality.key && one.key === key);
