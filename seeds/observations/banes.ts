/**
 * Made up for BaNES, so that its weekly update of 12 August 2024 reads as the board's paper does.
 * What the paper states is stated here or in seeds/data; the rest is usual.
 */
import { type Day, daysBetween, lastDayOf, weekdayOf } from "../../contracts/calendar.ts";
import { chance } from "./chance.ts";
import {
  type Habit,
  count,
  everyDay,
  level,
  longHistoryFrom,
  onWeekdays,
  part,
  shortHistoryFrom,
} from "./habit.ts";
import { type SeedRow, type SeedsFolder, readSeedTable } from "./seed-table.ts";
import {
  type ByPathway,
  attendancesOf,
  careAct,
  careHomes,
  declarations,
  lengthOfStay,
  pathwaysOf,
  primaryCare,
  snapshots,
} from "./usual-habits.ts";
import { waitingCycle } from "./usual.ts";

const place = "banes";
const ruhMorning = "08:31";

type StatedDay = { day: Day; patients: ByPathway };

const statedPathways = (folder: SeedsFolder): StatedDay[] =>
  readSeedTable(folder, "banes-nctr-by-pathway.csv").map((row) => {
    const on = (pathway: string): number => row.number(pathway) ?? 0;
    const patients = { P0: on("P0"), P1: on("P1"), P2: on("P2"), P3: on("P3") };
    return { day: row.text("day"), patients };
  });

/** Stated days as they are; between them the straight line, the weekday, and one patient more or fewer. */
const pathwaysOn =
  (stated: readonly StatedDay[]) =>
  (day: Day): ByPathway => {
    const before = stated.findLast((one) => one.day <= day);
    const after = stated.find((one) => one.day >= day);
    if (before === undefined || after === undefined) throw new Error(`Nothing stated for ${day}.`);
    if (before.day === after.day) return before.patients;
    const share = daysBetween(before.day, day) / daysBetween(before.day, after.day);
    const on = (pathway: keyof ByPathway): number => {
      const from = before.patients[pathway];
      const straight = from + (after.patients[pathway] - from) * share;
      const stray = chance(`${place}/nctr ${pathway}`, day) * 2 - 1;
      return Math.max(0, Math.round(straight * (waitingCycle[weekdayOf(day) - 1] ?? 1) + stray));
    };
    return { P0: on("P0"), P1: on("P1"), P2: on("P2"), P3: on("P3") };
  };

const stays = (folder: SeedsFolder): Habit => {
  const rows = readSeedTable(folder, "banes-length-of-stay.csv");
  const cell = (week: Day, heading: string): ByPathway => {
    const on = (pathway: string): number =>
      rows
        .find((row) => row.text("week_commencing") === week && row.text("pathway") === pathway)
        ?.number(heading) ?? 0;
    return { P0: on("P0"), P1: on("P1"), P2: on("P2"), P3: on("P3") };
  };
  const weeks = [...new Set(rows.map((row) => row.text("week_commencing")))];
  return lengthOfStay("ruh", ruhMorning, weeks, (week) => ({
    days: cell(week, "days"),
    patients: cell(week, "patients"),
  }));
};

const ruh = (folder: SeedsFolder): Habit[] => [
  pathwaysOf("ruh", "ruh-nctr-banes", ruhMorning, pathwaysOn(statedPathways(folder))),
  stays(folder),
  attendancesOf(
    place,
    { provider: "ruh", measure: "ruh-ed-attendances", time: ruhMorning, from: longHistoryFrom },
    {
      level: 247,
      spread: 14,
      stated: {
        "2024-08-07": 247,
        "2024-08-08": 239,
        "2024-08-09": 258,
        "2024-08-10": 231,
        "2024-08-11": 250,
        "2024-08-12": 261,
        "2024-08-13": 255,
        "2024-08-14": 267,
      },
    },
  ),
  declarations(place, { provider: "ruh", measure: "ruh-opel", at: "08:05", sent: "08:06" }, [
    { from: "2024-07-30", level: 3 },
    { from: "2024-08-15", level: 2 },
  ]),
  {
    // It came down a level in the afternoon before: an event within the day.
    provider: "ruh",
    days: ["2024-08-14"],
    sentAfterDays: 0,
    time: "16:12",
    report: (day) => [level("ruh-opel", `${day}T16:10`, 2)],
  },
];

const elsewhere = (provider: string): Habit => ({
  provider,
  days: everyDay(shortHistoryFrom),
  sentAfterDays: 0,
  time: "08:36",
  // A true zero, said each morning: BaNES patients are seldom in the other two trusts.
  report: (day) => [
    count(
      `${provider}-nctr-banes`,
      day,
      day < "2024-06-01" && chance(`${provider} banes`, day) < 0.12 ? 1 : 0,
    ),
  ],
});

/** Not on Thursdays, so that an update of a Thursday or a Friday morning carries Wednesday's declaration. */
const hcrgDeclarationDays = onWeekdays([1, 2, 3, 5, 6, 7], shortHistoryFrom);

