/** The figures of a place, composed of what was reported: its wall, or the few of it that changed. */
import { type AsAt, type Day, dayOf } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import type { Key } from "../../contracts/place.ts";
import type { MeasureName } from "../domain/dependents.ts";
import { composeFigure, windowsOf } from "../domain/figure.ts";
import { writeOwing } from "../domain/owing.ts";
import type { Reading } from "../domain/reading.ts";
import type { AsAtRange } from "../store/as-at-range.ts";
import type { Db } from "../store/database.ts";
import { findLatestAsAts, findObservations, type LocalObservation } from "../store/observations.ts";
import {
  makeReadings,
  nameOf,
  type Place,
  readReadings,
  reportedParts,
  type View,
} from "./place.ts";

/** The latest as-at of each measure, a derived one's being the latest of its parts. */
const readLatest = async (
  db: Db,
  measures: readonly Measure[],
  wanted: readonly Measure[],
  view: View,
): Promise<Map<Key, AsAt>> => {
  const partsBy = new Map(
    wanted.map(({ locality, key }) => [key, reportedParts(measures, { locality, measure: key })]),
  );
  const byPlace = new Map<Key, Set<Key>>();
  for (const { locality, measure } of [...partsBy.values()].flat()) {
    byPlace.set(locality, (byPlace.get(locality) ?? new Set<Key>()).add(measure));
  }
  const latest = new Map<string, AsAt>();
  for (const [locality, keys] of byPlace) {
    for (const [measure, asAt] of await findLatestAsAts(db, locality, [...keys], view)) {
      latest.set(nameOf({ locality, measure }), asAt);
    }
  }
  const result = new Map<Key, AsAt>();
  for (const [key, parts] of partsBy) {
    const last = latestAmong(parts, latest);
    if (last !== undefined) result.set(key, last);
  }
  return result;
};

/** The figures of these measures of the place, or of all that have a tile or a cadence, as seen from `view`. */
export const readFigures = async (
  db: Db,
  place: Place,
  view: View,
  keys: readonly Key[] | "all",
): Promise<Figure[]> => {
  const wanted = wantedOf(place, keys);
  const latest = await readLatest(db, place.measures, wanted, view);
  const readings = await readReadings(
    db,
    place,
    wanted.flatMap((measure) => {
      const asAt = latest.get(measure.key);
      return asAt === undefined ? [] : [{ measure, windows: windowsOf(measure.cadence, asAt) }];
    }),
    view.knownAt,
  );
  return wanted.map((measure) =>
    figureOf(place, measure, readings(measure.key), latest.get(measure.key)),
  );
};

/**
 * The same figures as they are now, read in one question. What a figure was last seen to be about
 * bounds what it is about now: all that it may need lies between.
 *
 * @param seen see `Places`.
 * @returns null when a figure was not seen yet, or when places were taken on since `steps` was read:
 *   then `readFigures` tells, in a consistent read.
 */
export const readFiguresAtOnce = async (
  db: Db,
  place: Place,
  view: View,
  keys: readonly Key[],
  { steps, seen }: { steps: number; seen: ReadonlyMap<string, AsAt> },
): Promise<Figure[] | null> => {
  const { locality, measures } = place;
  const wanted = wantedOf(place, keys).map((measure) => {
    const name = { locality: measure.locality, measure: measure.key };
    return { measure, parts: reportedParts(measures, name), from: seen.get(nameOf(name)) };
  });
  if (wanted.length === 0) return [];
  const ranges: AsAtRange[] = [];
  for (const { measure, parts, from } of wanted) {
    if (from === undefined) return null;
    const windows = windowsBetween(measure.cadence, from, view.asAtMax);
    ranges.push(...parts.flatMap((part) => windows.map((window) => ({ ...part, ...window }))));
  }
  const observations = await findObservations(db, ranges, view.knownAt, steps);
  const readings = makeReadings(locality.key, measures, observations);
  const latest = latestOf(observations);
  const figures: Figure[] = [];
  for (const { measure, parts, from = "" } of wanted) {
    const asAt = latestAmong(parts, latest);
    if (asAt === undefined || asAt < from) return null;
    figures.push(figureOf(place, measure, readings(measure.key), asAt));
  }
  return figures;
};

const wantedOf = (place: Place, keys: readonly Key[] | "all"): Measure[] =>
  place.measures.filter(
    (measure) =>
      measure.locality === place.locality.key &&
      (keys === "all" || keys.includes(measure.key)) &&
      isShown(measure),
  );

/** All that the windows of an as-at between these two can hold. */
const windowsBetween = (
  cadence: Cadence,
  earliest: AsAt,
  latest: AsAt,
): { from: Day; to: Day }[] => {
  const last = windowsOf(cadence, latest);
  return windowsOf(cadence, earliest).map(({ from, to }, i) => ({ from, to: last[i]?.to ?? to }));
};

const latestOf = (observations: readonly LocalObservation[]): Map<string, AsAt> => {
  const latest = new Map<string, AsAt>();
  for (const observation of observations) {
    const name = nameOf(observation);
    if (observation.asAt > (latest.get(name) ?? "")) latest.set(name, observation.asAt);
  }
  return latest;
};

/** A derived measure is about the latest that any of its parts is about. */
const latestAmong = (
  parts: readonly MeasureName[],
  latest: ReadonlyMap<string, AsAt>,
): AsAt | undefined =>
  parts
    .flatMap((part) => latest.get(nameOf(part)) ?? [])
    .toSorted()
    .at(-1);

/** A measure that only a plan speaks of, and nobody reports by the clock, is no figure of the wall. */
const isShown = (measure: Measure): boolean =>
  measure.tile !== null || measure.cadence.every !== "occasion";

const figureOf = (
  place: Place,
  measure: Measure,
  readings: readonly Reading[],
  latest: AsAt | undefined,
): Figure => {
  const { locality, measures, plans, lastReport } = place;
  const provider = locality.providers.find((one) => one.key === measure.provider);
  if (provider === undefined) {
    throw new Error(`The provider "${measure.provider}" of "${measure.key}" is not in the store.`);
  }
  const last = lastReport?.readings[measure.key];
  // More may have been read, for another figure or before it was known what this one is about.
  const windows = latest === undefined ? [] : windowsOf(measure.cadence, latest);
  const known = readings.filter(({ asAt }) =>
    windows.some(({ from, to }) => from <= dayOf(asAt) && dayOf(asAt) <= to),
  );
  return composeFigure({
    measure,
    provider: {
      ...provider,
      shortName: writeOwing(measure, known.at(-1), measures, locality.providers),
    },
    readings: known,
    plans,
    lastReading:
      lastReport === null || last === undefined
        ? null
        : { publishedAt: lastReport.publishedAt, value: last.value },
  });
};
