/** What Swindon watches. */
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
import { nctrByPathway } from "./pathways.ts";

const sketches: readonly MeasureSketch[] = [
  opel("gwh", "GWH", 1),
  ...nctrByPathway({
    key: "gwh-nctr-swindon",
    provider: "gwh",
    hospital: "GWH",
    place: "Swindon",
    title: "GWH: Swindon patients, no criteria to reside",
  }),
  ...acuteTrust("gwh", "GWH", {
    attendances: secondTile(1),
    nctr: secondTile(4),
    discharges: secondTile(3),
  }),
  opel("community", "Community", 2),
  communityHospitalNctr("community", { tile: smallTile(1) }),
  minorUnitAttendances(
    {
      key: "utc-attendances",
      provider: "urgent-treatment-centre",
      name: "the urgent treatment centre",
      shortName: "UTC",
    },
    { tile: smallTile(2) },
  ),
  careActAssessments({ tile: smallTile(3) }),
  d2aBeds(24, { tile: smallTile(4) }),
  reablementWaiting({ tile: smallTile(5) }),
  careHomeChallenges({ tile: smallTile(6) }),
  gpas({ tile: smallTile(7) }),
  opel("primary-care", "Primary care", 3, cadence.declaredWeekly),
  ...virtualWard("Swindon", { tile: secondTile(2) }),
  ...lengthOfStay("gwh", "Swindon", { tile: smallTile(8) }),
];

export const swindonMeasures: readonly Measure[] = sketches.map((sketch) =>
  describeMeasure("swindon", sketch),
);
