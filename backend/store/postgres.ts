import { ask, urlOf } from "./postgres/ask.ts";
import { prepareBinaries } from "./postgres/binaries.ts";
import { claimDataDir } from "./postgres/claim.ts";
import { openCluster } from "./postgres/cluster.ts";
import { prepareDataFolder } from "./postgres/data-folder.ts";
import type { Log } from "./postgres/installation.ts";
import { DatabaseProblem, reasonOf } from "./postgres/problem.ts";
import { makeServerLog } from "./postgres/server-log.ts";
import { supervise } from "./postgres/supervisor.ts";

export { claimDataDir } from "./postgres/claim.ts";
export { defaultDataDir } from "./postgres/data-folder.ts";
export { AlreadyRunning, DatabaseProblem } from "./postgres/problem.ts";

const givenAnswerTimeoutMs = 10_000;
const majorVersionMin = 15;

/** A PostgreSQL server that answers. The url holds its password: never log it. */
export type DatabaseServer = {
  readonly url: string;
  /** Close every connection first. Safe to ask twice; a server that was given to us runs on. */
  stop(): Promise<void>;
};

export type PostgresOptions = {
  /** A server to use as it is. Without one, Locality Flow runs its own in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  log: Log;
  /** Off in tests only: a power cut then loses data. */
  fsync?: boolean;
};

/**
 * Opens the database: the server given, or our own, which is started, adopted from a start that was killed, or
 * replaced when it no longer answers. Our own is started again whenever it dies, at the same url; a pool's idle
 * connections then emit "error", which the pool's owner must listen for. Throws `DatabaseProblem`, whose message
 * is a sentence for the operator.
 */
export async function openPostgres(options: PostgresOptions): Promise<DatabaseServer> {
  if (options.databaseUrl) return openGiven(options.databaseUrl);
  try {
    return await openOwn(options);
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    throw new DatabaseProblem(
      `The database could not be opened in ${options.dataDir} (${reasonOf(error)}).`,
      { cause: error },
    );
  }
}

async function openOwn({ dataDir, log, fsync = true }: PostgresOptions): Promise<DatabaseServer> {
  const folder = await prepareDataFolder(dataDir);
  const claim = claimDataDir(folder.path);
  try {
    const binaries = await prepareBinaries(folder);
    const cluster = await openCluster(folder, binaries, fsync);
    const serverLog = makeServerLog(folder.path);
    const server = await supervise({ folder, binaries, cluster, log: serverLog, fsync }, log);
    const stop = () => server.stop().finally(() => claim.release());
    return { url: urlOf(cluster, server.port), stop };
  } catch (error) {
    claim.release();
    throw error;
  }
}

async function openGiven(url: string): Promise<DatabaseServer> {
  const { release } = await ask(url, givenAnswerTimeoutMs).catch((error: unknown) => {
    throw new DatabaseProblem(
      `The database in DATABASE_URL does not answer (${reasonOf(error)}).`,
      { cause: error },
    );
  });
  if (Number.parseInt(release, 10) < majorVersionMin) {
    throw new DatabaseProblem(
      `The database in DATABASE_URL is PostgreSQL ${release}. Locality Flow needs version ${majorVersionMin} or newer.`,
    );
  }
  return { url, stop: async () => {} };
}
