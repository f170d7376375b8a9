/** What people write into the weekly update: risks with their mitigations, and dates to know. */
import type { Day } from "../contracts/calendar.ts";
import type { Key } from "../contracts/place.ts";
import type { WeeklyEvent, WeeklyRisk } from "../contracts/weekly-update.ts";

/** A risk, from the week that begins on a Monday until it is closed. */
type SeedRisk = Pick<WeeklyRisk, "risk" | "mitigation"> & { locality: Key; monday: Day };

/** The source's own, of the week of 12 August 2024. */
export const risks: readonly SeedRisk[] = [
  {
    locality: "banes",
    monday: "2024-08-05",
    risk: "Increasing number of P1 referrals; flow through D2A beds",
    mitigation: "Working closely with community and reablement to maintain flow.",
  },
];

type SeedEvent = Pick<WeeklyEvent, "event" | "day">;
type LocalityEvent = SeedEvent & { locality: Key };

/**
 * The plan's assurance dates. BaNES had none noted in its calendar for the week of 12 August 2024,
 * and none is put there.
 */
const assurance: readonly SeedEvent[] = [
  { event: "ICB Executive Management Meeting", day: "2024-08-21" },
  { event: "ICB Quality and Outcomes Committee", day: "2024-09-03" },
  { event: "BaNES Health and Wellbeing Board", day: "2024-09-05" },
  { event: "Urgent Care and Flow Delivery Group", day: "2024-09-11" },
  { event: "ICB Executive Management Meeting", day: "2024-09-18" },
  { event: "ICB Board: winter plan, initial assurance", day: "2024-09-19" },
  { event: "Urgent Care and Flow Delivery Group", day: "2024-10-09" },
  { event: "ICB Executive Management Meeting", day: "2024-10-16" },
  { event: "ICB Quality and Outcomes Committee", day: "2024-11-05" },
  { event: "Urgent Care and Flow Delivery Group", day: "2024-11-13" },
  { event: "ICB Board: winter plan, final assurance", day: "2024-11-21" },
];

export const events: readonly LocalityEvent[] = ["banes", "bsw"].flatMap((locality) =>
  assurance.map((event) => ({ ...event, locality })),
);
