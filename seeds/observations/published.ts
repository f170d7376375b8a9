/** What NHS England published. Carried here as it is; only the moment at which each figure came is the demonstration's. */
import {
  type Day,
  addDays,
  addMonths,
  instantInLondon,
  lastDayOf,
} from "../../contracts/calendar.ts";
import type { Month } from "../../contracts/calendar.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { readBook } from "../../backend/feeds/read-feed.ts";
import { openText } from "../../backend/feeds/text-book.ts";
import { aliases } from "../aliases.ts";
import { localities, providers } from "../places.ts";
import { measures } from "../measures/index.ts";
import { part } from "./habit.ts";
import type { SeedReport } from "./seed-submission.ts";
import { type SeedRow, type SeedsFolder, readSeedBytes, readSeedTable } from "./seed-table.ts";

const trustMorning = "08:25";

/** What is counted over a day is known on the next morning. */
const dailyReport = (locality: string, observation: ReportedObservation): SeedReport => {
  const measure = measures.find(
    (one) => one.locality === locality && one.key === observation.measure,
  );
  if (measure?.cadence.every !== "day") throw new Error(`${observation.measure} is not daily.`);
  const sentOn = addDays(observation.asAt, measure.cadence.due.afterDays);
  return {
    locality,
    provider: measure.provider,
    origin: "published",
    recordedAt: instantInLondon(sentOn, trustMorning),
    observations: [observation],
  };
};

/** Every trust's NCTR and discharges, in the locality where it sits. Days not submitted are absent. */
const trustDaily = (folder: SeedsFolder): SeedReport[] => {
  const book = openText(readSeedBytes(folder, "trust-daily.csv"));
  return localities.flatMap(({ key }) => {
    const own = aliases.filter(({ locality }) => locality === key);
    if (own.length === 0) return [];
    const place = {
      aliases: own,
      measures: measures.filter(({ locality }) => locality === key),
      providers: providers.filter(({ locality }) => locality === key),
    };
    return readBook(book, place).reported.map((one) => dailyReport(key, one));
  });
};

/** National monthly figures come out in the middle of the second month after. */
const monthlyReport = (
  month: Month,
  observe: (monthEnd: Day) => ReportedObservation[],
): SeedReport => ({
  locality: "bsw",
  provider: "icb",
  origin: "published",
  recordedAt: instantInLondon(`${addMonths(month, 2)}-15`, "09:30"),
  observations: observe(lastDayOf(month)),
});

const trustNames: Readonly<Record<string, string>> = { RD1: "RUH", RN3: "GWH", RNZ: "SFT" };

/** Some columns of a monthly table, each as one trust's part of a measure; empty cells are absent. */
const monthlyByTrust = (
  rows: readonly SeedRow[],
  measureOf: Readonly<Record<string, string>>,
): SeedReport[] =>
  rows.map((row) =>
    monthlyReport(row.text("month"), (monthEnd) =>
      Object.entries(measureOf).flatMap(([heading, measure]) => {
        const value = row.number(heading);
        const trust = trustNames[row.text("nhs_trust22_code")];
        return value === null || trust === undefined ? [] : [part(measure, trust, monthEnd, value)];
      }),
    ),
  );

const virtualWards = (rows: readonly SeedRow[]): SeedReport[] =>
  rows.map((row) =>
    monthlyReport(row.text("month"), (asAt) => {
      const patients = row.number("patients_in_a_virtual_ward");
      const capacity = row.number("virtual_ward_capacity");
      return [
        ...(patients === null
          ? []
          : [{ measure: "bsw-virtual-ward-patients", asAt, value: patients }]),
        ...(capacity === null
          ? []
          : [{ measure: "bsw-virtual-ward-capacity", asAt, value: capacity }]),
      ];
    }),
  );

/** The whole published past, to March 2025: what came later than a moment is simply not known at it. */
export const publishedReports = (folder: SeedsFolder): SeedReport[] => [
  ...trustDaily(folder),
  ...virtualWards(readSeedTable(folder, "icb-monthly-virtual-ward.csv")),
  ...monthlyByTrust(readSeedTable(folder, "trust-monthly-ae.csv"), {
    total_attendances: "ed-attendances-monthly",
    attendances_over_4hours: "ed-over-four-hours-monthly",
    total_emergency_admissions: "emergency-admissions-monthly",
  }),
  ...monthlyByTrust(readSeedTable(folder, "trust-monthly-beds.csv"), {
    general_acute_beds_available: "general-acute-beds-available",
    general_acute_beds_occupied: "general-acute-beds-occupied",
  }),
];
