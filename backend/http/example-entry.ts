/** Examples for the description: around a figure. */
import type { EntryCell, EntrySheet } from "../../contracts/entry.ts";
import type { Contact, ContactRequest, OwingReply } from "../../contracts/owing.ts";
import type { CellHistory, Remark, RemarkRequest } from "../../contracts/remark.ts";
import type { Sender } from "../../contracts/people.ts";
import { exampleEpoch } from "./example-figures.ts";

const flowLead: Sender = {
  is: "person",
  id: "cf10a161-abe0-48c6-ab33-b88386b84e69",
  name: "RUH flow lead",
  role: "RUH flow lead",
};
const at = "2024-08-16T07:30:00.000Z";

const owed: EntryCell = {
  asAt: "2024-08-15",
  value: null,
  text: null,
  none: null,
  note: null,
  recordedAt: null,
  dueAt: "2024-08-16T10:00:00.000Z",
  recordedBy: null,
  origin: null,
  revised: null,
  expects: null,
  explained: null,
  comments: 0,
  followUp: false,
  closed: null,
};

export const sheetExample: EntrySheet = {
  locality: "banes",
  provider: { key: "ruh", locality: "banes", name: "RUH Bath", shortName: "RUH", odsCode: "RD1" },
  day: "2024-08-16",
  today: "2024-08-16",
  at,
  epoch: exampleEpoch,
  revision: 2,
  sender: "RUH flow lead",
  rows: [
    {
      measure: "ruh-ed-attendances",
      breakdown: "",
      title: "RUH ED attendances",
      label: null,
      definition: "Attendances at the emergency department of RUH, midnight to midnight.",
      kind: "count",
      unit: { one: "attendance", many: "attendances" },
      decimals: 0,
      scale: null,
      capacity: null,
      cadence: {
        every: "day",
        counts: "period",
        at: null,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        due: { time: "11:00", afterDays: 1 },
      },
      parts: null,
      asAt: "2024-08-15",
      dueAt: "2024-08-16T10:00:00.000Z",
      now: owed,
      before: [
        {
          ...owed,
          asAt: "2024-08-14",
          value: 267,
          recordedAt: "2024-08-15T07:31:00.000Z",
          dueAt: "2024-08-15T10:00:00.000Z",
          origin: "illustrative",
        },
      ],
    },
  ],
};

export const cellExample: CellHistory = {
  measure: "ruh-ed-attendances",
  breakdown: "",
  asAt: "2024-08-14",
  title: "RUH ED attendances",
  versions: [
    {
      recordedAt: "2024-08-15T07:31:00.000Z",
      value: 267,
      text: null,
      none: null,
      note: null,
      reason: null,
      origin: "illustrative",
      sender: null,
    },
  ],
  remarks: [],
};

export const remarkRequestExample: RemarkRequest = {
  id: "5f0c8a52-6b1e-4f0e-9a52-0d6b3c1f7a10",
  measure: "ruh-ed-attendances",
  breakdown: "",
  asAt: "2024-08-14",
  is: "comment",
  words: "Ambulances were diverted here from 2pm to 9pm.",
};

export const remarkExample: Remark = {
  ...remarkRequestExample,
  value: 267,
  sender: flowLead,
  at,
};

export const contactRequestExample: ContactRequest = {
  id: "9d3f1c1e-2a77-4a53-8a0b-6f1f0f7d2c35",
  words: "Rang the operations centre: the figures come by 10am.",
};

export const contactExample: Contact = {
  at,
  sender: { is: "person", id: flowLead.id, name: "Place team", role: "BaNES place team" },
  words: contactRequestExample.words,
};

export const owingExample: OwingReply = {
  locality: "banes",
  at,
  revision: 2,
  providers: [
    {
      provider: sheetExample.provider,
      owed: [
        {
          measure: "ruh-ed-attendances",
          title: "RUH ED attendances",
          asAt: "2024-08-15",
          dueAt: "2024-08-16T10:00:00.000Z",
          state: "due",
          missing: [],
        },
      ],
      entered: 0,
      asked: 2,
      lastSubmissionAt: "2024-08-15T07:34:00.000Z",
      lastContact: null,
      weeks: [{ monday: "2024-08-12", expected: 6, reported: 6, none: 0, late: 0, missing: [] }],
      followUps: [],
    },
  ],
};
