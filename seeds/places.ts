/** The system, its localities and who reports to them. Keys are read in paths and tables: they never change. */
import type { Locality, Provider, System } from "../contracts/place.ts";

export const system: System = {
  key: "bsw",
  name: "Bath and North East Somerset, Swindon and Wiltshire",
  shortName: "BSW",
};

export const localities: readonly Locality[] = [
  {
    key: "banes",
    system: "bsw",
    kind: "locality",
    name: "Bath and North East Somerset",
    shortName: "BaNES",
    weeklyTitle: "BaNES Locality Weekly Update",
  },
  {
    key: "swindon",
    system: "bsw",
    kind: "locality",
    name: "Swindon",
    shortName: "Swindon",
    weeklyTitle: "Swindon Locality Weekly Update",
  },
  {
    key: "wiltshire",
    system: "bsw",
    kind: "locality",
    name: "Wiltshire",
    shortName: "Wiltshire",
    weeklyTitle: "Wiltshire Locality Weekly Update",
  },
  {
    key: "bsw",
    system: "bsw",
    kind: "system",
    name: "Bath and North East Somerset, Swindon and Wiltshire",
    shortName: "BSW",
    weeklyTitle: "BSW System Weekly Update",
  },
];

type ProviderNames = readonly [key: string, name: string, shortName: string, odsCode?: string];

const ruh: ProviderNames = ["ruh", "RUH Bath", "RUH", "RD1"];
const gwh: ProviderNames = ["gwh", "GWH Swindon", "GWH", "RN3"];
const sft: ProviderNames = ["sft", "SFT Salisbury", "SFT", "RNZ"];
const primaryCare: ProviderNames = ["primary-care", "Primary care", "Primary care"];
/** The council's adult social care, which arranges beds and assessments. */
const council: ProviderNames = ["council", "Council", "Council"];
const virtualWard: ProviderNames = ["virtual-ward", "NHS@Home virtual ward", "Virtual ward"];

const providersByLocality: Record<string, readonly ProviderNames[]> = {
  banes: [
    ruh,
    ["hcrg", "HCRG", "HCRG"],
    primaryCare,
    ["wellbeing-hub", "Community Wellbeing Hub", "Wellbeing Hub"],
    council,
    ["paulton-miu", "Paulton MIU", "Paulton MIU", "NQT5H"],
    ["orchard-house", "Orchard House", "Orchard House"],
    virtualWard,
    gwh,
    sft,
  ],
  swindon: [
    gwh,
    ["community", "Community services", "Community"],
    primaryCare,
    council,
    ["urgent-treatment-centre", "Urgent treatment centre", "UTC"],
    virtualWard,
  ],
  wiltshire: [
    sft,
    ["community", "HCRG Wiltshire", "HCRG"],
    primaryCare,
    council,
    ["minor-injuries", "Minor injuries units", "MIUs"],
    virtualWard,
    ruh,
    gwh,
  ],
  bsw: [
    ["icb", "BSW Integrated Care Board", "ICB", "QOX"],
    ["mental-health", "Mental health", "Mental health", "RVN"],
    ["nhs-111", "NHS 111", "NHS 111"],
    ["ambulance", "Ambulance service", "Ambulance", "RYF"],
  ],
};

export const providers: readonly Provider[] = Object.entries(providersByLocality).flatMap(
  ([locality, all]) =>
    all.map(([key, name, shortName, odsCode]) => ({
      key,
      locality,
      name,
      shortName,
      odsCode: odsCode ?? null,
    })),
);
