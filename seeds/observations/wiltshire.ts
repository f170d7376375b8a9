/** Made up for Wiltshire, whose people are in three trusts, around its own trust's published figures. */
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

const place = "wiltshire";
const sftMorning = "08:35";

export const wiltshireHabits: readonly Habit[] = [
  pathwaysOf(
    "sft",
    "sft-nctr-wiltshire",
    sftMorning,
    usualPathways(place, { P0: 8, P1: 16, P2: 12, P3: 9 }),
  ),
  lengthOfStay(
    "sft",
    sftMorning,
    mondaysSince(shortHistoryFrom),
    usualStays(place, { P0: 3, P1: 6, P2: 10, P3: 7 }),
  ),
  snapshots({ provider: "ruh", time: "08:31", nextDay: false }, place, {
    "ruh-nctr-wiltshire": { level: 24, spread: 5 },
  }),
  snapshots({ provider: "gwh", time: "08:32", nextDay: false }, place, {
    "gwh-nctr-wiltshire": { level: 19, spread: 4 },
  }),
  attendancesOf(
    place,
    { provider: "sft", measure: "sft-ed-attendances", time: sftMorning, from: longHistoryFrom },
    { level: 158, spread: 13 },
  ),
  declarations(place, { provider: "sft", measure: "sft-opel", at: "08:10", sent: "08:11" }, [
    { from: "2024-08-01", level: 2 },
  ]),
  declarations(
    place,
    { provider: "community", measure: "community-opel", at: "14:15", sent: "14:16" },
    [{ from: "2024-08-06", level: 2 }],
  ),
  snapshots({ provider: "community", time: "08:36", nextDay: true }, place, {
    "community-hospital-nctr": { level: 27, spread: 4 },
  }),
  attendancesOf(
    place,
    {
      provider: "minor-injuries",
      measure: "miu-attendances",
      time: "08:38",
      from: shortHistoryFrom,
    },
    { level: 96, spread: 12 },
  ),
  snapshots({ provider: "virtual-ward", time: "08:33", nextDay: false }, place, {
    "virtual-ward-patients": { level: 52, spread: 4 },
    "virtual-ward-capacity": { level: 62, spread: 0, floor: 62, ceiling: 62 },
  }),
  snapshots({ provider: "council", time: "08:34", nextDay: true }, place, {
    "d2a-beds-occupied": { level: 35, spread: 3, ceiling: 40 },
    "reablement-waiting": { level: 18, spread: 5 },
  }),
  careHomes(
    "Rural nursing placements take longer than a week to find",
    (day) => chance(`${place} care homes`, mondayOf(day)) < 0.6,
  ),
  careAct({
    "2024-04-30": [17, 64],
    "2024-05-31": [15, 60],
    "2024-06-30": [16, 57],
    "2024-07-31": [18, 55],
  }),
  primaryCare(place, {
    opel: [{ from: "2024-06-14", level: 2 }],
    gpas: [{ from: "2024-06-14", level: 2 }],
  }),
];
