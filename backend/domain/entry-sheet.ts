/** The rows and cells of the sheet that a flow lead fills, composed of what stands and what was said of it. */
import { type AsAt, type Day, type Instant, addDays, dayOf } from "../../contracts/calendar.ts";
import { type EntryCell, type EntryRow, entryDaysBefore } from "../../contracts/entry.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Observation } from "../../contracts/observation.ts";
import type { Expectation } from "../../contracts/plausibility.ts";
import type { Remark } from "../../contracts/remark.ts";
import { closedFor, writeStanding } from "./amendment.ts";
import { partsOf } from "./dependents.ts";
import { asAtBefore, asAtToEnterOn, dueAtOf } from "./due.ts";

/** A cell whose place on the sheet is known, before anything is said of it. */
export type SheetCell = {
  measure: Measure;
  breakdown: string;
  asAt: AsAt;
  observation: Observation | null;
};

/** One row: the cell to fill, and the earlier periods beside it, oldest first. */
export type SheetRow = { measure: Measure; breakdown: string; now: SheetCell; before: SheetCell[] };

const sizes = ["opel", "lead", "second", "small"];

/** As on the wall, what feeds a tile in that tile's place; then the rest; then what comes on occasion. */
export const inOrderOfImportance = (
  own: readonly Measure[],
  all: readonly Measure[],
): Measure[] => {
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

/** The first as-at that a measure's row shows on the sheet of `day`. */
export const earliestOnSheet = ({ cadence }: Measure, day: Day): Day => {
  const asAt = asAtToEnterOn(cadence, day);
  return asAtBefore(cadence, asAt, entryDaysBefore) ?? addDays(day, -entryDaysBefore);
};

/** The rows of a measure on the sheet of `day`: one, or one for each part of its breakdown. */
export const layOutRows = (
  measure: Measure,
  day: Day,
  observations: readonly Observation[],
): SheetRow[] => {
  const own = observations.filter((observation) => observation.measure === measure.key);
  const parts = measure.breakdown?.parts.map(({ key }) => key) ?? [""];
  const asAt = asAtToEnterOn(measure.cadence, day);
  return parts.map((breakdown) => {
    const cells = own.filter((observation) => observation.breakdown === breakdown);
    const cellOn = (on: Day): SheetCell => {
      const observation = standingOn(on, cells);
      return { measure, breakdown, asAt: observation?.asAt ?? on, observation };
    };
    const before = asAtsBefore(measure, asAt).map(cellOn);
    return { measure, breakdown, now: cellOn(asAt), before };
  });
};

/** The earlier periods beside the cell, oldest first. */
const asAtsBefore = ({ cadence }: Measure, asAt: Day): Day[] =>
  Array.from({ length: entryDaysBefore }, (_, i) => {
    const steps = entryDaysBefore - i;
    return asAtBefore(cadence, asAt, steps) ?? addDays(asAt, -steps);
  });

/** What is in force for a day: of several declarations the last. */
const standingOn = (day: Day, cells: readonly Observation[]): Observation | null =>
  cells
    .filter((cell) => dayOf(cell.asAt) === day)
    .toSorted((a, b) => (a.asAt < b.asAt ? -1 : 1))
    .at(-1) ?? null;

/** What is known of the cells of a sheet besides their values. */
export type Surroundings = {
  today: Day;
  /** Who recorded what was recorded at a moment; null for what came with the installation. */
  recordedBy(at: Instant): string | null;
  expects(cell: SheetCell): Expectation | null;
  /** The first said first. */
  remarks: readonly Remark[];
  /** What the measure and another are called together; undefined for what is entered by itself. */
  together(measure: Measure): string | undefined;
  /** The place team that may change what its provider may not any more; null when the one who asks may. */
  askInstead: string | null;
};

export const composeRow = (
  { measure, breakdown, now, before }: SheetRow,
  day: Day,
  surroundings: Surroundings,
): EntryRow => {
  const part = measure.breakdown?.parts.find(({ key }) => key === breakdown);
  const asAt = asAtToEnterOn(measure.cadence, day);
  const together = surroundings.together(measure);
  return {
    measure: measure.key,
    breakdown,
    title: measure.title,
    label: part === undefined ? null : [part.label, part.words ?? []].flat().join(" "),
    ...(together === undefined ? {} : { together }),
    definition: measure.definition,
    kind: measure.kind,
    unit: measure.unit,
    decimals: measure.decimals,
    scale: measure.scale,
    capacity: measure.capacity,
    cadence: measure.cadence,
    parts: measure.breakdown,
    asAt,
    dueAt: dueAtOf(measure.cadence, asAt),
    now: composeCell(now, surroundings),
    before: before.map((cell) => composeCell(cell, surroundings)),
  };
};

const composeCell = (cell: SheetCell, surroundings: Surroundings): EntryCell => {
  const { measure, asAt, observation } = cell;
  const { askInstead, today } = surroundings;
  const said = surroundings.remarks.filter(
    (one) => one.measure === measure.key && one.breakdown === cell.breakdown && one.asAt === asAt,
  );
  const value = observation?.value ?? observation?.level ?? null;
  const explanation = said.findLast((one) => one.is === "explanation" && one.value === value);
  const asked = said.findLast(({ is }) => is === "follow-up" || is === "settled");
  return {
    asAt,
    value,
    text: observation?.text ?? null,
    none: observation?.none ?? null,
    note: observation?.note ?? null,
    recordedAt: observation?.recordedAt ?? null,
    dueAt: dueAtOf(measure.cadence, asAt),
    recordedBy: observation === null ? null : surroundings.recordedBy(observation.recordedAt),
    origin: observation?.origin ?? null,
    revised: composeRevised(measure, observation),
    expects: surroundings.expects(cell),
    explained: explanation?.words ?? null,
    comments: said.filter(({ is }) => is === "comment").length,
    followUp: asked?.is === "follow-up",
    // What was never reported may always come: only what stands is closed to change.
    closed:
      observation === null || askInstead === null
        ? null
        : closedFor(measure, asAt, today, askInstead),
  };
};

const composeRevised = (
  measure: Measure,
  observation: Observation | null,
): EntryCell["revised"] => {
  const previous = observation?.previous ?? null;
  return previous === null
    ? null
    : { was: writeStanding(measure, previous), reason: previous.replaced.reason };
};
