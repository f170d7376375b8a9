/** What is known of a place: its definitions and its readings. */
import { type AsAt, type Day, type Instant, londonDay } from "../../contracts/calendar.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Key } from "../../contracts/place.ts";
import type { Plan } from "../../contracts/plan.ts";
import { partsOf, type MeasureName } from "../domain/dependents.ts";
import { deriveReadings } from "../domain/derive.ts";
import { composeReadings, type Reading } from "../domain/reading.ts";
import type { Clock } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import type { AsAtRange } from "../store/as-at-range.ts";
import type { Db } from "../store/database.ts";
import { findMeasures } from "../store/measures.ts";
import { findObservations, type LocalObservation } from "../store/observations.ts";
import { findLocality, type LocalityWithProviders } from "../store/places.ts";
import { findPlans } from "../store/plans.ts";
import { findKnowing, type Knowing } from "../store/revisions.ts";
import { findLastReport, type LastReport } from "../store/weekly-updates.ts";

/** What a place is judged by. `measures` are those of every place: a roll-up is made of others' figures. */
export type Place = {
  locality: LocalityWithProviders;
  measures: readonly Measure[];
  plans: readonly Plan[];
  lastReport: LastReport | null;
};

/** From where a place is looked at: nothing recorded after `knownAt`, nothing about a day after `asAtMax`. */
export type View = { knownAt: Instant; asAtMax: Day };

/** What is known now: up to which moment, and by which definitions. */
export type Now = { knownAt: Instant; definitions: string };

/**
 * The moment up to which everything committed is known: now, or the last change of any place where a
 * burst or another server's clock has taken that ahead of this one's. Of any place, because a roll-up
 * is made of other places' figures.
 */
export const nowOf = ({ changedAt, definitions }: Knowing, clock: Clock): Now => {
  const now = clock.now();
  return { knownAt: changedAt > now ? changedAt : now, definitions };
};

export const readNow = async (db: Db, clock: Clock): Promise<Now> =>
  nowOf(await findKnowing(db), clock);

export const viewAt = (knownAt: Instant): View => ({ knownAt, asAtMax: londonDay(knownAt) });

/** Throws "not-found" when there is no such place. */
export const readLocality = async (db: Db, key: Key): Promise<LocalityWithProviders> => {
  const locality = await findLocality(db, key);
  if (locality === null) {
    throw new ProblemError("not-found", `There is no place "${key}". See /api/localities for all.`);
  }
  return locality;
};

/**
 * @param reportBefore the Monday of the week that must lie after the last report; without it the
 *   last report is simply the latest published.
 */
export const readPlace = async (
  db: Db,
  key: Key,
  knownAt: Instant,
  reportBefore?: Day,
): Promise<Place> => ({
  locality: await readLocality(db, key),
  measures: await findMeasures(db),
  plans: await findPlans(db, key, knownAt),
  lastReport: await findLastReport(db, key, {
    publishedUpTo: knownAt,
    ...(reportBefore === undefined ? {} : { mondayBefore: reportBefore }),
  }),
});

export type Places = {
  /** A place as it is judged now, read again when any definition has changed. */
  read(db: Db, key: Key, now: Now): Promise<Place>;
  /** A place as it was judged last, and under which definitions; null when none is held. */
  held(key: Key): { place: Place; definitions: string } | null;
  /** Throws "not-found" when there is no such place. One that was there once stays. */
  require(db: Db, key: Key): Promise<void>;
  /**
   * The as-at that each figure was last seen to be about, by its name. It never goes back, for nothing
   * is ever taken away: so it tells from where on to read.
   */
  readonly seen: Map<string, AsAt>;
};

