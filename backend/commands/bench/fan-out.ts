/** A whole county's displays on fresh servers over one database: when they see, and what each takes of memory. */
import { setTimeout as pause } from "node:timers/promises";
import { memoryAim } from "./aims.ts";
import { type Contender, liveUrlOf } from "./contender.ts";
import { percentile } from "./percentile.ts";
import { readProcessUse } from "./process-use.ts";
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

/** What so many who come at once have stirred up is over by then. */
const settleMs = 1_000;
const kilobytesPerMb = 1_024;
const countWords: Record<number, string> = { 1: "one server", 2: "two servers" };

type FannedOut = {
  seenMs: number[];
  processorMsPerPost: number;
  memoryMb: number;
  memoryBeforeMb: number;
};

export const measureFanOut = async (bench: Bench, contenders: Contenders): Promise<Row[]> => {
  const { extent, say } = bench;
  const rows: Row[] = [];
  for (const servers of extent.fanOutServers) {
    const group = `${displaysOf(extent.fanOut)} on ${countWords[servers] ?? `${servers} servers`}`;
    say(`${group}.`);
    const fanned = await inTurns(contenders, 1, (one) => fanOut(bench, one, servers));
    rows.push(...rowsOf(group, fanned, extent.fanOut / servers));
  }
  return rows;
};

const fanOut = async (
  { room, sender, extent }: Bench,
  contender: Contender,
  count: number,
): Promise<FannedOut> => {
  const servers: Contender[] = [];
  try {
    for (let i = 0; i < count; i += 1) servers.push(await contender.startAnother());
    const [first] = servers;
    if (first === undefined) throw new Error("Nothing fans out without a server.");
    await sender.sendSteadily(first, extent.fanOutPosts, extent.postEveryMs);
    const before = await readProcessUse(first.pid);
    await room.open(servers.map(liveUrlOf), extent.fanOut);
    await pause(settleMs);
    const joined = await readProcessUse(first.pid);
    const sent = await sender.sendSteadily(first, extent.fanOutPosts, extent.fanOutEveryMs);
    const { seenAfterMs, missed } = await room.tell(sent);
    const after = await readProcessUse(first.pid);
    await room.close();
    if (missed > 0) throw new Error(`${missed} figures were never seen.`);
    return {
      seenMs: [...seenAfterMs],
      processorMsPerPost:
        ((after?.processorMs ?? Number.NaN) - (joined?.processorMs ?? Number.NaN)) / sent.length,
      memoryMb: after?.memoryMb ?? Number.NaN,
      memoryBeforeMb: before?.memoryMb ?? Number.NaN,
    };
  } finally {
    for (const server of servers) await server.stop();
  }
};

const rowsOf = (group: string, fanned: Both<FannedOut>, perServer: number): Row[] => {
  const seenMs = (side: Side) => fanned[side].flatMap((one) => one.seenMs);
  const memoryMb = (side: Side) => Math.max(...fanned[side].map((one) => one.memoryMb));
  const perDisplayKb = (side: Side) =>
    Math.max(
      ...fanned[side].map(
        (one) => ((one.memoryMb - one.memoryBeforeMb) * kilobytesPerMb) / perServer,
      ),
    );
  return [
    ...rowOf(group, "seen, median", "ms", (side) => percentile(seenMs(side), 50)),
    ...rowOf(group, "seen, 99th percentile", "ms", (side) => percentile(seenMs(side), 99)),
    ...rowOf(group, "seen, the last", "ms", (side) => percentile(seenMs(side), 100)),
    ...rowOf(group, "processor time of a server a figure", "ms", (side) =>
      mean(fanned[side].map((one) => one.processorMsPerPost)),
    ),
    ...rowOf(group, "memory of a server", "MB", memoryMb, memoryAim),
    ...rowOf(group, "memory a display", "KB", perDisplayKb),
  ];
};
