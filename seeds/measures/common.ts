/** Measures that every place has: declared pressure, virtual wards, a trust's own daily figures, the council's. */
import type { Tile } from "../../contracts/measure.ts";
import * as cadence from "./cadences.ts";
import {
  type MeasureSketch,
  againstTarget,
  attendances,
  beds,
  byLevel,
  days,
  discharges,
  levels,
  noUnit,
  opelTile,
  people,
  percent,
  within15Percent,
} from "./describe.ts";
import { averageByPathway, byPathway, wholeOf } from "./pathways.ts";

type Shown = { tile: Tile | null };

/** The pressure that an organisation declares, OPEL 1 to 4; never worked out here. */
export const opel = (
  provider: string,
  name: string,
  position: number,
  when: MeasureSketch["cadence"] = cadence.declaredDaily,
): MeasureSketch => ({
  key: `${provider}-opel`,
  provider,
  title: `${name} OPEL`,
  definition: `The operational pressures escalation level, 1 to 4, that ${name} declares for itself.`,
  cadence: when,
  kind: "level",
  unit: levels,
  scale: "opel",
  polarity: "lower",
  ragRule: byLevel,
  tile: opelTile(position),
});

/** The general practice alert state, once a week. */
export const gpas = ({ tile }: Shown): MeasureSketch => ({
  key: "primary-care-gpas",
  provider: "primary-care",
  title: "Primary care GPAS",
  definition:
    "The general practice alert state, green 1 to black 4, that the place's general practices declare together.",
  cadence: cadence.declaredWeekly,
  kind: "level",
  unit: levels,
  scale: "gpas",
  polarity: "lower",
  ragRule: byLevel,
  tile,
});

/** A virtual ward's patients, its places, and the share in use, which may pass 100 per cent. */
export const virtualWard = (place: string, { tile }: Shown): MeasureSketch[] => {
  const common = { provider: "virtual-ward", cadence: cadence.thisMorning };
  return [
    {
      ...common,
      key: "virtual-ward-patients",
      title: "Virtual ward patients",
      definition: `${place} patients on the NHS@Home virtual ward at 8am.`,
      caption: "patients",
    },
    {
      ...common,
      key: "virtual-ward-capacity",
      title: "Virtual ward places",
      definition: `Patients that the NHS@Home virtual ward could care for in ${place} with the staff and equipment it has at 8am.`,
      unit: { one: "place", many: "places" },
      caption: "places",
      polarity: "higher",
    },
    {
      ...common,
      key: "virtual-ward-utilisation",
      title: "Virtual wards in use",
      definition: "Virtual ward patients at 8am over virtual ward places at 8am, in per cent.",
      kind: "percent",
      unit: percent,
      caption: "of places in use",
      derivation: {
        how: "ratio",
        of: wholeOf("patients", "virtual-ward-patients"),
        over: wholeOf("places", "virtual-ward-capacity"),
      },
      // In points: 34 of 46 is 6.1 under a floor of 80 and amber, 102% is 7 over a ceiling of 95 and red.
      ragRule: againstTarget("absolute", 6.5),
      tile,
    },
  ];
};

/** A trust's own daily figures. Whole-trust NCTR and discharges are the ones that NHS England publishes. */
export const acuteTrust = (
  provider: string,
  hospital: string,
  tiles: { attendances: Tile | null; nctr: Tile | null; discharges: Tile | null },
): MeasureSketch[] => [
  {
    key: `${provider}-nctr`,
    provider,
    title: `NCTR, whole of ${hospital}`,
    definition: `All patients at ${hospital}, from anywhere, who did not meet the criteria to reside at some time that day, as in the published daily discharge data; not those remaining in hospital at its end.`,
    cadence: cadence.dayBefore,
    caption: "patients",
    polarity: "lower",
    ragRule: within15Percent,
    tile: tiles.nctr,
  },
  {
    key: `${provider}-discharges`,
    provider,
    title: `${hospital} discharges`,
    definition: `Patients discharged from ${hospital}, midnight to midnight, as in the published daily discharge data.`,
    cadence: cadence.dayBefore,
    unit: discharges,
    caption: "in the day",
    polarity: "higher",
    tile: tiles.discharges,
  },
  {
    key: `${provider}-ed-attendances`,
    provider,
    title: `${hospital} ED attendances`,
    definition: `Attendances at the emergency department of ${hospital}, midnight to midnight.`,
    cadence: cadence.dayBefore,
    unit: attendances,
    caption: "in the day",
    tile: tiles.attendances,
  },
];

