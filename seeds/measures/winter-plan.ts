/**
 * What the winter plan sets a target for and no one reports yet. They have no tile and are never
 * overdue; each is its own definition, so that no figure of another definition is set against its target.
 */
import type { Measure } from "../../contracts/measure.ts";
import { onOccasion } from "./cadences.ts";
import {
  type MeasureSketch,
  attendances,
  beds,
  describeMeasure,
  noTolerance,
  percent,
  within15Percent,
} from "./describe.ts";

type Planned = Omit<MeasureSketch, "provider" | "cadence">;
const inPercent = { kind: "percent", unit: percent, decimals: 1 } as const;
const perMonth = { caption: "a month", polarity: "higher" } as const;
const admissions = { one: "admission", many: "admissions" };

const ofRuh: readonly Planned[] = [
  {
    ...inPercent,
    key: "ruh-bed-occupancy",
    title: "RUH bed occupancy",
    definition: "RUH beds with a patient in them over RUH beds open, in per cent.",
    polarity: "lower",
  },
  {
    key: "ruh-discharge-lounge-patients",
    title: "RUH discharge lounge, patients a day",
    definition: "Patients who passed through the RUH discharge lounge in the day.",
    polarity: "higher",
  },
  {
    ...inPercent,
    key: "ruh-discharge-lounge-by-10am",
    title: "RUH discharge lounge by 10am",
    definition: "Share of the day's discharge lounge patients at RUH who were there by 10am.",
    polarity: "higher",
  },
  {
    ...inPercent,
    key: "ruh-discharge-lounge-by-midday",
    title: "RUH discharge lounge by midday",
    definition: "Share of the day's discharge lounge patients at RUH who were there by midday.",
    polarity: "higher",
  },
  {
    ...inPercent,
    key: "ruh-discharged-by-midday",
    title: "RUH discharged by midday",
    definition: "Share of the day's discharges from RUH that took place by midday.",
    polarity: "higher",
  },
  {
    key: "ruh-p0-delays-over-24-hours",
    title: "RUH pathway 0 delays over 24 hours",
    definition:
      "Patients at RUH on pathway 0 who are still in hospital over 24 hours after their expected discharge date.",
    polarity: "lower",
    ragRule: noTolerance,
  },
  {
    ...inPercent,
    key: "ruh-stays-under-one-day",
    title: "RUH stays under one day",
    definition: "Share of admissions to RUH that last under one day, same day emergency care.",
    polarity: "higher",
  },
  {
    key: "ruh-stays-over-7-days",
    title: "RUH stays over 7 days",
    definition: "Patients in RUH who have been there for over 7 days.",
    polarity: "lower",
  },
  {
    key: "ruh-stays-over-14-days",
    title: "RUH stays over 14 days",
    definition: "Patients in RUH who have been there for over 14 days.",
    polarity: "lower",
  },
  {
    key: "ruh-nctr-remaining",
    title: "RUH NCTR remaining in hospital",
    definition:
      "All patients at RUH, from anywhere, who do not meet the criteria to reside and remain in hospital at the end of the day.",
    polarity: "lower",
  },
];

const ofGwh: readonly Planned[] = [
  {
    ...inPercent,
    key: "gwh-type-3-performance",
    title: "GWH type 3 performance",
    definition:
      "Share of attendances at GWH's urgent treatment centre (type 3) that last at most 4 hours.",
    polarity: "higher",
  },
  {
    key: "gwh-breaches-avoided",
    title: "GWH urgent treatment breaches avoided",
    definition:
      "Fewer 4-hour breaches a day in GWH's urgent treatment centre than before the plan.",
    unit: { one: "breach", many: "breaches" },
    caption: "a day",
    polarity: "higher",
  },
];

