/**
 * What the oracle plays on: one real PostgreSQL with the small system in it, and two real servers that
 * share it, each a process of its own. It stands through many seeds, as an installation stands through
 * a winter; each seed brings its own pages.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../../backend/store/database.ts";
import { migrate } from "../../backend/store/migrate.ts";
import { openPostgres } from "../../backend/store/postgres.ts";
import { readPostmasterFile } from "../../backend/store/postgres/postmaster-file.ts";
import { Wall } from "../../contracts/figure.ts";
import { buildServer } from "./build-server.ts";
import { Keeper } from "./keeper.ts";
import { Sender } from "./sender.ts";
import { ServerProcess } from "./server-process.ts";
import { makeFeedTokens, type PlaceKey, sow } from "./system.ts";
import { Truth } from "./truth.ts";

const answerMaxMs = 5_000;
const databaseDownMaxMs = 120_000;
const pollMs = 10;

export type Stage = {
  servers: readonly ServerProcess[];
  sender: Sender;
  keeper: Keeper;
  truth: Truth;
  /** A fresh snapshot of a place; null when the server does not answer well at this moment. */
  readWall(server: ServerProcess, place: PlaceKey): Promise<Wall | null>;
  /** How many texts the servers have not queued for readers that were behind, since each was started. */
  countSkippedTexts(): Promise<number>;
  /** Ends the database outright, as a power cut does; resolves when it has come back by itself. */
  restartDatabase(): Promise<void>;
  stop(): Promise<void>;
};

type Stops = (() => Promise<void>)[];

/** Sets the stage; it must be stopped. What had started when something fails is stopped again. */
export const setStage = async (projectFolder: string): Promise<Stage> => {
  const stops: Stops = [];
  const stop = async (): Promise<void> => {
    for (const stopPart of stops.splice(0).toReversed()) await stopPart();
  };
  try {
    return { ...(await setUp(projectFolder, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const setUp = async (projectFolder: string, stops: Stops): Promise<Omit<Stage, "stop">> => {
  const folder = await makeFolder("servers", stops);
  // A folder of its own: PostgreSQL may have to run as another user, who must be able to enter it.
  const databaseDir = await makeFolder("database", stops);
  const { path: program, remove } = await buildServer(projectFolder);
  stops.push(remove);
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const database = await openPostgres({ dataDir: databaseDir, log: quiet, fsync: false });
  stops.push(() => database.stop());
  const databaseUrl = database.url;
  await prepare(databaseUrl);
  const keeper = new Keeper(databaseUrl);
  stops.push(() => keeper.close());
  const truth = new Truth(databaseUrl);
  stops.push(() => truth.close());
  const sender = await startServers({ program, databaseUrl, folder }, keeper, stops);
  return {
    ...sender,
    keeper,
    truth,
    readWall,
    countSkippedTexts: () => countSkippedTexts(sender.servers),
    restartDatabase: () => restartDatabase(databaseDir, databaseUrl),
  };
};

const makeFolder = async (name: string, stops: Stops): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `locality-flow-oracle-${name}-`));
  stops.push(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
};

/** Migrates and sows before any server is there: what they find has been there for ever. */
const prepare = async (databaseUrl: string): Promise<void> => {
  const store = openStore(databaseUrl, { poolMax: 1 });
  try {
    await migrate(store.db);
    await sow(store.db);
  } finally {
    await store.close();
  }
};

const startServers = async (
  { program, databaseUrl, folder }: { program: string; databaseUrl: string; folder: string },
  keeper: Keeper,
  stops: Stops,
): Promise<Pick<Stage, "servers" | "sender">> => {
  const servers: ServerProcess[] = [];
  for (const name of ["one", "other"]) {
    const dataDir = join(folder, name);
    await mkdir(dataDir);
    servers.push(new ServerProcess({ program, databaseUrl, dataDir }));
  }
  for (const server of servers) stops.push(() => server.kill());
  await Promise.all(servers.map((server) => server.start()));
  return { servers, sender: new Sender(servers, await makeFeedTokens(keeper.db)) };
};

const readWall: Stage["readWall"] = async ({ address }, place) => {
  const text = await ask(`${address}/api/localities/${place}/wall`);
  return text === null ? null : Wall.parse(JSON.parse(text));
};

const countSkippedTexts = async (servers: readonly ServerProcess[]): Promise<number> => {
  const texts = await Promise.all(servers.map(({ address }) => ask(`${address}/metrics`)));
  return texts.reduce((sum, text) => {
    const [, count = "0"] = /^locality_flow_live_skipped_texts (\d+)$/m.exec(text ?? "") ?? [];
    return sum + Number(count);
  }, 0);
};

const ask = async (url: string): Promise<string | null> => {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(answerMaxMs) });
    const text = await reply.text();
    return reply.ok ? text : null;
  } catch {
    return null;
  }
};

const restartDatabase = async (dataDir: string, databaseUrl: string): Promise<void> => {
  const data = join(dataDir, "postgresql", "data");
  const before = readPostmasterFile(data)?.pid;
  if (before === undefined) throw new Error("There is no database to restart.");
  process.kill(before, "SIGKILL");
  const begun = performance.now();
  for (;;) {
    await pause(pollMs);
    const file = readPostmasterFile(data);
    if (file !== undefined && file.pid !== before && file.status === "ready") return;
    if (performance.now() - begun > databaseDownMaxMs) {
      throw new Error(`The database did not come back at ${new URL(databaseUrl).port}.`);
    }
  }
};
