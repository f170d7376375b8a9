import { expect, it } from "vitest";
import { growthOf } from "../../backend/commands/soak/holding.ts";
import { soakWall } from "../../backend/commands/soak/soak-wall.ts";
import { withDatabase } from "../support/database.ts";
import { projectFolder } from "../support/folders.ts";

/** Two days take half a minute; the machine may have much else to do. */
const soakMaxMs = 180_000;

const { url } = await withDatabase("nothing");

/** The heap is left to `npm run soak`: it is not warm after a day. */
it(
  "a wall that lives through two busy days, with their lost links, holds no more of the page than after one",
  { timeout: soakMaxMs },
  async () => {
    const days = await soakWall({
      folder: projectFolder,
      place: "banes",
      days: 2,
      databaseUrl: url,
    });
    const growths = growthOf(days).filter(({ of }) => of !== "heapBytes");
    expect(growths.filter(({ isFlat }) => !isFlat)).toEqual([]);
    // What was counted was a wall.
    expect(Math.min(...days.map(({ nodes }) => nodes))).toBeGreaterThan(1_000);
  },
);