const ofSft: readonly Planned[] = [
  {
    ...inPercent,
    key: "sft-decision-unit-improvement",
    title: "SFT clinical decision unit, improvement",
    definition:
      "Points that a clinical decision unit with four spaces adds to SFT's 4-hour performance; the plan's is an estimate.",
    polarity: "higher",
  },
  {
    ...inPercent,
    key: "sft-minors-clinic-improvement",
    title: "SFT booked minors clinic, improvement",
    definition:
      "Points that a booked minors clinic of six slots adds to SFT's 4-hour performance; the plan's is an estimate.",
    polarity: "higher",
  },
  {
    ...inPercent,
    key: "sft-expected-patients-improvement",
    title: "SFT expected patients, improvement",
    definition:
      "Points that are added to SFT's 4-hour performance when expected patients no longer wait in ED; the plan's is an estimate.",
    polarity: "higher",
  },
];

const ofSystem: readonly Planned[] = [
  {
    ...inPercent,
    key: "bsw-nctr-share-of-beds",
    title: "BSW NCTR, share of occupied beds",
    definition:
      "Patients in BSW's acute trusts who do not meet the criteria to reside over occupied beds, in per cent.",
    polarity: "lower",
  },
  {
    ...inPercent,
    key: "bsw-four-hour-performance",
    title: "BSW 4-hour performance",
    definition: "Share of attendances at BSW's A&E departments that last at most 4 hours.",
    polarity: "higher",
  },
  {
    ...inPercent,
    key: "bsw-bed-occupancy",
    title: "BSW bed occupancy",
    definition: "Beds with a patient in them over beds open in BSW's acute trusts, in per cent.",
    polarity: "lower",
  },
  {
    key: "category-2-response",
    title: "Category 2 ambulance response",
    definition: "Average time to a category 2 ambulance call over the year, in minutes.",
    kind: "average",
    unit: { one: "minute", many: "minutes" },
    decimals: 1,
    polarity: "lower",
  },
  {
    ...perMonth,
    key: "virtual-ward-step-up-admissions-avoided",
    title: "Virtual ward step up: admissions avoided",
    definition: "Non-elective admissions a month avoided by care on a virtual ward from home.",
    unit: admissions,
  },
  {
    key: "virtual-ward-step-up-beds",
    title: "Virtual ward step up: acute beds",
    definition: "Acute beds not needed because of care on a virtual ward from home.",
    unit: beds,
    polarity: "higher",
  },
  {
    key: "virtual-ward-step-down-beds",
    title: "Virtual ward step down: acute beds",
    definition: "Acute beds not needed because patients leave hospital earlier to a virtual ward.",
    unit: beds,
    polarity: "higher",
  },
  {
    ...perMonth,
    key: "care-coordination-admissions-avoided",
    title: "Care coordination: admissions avoided",
    definition: "Admissions a month avoided by system care coordination.",
    unit: admissions,
  },
  {
    key: "care-coordination-beds",
    title: "Care coordination: acute beds",
    definition: "Acute beds not needed because of system care coordination.",
    unit: beds,
    polarity: "higher",
  },
  {
    ...perMonth,
    key: "care-coordination-attendances-avoided",
    title: "Care coordination: ED attendances avoided",
    definition: "ED attendances a month avoided by system care coordination.",
    unit: attendances,
  },
  {
    ...perMonth,
    key: "care-coordination-conveyances-avoided",
    title: "Care coordination: conveyances avoided",
    definition: "Ambulance conveyances to hospital a month avoided by system care coordination.",
    unit: { one: "conveyance", many: "conveyances" },
  },
];

const planned = (locality: string, provider: string, all: readonly Planned[]): readonly Measure[] =>
  all.map((sketch) =>
    describeMeasure(locality, {
      ragRule: within15Percent,
      ...sketch,
      provider,
      cadence: onOccasion,
    }),
  );

export const winterPlanMeasures: readonly Measure[] = [
  ...planned("banes", "ruh", ofRuh),
  ...planned("swindon", "gwh", ofGwh),
  ...planned("wiltshire", "sft", ofSft),
  ...planned("bsw", "icb", ofSystem),
];