const community: Habit[] = [
  declarations(
    place,
    { provider: "hcrg", measure: "hcrg-opel", at: "14:30", sent: "14:31" },
    [
      { from: "2024-07-29", level: 3 },
      { from: "2024-08-05", level: 2 },
    ],
    hcrgDeclarationDays,
  ),
  snapshots({ provider: "hcrg", time: "08:36", nextDay: true }, place, {
    "community-hospital-nctr": {
      level: 19,
      spread: 3,
      stated: {
        "2024-08-05": 18,
        "2024-08-06": 18,
        "2024-08-07": 18,
        "2024-08-08": 18,
        "2024-08-09": 17,
        "2024-08-10": 17,
        "2024-08-11": 17,
        "2024-08-12": 16,
        "2024-08-13": 16,
        "2024-08-14": 15,
      },
    },
  }),
  attendancesOf(
    place,
    {
      provider: "paulton-miu",
      measure: "paulton-miu-attendances",
      time: "08:39",
      from: shortHistoryFrom,
    },
    { level: 36, spread: 8, stated: { "2024-08-07": 37, "2024-08-14": 34 } },
  ),
  snapshots({ provider: "virtual-ward", time: "08:33", nextDay: false }, place, {
    "virtual-ward-patients": {
      level: 31,
      spread: 5,
      stated: {
        "2024-08-08": 32,
        "2024-08-09": 33,
        "2024-08-10": 34,
        "2024-08-11": 35,
        "2024-08-12": 36,
        "2024-08-13": 36,
        "2024-08-14": 35,
        "2024-08-15": 34,
      },
    },
  }),
  {
    provider: "virtual-ward",
    days: everyDay(shortHistoryFrom),
    sentAfterDays: 0,
    time: "08:33",
    // One more place from the week of 12 August on.
    report: (day) => [count("virtual-ward-capacity", day, day < "2024-08-12" ? 45 : 46)],
  },
  {
    provider: "orchard-house",
    days: everyDay("2024-08-12"),
    sentAfterDays: 0,
    time: "08:37",
    report: (day) => [count("orchard-house-capacity", day, day < "2024-08-14" ? 2 : 1)],
  },
];

const council: Habit[] = [
  snapshots({ provider: "council", time: "08:34", nextDay: true }, place, {
    "d2a-beds-occupied": {
      level: 29,
      spread: 1,
      floor: 27,
      ceiling: 30,
      stated: { "2024-08-07": 29, "2024-08-14": 29 },
    },
  }),
  careHomes(
    "Sourcing affordable residential and nursing dementia beds",
    (day) => day >= "2024-05-01" || chance(`${place} care homes`, day) < 0.8,
  ),
  careAct({
    "2024-01-31": [19, 61],
    "2024-02-29": [17, 58],
    "2024-03-31": [18, 52],
    "2024-04-30": [16, 49],
    "2024-05-31": [13, 55],
    "2024-06-30": [15, 51],
    "2024-07-31": [14, 46],
  }),
];

const thursdayAfternoon = "16:20";

/** Each week's referrals on its Thursday; the week to 8 August came a day late, after the update of that week. */
const weeklyReferrals = (rows: readonly SeedRow[]): Habit[] => {
  const late = "2024-08-08";
  const referrals = new Map(rows.map((row) => [row.text("week_to"), row.number("referrals_ruh")]));
  const report: Habit["report"] = (day) => {
    const value = referrals.get(day) ?? null;
    const measure = "cwh-referrals-ruh-weekly";
    return value === null
      ? [{ measure, asAt: day, none: "referral system being changed" }]
      : [count(measure, day, value)];
  };
  const weeks = [...referrals.keys()];
  const common = { provider: "wellbeing-hub", report };
  return [
    {
      ...common,
      days: weeks.filter((day) => day !== late),
      sentAfterDays: 0,
      time: thursdayAfternoon,
    },
    { ...common, days: [late], sentAfterDays: 1, time: "09:20" },
  ];
};

const monthlyReferrals = (rows: readonly SeedRow[]): Habit => {
  const byMonthEnd = new Map(rows.map((row) => [lastDayOf(row.text("month")), row]));
  return {
    provider: "wellbeing-hub",
    days: [...byMonthEnd.keys()],
    sentAfterDays: 26,
    time: "10:00",
    report: (day) => {
      const cell = (heading: string): number => byMonthEnd.get(day)?.number(heading) ?? 0;
      return [
        part("cwh-referrals-monthly", "all", day, cell("referrals_all")),
        part("cwh-referrals-monthly", "RUH", day, cell("referrals_ruh")),
        part("cwh-service-users-monthly", "all", day, cell("service_users_all")),
        part("cwh-service-users-monthly", "RUH", day, cell("service_users_ruh")),
      ];
    },
  };
};

/** All that BaNES's providers are made to report. */
export const banesHabits = (folder: SeedsFolder): Habit[] => [
  ...ruh(folder),
  elsewhere("gwh"),
  elsewhere("sft"),
  ...community,
  ...council,
  primaryCare(place, {
    opel: [
      { from: "2024-07-05", level: 2 },
      { from: "2024-08-02", level: 3 },
    ],
    gpas: [{ from: "2024-06-07", level: 2 }],
  }),
  ...weeklyReferrals(readSeedTable(folder, "banes-wellbeing-hub-weekly.csv")),
  monthlyReferrals(readSeedTable(folder, "banes-wellbeing-hub-monthly.csv")),
];
