/** Which measure a label of a published file answers to, in each locality: only where both mean the same. */
import type { Key } from "../contracts/place.ts";

/** The label in the file, as its source writes it, and the measure that it feeds. */
export type MeasureAlias = {
  locality: Key;
  /** The name of the layout. */
  source: string;
  /** Organisation code and what is counted: "RD1/do_not_meet_criteria_to_reside". */
  label: string;
  measure: Key;
  breakdown: string | null;
};

type Trust = { locality: Key; odsCode: string; key: Key; part: string };

const trusts: readonly Trust[] = [
  { locality: "banes", odsCode: "RD1", key: "ruh", part: "RUH" },
  { locality: "swindon", odsCode: "RN3", key: "gwh", part: "GWH" },
  { locality: "wiltshire", odsCode: "RNZ", key: "sft", part: "SFT" },
];

/** A trust's whole-trust figures belong to the locality that it sits in; the system adds them up from there. */
const trustDaily = ({ locality, odsCode, key }: Trust): MeasureAlias[] => {
  const alias = (counts: string, measure: Key): MeasureAlias => ({
    locality,
    source: "trust-daily",
    label: `${odsCode}/${counts}`,
    measure,
    breakdown: null,
  });
  return [
    alias("do_not_meet_criteria_to_reside", `${key}-nctr`),
    alias("discharged_total", `${key}-discharges`),
  ];
};

/**
 * The same two figures where the discharge sitrep names them without a group. Those "remaining in
 * hospital" at the end of the day are other patients: they have no alias.
 */
const dischargeSitrep = ({ locality, odsCode, key }: Trust): MeasureAlias[] => {
  const nctr = [
    "patients-who-do-not-meet-the-criteria-to-reside",
    "patients-who-no-longer-meet-the-criteria-to-reside",
    "do-not-meet-criteria-to-reside",
  ];
  const discharges = [
    "total-number-of-patients-discharged",
    "patients-discharged-total",
    "total-discharges",
    "discharged-total",
  ];
  const alias = (counts: string, measure: Key): MeasureAlias => ({
    locality,
    source: "discharge-sitrep",
    label: `${odsCode}/${counts}`,
    measure,
    breakdown: null,
  });
  return [
    ...nctr.map((counts) => alias(counts, `${key}-nctr`)),
    ...discharges.map((counts) => alias(counts, `${key}-discharges`)),
  ];
};

/** All types of department together, booked appointments among them, as the published totals count. */
const monthlyAe = ({ odsCode, part }: Trust): MeasureAlias[] => {
  const alias = (counts: string, measure: Key): MeasureAlias => ({
    locality: "bsw",
    source: "monthly-ae",
    label: `${odsCode}/${counts}`,
    measure,
    breakdown: part,
  });
  return [
    alias("ae-attendances-all", "ed-attendances-monthly"),
    alias("attendances-over-4hrs-all", "ed-over-four-hours-monthly"),
    alias("emergency-admissions-all", "emergency-admissions-monthly"),
  ];
};

/** Of the whole board only: no part of it is a locality's. Occupancy is worked out here, from both. */
const virtualWard = (counts: string, measure: Key): MeasureAlias => ({
  locality: "bsw",
  source: "virtual-ward",
  label: `QOX/${counts}`,
  measure,
  breakdown: null,
});

export const aliases: readonly MeasureAlias[] = [
  ...trusts.flatMap(trustDaily),
  ...trusts.flatMap(dischargeSitrep),
  ...trusts.flatMap(monthlyAe),
  virtualWard("patients-in-a-virtual-ward", "bsw-virtual-ward-patients"),
  virtualWard("virtual-ward-capacity", "bsw-virtual-ward-capacity"),
];
