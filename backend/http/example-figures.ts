/** Examples for the description: the demonstration's own figures, one or two of many. */
import type { Figure, History, Wall } from "../../contracts/figure.ts";
import type { ImportReceipt } from "../../contracts/import.ts";
import type { Submission, SubmissionReceipt } from "../../contracts/observation.ts";
import type { LocalityList } from "../../contracts/place.ts";
import type { PlanReply } from "../../contracts/plan.ts";

export const exampleEpoch = "5b0d1d6f3c4b4f6d9a4e1f2a7c8d9e0f";
const recordedAt = "2024-08-16T07:30:00.000Z";

export const placesExample: LocalityList = {
  localities: [
    {
      key: "banes",
      system: "bsw",
      kind: "locality",
      name: "Bath and North East Somerset",
      shortName: "BaNES",
      weeklyTitle: "BaNES Locality Weekly Update",
      open: true,
      providers: [
        { key: "ruh", locality: "banes", name: "RUH Bath", shortName: "RUH", odsCode: "RD1" },
      ],
    },
  ],
};

const nctr: Figure = {
  key: "ruh-nctr-banes-p1-3",
  title: "RUH: BaNES patients with no criteria to reside",
  provider: { key: "ruh", name: "RUH" },
  kind: "count",
  unit: { one: "patient", many: "patients" },
  caption: "patients on pathways 1 to 3",
  decimals: 0,
  polarity: "lower",
  cadence: {
    every: "day",
    counts: "snapshot",
    at: "08:00",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    due: { time: "11:00", afterDays: 0 },
  },
  scale: null,
  capacity: null,
  tile: { size: "lead", position: 1 },
  derived: true,
  value: 16,
  text: null,
  none: null,
  note: null,
  asAt: "2024-08-15",
  recordedAt: "2024-08-15T07:31:00.000Z",
  origin: "illustrative",
  target: { state: "number", value: 20 },
  variance: { difference: -4, ratio: -0.2 },
  rag: "green",
  change: { since: "2024-08-08", from: 24, difference: -8 },
  comparisons: {
    previous: { since: "2024-08-14", from: 17, difference: -1 },
    lastWeek: { since: "2024-08-08", from: 24, difference: -8 },
    lastYear: { since: "2023-08-17", from: 31, difference: -15 },
  },
  since: null,
  parts: [
    { key: "P1", label: "P1", words: "home, support", value: 8 },
    { key: "P2", label: "P2", words: "community bed", value: 4 },
    { key: "P3", label: "P3", words: "care home", value: 4 },
  ],
  beside: [{ key: "P0", label: "P0", words: "home", value: 6 }],
  incomplete: null,
  dueAt: "2024-08-16T10:00:00.000Z",
  nextDueAt: "2024-08-17T10:00:00.000Z",
  provisionalUntil: null,
  revised: null,
  trend: { from: "2024-08-11", every: "day", values: [21, 20, 18, 17, 16] },
};

export const wallExample: Wall = {
  locality: { key: "banes", name: "Bath and North East Somerset", shortName: "BaNES" },
  epoch: exampleEpoch,
  revision: 3,
  at: recordedAt,
  figures: [nctr],
};

/** Yesterday's attendances. */
export const submissionExample: Submission = {
  provider: "ruh",
  observations: [{ measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 }],
};

export const receiptExample: SubmissionReceipt = {
  submission: "02eec177-b333-48b6-9f01-67153280ac15",
  locality: "banes",
  epoch: exampleEpoch,
  revision: 3,
  recordedAt,
  observations: 1,
  repeated: false,
  warnings: [],
};

const noRating = { state: "not-rated", note: "RUH does not RAG rate ED attendances" } as const;

export const historyExample: History = {
  locality: "banes",
  measure: "ruh-ed-attendances",
  title: "RUH ED attendances",
  definition: "Attendances at the emergency department of RUH, midnight to midnight.",
  unit: { one: "attendance", many: "attendances" },
  from: "2024-08-14",
  to: "2024-08-14",
  asKnownAt: recordedAt,
  points: [
    {
      asAt: "2024-08-14",
      recordedAt: "2024-08-15T07:31:00.000Z",
      value: 267,
      text: null,
      none: null,
      parts: [],
      missing: [],
      origin: "illustrative",
      target: noRating,
      lastYear: 228,
      revised: false,
    },
  ],
};

export const planExample: PlanReply = {
  locality: "banes",
  plans: [
    {
      key: "winter-plan-2024-25",
      locality: "banes",
      title: "Winter plan 2024/25",
      version: "V0.02",
      source: "BSW Winter Plan 2024/25, draft V0.02",
      author: "BSW Urgent Care and Flow Delivery Group",
      reason: "Operational plan for 2024/25, submitted in May 2024",
      recordedAt: "2024-04-01T08:00:00.000Z",
      targets: [
        {
          measure: "ruh-nctr-banes-p1-3",
          startsOn: "2024-04-01",
          aim: { state: "number", value: 20 },
          level: "local",
          source: 'BaNES Locality Weekly Update: "Target: 20"',
        },
      ],
    },
  ],
};

export const fileExample = `measure,part,date,value,no figure because,note
ruh-nctr-banes,P1,2024-08-16,9,,
ruh-nctr-banes,P2,2024-08-16,,Ward list not back yet,
`;

export const importExample: ImportReceipt = {
  preview: {
    layout: "long",
    observations: [
      {
        organisation: "RD1",
        measure: "ruh-nctr-banes",
        breakdown: "P1",
        asAt: "2024-08-16",
        value: 9,
        row: 2,
        mapped: true,
      },
    ],
    unmapped: [],
    ignored: [],
    warnings: [],
  },
  observations: 1,
  changes: [
    {
      provider: "ruh",
      measure: "ruh-nctr-banes",
      title: "NCTR, BaNES",
      breakdown: "P1",
      asAt: "2024-08-16",
      from: null,
      to: "9",
      warning: null,
      refused: null,
    },
  ],
  changed: 1,
  unchanged: 0,
  refused: 0,
  submissions: [],
};
