/** The four ways out of hospital, and figures that are counted by them. */
import type { Breakdown, BreakdownPart, DerivedPart } from "../../contracts/measure.ts";
import type { MeasureSketch } from "./describe.ts";
import { leadTile, within15Percent } from "./describe.ts";
import { thisMorning } from "./cadences.ts";

const pathways: readonly (readonly [key: string, words: string])[] = [
  ["P0", "home"],
  ["P1", "home, support"],
  ["P2", "community bed"],
  ["P3", "care home"],
];

const parts: BreakdownPart[] = pathways.map(([key, words]) => ({ key, label: key, words }));

/** Patients add up over pathways. */
export const byPathway: Breakdown = { parts, whole: { is: "sum" } };
/** Averages by pathway do not add up. */
export const averageByPathway: Breakdown = { parts, whole: { is: "none" } };

/** One whole measure of the same locality as a part of another. */
export const wholeOf = (
  label: string,
  measure: string,
  words: string | null = null,
): DerivedPart => ({
  label,
  words,
  measure,
  breakdown: null,
  locality: null,
});

/** A part that another locality reports. */
export const wholeFrom = (locality: string, label: string, measure: string): DerivedPart => ({
  ...wholeOf(label, measure),
  locality,
});

const pathwaysOf = (measure: string): DerivedPart[] =>
  pathways.map(([key, words]) => ({ label: key, words, measure, breakdown: key, locality: null }));

/** Whose patients, in which hospital: BaNES patients at RUH. */
export type PatientsAt = {
  /** "ruh-nctr-banes" */
  key: string;
  provider: string;
  /** "RUH" */
  hospital: string;
  /** "BaNES" */
  place: string;
  /** What the wall's lead tile is called; it has room for 46 characters. */
  title: string;
};

/**
 * Patients with no criteria to reside, by pathway, and the two sums that are made of it: P1 to P3,
 * which the target is about, and all with P0. P0 stands beside P1 to P3 and never in it.
 */
export const nctrByPathway = (patients: PatientsAt): MeasureSketch[] => {
  const { key, provider, hospital, place, title } = patients;
  const all = pathwaysOf(key);
  const common = { provider, cadence: thisMorning, polarity: "lower" } as const;
  return [
    {
      ...common,
      key,
      title: `NCTR, ${place}`,
      definition: `${place} patients in a bed at ${hospital} at 8am who do not meet the criteria to reside, by the discharge pathway that they wait for.`,
      caption: "patients",
      breakdown: byPathway,
    },
    {
      ...common,
      key: `${key}-p1-3`,
      title,
      definition: `${place} patients in a bed at ${hospital} at 8am who do not meet the criteria to reside and wait for pathway 1, 2 or 3; pathway 0 is not counted.`,
      caption: "patients on pathways 1 to 3",
      derivation: {
        how: "sum",
        parts: all.filter((part) => part.label !== "P0"),
        beside: [...all.filter((part) => part.label === "P0"), wholeOf("with P0", `${key}-total`)],
      },
      ragRule: within15Percent,
      tile: leadTile,
    },
    {
      ...common,
      key: `${key}-total`,
      title: `NCTR, ${place}, with pathway 0`,
      definition: `${place} patients in a bed at ${hospital} at 8am who do not meet the criteria to reside, on all pathways, pathway 0 included.`,
      caption: "patients",
      derivation: { how: "sum", parts: all, beside: [] },
    },
  ];
};
