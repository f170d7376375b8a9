/** Displays watch while figures come steadily: when they see them, and what that costs. */
import { slowestAimAt } from "./aims.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./row.ts";
import {
  type Bench,
  type Both,
  type Contenders,
  displaysOf,
  inTurns,
  mean,
  rowOf,
  type Side,
} from "./section.ts";
import { type Seen, watch } from "./trials.ts";

export const measureWatching = async (bench: Bench, contenders: Contenders): Promise<Row[]> => {
  const { extent, say } = bench;
  const rows: Row[] = [];
  for (const displays of extent.displays) {
    say(`${displaysOf(displays)} watching, a figure every ${extent.postEveryMs} ms.`);
    const seen = await inTurns(contenders, extent.turns, (one) => watch(bench, one, displays));
    rows.push(...rowsOfSeen(displays, seen));
  }
  return rows;
};

const rowsOfSeen = (displays: number, seen: Both<Seen>): Row[] => {
  const group = displaysOf(displays);
  const seenMs = (side: Side) => seen[side].flatMap((one) => one.seenMs);
  const answeredMs = (side: Side) => seen[side].flatMap((one) => one.acknowledgedMs);
  const uses = (side: Side) => seen[side].flatMap((one) => one.use ?? []);
  const missed = (side: Side) => seen[side].reduce((sum, one) => sum + one.missed, 0);
  return [
    ...rowOf(group, "seen, median", "ms", (side) => percentile(seenMs(side), 50)),
    ...rowOf(
      group,
      "seen, 99th percentile",
      "ms",
      (side) => percentile(seenMs(side), 99),
      slowestAimAt(displays),
    ),
    ...rowOf(group, "acknowledged, median", "ms", (side) => percentile(answeredMs(side), 50)),
    ...rowOf(group, "acknowledged, 99th percentile", "ms", (side) =>
      percentile(answeredMs(side), 99),
    ),
    ...rowOf(group, "processor time a figure", "ms", (side) =>
      mean(uses(side).map((use) => use.processorMsPerPost)),
    ),
    ...rowOf(group, "memory", "MB", (side) => Math.max(...uses(side).map((use) => use.memoryMb))),
    ...rowOf(group, "never seen", "figures", missed).filter(({ bare, ours }) => bare + ours > 0),
  ];
};
