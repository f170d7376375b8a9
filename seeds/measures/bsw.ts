/** What the system watches: sums over its localities, and what NHS England publishes for its trusts each month. */
import type { Breakdown, DerivedPart, Measure } from "../../contracts/measure.ts";
import * as cadence from "./cadences.ts";
import { opel } from "./common.ts";
import {
  type MeasureSketch,
  againstTarget,
  attendances,
  beds,
  describeMeasure,
  discharges,
  leadTile,
  percent,
  secondTile,
  smallTile,
} from "./describe.ts";
import { wholeFrom, wholeOf } from "./pathways.ts";

const byTrust: Breakdown = {
  parts: [
    { key: "RUH", label: "RUH", words: null },
    { key: "GWH", label: "GWH", words: null },
    { key: "SFT", label: "SFT", words: null },
  ],
  whole: { is: "sum" },
};

/** The three trusts' figures of one name, each from the locality that it sits in. */
const threeTrusts = (figure: string): DerivedPart[] => [
  wholeFrom("banes", "RUH", `ruh-${figure}`),
  wholeFrom("swindon", "GWH", `gwh-${figure}`),
  wholeFrom("wiltshire", "SFT", `sft-${figure}`),
];

const sumsOverLocalities: readonly MeasureSketch[] = [
  {
    key: "bsw-nctr",
    provider: "icb",
    title: "NCTR, all three trusts",
    definition:
      "All patients at RUH, GWH and SFT who did not meet the criteria to reside at some time that day, as in the published daily discharge data; not those remaining in hospital at its end.",
    cadence: cadence.dayBefore,
    caption: "patients in three trusts",
    polarity: "lower",
    derivation: { how: "sum", parts: threeTrusts("nctr"), beside: [] },
    tile: leadTile,
  },
  {
    key: "bsw-discharges",
    provider: "icb",
    title: "Discharges, three trusts",
    definition:
      "Patients discharged from RUH, GWH and SFT, midnight to midnight, as in the published daily discharge data.",
    cadence: cadence.dayBefore,
    unit: discharges,
    caption: "in the day",
    polarity: "higher",
    derivation: { how: "sum", parts: threeTrusts("discharges"), beside: [] },
    tile: smallTile(1),
  },
  {
    key: "bsw-nctr-p1-3",
    provider: "icb",
    title: "NCTR P1 to P3, by place",
    definition:
      "Patients with no criteria to reside at 8am on pathways 1 to 3: BaNES patients at RUH, Swindon patients at GWH and Wiltshire patients at SFT.",
    cadence: cadence.thisMorning,
    caption: "patients on pathways 1 to 3",
    polarity: "lower",
    derivation: {
      how: "sum",
      parts: [
        wholeFrom("banes", "BaNES", "ruh-nctr-banes-p1-3"),
        wholeFrom("swindon", "Swindon", "gwh-nctr-swindon-p1-3"),
        wholeFrom("wiltshire", "Wiltshire", "sft-nctr-wiltshire-p1-3"),
      ],
      beside: [],
    },
    tile: smallTile(2),
  },
];

const published = { provider: "icb", cadence: cadence.monthPublished } as const;

const virtualWards: readonly MeasureSketch[] = [
  {
    ...published,
    key: "bsw-virtual-ward-patients",
    title: "Virtual ward patients",
    definition:
      "Patients on BSW's virtual wards at 8am on the publication's Thursday of the month.",
    caption: "patients",
    tile: smallTile(3),
  },
  {
    ...published,
    key: "bsw-virtual-ward-capacity",
    title: "Virtual ward places",
    definition: "Patients that BSW's virtual wards could care for, as published for the month.",
    unit: { one: "place", many: "places" },
    caption: "places",
    polarity: "higher",
    tile: smallTile(4),
  },
  {
    ...published,
    key: "bsw-virtual-ward-utilisation",
    title: "Virtual wards in use",
    definition:
      "Virtual ward patients over virtual ward places, as published for the month, in per cent.",
    kind: "percent",
    unit: percent,
    caption: "of places in use",
    derivation: {
      how: "ratio",
      of: wholeOf("patients", "bsw-virtual-ward-patients"),
      over: wholeOf("places", "bsw-virtual-ward-capacity"),
    },
    ragRule: againstTarget("absolute", 6.5),
    tile: secondTile(1),
  },
];

