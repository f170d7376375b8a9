/** Made up for Swindon, around its trust's published figures. */
import { mondayOf } from "../../contracts/calendar.ts";
import { chance } from "./chance.ts";
import { type Habit, longHistoryFrom, shortHistoryFrom } from "./habit.ts";
import {
  attendancesOf,
  careAct,
  careHomes,
  declarations,
  lengthOfStay,
  mondaysSince,
  pathwaysOf,
  primaryCare,
  snapshots,
  usualPathways,
  usualStays,
} from "./usual-habits.ts";

const place = "swindon";
const gwhMorning = "08:32";

export const swindonHabits: readonly Habit[] = [
  pathwaysOf(
    "gwh",
    "gwh-nctr-swindon",
    gwhMorning,
    usualPathways(place, { P0: 9, P1: 18, P2: 11, P3: 8 }),
  ),
  lengthOfStay(
    "gwh",
    gwhMorning,
    mondaysSince(shortHistoryFrom),
    usualStays(place, { P0: 3, P1: 6, P2: 9, P3: 6 }),
  ),
  attendancesOf(
    place,
    { provider: "gwh", measure: "gwh-ed-attendances", time: gwhMorning, from: longHistoryFrom },
    { level: 232, spread: 16 },
  ),
  declarations(place, { provider: "gwh", measure: "gwh-opel", at: "08:15", sent: "08:16" }, [
    { from: "2024-07-15", level: 2 },
    { from: "2024-08-09", level: 3 },
  ]),
  declarations(
    place,
    { provider: "community", measure: "community-opel", at: "14:00", sent: "14:01" },
    [{ from: "2024-07-22", level: 2 }],
  ),
  snapshots({ provider: "community", time: "08:35", nextDay: true }, place, {
    "community-hospital-nctr": { level: 14, spread: 3 },
  }),
  attendancesOf(
    place,
    {
      provider: "urgent-treatment-centre",
      measure: "utc-attendances",
      time: "08:38",
      from: shortHistoryFrom,
    },
    { level: 128, spread: 14 },
  ),
  snapshots({ provider: "virtual-ward", time: "08:33", nextDay: false }, place, {
    "virtual-ward-patients": { level: 47, spread: 4 },
    "virtual-ward-capacity": { level: 55, spread: 0, floor: 55, ceiling: 55 },
  }),
  snapshots({ provider: "council", time: "08:34", nextDay: true }, place, {
    "d2a-beds-occupied": { level: 21, spread: 2, ceiling: 24 },
    "reablement-waiting": { level: 12, spread: 4 },
  }),
  careHomes(
    "Few nursing homes accept admissions at the weekend",
    (day) => chance(`${place} care homes`, mondayOf(day)) < 0.3,
  ),
  careAct({
    "2024-04-30": [9, 38],
    "2024-05-31": [11, 35],
    "2024-06-30": [10, 33],
    "2024-07-31": [8, 36],
  }),
  primaryCare(place, {
    opel: [{ from: "2024-06-07", level: 2 }],
    gpas: [{ from: "2024-06-07", level: 2 }],
  }),
];
