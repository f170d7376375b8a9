/** Examples for the description: the weekly update, and the audit. */
import type { z } from "zod";
import type { AuditReply } from "../../contracts/audit.ts";
import type { WeeklyUpdate, WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import type { Agenda, EventRequest, RiskRequest } from "../../contracts/weekly-draft.ts";
import { exampleEpoch } from "./example-figures.ts";

export const updatesExample: WeeklyUpdateList = {
  locality: "banes",
  updates: [
    { monday: "2024-08-12", state: "draft", publishedAt: null },
    { monday: "2024-08-05", state: "published", publishedAt: "2024-08-08T14:10:00.000Z" },
  ],
};

export const updateExample: WeeklyUpdate = {
  locality: { key: "banes", name: "Bath and North East Somerset", shortName: "BaNES" },
  title: "BaNES Locality Weekly Update",
  monday: "2024-08-12",
  state: "draft",
  audience: "board",
  edition: 1,
  editionReason: null,
  fingerprint: null,
  epoch: exampleEpoch,
  revision: 2,
  asKnownAt: "2024-08-16T07:30:00.000Z",
  publishedAt: null,
  publishedBy: null,
  lastReport: { monday: "2024-08-05", publishedAt: "2024-08-08T14:10:00.000Z" },
  summary: [
    { is: "fact", fact: "ruh-nctr-banes-p1-3/value", words: "16" },
    { is: "words", words: " BaNES patients at RUH no longer need a hospital bed: " },
    { is: "fact", fact: "ruh-nctr-banes-p1-3/variance", words: "4 under target of 20" },
    { is: "words", words: "." },
  ],
  rows: [
    {
      key: "ruh-nctr-banes-p1-3",
      criteria: "RUH NCTR BaNES P1-3",
      reading: "16",
      rag: "green",
      asAt: "15 Aug",
      against: "Target: 20",
      change: "-8",
      note: null,
      plan: "4 under target of 20",
      variation: "",
      comment: null,
    },
  ],
  nctrByPathway: null,
  nctrByTrust: null,
  nctrAgainstLastYear: null,
  lengthOfStay: null,
  risks: [
    {
      id: "8f7f2a52-52a7-4c6c-bd0e-0a6a6f3b4a11",
      state: "open",
      since: "2024-08-05",
      owner: null,
      risk: "Increasing number of P1 referrals; flow through D2A beds",
      mitigation: "Working closely with community and reablement to maintain flow.",
    },
  ],
  events: [
    {
      id: "0b7f5f0e-6c0f-4b3a-9d35-1f1f5a2f9a10",
      event: "BaNES Health and Wellbeing Board",
      day: "2024-09-05",
      time: null,
      where: null,
    },
  ],
  missing: [],
  completeness: { sentence: "Everything that was due is here.", expected: 1, come: 1, gaps: [] },
  gapsAccepted: null,
  correctedSinceLastReport: [],
  numbers: [],
  tables: [],
  illustrative: true,
  readings: { "ruh-nctr-banes-p1-3": { asAt: "2024-08-15", value: 16 } },
  corrections: [],
};

export const publishedExample: WeeklyUpdate = {
  ...updateExample,
  state: "published",
  publishedAt: "2024-08-16T07:30:00.000Z",
  publishedBy: "Place team",
};

export const riskRequestExample: RiskRequest = {
  id: "2d1f6a0e-77b9-4f55-9d5e-4a3f0c7b9e21",
  monday: "2024-08-12",
  risk: "Bank holiday staffing in reablement",
  mitigation: "Rota agreed with the council by Thursday.",
  owner: "Council",
  state: "open",
};

export const eventRequestExample: z.input<typeof EventRequest> = {
  id: "6a0f1d9c-2a7b-4be0-8a57-9d2e6f1c3b44",
  event: "Winter plan: locality assurance",
  day: "2024-09-12",
  time: "09:30",
  where: "Keynsham Civic Centre",
};

export const agendaExample: Agenda = {
  locality: "banes",
  risks: updateExample.risks,
  events: updateExample.events,
};

export const auditExample: AuditReply = {
  entries: [
    {
      id: "s02eec177-b333-48b6-9f01-67153280ac15",
      at: "2024-08-16T07:30:00.000Z",
      kind: "figures",
      locality: "banes",
      sender: {
        is: "person",
        id: "cf10a161-abe0-48c6-ab33-b88386b84e69",
        name: "RUH flow lead",
        role: "RUH flow lead",
      },
      from: "10.20.30.40",
      what: "Entered 1 figure of RUH",
      changes: [{ of: "RUH ED attendances for 15 Aug 2024", before: null, after: "281" }],
    },
  ],
  before: null,
};
