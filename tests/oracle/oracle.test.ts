/**
 * The oracle of the live stream, fifty seeds of it: `npm run oracle -- --seeds 2000` looks further.
 * Whatever happens to the lines, the servers, the database and the clocks, every page is right soon
 * after, and no page ever shows what was not true at the revision that it names.
 */
import { afterAll, expect, it } from "vitest";
import { projectFolder } from "../support/folders.ts";
import { playSeeds } from "./play-seeds.ts";
import { setStage } from "./stage.ts";
import { countHappenings } from "./tally.ts";

const seeds = 50;
const playMaxMs = 1_200_000;

const stage = await setStage(projectFolder);
afterAll(() => stage.stop());

it(
  "L1 to L8, S5 to S7 hold on two servers, one database and real lines, whatever happens",
  async () => {
    const { tally, failure } = await playSeeds(stage, { seeds, first: 1 });
    expect(failure).toBeNull();
    expect(tally.seeds).toBe(seeds);
    // All that can happen has happened, so that the seeds prove what they are for.
    for (const [what, count] of countHappenings(tally)) expect.soft(count, what).toBeGreaterThan(0);
    expect(tally.textsSkipped).toBeGreaterThan(0);
    expect(tally.reconnects).toBeGreaterThan(seeds);
    expect(tally.statesChecked).toBeGreaterThan(seeds);
    expect(tally.valuesChecked).toBeGreaterThan(seeds);
  },
  playMaxMs,
);
