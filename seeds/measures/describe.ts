/** A measure from what is particular to it: a whole count of patients that is neither rated nor shown, unless it says otherwise. */
import type { Measure, RagRule, Tile, Tolerance, Unit } from "../../contracts/measure.ts";

export type MeasureSketch = Pick<Measure, "key" | "provider" | "title" | "definition" | "cadence"> &
  Partial<Omit<Measure, "locality">>;

export const patients: Unit = { one: "patient", many: "patients" };
export const people: Unit = { one: "person", many: "people" };
export const beds: Unit = { one: "bed", many: "beds" };
export const attendances: Unit = { one: "attendance", many: "attendances" };
export const discharges: Unit = { one: "discharge", many: "discharges" };
export const referrals: Unit = { one: "referral", many: "referrals" };
export const days: Unit = { one: "day", many: "days" };
export const levels: Unit = { one: "level", many: "levels" };
export const percent: Unit = { one: "per cent", many: "per cent" };
/** For measures that count nothing: an answer, a sentence. */
export const noUnit: Unit = { one: "", many: "" };

export const againstTarget = (is: Tolerance["is"], amount: number): RagRule => ({
  by: "target",
  tolerance: { is, amount },
});

/** Red when more than 15% on the wrong side of its target. */
export const within15Percent: RagRule = againstTarget("relative", 0.15);
/** Any miss is red: for aims such as "none at all". */
export const noTolerance: RagRule = againstTarget("absolute", 0);
export const byLevel: RagRule = { by: "level" };

export const leadTile: Tile = { size: "lead", position: 1 };
export const opelTile = (position: number): Tile => ({ size: "opel", position });
export const secondTile = (position: number): Tile => ({ size: "second", position });
export const smallTile = (position: number): Tile => ({ size: "small", position });

/** The whole measure that a sketch stands for, in a locality. */
export const describeMeasure = (locality: string, sketch: MeasureSketch): Measure => ({
  locality,
  kind: "count",
  unit: patients,
  caption: "",
  decimals: 0,
  polarity: "neutral",
  breakdown: null,
  derivation: null,
  capacity: null,
  scale: null,
  ragRule: { by: "none" },
  provisionalDays: null,
  tile: null,
  ...sketch,
});
