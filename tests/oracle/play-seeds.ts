/** Seeds, one after another, on one stage. */
import { drawScript } from "./draw-script.ts";
import type { Script } from "./operations.ts";
import { Play } from "./play.ts";
import type { Stage } from "./stage.ts";
import { makeTally, type Tally } from "./tally.ts";

export type Played = {
  tally: Tally;
  /** The first seed that failed, with what it did and what was wrong; null when all passed. */
  failure: string | null;
};

/** @param onSeed is told after each seed that passed. */
export const playSeeds = async (
  stage: Stage,
  { seeds, first }: { seeds: number; first: number },
  onSeed: (tally: Tally) => void = () => {},
): Promise<Played> => {
  const tally = makeTally();
  const begun = performance.now();
  for (let seed = first; seed < first + seeds; seed += 1) {
    const script = drawScript(seed);
    try {
      await new Play(stage, seed, tally).play(script);
    } catch (error) {
      tally.elapsedMs = performance.now() - begun;
      return { tally, failure: describeFailure(stage, seed, script, error) };
    }
    tally.elapsedMs = performance.now() - begun;
    onSeed(tally);
  }
  return { tally, failure: null };
};

const describeFailure = (
  { servers }: Stage,
  seed: number,
  { pages, batches }: Script,
  error: unknown,
): string =>
  [
    `Seed ${seed} failed. Play it again: npm run oracle -- --first ${seed} --seeds 1`,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    `Pages: ${pages.join(", ")}`,
    ...batches.flatMap(({ operations, returns }, i) => [
      `Batch ${i + 1}`,
      ...operations.map(
        ({ operation, pauseMs }) => `  ${JSON.stringify(operation)} then ${pauseMs} ms`,
      ),
      ...returns.map((one) => `  ${JSON.stringify(one)}`),
    ]),
    ...servers.map((server, i) => `Server ${i} said last:\n${server.said()}`),
  ].join("\n");
