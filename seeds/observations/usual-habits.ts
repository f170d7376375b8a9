/** Habits that every place has. Times are shortly before the figures are due, and after the demonstration's start. */
import type { Day } from "../../contracts/calendar.ts";
import type { Key } from "../../contracts/place.ts";
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
import {
  type StatedLevels,
  type UsualCount,
  attendancesCycle,
  usualCount,
  usualLevel,
  waitingCycle,
} from "./usual.ts";

type Series = Omit<UsualCount, "name">;

/** A snapshot at 8am, sent the same morning or, by community services and the council, the next. */
export const snapshots = (
  { provider, time, nextDay }: { provider: Key; time: string; nextDay: boolean },
  place: Key,
  series: Readonly<Record<Key, Series>>,
): Habit => ({
  provider,
  days: everyDay(shortHistoryFrom),
  sentAfterDays: nextDay ? 1 : 0,
  time,
  report: (day) =>
    Object.entries(series).map(([measure, one]) =>
      count(measure, day, usualCount({ ...one, name: `${place}/${measure}` }, day)),
    ),
});

/** Attendances of a day, midnight to midnight, sent the next morning. */
export const attendancesOf = (
  place: Key,
  { provider, measure, time, from }: { provider: Key; measure: Key; time: string; from: Day },
  series: Series,
): Habit => ({
  provider,
  days: everyDay(from),
  sentAfterDays: 1,
  time,
  report: (day) => [
    count(
      measure,
      day,
      usualCount({ cycle: attendancesCycle, ...series, name: `${place}/${measure}` }, day),
    ),
  ],
});

/** A level that is declared once a day at a time; known a minute later. */
export const declarations = (
  place: Key,
  { provider, measure, at, sent }: { provider: Key; measure: Key; at: string; sent: string },
  stated: StatedLevels = [],
  days: readonly Day[] = everyDay(shortHistoryFrom),
): Habit => ({
  provider,
  days,
  sentAfterDays: 0,
  time: sent,
  report: (day) => [level(measure, `${day}T${at}`, usualLevel(`${place}/${measure}`, day, stated))],
});

const friday = 5;

/** General practice says once a week how it is: both its states in one. */
export const primaryCare = (
  place: Key,
  stated: { opel: StatedLevels; gpas: StatedLevels },
): Habit => ({
  provider: "primary-care",
  days: onWeekdays([friday], shortHistoryFrom),
  sentAfterDays: 0,
  time: "10:20",
  report: (day) => [
    level("primary-care-opel", day, usualLevel(`${place}/primary-care-opel`, day, stated.opel)),
    level("primary-care-gpas", day, usualLevel(`${place}/primary-care-gpas`, day, stated.gpas)),
  ],
});

const pathwayNames = ["P0", "P1", "P2", "P3"] as const;
export type ByPathway = Readonly<Record<(typeof pathwayNames)[number], number>>;

/** Patients with no criteria to reside by pathway, at 8am. */
export const pathwaysOf = (
  provider: Key,
  measure: Key,
  time: string,
  patientsOn: (day: Day) => ByPathway,
): Habit => ({
  provider,
  days: everyDay(longHistoryFrom),
  sentAfterDays: 0,
  time,
  report: (day) => {
    const patients = patientsOn(day);
    return pathwayNames.map((pathway) => part(measure, pathway, day, patients[pathway]));
  },
});

/** What is usual for a place's pathways, where nothing is stated. */
export const usualPathways =
  (place: Key, levels: ByPathway) =>
  (day: Day): ByPathway => {
    const on = (pathway: keyof ByPathway): number =>
      usualCount(
        {
          name: `${place}/nctr ${pathway}`,
          level: levels[pathway],
          spread: 1 + levels[pathway] / 6,
          cycle: waitingCycle,
        },
        day,
      );
    return { P0: on("P0"), P1: on("P1"), P2: on("P2"), P3: on("P3") };
  };

const monday = 1;

/** Days and patients of those who left in a week, first sent on its Thursday. */
export const lengthOfStay = (
  provider: Key,
  time: string,
  weeks: readonly Day[],
  stayed: (week: Day) => { days: ByPathway; patients: ByPathway },
): Habit => ({
  provider,
  days: weeks,
  sentAfterDays: 3,
  time,
  report: (week) => {
    const { days, patients } = stayed(week);
    return pathwayNames.flatMap((pathway) => [
      part("nctr-los-days", pathway, week, days[pathway]),
      part("nctr-los-patients", pathway, week, patients[pathway]),
    ]);
  },
});

export const mondaysSince = (from: Day): Day[] => onWeekdays([monday], from);

/** Stays that are usual where nothing is stated: some patients of each pathway, and about so many days each. */
export const usualStays =
  (place: Key, averages: ByPathway) =>
  (week: Day): { days: ByPathway; patients: ByPathway } => {
    const on = (pathway: keyof ByPathway): [days: number, patients: number] => {
      const patients = 5 + Math.floor(chance(`${place} left ${pathway}`, week) * 14);
      const average = averages[pathway] * (0.75 + chance(`${place} stay ${pathway}`, week) * 0.5);
      return [Math.round(patients * average), patients];
    };
    const [p0, p1, p2, p3] = [on("P0"), on("P1"), on("P2"), on("P3")];
    return {
      days: { P0: p0[0], P1: p1[0], P2: p2[0], P3: p3[0] },
      patients: { P0: p0[1], P1: p1[1], P2: p2[1], P3: p3[1] },
    };
  };

/** Yes or no for the day, with the council's sentence when it is yes. */
export const careHomes = (sentence: string, isYes: (day: Day) => boolean): Habit => ({
  provider: "council",
  days: everyDay(shortHistoryFrom),
  sentAfterDays: 1,
  time: "08:34",
  report: (day) => [
    isYes(day)
      ? { measure: "care-home-challenges", asAt: day, value: 1, note: sentence }
      : { measure: "care-home-challenges", asAt: day, value: 0 },
  ],
});

/** People awaiting a Care Act assessment on the last day of each month, sent a week later. */
export const careAct = (waiting: Readonly<Record<Day, readonly [number, number]>>): Habit => ({
  provider: "council",
  days: Object.keys(waiting).toSorted(),
  sentAfterDays: 7,
  time: "08:34",
  report: (day) => {
    const [inBeds, atHome] = waiting[day] ?? [0, 0];
    return [
      part("care-act-assessments", "d2a-beds", day, inBeds),
      part("care-act-assessments", "reablement-interim", day, atHome),
    ];
  },
});
