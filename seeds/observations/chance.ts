/**
 * Chance that is the same each time: a number for a name and a day, and for nothing else. So a
 * figure does not depend on which figures were made before it.
 */
import { type Day, addDays, daysBetween, mondayOf } from "../../contracts/calendar.ts";

/** FNV-1a over the letters, then stirred so that names that differ by one letter are far apart. */
const stir = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** From 0 up to, not including, 1. */
export const chance = (name: string, day: Day): number => stir(`${name} ${day}`) / 2 ** 32;

/** Mostly near 0, from -1 to 1: two dice are seldom at their ends. */
export const scatter = (name: string, day: Day): number =>
  chance(`${name} a`, day) + chance(`${name} b`, day) - 1;

/** A slow drift, from -1 to 1, that moves from Monday to Monday in straight lines. */
export const drift = (name: string, day: Day): number => {
  const monday = mondayOf(day);
  const share = daysBetween(monday, day) / 7;
  const here = chance(`${name} drift`, monday) * 2 - 1;
  const next = chance(`${name} drift`, addDays(monday, 7)) * 2 - 1;
  return here + (next - here) * share;
};
