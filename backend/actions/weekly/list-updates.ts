/** Which weeks of a place have an update. */
import { londonDay, mondayOf } from "../../../contracts/calendar.ts";
import type { Key } from "../../../contracts/place.ts";
import type { WeeklyUpdateList } from "../../../contracts/weekly-update.ts";
import type { Deps } from "../../deps.ts";
import { readConsistently } from "../../store/database.ts";
import { findWeeklyLayout } from "../../store/places.ts";
import { findDraftState } from "../../store/weekly-drafts.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { listWeeklyUpdates } from "../../store/weekly-updates.ts";
import { readLocality } from "../place.ts";

/** Every published week once, newest first, with this week's draft before them. Throws "not-found" for an unknown place. */
export const listUpdates = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  locality: Key,
): Promise<WeeklyUpdateList> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    const editions = await listWeeklyUpdates(tx, locality);
    const newest = editions.filter(({ monday }, i) => editions[i - 1]?.monday !== monday);
    const published = newest.map(({ monday, publishedAt }) => ({
      monday,
      state: "published" as const,
      publishedAt,
    }));
    const monday = mondayOf(londonDay(clock.now()));
    const { settings } = await findWeeklySettings(tx, locality);
    const hasLayout = (settings.layout ?? (await findWeeklyLayout(tx, locality))) !== null;
    if (!hasLayout || published.some((update) => update.monday === monday)) {
      return { locality, updates: published };
    }
    const called = await findDraftState(tx, { locality, monday, edition: 1 });
    const draft = { monday, state: called?.state ?? "draft", publishedAt: null };
    return { locality, updates: [draft, ...published] };
  });
