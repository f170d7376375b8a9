import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Installation, Log } from "./installation.ts";
import { findLeftover, type Leftover } from "./leftover.ts";
import { type Postmaster, StartFailed, startPostmaster, stopPostmaster } from "./postmaster.ts";
import {
  disownPostmasterFile,
  readPostmasterFile,
  removeEmptyPostmasterFile,
} from "./postmaster-file.ts";
import { DatabaseProblem, reasonOf } from "./problem.ts";

/** Below the ports that systems lend to outgoing connections, which could otherwise sit on ours during a restart. */
const [portMin, portMax] = [20_000, 32_000];
const portAttemptsMax = 20;
const orphansTimeoutMs = 10_000;
const orphansPollMs = 200;
const restartsPerMinuteMax = 6;
const firstPauseMs = 100;
const minuteMs = 60_000;
const trimIntervalMs = 60_000;

/** A server kept alive until it is stopped. Its port never changes. */
export type Supervised = { port: number; stop(): Promise<void> };

/** Brings the server up, adopting one that a killed start left behind, and brings it up again whenever it dies. */
export async function supervise(installation: Installation, log: Log): Promise<Supervised> {
  const stopping = new AbortController();
  let postmaster = await bringUp(installation, log, stopping.signal);
  const { port } = postmaster;
  const trimming = setInterval(() => trim(installation, log), trimIntervalMs).unref();
  const watching = watch();
  let stopped: Promise<void> | undefined;

  async function watch(): Promise<void> {
    const pause = makePause(stopping.signal);
    for (;;) {
      const how = await postmaster.exited;
      if (stopping.signal.aborted) return;
      log.error(`The database stopped by itself (${how}). It is being started again.`);
      const next = await restart(installation, port, log, pause, stopping.signal);
      if (!next) return;
      postmaster = next;
      // A stop that came meanwhile waits for this watch to end before it stops what came up.
      if (stopping.signal.aborted) return;
      log.info("The database is running again. Nothing that was saved is lost.");
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    clearInterval(trimming);
    let gone = await stopPostmaster(installation, postmaster);
    await watching;
    // A restart may have been under way, and have come up after all.
    gone = gone && (await stopPostmaster(installation, postmaster));
    if (!gone) log.error(`The database (process ${postmaster.pid}) could not be stopped.`);
  }

  return { port, stop: () => (stopped ??= stop()) };
}

async function bringUp(
  installation: Installation,
  log: Log,
  signal: AbortSignal,
): Promise<Postmaster> {
  const leftover = await findLeftover(installation);
  if (leftover?.state === "fit") {
    log.info(
      `The database of an earlier start was still running (process ${leftover.postmaster.pid}) and is used again.`,
    );
    return leftover.postmaster;
  }
  if (leftover) await replace(installation, leftover, log);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnPort(installation, await findFreePort(), signal);
    } catch (error) {
      const portTaken = error instanceof StartFailed && error.cure === "another port";
      if (!portTaken || attempt === portAttemptsMax) throw problemOf(error, installation);
    }
  }
}

async function replace(
  installation: Installation,
  { postmaster, state }: Leftover,
  log: Log,
): Promise<void> {
  const name = `The database of an earlier start (process ${postmaster.pid})`;
  const why = state === "silent" ? "does not answer" : "is not the one wanted now";
  log.warn(`${name} is running but ${why}. It is being replaced.`);
  if (await stopPostmaster(installation, postmaster, state !== "silent")) return;
  throw new DatabaseProblem(`${name} cannot be stopped. End that process, then start again.`);
}

/** A server killed outright leaves children that notice, finish and go: until then it must not start again. */
async function startOnPort(
  installation: Installation,
  port: number,
  signal: AbortSignal,
): Promise<Postmaster> {
  const { data } = installation.cluster;
  const givenUpAt = Date.now() + orphansTimeoutMs;
  for (;;) {
    if (readPostmasterFile(data)) disownPostmasterFile(data);
    try {
      return await startPostmaster(installation, port, signal);
    } catch (error) {
      const worthWaiting =
        error instanceof StartFailed && error.cure === "a moment" && Date.now() < givenUpAt;
      if (!worthWaiting || signal.aborted) throw error;
      await sleep(orphansPollMs);
      // Still empty after that moment: whoever began to write it has ended.
      removeEmptyPostmasterFile(data);
    }
  }
}

/** Tries until it succeeds or we stop: what keeps a database down, such as a full disk, may pass. */
async function restart(
  installation: Installation,
  port: number,
  log: Log,
  pause: (failures: number) => Promise<void>,
  signal: AbortSignal,
): Promise<Postmaster | undefined> {
  for (let failures = 0; ; failures += 1) {
    await pause(failures);
    if (signal.aborted) return undefined;
    try {
      return await startOnPort(installation, port, signal);
    } catch (error) {
      if (signal.aborted) return undefined;
      log.error(`${problemOf(error, installation).message} It will be tried again.`);
    }
  }
}

/** Waits before a restart: longer after each failure, and never more restarts a minute than the limit. */
function makePause(signal: AbortSignal): (failures: number) => Promise<void> {
  let recent: number[] = [];
  return async (failures) => {
    const now = Date.now();
    recent = recent.filter((at) => at > now - minuteMs);
    const oldest = recent[recent.length - restartsPerMinuteMax];
    const backOffMs = failures === 0 ? 0 : firstPauseMs * 2 ** Math.min(failures - 1, 8);
    const pauseMs = Math.max(backOffMs, oldest === undefined ? 0 : oldest + minuteMs - now);
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    recent.push(Date.now());
  };
}

function trim({ log: serverLog }: Installation, log: Log): void {
  try {
    serverLog.trim();
  } catch (error) {
    log.warn(`The database's log could not be shortened (${reasonOf(error)}).`);
  }
}

function problemOf(error: unknown, { log }: Installation): DatabaseProblem {
  if (error instanceof DatabaseProblem) return error;
  return new DatabaseProblem(
    `The database could not be started (${reasonOf(error)}). Its own account is in ${log.path}.`,
    { cause: error },
  );
}

async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < portAttemptsMax; attempt += 1) {
    const port = randomInt(portMin, portMax);
    if (await isFree(port)) return port;
  }
  throw new DatabaseProblem(
    `No free port was found for the database between ${portMin} and ${portMax}.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = createServer();
    trial.once("error", () => resolve(false));
    trial.listen({ port, host: "127.0.0.1" }, () => trial.close(() => resolve(true)));
  });
}
