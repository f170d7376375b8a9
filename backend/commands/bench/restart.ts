/** A server ends and starts again, and all its displays come back at once: how long until all are equal. */
import { returnAim } from "./aims.ts";
import { clockMs } from "./clock.ts";
import { type Contender, liveUrlOf } from "./contender.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./row.ts";
import { type Bench, type Contenders, displaysOf, inTurns, rowOf, type Side } from "./section.ts";

type Restarted = { answeringAfterMs: number; equalAfterMs: number[] };

export const measureRestart = async (bench: Bench, contenders: Contenders): Promise<Row[]> => {
  const { extent, say } = bench;
  const group = `${displaysOf(extent.joining)} coming back after a restart`;
  say(`${group}.`);
  const restarted = await inTurns(contenders, 1, (one) => restart(bench, one));
  const equalMs = (side: Side) => restarted[side].flatMap((one) => one.equalAfterMs);
  const answeringMs = (side: Side) =>
    Math.max(...restarted[side].map((one) => one.answeringAfterMs));
  return [
    ...rowOf(group, "ended, started and answering", "ms", answeringMs),
    ...rowOf(group, "from then until equal, median", "ms", (side) => percentile(equalMs(side), 50)),
    ...rowOf(
      group,
      "from then until equal, the last",
      "ms",
      (side) => percentile(equalMs(side), 100),
      returnAim,
    ),
  ];
};

/** On a server of its own. A figure comes while they are away: each has something to catch up with. */
const restart = async (
  { room, sender, extent }: Bench,
  contender: Contender,
): Promise<Restarted> => {
  const before = await contender.startAnother();
  await room.open([liveUrlOf(before)], extent.joining).catch(async (error: unknown) => {
    await before.stop();
    throw error;
  });
  const endingAtMs = clockMs();
  await before.stop();
  const after = await contender.startAnother();
  try {
    const answeringAfterMs = clockMs() - endingAtMs;
    const { revision } = await sender.send(after);
    const { equalAfterMs } = await room.return(liveUrlOf(after), revision);
    await room.close();
    return { answeringAfterMs, equalAfterMs: [...equalAfterMs] };
  } finally {
    await after.stop();
  }
};
