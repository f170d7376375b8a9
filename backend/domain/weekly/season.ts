/** A season at a glance: each criterion's readings, week by week. */
import type { Day } from "../../../contracts/calendar.ts";
import type { Key } from "../../../contracts/place.ts";
import type { WeeklySeason } from "../../../contracts/weekly-edition.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";

/** What a season needs of an update. */
export type SeasonWeek = Pick<WeeklyUpdate, "monday" | "edition" | "rows"> & {
  publishedAt: string;
};

/**
 * @param weeks one for each week, oldest first. A criterion keeps the name that the latest week gave it
 * and stands where that week put it; those that were dropped on the way follow.
 */
export const composeSeason = (
  locality: Key,
  { from, to }: { from: Day; to: Day },
  weeks: readonly SeasonWeek[],
): WeeklySeason => {
  const names = new Map<Key, string>();
  for (const { rows } of weeks.toReversed()) {
    for (const { key, criteria } of rows) if (!names.has(key)) names.set(key, criteria);
  }
  return {
    locality,
    from,
    to,
    weeks: weeks.map(({ monday, edition, publishedAt }) => ({ monday, edition, publishedAt })),
    criteria: [...names].map(([key, criteria]) => ({
      key,
      criteria,
      readings: weeks.map(({ rows }) => {
        const row = rows.find((one) => one.key === key);
        if (row === undefined) return null;
        const { reading, rag, asAt, change } = row;
        return { reading, rag, asAt, change };
      }),
    })),
  };
};
