/** Which measure a label of a published file answers to, in each locality. */
import type { Key } from "../contracts/place.ts";

/** The label in the file, as its source writes it, and the measure that it feeds. */
export type MeasureAlias = {
  locality: Key;
  source: string;
  /** Organisation code and heading: "RD1/do_not_meet_criteria_to_reside". */
  label: string;
  measure: Key;
  breakdown: string | null;
};

const nctr = "do_not_meet_criteria_to_reside";
const discharges = "discharged_total";

/** A trust's whole-trust figures belong to the locality that it sits in; the system adds them up from there. */
const trustDaily = (locality: Key, odsCode: string, trust: string): MeasureAlias[] => [
  {
    locality,
    source: "trust-daily",
    label: `${odsCode}/${nctr}`,
    measure: `${trust}-nctr`,
    breakdown: null,
  },
  {
    locality,
    source: "trust-daily",
    label: `${odsCode}/${discharges}`,
    measure: `${trust}-discharges`,
    breakdown: null,
  },
];

export const aliases: readonly MeasureAlias[] = [
  ...trustDaily("banes", "RD1", "ruh"),
  ...trustDaily("swindon", "RN3", "gwh"),
  ...trustDaily("wiltshire", "RNZ", "sft"),
];
