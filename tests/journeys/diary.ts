/** What the flow leads of BaNES entered in two weeks of August 2024, as the board's paper of the second reads. */
import type { ClockTime, Day } from "../../contracts/calendar.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";

/** What one provider sends at one time of a day. */
export type Entry = { at: ClockTime; provider: string; observations: ReportedObservation[] };

const count = (measure: string, asAt: string, value: number): ReportedObservation => ({
  measure,
  asAt,
  value,
});
const level = (measure: string, asAt: string, declared: number): ReportedObservation => ({
  measure,
  asAt,
  level: declared,
});
const part = (
  measure: string,
  breakdown: string,
  asAt: string,
  value: number,
): ReportedObservation => ({ measure, breakdown, asAt, value });

/** RUH's morning: its level, yesterday's attendances, and who waits at 8am on each pathway. */
const ruh = (
  day: Day,
  opel: number,
  [yesterday, attendances]: [Day, number],
  [p0, p1, p2, p3]: [number, number, number, number],
): Entry => ({
  at: "08:31",
  provider: "ruh",
  observations: [
    level("ruh-opel", `${day}T08:05`, opel),
    count("ruh-ed-attendances", yesterday, attendances),
    part("ruh-nctr-banes", "P0", day, p0),
    part("ruh-nctr-banes", "P1", day, p1),
    part("ruh-nctr-banes", "P2", day, p2),
    part("ruh-nctr-banes", "P3", day, p3),
  ],
});
const hospitals = (day: Day, waiting: number): Entry => ({
  at: "08:36",
  provider: "hcrg",
  observations: [count("community-hospital-nctr", day, waiting)],
});
const hcrgLevel = (day: Day, opel: number): Entry => ({
  at: "14:31",
  provider: "hcrg",
  observations: [level("hcrg-opel", `${day}T14:30`, opel)],
});
const paulton = (day: Day, attendances: number): Entry => ({
  at: "08:39",
  provider: "paulton-miu",
  observations: [count("paulton-miu-attendances", day, attendances)],
});
const orchard = (day: Day, beds: number): Entry => ({
  at: "08:37",
  provider: "orchard-house",
  observations: [count("orchard-house-capacity", day, beds)],
});
const careHomes = (day: Day): Entry => ({
  at: "08:34",
  provider: "council",
  observations: [
    {
      ...count("care-home-challenges", day, 1),
      note: "Sourcing affordable residential and nursing dementia beds",
    },
  ],
});
const careAct = (day: Day, inBeds: number, atHome: number): Entry => ({
  at: "08:35",
  provider: "council",
  observations: [
    part("care-act-assessments", "d2a-beds", day, inBeds),
    part("care-act-assessments", "reablement-interim", day, atHome),
  ],
});
const generalPractice = (day: Day, opel: number, gpas: number): Entry => ({
  at: "10:20",
  provider: "primary-care",
  observations: [level("primary-care-opel", day, opel), level("primary-care-gpas", day, gpas)],
});
const wellbeingHub = (at: ClockTime, ...observations: ReportedObservation[]): Entry => ({
  at,
  provider: "wellbeing-hub",
  observations,
});
const hubMonth = (
  month: Day,
  referrals: [all: number, ruh: number],
  people: [all: number, ruh: number],
): ReportedObservation[] => [
  part("cwh-referrals-monthly", "all", month, referrals[0]),
  part("cwh-referrals-monthly", "RUH", month, referrals[1]),
  part("cwh-service-users-monthly", "all", month, people[0]),
  part("cwh-service-users-monthly", "RUH", month, people[1]),
];

/** What was entered on each day up to the first publication. */
export const firstWeek: Record<Day, Entry[]> = {
  "2024-07-31": [
    wellbeingHub("10:00", ...hubMonth("2024-05-31", [799, 284], [348, 89])),
    wellbeingHub("10:10", ...hubMonth("2024-06-30", [755, 233], [373, 76])),
  ],
  "2024-08-01": [
    wellbeingHub("16:20", {
      measure: "cwh-referrals-ruh-weekly",
      asAt: "2024-08-01",
      none: "referral system being changed",
    }),
  ],
  "2024-08-02": [generalPractice("2024-08-02", 3, 2)],
  "2024-08-07": [careAct("2024-07-31", 14, 46), hcrgLevel("2024-08-07", 2)],
  "2024-08-08": [
    ruh("2024-08-08", 3, ["2024-08-07", 247], [7, 12, 6, 6]),
    careHomes("2024-08-07"),
    hospitals("2024-08-07", 18),
    paulton("2024-08-07", 37),
  ],
};
/** And from then on. */
export const secondWeek: Record<Day, Entry[]> = {
  "2024-08-09": [
    wellbeingHub("09:20", count("cwh-referrals-ruh-weekly", "2024-08-08", 51)),
    generalPractice("2024-08-09", 3, 2),
  ],
  "2024-08-12": [
    ruh("2024-08-12", 3, ["2024-08-11", 250], [6, 10, 5, 5]),
    hospitals("2024-08-11", 17),
    orchard("2024-08-12", 2),
    hcrgLevel("2024-08-12", 2),
  ],
  "2024-08-13": [
    ruh("2024-08-13", 3, ["2024-08-12", 261], [6, 9, 5, 5]),
    careHomes("2024-08-12"),
    hospitals("2024-08-12", 16),
    orchard("2024-08-13", 2),
    hcrgLevel("2024-08-13", 2),
  ],
  "2024-08-14": [
    ruh("2024-08-14", 3, ["2024-08-13", 255], [6, 8, 4, 5]),
    careHomes("2024-08-13"),
    hospitals("2024-08-13", 16),
    orchard("2024-08-14", 1),
    hcrgLevel("2024-08-14", 2),
  ],
  "2024-08-15": [
    ruh("2024-08-15", 2, ["2024-08-14", 267], [5, 8, 4, 4]),
    careHomes("2024-08-14"),
    hospitals("2024-08-14", 15),
    orchard("2024-08-15", 1),
    paulton("2024-08-14", 34),
  ],
};
