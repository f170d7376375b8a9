/** The sheet that a flow lead fills: one provider's figures for a day, with the days before beside them. */
import { type Day, type Instant, londonDay } from "../../contracts/calendar.ts";
import type { EntrySheet } from "../../contracts/entry.ts";
import type { Measure } from "../../contracts/measure.ts";
import { earliestDay } from "../../contracts/observation-check.ts";
import type { Key } from "../../contracts/place.ts";
import type { Expectation } from "../../contracts/plausibility.ts";
import {
  composeRow,
  earliestOnSheet,
  inOrderOfImportance,
  layOutRows,
  type SheetCell,
  type SheetRow,
} from "../domain/entry-sheet.ts";
import { findPairs, pairOf, putPairsTogether } from "../domain/entry-pairs.ts";
import type { Asker, Deps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { type Db, readConsistently } from "../store/database.ts";
import { findMeasures } from "../store/measures.ts";
import { findObservations } from "../store/observations.ts";
import { type LocalityWithProviders, findWeeklyLayout } from "../store/places.ts";
import { findRemarks } from "../store/remarks.ts";
import { findRevision } from "../store/revisions.ts";
import { findSenders } from "../store/submissions.ts";
import { readExpectations } from "./expectations.ts";
import { readLocality, readNow } from "./place.ts";
import { mayAmendLate, senderOf } from "./sender.ts";

/**
 * @param day the day on which the figures are entered; without it, today.
 * Throws "not-found" for an unknown place or provider, "invalid" for a day that has not come.
 */
export const readEntrySheet = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { caller }: Pick<Asker, "caller">,
  request: { locality: Key; provider: Key; day?: Day | undefined },
): Promise<EntrySheet> =>
  readConsistently(db, async (tx) => {
    const now = clock.now();
    const today = londonDay(now);
    const day = request.day ?? today;
    requireDay(day, today);
    const locality = await readLocality(tx, request.locality);
    const provider = requireProvider(locality, request.provider);
    const all = await findMeasures(tx, [locality.key]);
    const own = all.filter(
      (measure) => measure.provider === provider.key && measure.derivation === null,
    );
    const measures = inOrderOfImportance(own, all);
    const { knownAt } = await readNow(tx, clock);
    const pairs = findPairs(own, all, await findWeeklyLayout(tx, locality.key));
    const laid = await readRows(tx, locality.key, measures, day, knownAt);
    const rows = putPairsTogether(laid, pairs);
    const surroundings = await readSurroundings(tx, locality.key, rows, day, knownAt);
    const late = mayAmendLate(caller, locality.key, provider.key);
    const askInstead = late ? null : locality.shortName;
    const together = ({ key }: Measure): string | undefined => pairOf(pairs, key)?.name;
    const revision = await findRevision(tx, locality.key);
    return {
      locality: locality.key,
      provider,
      day,
      today,
      at: now,
      epoch: revision?.epoch ?? "",
      revision: revision?.revision ?? 0,
      sender: senderOf(caller, locality, provider.key)?.name ?? null,
      rows: rows.map((row) =>
        composeRow(row, day, { today, ...surroundings, together, askInstead }),
      ),
    };
  });

const requireDay = (day: Day, today: Day): void => {
  if (day <= today && day >= earliestDay) return;
  throw new ProblemError("invalid", `Figures can be entered for days up to today, ${today}.`, [
    { path: "day", message: `${day} cannot be entered.` },
  ]);
};

/** Throws "not-found" when the place has no such provider. */
export const requireProvider = (
  locality: LocalityWithProviders,
  key: Key,
): LocalityWithProviders["providers"][number] => {
  const provider = locality.providers.find((one) => one.key === key);
  if (provider !== undefined) return provider;
  throw new ProblemError("not-found", `There is no provider "${key}" in ${locality.name}.`);
};

const readRows = async (
  db: Db,
  locality: Key,
  measures: readonly Measure[],
  day: Day,
  knownAt: Instant,
): Promise<SheetRow[]> => {
  const ranges = measures.map((measure) => ({
    locality,
    measure: measure.key,
    from: earliestOnSheet(measure, day),
    to: day,
  }));
  const observations = await findObservations(db, ranges, knownAt);
  return measures.flatMap((measure) => layOutRows(measure, day, observations));
};

const readSurroundings = async (
  db: Db,
  locality: Key,
  rows: readonly SheetRow[],
  day: Day,
  knownAt: Instant,
) => {
  const cells = rows.flatMap(({ now, before }) => [now, ...before]);
  const moments = cells.flatMap(({ observation }) => observation?.recordedAt ?? []);
  const senders = await findSenders(db, locality, [...new Set(moments)]);
  const keys = [...new Set(rows.map(({ measure }) => measure.key))];
  const [first = day] = cells.map(({ asAt }) => asAt).toSorted();
  const remarks = await findRemarks(db, locality, keys, { from: first, to: day, knownAt });
  const expected = await readExpectations(db, locality, rows.map(toExpect), knownAt);
  const expectations = new Map<SheetCell, Expectation | null>(
    expected.map(({ cell, expectation }) => [cell, expectation]),
  );
  return {
    remarks,
    recordedBy: (at: Instant) => senders.get(at)?.name ?? null,
    expects: (cell: SheetCell) => expectations.get(cell) ?? null,
  };
};

/** The cell to fill is the one that is judged as it is typed. */
const toExpect = ({ now: cell }: SheetRow) => ({
  cell,
  measure: cell.measure,
  breakdown: cell.breakdown,
  asAt: cell.asAt,
  value: cell.observation?.value ?? null,
});
