/** What Wiltshire watches. Its people use three acute trusts, so it needs all three to know how many wait. */
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
  reablementWaiting,
  virtualWard,
} from "./common.ts";
import { type MeasureSketch, describeMeasure, secondTile, smallTile } from "./describe.ts";
import { nctrByPathway, wholeOf } from "./pathways.ts";

const nctrElsewhere = (provider: string, hospital: string): MeasureSketch => ({
  key: `${provider}-nctr-wiltshire`,
  provider,
  title: `${hospital}: Wiltshire patients with no criteria to reside`,
  definition: `Wiltshire patients in a bed at ${hospital} at 8am who do not meet the criteria to reside, on all pathways.`,
  cadence: cadence.thisMorning,
  caption: "patients",
  polarity: "lower",
});

const nctrByTrust: MeasureSketch = {
  key: "nctr-by-trust",
  provider: "sft",
  title: "NCTR, Wiltshire, by trust",
  definition:
    "Wiltshire patients in a bed at SFT, RUH or GWH at 8am who do not meet the criteria to reside, on all pathways.",
  cadence: cadence.thisMorning,
  caption: "patients",
  polarity: "lower",
  derivation: {
    how: "sum",
    parts: [
      wholeOf("GWH", "gwh-nctr-wiltshire"),
      wholeOf("RUH", "ruh-nctr-wiltshire"),
      wholeOf("SFT", "sft-nctr-wiltshire-total"),
    ],
    beside: [],
  },
  tile: smallTile(5),
};

const sketches: readonly MeasureSketch[] = [
  opel("sft", "SFT", 1),
  ...nctrByPathway({
    key: "sft-nctr-wiltshire",
    provider: "sft",
    hospital: "SFT",
    place: "Wiltshire",
    title: "SFT: Wiltshire patients, no criteria to reside",
  }),
  nctrElsewhere("ruh", "RUH"),
  nctrElsewhere("gwh", "GWH"),
  nctrByTrust,
  ...acuteTrust("sft", "SFT", {
    attendances: secondTile(1),
    nctr: secondTile(4),
    discharges: secondTile(3),
  }),
  opel("community", "HCRG Wiltshire", 2),
  communityHospitalNctr("community", { tile: smallTile(1) }),
  minorUnitAttendances(
    {
      key: "miu-attendances",
      provider: "minor-injuries",
      name: "the minor injuries units",
      shortName: "MIU",
    },
    { tile: smallTile(2) },
  ),
  careActAssessments({ tile: smallTile(3) }),
  d2aBeds(40, { tile: smallTile(4) }),
  reablementWaiting({ tile: null }),
  careHomeChallenges({ tile: smallTile(6) }),
  gpas({ tile: smallTile(7) }),
  opel("primary-care", "Primary care", 3, cadence.declaredWeekly),
  ...virtualWard("Wiltshire", { tile: secondTile(2) }),
  ...lengthOfStay("sft", "Wiltshire", { tile: smallTile(8) }),
];

export const wiltshireMeasures: readonly Measure[] = sketches.map((sketch) =>
  describeMeasure("wiltshire", sketch),
);
