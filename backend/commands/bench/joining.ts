/** Displays that all come at once: how long until each shows figures. */
import { percentile } from "./percentile.ts";
import type { Row } from "./row.ts";
import { type Bench, type Contenders, displaysOf, inTurns, rowOf, type Side } from "./section.ts";
import { join } from "./trials.ts";

export const measureJoining = async (bench: Bench, contenders: Contenders): Promise<Row[]> => {
  const { extent, say } = bench;
  const group = `${displaysOf(extent.joining)} joining at once`;
  say(`${group}.`);
  const joined = await inTurns(contenders, extent.turns, (one) => join(bench, one));
  const firstMs = (side: Side) => joined[side].flatMap((one) => one.firstAfterMs);
  return [
    ...rowOf(group, "first snapshot, median", "ms", (side) => percentile(firstMs(side), 50)),
    ...rowOf(group, "first snapshot, the last", "ms", (side) => percentile(firstMs(side), 100)),
  ];
};
