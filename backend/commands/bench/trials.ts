/** What is measured of one server in one turn. */
import { setTimeout as pause } from "node:timers/promises";
import { type Contender, liveUrlOf } from "./contender.ts";
import { type ProcessUse, readProcessUse } from "./process-use.ts";
import type { Bench } from "./section.ts";

/** What joining stirred up is over by then. */
const settleMs = 300;

export type Seen = {
  seenMs: number[];
  acknowledgedMs: number[];
  missed: number;
  /** Null where the system does not tell. */
  use: { processorMsPerPost: number; memoryMb: number } | null;
  patchBytes: number;
};

/** Displays watch while figures come steadily: when each saw each. */
export const watch = async (
  { room, sender, extent }: Bench,
  contender: Contender,
  displays: number,
): Promise<Seen> => {
  await room.open([liveUrlOf(contender)], displays);
  await pause(settleMs);
  const before = await readProcessUse(contender.pid);
  const sent = await sender.sendSteadily(contender, extent.postsPerTurn, extent.postEveryMs);
  const { seenAfterMs, missed, patchBytes } = await room.tell(sent);
  const after = await readProcessUse(contender.pid);
  await room.close();
  return {
    seenMs: [...seenAfterMs],
    acknowledgedMs: sent.map((one) => one.acknowledgedAfterMs),
    missed,
    use: useBetween(before, after, sent.length),
    patchBytes,
  };
};

const useBetween = (
  before: ProcessUse | null,
  after: ProcessUse | null,
  posts: number,
): Seen["use"] =>
  before === null || after === null
    ? null
    : {
        processorMsPerPost: (after.processorMs - before.processorMs) / posts,
        memoryMb: after.memoryMb,
      };

/** All displays come at once, as after a restart: how long until each has its first message. */
export const join = async (
  { room, extent }: Bench,
  contender: Contender,
): Promise<{ firstAfterMs: number[]; snapshotBytes: number }> => {
  const { firstAfterMs, snapshotBytes } = await room.open([liveUrlOf(contender)], extent.joining);
  await room.close();
  return { firstAfterMs: [...firstAfterMs], snapshotBytes };
};

/** Writers that never pause: how many figures a second are acknowledged. */
export const writeMany = async (
  { room, sender, extent }: Bench,
  contender: Contender,
  displays: number,
): Promise<number> => {
  const { writers, writingMsPerTurn } = extent;
  if (displays > 0) await room.open([liveUrlOf(contender)], displays);
  const answered = await sender.sendAsFastAsAnswered(contender, writers, writingMsPerTurn);
  if (displays > 0) await room.close();
  return answered / (writingMsPerTurn / 1_000);
};

/** What nobody measures: the server's program is made fast by running it. */
export const warm = async (
  { room, sender, extent }: Bench,
  contender: Contender,
): Promise<void> => {
  await room.open([liveUrlOf(contender)], 1);
  for (let index = 0; index < extent.warmingPosts; index += 1) await sender.send(contender);
  await room.close();
};
