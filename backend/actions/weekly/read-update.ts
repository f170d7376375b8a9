/** The weekly update as it is read: as published, or as it would be published now. */
import type { Day, Instant } from "../../../contracts/calendar.ts";
import type { Key } from "../../../contracts/place.ts";
import type { WeeklyEdition } from "../../../contracts/weekly-edition.ts";
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import type { Deps } from "../../deps.ts";
import { ProblemError } from "../../problem.ts";
import { readConsistently } from "../../store/database.ts";
import type { Week } from "../../store/weekly-passages.ts";
import {
  findEdition,
  findEditions,
  findNewestEdition,
  findWeeklyUpdate,
} from "../../store/weekly-updates.ts";
import { readLocality, readNow } from "../place.ts";
import { readCorrections } from "./corrections.ts";
import { composeDraft } from "./draft.ts";
import { checkMonday, writeWeek } from "./week.ts";

type Reading = Pick<Deps, "db" | "clock">;

export type UpdateRequest = {
  locality: Key;
  monday: Day;
  /** As it was known then, composed anew: published or not. */
  asKnownAt?: Instant | undefined;
  /** Whether to leave out what people write of a draft: for those who may see what is published only. */
  withoutWords?: boolean | undefined;
  /** That edition, with what has been corrected since beside it. */
  edition?: number | undefined;
};

/**
 * The update of a week: its newest edition or the one that is asked for, with what has been corrected
 * since beside it; or a draft, of what is known at `asKnownAt` or now. Throws "not-found" for an unknown
 * place, one without an update and an edition that there is not, "invalid" for a day that is no Monday
 * or a week that has not begun.
 */
export const readWeeklyUpdate = (
  { db, clock }: Reading,
  { locality, monday, asKnownAt, edition, withoutWords }: UpdateRequest,
): Promise<WeeklyUpdate> =>
  readConsistently(db, async (tx) => {
    const knownAt = asKnownAt ?? (await readNow(tx, clock)).knownAt;
    checkMonday(monday, clock.now());
    const week = { locality, monday };
    if (edition !== undefined) {
      const published = await findEdition(tx, week, edition);
      if (published === null) throw noEdition(week, edition);
      return { ...published, corrections: await readCorrections(tx, published, knownAt) };
    }
    const published = asKnownAt === undefined ? await findWeeklyUpdate(tx, locality, monday) : null;
    if (published !== null) {
      return { ...published, corrections: await readCorrections(tx, published, knownAt) };
    }
    const draft = await composeDraft(tx, week, { knownAt, writtenUpTo: asKnownAt, withoutWords });
    return draft.update;
  });

const noEdition = (week: Week, edition: number): ProblemError =>
  new ProblemError("not-found", `There is no edition ${edition} for ${writeWeek(week)}.`);

/** Whether the week's update has been published; not, for a place that is not there. */
export const isPublished = async (
  { db }: Pick<Deps, "db">,
  locality: Key,
  monday: Day,
): Promise<boolean> => (await findNewestEdition(db, { locality, monday })) !== null;

/** The editions of a week, newest first; none while it was never published. Throws "not-found" for an unknown place. */
export const readEditions = ({ db, clock }: Reading, week: Week): Promise<WeeklyEdition[]> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, week.locality);
    checkMonday(week.monday, clock.now());
    return (await findEditions(tx, week)).map((edition) => ({ ...edition, found: [] }));
  });
