/** Settings that two people change at once: each part is whose who changed it. Pure. */
import type { WeeklySettings } from "../../../contracts/weekly-settings.ts";

export type Part = keyof WeeklySettings;

const parts: readonly Part[] = ["needsTwoPeople", "schedule", "recipients", "layout"];

export const partNames: Record<Part, string> = {
  needsTwoPeople: "who publishes it",
  schedule: "when the draft is announced",
  recipients: "who it is sent to",
  layout: "what it is made of",
};

const inOneOrder = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other)),
      )
    : value;

const write = (value: unknown): string => JSON.stringify(value, inOneOrder);

/** The parts that say something else, in whatever order their fields stand. */
export const changedParts = (before: WeeklySettings, after: WeeklySettings): Part[] =>
  parts.filter((part) => write(before[part]) !== write(after[part]));

export type Merged = {
  settings: WeeklySettings;
  /** Parts that only the other changed: theirs stand now. */
  taken: Part[];
  /** Parts that both changed, otherwise: mine stand, and replace theirs when they are saved. */
  disputed: Part[];
};

/** What I changed since `base` over what they saved meanwhile. */
export const mergeSettings = (
  base: WeeklySettings,
  mine: WeeklySettings,
  theirs: WeeklySettings,
): Merged => {
  const [byMe, byThem] = [changedParts(base, mine), changedParts(base, theirs)];
  const of = (part: Part): WeeklySettings => (byMe.includes(part) ? mine : theirs);
  const differ = changedParts(mine, theirs);
  return {
    settings: {
      needsTwoPeople: of("needsTwoPeople").needsTwoPeople,
      schedule: of("schedule").schedule,
      recipients: of("recipients").recipients,
      layout: of("layout").layout,
    },
    taken: byThem.filter((part) => !byMe.includes(part)),
    disputed: byThem.filter((part) => byMe.includes(part) && differ.includes(part)),
  };
};
