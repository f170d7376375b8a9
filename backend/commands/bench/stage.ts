/** Everything that the bench needs running, on a PostgreSQL and a folder of its own; all of it ends with it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPostgres } from "../../store/postgres.ts";
import { startBare } from "./bare.ts";
import { liveUrlOf } from "./contender.ts";
import { type DisplayRoom, openDisplayRoom } from "./display-room.ts";
import { findSentFigure, type SentFigure } from "./figure.ts";
import { startProduct } from "./product.ts";
import type { Contenders } from "./section.ts";
import { makeSender, type Sender } from "./sender.ts";

export type Stage = {
  contenders: Contenders;
  room: DisplayRoom;
  sender: Sender;
  figure: SentFigure;
  /** How long the product's patch of the figure is; the bare server's is as long. */
  patchBytes: number;
};

export type Staging = {
  folder: string;
  place: string;
  measure: string;
  profileDir: string | null;
};

/** Undone in the opposite order, and to the end: a stop that fails must not keep the others. */
export type Stops = (() => Promise<void> | void)[];

/** @param stops grows as things start, so that a start that is cut short can be undone too. */
export const setStage = async (
  { folder, place, measure, profileDir }: Staging,
  stops: Stops,
): Promise<Stage> => {
  const dataDir = await mkdtemp(join(tmpdir(), "locality-flow-bench-"));
  stops.push(() => rm(dataDir, { recursive: true, force: true }));
  const quiet = { info: () => {}, warn: console.warn, error: console.error };
  const { url, stop } = await openPostgres({ dataDir, log: quiet });
  stops.push(stop);
  const ours = await startProduct({
    folder,
    databaseUrl: url,
    dataDir,
    place,
    measure,
    profileDir,
  });
  stops.push(ours.stop);
  const room = openDisplayRoom(builtFile("displays"));
  stops.push(room.stop);
  const figure = await findSentFigure(ours.address, place, measure);
  const sender = makeSender(figure);
  stops.push(sender.stop);
  const sizes = await sampleSizes(room, sender, ours);
  const bare = await startBare(builtFile("bare-server"), url, sizes);
  stops.push(bare.stop);
  return { contenders: { bare, ours }, room, sender, figure, patchBytes: sizes.patchBytes };
};

const builtFile = (name: string): string =>
  fileURLToPath(new URL(`bench/${name}.js`, import.meta.url));

const sampleSizes = async (
  room: DisplayRoom,
  sender: Sender,
  ours: Contenders["ours"],
): Promise<{ patchBytes: number; snapshotBytes: number }> => {
  const { snapshotBytes } = await room.open([liveUrlOf(ours)], 1);
  const { patchBytes } = await room.tell([await sender.send(ours)]);
  await room.close();
  return { patchBytes, snapshotBytes };
};
