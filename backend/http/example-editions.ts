/** Examples for the description: what was published, and how a place wants its update. */
import type {
  WeeklyArchive,
  WeeklyComparison,
  WeeklySeason,
} from "../../contracts/weekly-edition.ts";
import type {
  KeptWeeklySettings,
  WeeklySettings,
  WeeklyDeliveries,
  WeeklySettingsRequest,
} from "../../contracts/weekly-settings.ts";

const published = { monday: "2024-08-05", edition: 1, publishedAt: "2024-08-08T14:10:00.000Z" };

export const archiveExample: WeeklyArchive = {
  locality: "banes",
  query: "D2A",
  editions: [
    {
      ...published,
      publishedBy: "Place team",
      reason: null,
      fingerprint: "9d3c1f0b7c0f4e6f9d6d4b0c3c1a7c9a5f7d2f6f8f1c0f6e8a1f0b5f3a2c4d1e",
      gapsAccepted: null,
      found: ["Increasing number of P1 referrals; flow through D2A beds"],
    },
  ],
};

export const seasonExample: WeeklySeason = {
  locality: "banes",
  from: "2024-04-01",
  to: "2024-08-16",
  weeks: [published],
  criteria: [
    {
      key: "ruh-nctr-banes-p1-3",
      criteria: "RUH NCTR BaNES P1-3",
      readings: [{ reading: "24", rag: "red", asAt: "8 Aug", change: "" }],
    },
  ],
};

export const comparisonExample: WeeklyComparison = {
  before: published,
  after: published,
  rows: [],
  differences: [],
};

const settings: WeeklySettings = {
  needsTwoPeople: true,
  schedule: { weekday: 4, time: "14:00" },
  recipients: [{ email: "board.office@example.nhs.uk", attach: ["pdf"] }],
  layout: {
    rows: [
      {
        key: "ruh-nctr-banes-p1-3",
        criteria: "RUH NCTR BaNES P1-3",
        row: { is: "figure", measure: "ruh-nctr-banes-p1-3" },
      },
    ],
    nctrByPathway: "ruh-nctr-banes",
    nctrByTrust: "nctr-by-trust",
    nctrAgainstLastYear: "ruh-nctr-banes-p1-3",
    lengthOfStay: "nctr-los",
  },
};

export const settingsExample: KeptWeeklySettings = {
  ...settings,
  locality: "banes",
  version: 1,
  canSend: false,
};

export const settingsRequestExample: WeeklySettingsRequest = { ...settings, basedOn: 0 };

export const deliveriesExample: WeeklyDeliveries = {
  deliveries: [
    {
      id: "2b9e1d34-5a6f-4c0d-8e7a-1f2d3c4b5a69",
      monday: "2024-08-05",
      edition: 1,
      email: "board.office@example.nhs.uk",
      attached: ["pdf"],
      state: "sent",
      attempts: 1,
      at: "2024-08-08T14:12:00.000Z",
      failure: null,
    },
  ],
};
