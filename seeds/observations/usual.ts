/** What a made-up series usually reads on a day, and what it is stated to read on some. */
import { type Day, monthOf, weekdayOf } from "../../contracts/calendar.ts";
import { chance, drift, scatter } from "./chance.ts";

/** Monday to Sunday, as shares of the level. */
type WeeklyCycle = readonly [number, number, number, number, number, number, number];

export const everyDayAlike: WeeklyCycle = [1, 1, 1, 1, 1, 1, 1];
/** Emergency departments are busiest on Mondays. */
export const attendancesCycle: WeeklyCycle = [1.07, 1.01, 0.99, 0.99, 0.98, 0.97, 0.99];
/** People who wait gather during the week and leave before the weekend. */
export const waitingCycle: WeeklyCycle = [1, 1.05, 1.07, 1.06, 1.02, 0.96, 0.95];

export type UsualCount = {
  /** Names the series: another name is another course of chance. */
  name: string;
  level: number;
  /** How far it strays from its level, up and down. */
  spread: number;
  cycle?: WeeklyCycle;
  floor?: number;
  ceiling?: number;
  /** Days on which the figure is known: their value stands as it is. */
  stated?: Readonly<Record<Day, number>>;
};

/** Winter is harder: October to March weigh up to a fifth more. */
const seasonal: readonly number[] = [1.2, 1.15, 1.1, 1, 0.98, 0.97, 0.97, 0.97, 1, 1.05, 1.1, 1.15];

const seasonOf = (day: Day): number => seasonal[Number(monthOf(day).slice(5)) - 1] ?? 1;

/** A whole count for a day: its level, the weekday, the season, a slow drift and a little scatter. */
export const usualCount = (series: UsualCount, day: Day): number => {
  const stated = series.stated?.[day];
  if (stated !== undefined) return stated;
  const { name, level, spread, cycle = everyDayAlike } = series;
  const expected = level * seasonOf(day) * (cycle[weekdayOf(day) - 1] ?? 1);
  const strayed = expected + spread * (0.6 * drift(name, day) + 0.6 * scatter(name, day));
  return Math.min(series.ceiling ?? Infinity, Math.max(series.floor ?? 0, Math.round(strayed)));
};

/** From a day on, a declared level holds until a later one. Ordered by day. */
export type StatedLevels = readonly { from: Day; level: number }[];

/** A level from 1 to 4 that holds for weeks; higher in winter. What is stated wins. */
export const usualLevel = (name: string, day: Day, stated: StatedLevels = []): number => {
  const known = stated.findLast(({ from }) => from <= day);
  if (known !== undefined) return known.level;
  const pressure = 1.6 + (seasonOf(day) - 0.97) * 5 + drift(name, monthOf(day) + "-01");
  return Math.min(4, Math.max(1, Math.round(pressure + chance(name, monthOf(day) + "-15") - 0.5)));
};