/** Patients in community hospitals who are ready to leave them. */
export const communityHospitalNctr = (provider: string, { tile }: Shown): MeasureSketch => ({
  key: "community-hospital-nctr",
  provider,
  title: "Community hospital NCTR",
  definition: "Patients in a community hospital bed at 8am who do not meet the criteria to reside.",
  cadence: cadence.morningBefore,
  caption: "patients",
  polarity: "lower",
  ragRule: within15Percent,
  tile,
});

/** People who wait for a Care Act assessment, by where they wait. */
export const careActAssessments = ({ tile }: Shown): MeasureSketch => ({
  key: "care-act-assessments",
  provider: "council",
  title: "Awaiting Care Act assessment",
  definition:
    "People awaiting allocation of a Care Act assessment on the day named, in discharge to assess (D2A) beds and in reablement or interim care.",
  // A count on one day, mostly a month's last, that no one has promised by a date.
  cadence: cadence.onOccasion,
  unit: people,
  caption: "people",
  polarity: "lower",
  breakdown: {
    parts: [
      { key: "d2a-beds", label: "D2A beds", words: null },
      {
        key: "reablement-interim",
        label: "reablement/interim",
        words: "reablement/interim care",
      },
    ],
    whole: { is: "sum" },
  },
  tile,
});

/** Whether finding care home places is a difficulty, with the council's sentence. */
export const careHomeChallenges = ({ tile }: Shown): MeasureSketch => ({
  key: "care-home-challenges",
  provider: "council",
  title: "Care home challenges",
  definition:
    "Whether the council has difficulty in finding care home places on the day, with a sentence that says which.",
  cadence: cadence.daysAnswer,
  kind: "yes-no",
  unit: noUnit,
  polarity: "lower",
  tile,
});

/** Beds in which people are assessed after hospital, of those that there are. */
export const d2aBeds = (capacity: number, { tile }: Shown): MeasureSketch => ({
  key: "d2a-beds-occupied",
  provider: "council",
  title: "D2A beds in use",
  definition: `Discharge to assess beds with a person in them at 8am, of ${capacity}.`,
  cadence: cadence.morningBefore,
  unit: beds,
  caption: "beds",
  capacity,
  tile,
});

/** People waiting to begin reablement at home. */
export const reablementWaiting = ({ tile }: Shown): MeasureSketch => ({
  key: "reablement-waiting",
  provider: "council",
  title: "Waiting for reablement",
  definition: "People whose referral for reablement is accepted and who have not begun, at 8am.",
  cadence: cadence.morningBefore,
  unit: people,
  caption: "people",
  polarity: "lower",
  tile,
});

/** Attendances at a unit for minor injuries or urgent treatment. */
export const minorUnitAttendances = (
  unit: { key: string; provider: string; name: string; shortName: string },
  { tile }: Shown,
): MeasureSketch => ({
  key: unit.key,
  provider: unit.provider,
  title: `${unit.shortName} attendances`,
  definition: `Attendances at ${unit.name}, midnight to midnight.`,
  cadence: cadence.dayBefore,
  unit: attendances,
  caption: "in the day",
  ragRule: within15Percent,
  tile,
});

/** How long patients of each pathway stayed once they had no criteria to reside: days over patients. */
export const lengthOfStay = (provider: string, place: string, { tile }: Shown): MeasureSketch[] => {
  const common = { provider, cadence: cadence.weekOfMonday };
  return [
    {
      ...common,
      key: "nctr-los-days",
      title: "NCTR length of stay: days",
      definition: `Days in hospital with no criteria to reside, added up over the ${place} patients who left in the week, by pathway.`,
      unit: days,
      caption: "days",
      polarity: "lower",
      breakdown: byPathway,
      provisionalDays: 14,
    },
    {
      ...common,
      key: "nctr-los-patients",
      title: "NCTR length of stay: patients",
      definition: `${place} patients who had no criteria to reside and left hospital in the week, by pathway.`,
      caption: "patients",
      breakdown: byPathway,
      provisionalDays: 14,
    },
    {
      ...common,
      key: "nctr-los",
      title: "NCTR length of stay",
      definition: `Average days in hospital with no criteria to reside of the ${place} patients who left in the week, by pathway: days over patients, so that every patient weighs the same.`,
      kind: "average",
      unit: days,
      caption: "average days, weighted by patients",
      polarity: "lower",
      breakdown: averageByPathway,
      derivation: { how: "weighted-mean", total: "nctr-los-days", count: "nctr-los-patients" },
      provisionalDays: 14,
      tile,
    },
  ];
};
