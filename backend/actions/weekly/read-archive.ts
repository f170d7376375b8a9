/** What a place has published: listed, searched, season by season, and two editions side by side. */
import { addDays, type Day, londonDay } from "../../../contracts/calendar.ts";
import type { Key } from "../../../contracts/place.ts";
import type {
  EditionName,
  WeeklyArchive,
  WeeklyComparison,
  WeeklySeason,
} from "../../../contracts/weekly-edition.ts";
import type { Deps } from "../../deps.ts";
import { compareEditions } from "../../domain/weekly/compare.ts";
import { searchUpdate } from "../../domain/weekly/search.ts";
import { composeSeason } from "../../domain/weekly/season.ts";
import { ProblemError } from "../../problem.ts";
import { type Db, readConsistently } from "../../store/database.ts";
import { findAllEditions, findNewestEditions, listEditions } from "../../store/weekly-archive.ts";
import { findEdition } from "../../store/weekly-updates.ts";
import { readLocality } from "../place.ts";
import { writeWeek } from "./week.ts";

/** A season is asked for in stretches of at most so many days: two winters and what is between. */
const seasonDaysMax = 800;
/** Without a beginning, the season is the last so many days: from one October to the next. */
const seasonDays = 365;

/** Every edition, newest first; with a query, those that say it, each with where. Throws "not-found" for an unknown place. */
export const readArchive = (
  { db }: Pick<Deps, "db">,
  { locality, query }: { locality: Key; query: string | null },
): Promise<WeeklyArchive> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    const listed = await listEditions(tx, locality);
    if (query === null || query.trim() === "") {
      return { locality, query: null, editions: listed.map((one) => ({ ...one, found: [] })) };
    }
    const found = new Map(
      (await findAllEditions(tx, locality)).map((update) => [
        nameOf(update),
        searchUpdate(update, query),
      ]),
    );
    const editions = listed
      .map((one) => ({ ...one, found: found.get(nameOf(one)) ?? [] }))
      .filter((one) => one.found.length > 0);
    return { locality, query, editions };
  });

const nameOf = ({ monday, edition }: EditionName): string => `${monday}.${edition}`;

/** Each criterion week by week, from each week's newest edition. Throws "invalid" for days out of order or too far apart. */
export const readSeason = (
  { db, clock }: Pick<Deps, "db" | "clock">,
  { locality, from, to }: { locality: Key; from?: Day | undefined; to?: Day | undefined },
): Promise<WeeklySeason> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    const last = to ?? londonDay(clock.now());
    const first = from ?? addDays(last, -seasonDays);
    if (first > last || addDays(first, seasonDaysMax) < last) {
      const message = `Ask for a season of 1 to ${seasonDaysMax} days.`;
      throw new ProblemError("invalid", message, [{ path: "from", message }]);
    }
    const updates = await findNewestEditions(tx, locality, { from: first, to: last });
    const weeks = updates.flatMap((update) =>
      update.publishedAt === null ? [] : [{ ...update, publishedAt: update.publishedAt }],
    );
    return composeSeason(locality, { from: first, to: last }, weeks);
  });

/** Throws "not-found" when the place, or one of the editions, is not there. */
export const readComparison = (
  { db }: Pick<Deps, "db">,
  locality: Key,
  { before, after }: { before: EditionName; after: EditionName },
): Promise<WeeklyComparison> =>
  readConsistently(db, async (tx) => {
    await readLocality(tx, locality);
    return compareEditions(
      await requireEdition(tx, locality, before),
      await requireEdition(tx, locality, after),
    );
  });

const requireEdition = async (db: Db, locality: Key, { monday, edition }: EditionName) => {
  const found = await findEdition(db, { locality, monday }, edition);
  if (found !== null) return found;
  throw new ProblemError(
    "not-found",
    `There is no edition ${edition} of ${writeWeek({ monday })}.`,
  );
};
