/**
 * `npm run oracle -- --seeds 2000 [--first 1]`: plays so many seeds and prints what happened. The first
 * seed that fails ends it, with all that the seed did; `--first S --seeds 1` plays it again.
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { playSeeds } from "./play-seeds.ts";
import { setStage } from "./stage.ts";
import { writeTally } from "./tally.ts";

const reportEverySeeds = 10;

const Words = z.object({
  seeds: z.coerce.number().int().min(1).max(1_000_000).default(50),
  first: z.coerce.number().int().min(0).default(1),
});

/** @param projectFolder where the sources lie. */
export const run = async (projectFolder: string): Promise<void> => {
  const { values } = parseArgs({
    options: { seeds: { type: "string" }, first: { type: "string" } },
    args: process.argv.slice(2),
  });
  const { seeds, first } = Words.parse(values);
  const stage = await setStage(projectFolder);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void stage.stop().finally(() => process.exit(1)));
  }
  try {
    const { tally, failure } = await playSeeds(stage, { seeds, first }, (sofar) => {
      if (sofar.seeds % reportEverySeeds === 0) {
        console.log(`${sofar.seeds} seeds in ${Math.round(sofar.elapsedMs / 1_000)} s`);
      }
    });
    if (failure !== null) {
      console.error(failure);
      process.exitCode = 1;
    }
    console.log(writeTally(tally));
  } finally {
    await stage.stop();
  }
};
