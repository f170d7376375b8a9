/** A published edition as everyone may read it: composed anew from what the board received, the same each time. */
import type { WeeklyUpdate } from "../../../contracts/weekly-update.ts";
import type { Deps } from "../../deps.ts";
import { composePublicUpdate } from "../../domain/disclosure/public-update.ts";
import { ProblemError } from "../../problem.ts";
import { readConsistently } from "../../store/database.ts";
import { findMeasures } from "../../store/measures.ts";
import { findWeeklySettings } from "../../store/weekly-settings.ts";
import { readPlace } from "../place.ts";
import { requireLayout } from "./week.ts";

/** Throws "conflict" for a draft: what is not published has no public edition. */
export const readPublicUpdate = (
  { db }: Pick<Deps, "db">,
  update: WeeklyUpdate,
): Promise<WeeklyUpdate> =>
  readConsistently(db, async (tx) => {
    const { publishedAt, locality } = update;
    if (publishedAt === null) {
      throw new ProblemError("conflict", "There is a public edition only of what is published.");
    }
    const place = await readPlace(tx, locality.key, publishedAt);
    const settings = await findWeeklySettings(tx, locality.key, publishedAt);
    const measures = (await findMeasures(tx)).filter((one) => one.locality === locality.key);
    return composePublicUpdate(update, {
      layout: await requireLayout(tx, place, settings),
      measures,
    });
  });