const emergencyDepartments: readonly MeasureSketch[] = [
  {
    ...published,
    key: "ed-attendances-monthly",
    title: "A&E attendances, monthly",
    definition:
      "Attendances at all A&E departments of RUH, GWH and SFT in the month, as published.",
    unit: attendances,
    caption: "in the month",
    breakdown: byTrust,
    tile: secondTile(2),
  },
  {
    ...published,
    key: "ed-over-four-hours-monthly",
    title: "A&E over 4 hours, monthly",
    definition:
      "Attendances at all A&E departments of RUH, GWH and SFT in the month that lasted over 4 hours from arrival, as published.",
    unit: attendances,
    caption: "in the month",
    polarity: "lower",
    breakdown: byTrust,
    tile: smallTile(5),
  },
  {
    ...published,
    key: "ed-within-four-hours-monthly",
    title: "A&E within 4 hours, monthly",
    definition:
      "Attendances at all A&E departments of RUH, GWH and SFT in the month, less those that lasted over 4 hours from arrival.",
    unit: attendances,
    caption: "in the month",
    polarity: "higher",
    derivation: {
      how: "difference",
      from: wholeOf("attendances", "ed-attendances-monthly"),
      less: wholeOf("over 4 hours", "ed-over-four-hours-monthly"),
    },
  },
  {
    ...published,
    key: "ed-within-four-hours",
    title: "A&E within 4 hours",
    definition:
      "Share of the month's attendances at all A&E departments of RUH, GWH and SFT that lasted at most 4 hours from arrival, in per cent.",
    kind: "percent",
    unit: percent,
    decimals: 1,
    caption: "of attendances",
    polarity: "higher",
    derivation: {
      how: "ratio",
      of: wholeOf("within 4 hours", "ed-within-four-hours-monthly"),
      over: wholeOf("attendances", "ed-attendances-monthly"),
    },
    ragRule: againstTarget("absolute", 3),
    tile: secondTile(4),
  },
  {
    ...published,
    key: "emergency-admissions-monthly",
    title: "Emergency admissions, monthly",
    definition: "Emergency admissions to RUH, GWH and SFT in the month, as published.",
    unit: { one: "admission", many: "admissions" },
    caption: "in the month",
    breakdown: byTrust,
    tile: smallTile(6),
  },
];

const acuteBeds: readonly MeasureSketch[] = [
  {
    ...published,
    key: "general-acute-beds-available",
    title: "General and acute beds",
    definition:
      "General and acute beds open at RUH, GWH and SFT, daily average of the month, as published.",
    unit: beds,
    caption: "beds open",
    breakdown: byTrust,
    tile: smallTile(7),
  },
  {
    ...published,
    key: "general-acute-beds-occupied",
    title: "General and acute beds in use",
    definition:
      "General and acute beds occupied at RUH, GWH and SFT, daily average of the month, as published.",
    unit: beds,
    caption: "beds",
    breakdown: byTrust,
    tile: smallTile(8),
  },
  {
    ...published,
    key: "general-acute-beds-occupancy",
    title: "G&A beds occupied",
    definition:
      "General and acute beds occupied over those open at RUH, GWH and SFT, daily averages of the month, in per cent.",
    kind: "percent",
    unit: percent,
    decimals: 1,
    caption: "of beds in use",
    polarity: "lower",
    derivation: {
      how: "ratio",
      of: wholeOf("occupied", "general-acute-beds-occupied"),
      over: wholeOf("open", "general-acute-beds-available"),
    },
    ragRule: againstTarget("absolute", 2),
    tile: secondTile(3),
  },
];

const sketches: readonly MeasureSketch[] = [
  { ...opel("icb", "BSW", 1), key: "bsw-opel" },
  opel("mental-health", "Mental health", 2),
  opel("nhs-111", "NHS 111", 3),
  ...sumsOverLocalities,
  ...virtualWards,
  ...emergencyDepartments,
  ...acuteBeds,
];

export const bswMeasures: readonly Measure[] = sketches.map((sketch) =>
  describeMeasure("bsw", sketch),
);
