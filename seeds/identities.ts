/** What must hold between the figures of the BSW system, by their definitions. */
import type { Identity, IdentityTerm } from "../contracts/identity.ts";

const term = (
  locality: string,
  label: string,
  measure: string,
  breakdown: string | null = null,
): IdentityTerm => ({ label, locality, measure, breakdown });

const trusts = [
  { locality: "banes", provider: "ruh", hospital: "RUH" },
  { locality: "swindon", provider: "gwh", hospital: "GWH" },
  { locality: "wiltshire", provider: "sft", hospital: "SFT" },
] as const;

/** Published together, for every patient of the trust: who was discharged did not need the bed that day. */
const nctrAndDischarges = trusts.flatMap(({ locality, provider, hospital }): Identity[] => {
  const nctr = term(locality, `NCTR, whole of ${hospital}`, `${provider}-nctr`);
  const discharges = term(locality, `${hospital} discharges`, `${provider}-discharges`);
  return [
    {
      kind: "at-most",
      parts: [discharges],
      whole: nctr,
      because:
        "Whoever is discharged did not meet the criteria to reside at some time that day; in three published years no day says otherwise.",
    },
    {
      kind: "step",
      stock: nctr,
      // How many come to no longer meet the criteria is not reported: a rise cannot be judged.
      inflow: null,
      outflow: discharges,
      because:
        "Patients who did not meet the criteria yesterday and were not discharged are still counted, but for the few who meet the criteria again: 7 of 2,976 published days say otherwise.",
    },
  ];
});

/** Residents counted at 8am are among those who did not meet the criteria at some time that day. */
const residentsOf = (
  hospital: string,
  parts: IdentityTerm[],
  whole: readonly [locality: string, measure: string],
): Identity => ({
  kind: "at-most",
  parts,
  whole: term(whole[0], `NCTR, whole of ${hospital}`, whole[1]),
  because: `Patients of the three places at ${hospital} at 8am are among all its patients who did not meet the criteria at some time that day.`,
});

const residents: Identity[] = [
  residentsOf(
    "RUH",
    [
      term("banes", "BaNES patients at RUH", "ruh-nctr-banes"),
      term("wiltshire", "Wiltshire patients at RUH", "ruh-nctr-wiltshire"),
    ],
    ["banes", "ruh-nctr"],
  ),
  residentsOf(
    "GWH",
    [
      term("swindon", "Swindon patients at GWH", "gwh-nctr-swindon"),
      term("banes", "BaNES patients at GWH", "gwh-nctr-banes"),
      term("wiltshire", "Wiltshire patients at GWH", "gwh-nctr-wiltshire"),
    ],
    ["swindon", "gwh-nctr"],
  ),
  residentsOf(
    "SFT",
    [
      term("wiltshire", "Wiltshire patients at SFT", "sft-nctr-wiltshire"),
      term("banes", "BaNES patients at SFT", "sft-nctr-banes"),
    ],
    ["wiltshire", "sft-nctr"],
  ),
];

/** Beds with a capacity of their own (D2A, Orchard House) carry it in the measure and are checked there. */
const virtualWards = ["banes", "swindon", "wiltshire"].map((locality): Identity => ({
  kind: "at-most",
  parts: [term(locality, "Virtual ward patients", "virtual-ward-patients")],
  whole: term(locality, "virtual ward places", "virtual-ward-capacity"),
  because:
    "A virtual ward seldom cares for more than it has places for; where it does, that is kept and shown.",
}));

const ofPart = (
  parts: readonly string[],
  locality: string,
  [smallerLabel, smaller]: readonly [label: string, measure: string],
  [largerLabel, larger]: readonly [label: string, measure: string],
  because: string,
): Identity[] =>
  parts.map((part) => ({
    kind: "at-most",
    parts: [term(locality, `${smallerLabel}, ${part}`, smaller, part)],
    whole: term(locality, `${largerLabel}, ${part}`, larger, part),
    because,
  }));

const monthly: Identity[] = [
  {
    kind: "at-most",
    parts: [term("bsw", "Virtual ward patients", "bsw-virtual-ward-patients")],
    whole: term("bsw", "virtual ward places", "bsw-virtual-ward-capacity"),
    because: "A virtual ward seldom cares for more than it has places for.",
  },
  ...ofPart(
    ["RUH", "GWH", "SFT"],
    "bsw",
    ["A&E over 4 hours", "ed-over-four-hours-monthly"],
    ["A&E attendances", "ed-attendances-monthly"],
    "Attendances that lasted over 4 hours are among all attendances.",
  ),
  ...ofPart(
    ["RUH", "GWH", "SFT"],
    "bsw",
    ["General and acute beds in use", "general-acute-beds-occupied"],
    ["general and acute beds", "general-acute-beds-available"],
    "Beds in use are among the beds open.",
  ),
  ...ofPart(
    ["all", "RUH"],
    "banes",
    ["Wellbeing Hub service users", "cwh-service-users-monthly"],
    ["Wellbeing Hub referrals", "cwh-referrals-monthly"],
    "Each service user was referred at least once.",
  ),
  ...["cwh-referrals-monthly", "cwh-service-users-monthly"].map((measure): Identity => ({
    kind: "at-most",
    parts: [term("banes", "Wellbeing Hub from RUH", measure, "RUH")],
    whole: term("banes", "Wellbeing Hub from all sources", measure, "all"),
    because: "RUH is one of all sources.",
  })),
];

export const identities: readonly Identity[] = [
  ...nctrAndDischarges,
  ...residents,
  ...virtualWards,
  ...monthly,
];