/** Holds what every change needs and hardly any change alters: it is read once, not with each figure. */
export const makePlaces = (): Places => {
  let held = { definitions: "", places: new Map<Key, Place>() };
  const there = new Map<Key, Promise<unknown>>();
  return {
    seen: new Map(),
    require: async (db, key) => {
      // Asked once for a thousand displays that come back at once to a server that has just started.
      const asked = there.get(key) ?? readLocality(db, key);
      there.set(key, asked);
      try {
        await asked;
      } catch (error) {
        there.delete(key);
        throw error;
      }
    },
    held: (key) => {
      const place = held.places.get(key);
      return place === undefined ? null : { place, definitions: held.definitions };
    },
    read: async (db, key, { knownAt, definitions }) => {
      // Whichever of two is newer cannot be told once a store was put back: only the same name counts.
      if (definitions !== held.definitions) held = { definitions, places: new Map() };
      const { places } = held;
      const known = places.get(key);
      if (known !== undefined) return known;
      const place = await readPlace(db, key, knownAt);
      // Outside a transaction a change may have come between: what was read may be of after it.
      if ((await findKnowing(db)).definitions === definitions) places.set(key, place);
      return place;
    },
  };
};

/** Finds a measure of the place; throws "not-found" with its name. */
export const measureOf = ({ locality, measures }: Place, key: Key): Measure => {
  const measure = measures.find((one) => one.locality === locality.key && one.key === key);
  if (measure === undefined) {
    throw new ProblemError("not-found", `There is no measure "${key}" in ${locality.name}.`);
  }
  return measure;
};

/** The readings of the place's measures over stretches of as-at. */
export type FindReadings = (measure: Key) => readonly Reading[];

/** Stretches to read for a measure of the place; what it is worked out from is read over the same ones. */
export type Wanted = { measure: Measure; windows: readonly { from: AsAt; to: AsAt }[] };

/** Reads observations and makes readings of them, working out derived measures on demand. */
export const readReadings = async (
  db: Db,
  { locality, measures }: Pick<Place, "measures"> & { locality: { key: Key } },
  wanted: readonly Wanted[],
  knownAt: Instant,
): Promise<FindReadings> => {
  const ranges = wanted.flatMap(({ measure, windows }): AsAtRange[] =>
    reportedParts(measures, { locality: measure.locality, measure: measure.key }).flatMap((part) =>
      windows.map((window) => ({ ...part, ...window })),
    ),
  );
  const observations = await findObservations(db, ranges, knownAt);
  return makeReadings(locality.key, measures, observations);
};

/** "banes/ruh-nctr" */
export const nameOf = ({ locality, measure }: MeasureName): string => `${locality}/${measure}`;

/** Makes readings of observations, working out derived measures on demand. */
export const makeReadings = (
  home: Key,
  measures: readonly Measure[],
  observations: readonly LocalObservation[],
): FindReadings => {
  const byName = new Map<string, LocalObservation[]>();
  for (const observation of observations) {
    const name = nameOf(observation);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [observation]);
    else known.push(observation);
  }
  const definitions = new Map(
    measures.map((one) => [nameOf({ locality: one.locality, measure: one.key }), one]),
  );
  const made = new Map<string, readonly Reading[]>();
  const readingsOf = (locality: Key, key: Key): readonly Reading[] => {
    const name = nameOf({ locality, measure: key });
    const known = made.get(name);
    if (known !== undefined) return known;
    const measure = definitions.get(name);
    if (measure === undefined) return [];
    // A measure that is derived from itself would be asked for again here: it has no readings.
    made.set(name, []);
    const { derivation } = measure;
    const readings =
      derivation === null
        ? composeReadings(measure, byName.get(name) ?? [])
        : deriveReadings({ ...measure, derivation }, (part, elsewhere) =>
            readingsOf(elsewhere ?? locality, part),
          );
    made.set(name, readings);
    return readings;
  };
  return (measure) => readingsOf(home, measure);
};

/** The reported measures that a measure is made of in the end: itself, when it is reported. */
export const reportedParts = (measures: readonly Measure[], name: MeasureName): MeasureName[] => {
  const found = new Map<string, MeasureName>();
  const seen = new Set<string>();
  const visit = (one: MeasureName): void => {
    if (seen.has(nameOf(one))) return;
    seen.add(nameOf(one));
    const measure = measures.find((m) => m.locality === one.locality && m.key === one.measure);
    if (measure === undefined) return;
    if (measure.derivation === null) found.set(nameOf(one), one);
    else partsOf(measure.locality, measure.derivation).forEach(visit);
  };
  visit(name);
  return [...found.values()];
};
