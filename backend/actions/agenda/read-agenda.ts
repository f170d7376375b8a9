/** A place's risks as they stand in a week, and its calendar about that week. */
import { addDays, type Day, londonDay, mondayOf } from "../../../contracts/calendar.ts";
import type { Key } from "../../../contracts/place.ts";
import type { Agenda } from "../../../contracts/weekly-draft.ts";
import type { Deps } from "../../deps.ts";
import { findEvents, findRisks } from "../../store/agenda.ts";
import { readConsistently } from "../../store/database.ts";
import { readLocality, readNow } from "../place.ts";

/** The calendar is read from so long before the week, to so long after it. */
const daysBefore = 28;
const daysAfter = 400;

/** Of this week when `monday` is left out. Throws "not-found" for an unknown place. */
export const readAgenda = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { locality, monday }: { locality: Key; monday?: Day | undefined },
): Promise<Agenda & { name: string }> =>
  readConsistently(db, async (tx) => {
    const { name } = await readLocality(tx, locality);
    const { knownAt } = await readNow(tx, clock);
    const week = monday ?? mondayOf(londonDay(knownAt));
    return {
      locality,
      name,
      risks: await findRisks(tx, locality, week, knownAt),
      events: await findEvents(tx, locality, {
        from: addDays(week, -daysBefore),
        to: addDays(week, daysAfter),
        knownAt,
      }),
    };
  });
