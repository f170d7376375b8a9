/** Everything that was ever reported in the demonstration, real and made up, in the order in which it came. */
import { banesHabits } from "./banes.ts";
import { bswHabits } from "./bsw.ts";
import { carryOut } from "./habit.ts";
import { publishedReports } from "./published.ts";
import { type SeedSubmission, gatherSubmissions } from "./seed-submission.ts";
import type { SeedsFolder } from "./seed-table.ts";
import { swindonHabits } from "./swindon.ts";
import { wiltshireHabits } from "./wiltshire.ts";

/**
 * The same submissions each time, sorted by `recordedAt`. Published ones run to 2025; made-up ones
 * end where the demonstration's clock starts.
 *
 * @param seedsFolder the folder `seeds`, which holds `data`; reading it is the only input.
 */
export const seedSubmissions = (seedsFolder: SeedsFolder): SeedSubmission[] =>
  gatherSubmissions([
    ...publishedReports(seedsFolder),
    ...carryOut("banes", banesHabits(seedsFolder)),
    ...carryOut("swindon", swindonHabits),
    ...carryOut("wiltshire", wiltshireHabits),
    ...carryOut("bsw", bswHabits),
  ]);
