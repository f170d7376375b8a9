/** What Bath and North East Somerset watches. Its keys are read by feeds and by the weekly update: they do not change. */
import type { Measure } from "../../contracts/measure.ts";
import * as cadence from "./cadences.ts";
import {
  acuteTrust,
  careActAssessments,
  careHomeChallenges,
  communityHospitalNctr,
  d2aBeds,
  gpas,
  lengthOfStay,
  minorUnitAttendances,
  opel,
  virtualWard,
} from "./common.ts";
import {
  type MeasureSketch,
  beds,
  describeMeasure,
  referrals,
  secondTile,
  smallTile,
  within15Percent,
} from "./describe.ts";
import { nctrByPathway, wholeOf } from "./pathways.ts";

/** BaNES patients in the two other trusts: mostly a true zero. */
const nctrElsewhere = (provider: string, hospital: string): MeasureSketch => ({
  key: `${provider}-nctr-banes`,
  provider,
  title: `${hospital}: BaNES patients with no criteria to reside`,
  definition: `BaNES patients in a bed at ${hospital} at 8am who do not meet the criteria to reside, on all pathways.`,
  cadence: cadence.thisMorning,
  caption: "patients",
  polarity: "lower",
});

const nctrByTrust: MeasureSketch = {
  key: "nctr-by-trust",
  provider: "ruh",
  title: "NCTR, BaNES, by trust",
  definition:
    "BaNES patients in a bed at RUH, GWH or SFT at 8am who do not meet the criteria to reside, on all pathways.",
  cadence: cadence.thisMorning,
  caption: "patients",
  polarity: "lower",
  derivation: {
    how: "sum",
    parts: [
      wholeOf("GWH", "gwh-nctr-banes"),
      wholeOf("RUH", "ruh-nctr-banes-total"),
      wholeOf("SFT", "sft-nctr-banes"),
    ],
    beside: [],
  },
};

const everyoneAndRuh: Measure["breakdown"] = {
  parts: [
    { key: "all", label: "all sources", words: null },
    { key: "RUH", label: "RUH", words: null },
  ],
  whole: { is: "part", key: "all" },
};

const wellbeingHub: MeasureSketch[] = [
  {
    key: "cwh-referrals-ruh-weekly",
    provider: "wellbeing-hub",
    title: "Wellbeing Hub, RUH",
    definition:
      "Referrals from RUH to the Community Wellbeing Hub in the seven days that end on the Thursday named; one person may be referred several times.",
    cadence: cadence.weekToThursday,
    unit: referrals,
    caption: "referrals",
    polarity: "higher",
    ragRule: within15Percent,
    tile: secondTile(3),
  },
  {
    key: "cwh-referrals-monthly",
    provider: "wellbeing-hub",
    title: "Wellbeing Hub referrals, monthly",
    definition:
      "Referrals to the Community Wellbeing Hub in the month, from all sources and from RUH; one person may be referred several times.",
    cadence: cadence.monthReported,
    unit: referrals,
    caption: "referrals in the month",
    polarity: "higher",
    breakdown: everyoneAndRuh,
  },
  {
    key: "cwh-service-users-monthly",
    provider: "wellbeing-hub",
    title: "Wellbeing Hub service users, monthly",
    definition:
      "People referred to the Community Wellbeing Hub in the month, from all sources and from RUH; each person counts once.",
    cadence: cadence.monthReported,
    unit: { one: "service user", many: "service users" },
    caption: "people in the month",
    polarity: "higher",
    breakdown: everyoneAndRuh,
  },
];

const orchardHouse: MeasureSketch = {
  key: "orchard-house-capacity",
  provider: "orchard-house",
  title: "Orchard House capacity",
  definition: "Beds at Orchard House, of its four, as Orchard House reports its capacity at 8am.",
  cadence: cadence.thisMorning,
  unit: beds,
  caption: "beds",
  polarity: "higher",
  capacity: 4,
  tile: smallTile(5),
};

const sketches: readonly MeasureSketch[] = [
  opel("ruh", "RUH", 1),
  ...nctrByPathway({
    key: "ruh-nctr-banes",
    provider: "ruh",
    hospital: "RUH",
    place: "BaNES",
    title: "RUH: BaNES patients with no criteria to reside",
  }),
  nctrElsewhere("gwh", "GWH"),
  nctrElsewhere("sft", "SFT"),
  nctrByTrust,
  ...acuteTrust("ruh", "RUH", {
    attendances: secondTile(1),
    nctr: secondTile(4),
    discharges: null,
  }),
  opel("hcrg", "HCRG", 2),
  communityHospitalNctr("hcrg", { tile: smallTile(1) }),
  minorUnitAttendances(
    {
      key: "paulton-miu-attendances",
      provider: "paulton-miu",
      name: "Paulton minor injuries unit",
      shortName: "Paulton MIU",
    },
    { tile: smallTile(2) },
  ),
  careActAssessments({ tile: smallTile(3) }),
  careHomeChallenges({ tile: smallTile(6) }),
  gpas({ tile: smallTile(7) }),
  opel("primary-care", "Primary care", 3, cadence.declaredWeekly),
  ...wellbeingHub,
  orchardHouse,
  ...virtualWard("BaNES", { tile: secondTile(2) }),
  d2aBeds(30, { tile: smallTile(4) }),
  ...lengthOfStay("ruh", "BaNES", { tile: smallTile(8) }),
];

export const banesMeasures: readonly Measure[] = sketches.map((sketch) =>
  describeMeasure("banes", sketch),
);
