/** The sheet that a flow lead fills: one provider's figures for a day, with the days before beside them. */
import { type AsAt, type Day, addDays, dayOf, londonDay } from "../../contracts/calendar.ts";
import {
  type EntryCell,
  type EntryRow,
  type EntrySheet,
  entryDaysBefore,
} from "../../contracts/entry.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Key } from "../../contracts/place.ts";
import { partsOf } from "../domain/dependents.ts";
import { asAtBefore, asAtToEnterOn, dueAtOf } from "../domain/due.ts";
import { earliestDay } from "../../contracts/observation-check.ts";
import type { Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { readConsistently } from "../store/database.ts";
import { findMeasures } from "../store/measures.ts";
import { findObservations, type LocalObservation } from "../store/observations.ts";
import { findRevision } from "../store/revisions.ts";
import { readNow, readLocality } from "./place.ts";

/**
 * @param day the day on which the figures are entered; without it, today.
 * Throws "not-found" for an unknown place or provider, "invalid" for a day that has not come.
 */
export const readEntrySheet = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  request: { locality: Key; provider: Key; day?: Day | undefined },
): Promise<EntrySheet> =>
  readConsistently(db, async (tx) => {
    const now = clock.now();
    const today = londonDay(now);
    const day = request.day ?? today;
    if (day > today || day < earliestDay) {
      throw new ProblemError("invalid", `Figures can be entered for days up to today, ${today}.`, [
        { path: "day", message: `${day} cannot be entered.` },
      ]);
    }
    const locality = await readLocality(tx, request.locality);
    const provider = locality.providers.find((one) => one.key === request.provider);
    if (provider === undefined) {
      throw new ProblemError(
        "not-found",
        `There is no provider "${request.provider}" in ${locality.name}.`,
      );
    }
    const all = await findMeasures(tx, [locality.key]);
    const own = all.filter(
      (measure) => measure.provider === provider.key && measure.derivation === null,
    );
    const measures = inOrderOfImportance(own, all);
    const ranges = measures.map((measure) => ({
      locality: locality.key,
      measure: measure.key,
      from: earliestAsAt(measure, day),
      to: day,
    }));
    const observations = await findObservations(tx, ranges, (await readNow(tx, clock)).knownAt);
    const revision = await findRevision(tx, locality.key);
    return {
      locality: locality.key,
      provider,
      day,
      today,
      at: now,
      revision: revision?.revision ?? 0,
      rows: measures.flatMap((measure) => rowsOf(measure, day, observations)),
    };
  });

const sizes = ["opel", "lead", "second", "small"];

/** As on the wall, what feeds a tile in that tile's place; then the rest; then what comes on occasion. */
const inOrderOfImportance = (own: readonly Measure[], all: readonly Measure[]): Measure[] => {
  const rankOf = (measure: Measure): number => {
    const feeds = all.filter(
      ({ derivation }) =>
        derivation !== null &&
        partsOf(measure.locality, derivation).some((part) => part.measure === measure.key),
    );
    return Math.min(...[measure, ...feeds].map(rankOfTile));
  };
  return own.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.key < b.key ? -1 : 1));
};

const rankOfTile = ({ tile, cadence }: Measure): number => {
  if (tile !== null) return sizes.indexOf(tile.size) * 100 + tile.position;
  return cadence.every === "occasion" ? 2_000 : 1_000;
};

const earliestAsAt = (measure: Measure, day: Day): Day => {
  const asAt = asAtToEnterOn(measure.cadence, day);
  return asAtBefore(measure.cadence, asAt, entryDaysBefore) ?? addDays(day, -entryDaysBefore);
};

const rowsOf = (
  measure: Measure,
  day: Day,
  observations: readonly LocalObservation[],
): EntryRow[] => {
  const own = observations.filter((observation) => observation.measure === measure.key);
  if (measure.breakdown === null) return [rowOf(measure, "", null, day, own)];
  return measure.breakdown.parts.map((part) =>
    rowOf(
      measure,
      part.key,
      part.words === null ? part.label : `${part.label} ${part.words}`,
      day,
      own,
    ),
  );
};

const rowOf = (
  measure: Measure,
  breakdown: string,
  label: string | null,
  day: Day,
  observations: readonly LocalObservation[],
): EntryRow => {
  const { cadence } = measure;
  const cells = observations.filter((observation) => observation.breakdown === breakdown);
  const asAt = asAtToEnterOn(cadence, day);
  return {
    measure: measure.key,
    breakdown,
    title: measure.title,
    label,
    definition: measure.definition,
    kind: measure.kind,
    unit: measure.unit,
    decimals: measure.decimals,
    scale: measure.scale,
    capacity: measure.capacity,
    cadence,
    parts: measure.breakdown,
    asAt,
    dueAt: dueAtOf(cadence, asAt),
    now: cellOn(asAt, cells),
    before: asAtsBefore(measure, asAt).map((each) => cellOn(each, cells)),
  };
};

/** The earlier periods beside the cell, oldest first. */
const asAtsBefore = ({ cadence }: Measure, asAt: Day): Day[] =>
  Array.from({ length: entryDaysBefore }, (_, i) => {
    const steps = entryDaysBefore - i;
    return asAtBefore(cadence, asAt, steps) ?? addDays(asAt, -steps);
  });

/** What is in force for a day: of several declarations the last. */
const cellOn = (day: Day, cells: readonly LocalObservation[]): EntryCell => {
  const found = cells
    .filter((cell) => dayOf(cell.asAt) === day)
    .toSorted(byAsAt)
    .at(-1);
  const asAt: AsAt = found?.asAt ?? day;
  return {
    asAt,
    value: found?.value ?? found?.level ?? null,
    text: found?.text ?? null,
    none: found?.none ?? null,
    note: found?.note ?? null,
    recordedAt: found?.recordedAt ?? null,
  };
};

const byAsAt = (a: LocalObservation, b: LocalObservation): number => (a.asAt < b.asAt ? -1 : 1);
