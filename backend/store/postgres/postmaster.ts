import { spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ask, urlOf } from "./ask.ts";
import type { Installation } from "./installation.ts";
import { reasonOf } from "./problem.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { runToEnd, serverEnvironment } from "./run.ts";

/** Long: after a power cut the server replays what it had written down before it answers. */
const startTimeoutMs = 120_000;
export const answerTimeoutMs = 3_000;
const readyPollMs = 10;
const signalTimeoutMs = 5_000;
const stopFastTimeoutMs = 10_000;
/** PostgreSQL itself forces a child that lingers after 5 seconds. */
const stopNowTimeoutMs = 6_000;
const connectionsMax = 50;

/** A running server: one we started, or one that an earlier start of ours left behind. */
export type Postmaster = {
  pid: number;
  port: number;
  exited: Promise<string>;
  hasExited(): boolean;
};

/** Why a start failed, so that the caller can tell what another attempt may cure. */
export class StartFailed extends Error {
  override name = "StartFailed";
  readonly cure: "another port" | "a moment" | "none";

  constructor(reason: string) {
    super(reason);
    const portTaken =
      /could not bind|could not create any TCP\/IP sockets|Address already in use/i.test(reason);
    const childrenRemain =
      /pre-existing shared memory block|lock file "postmaster.pid" (already exists|is empty)/i.test(
        reason,
      );
    this.cure = portTaken ? "another port" : childrenRemain ? "a moment" : "none";
  }
}

/** Starts a server and waits until it answers. Throws `StartFailed`, and then leaves no process behind. */
export async function startPostmaster(
  installation: Installation,
  port: number,
  signal: AbortSignal,
): Promise<Postmaster> {
  const { cluster, log } = installation;
  log.trim();
  const logStart = log.size();
  const child = launch(installation, port);
  let ended: string | undefined;
  const exited = new Promise<string>((resolve) => {
    child.once("exit", (code, by) => resolve((ended = by ? `signal ${by}` : `exit code ${code}`)));
    child.once("error", (error) => resolve((ended = error.message)));
  });
  const postmaster = { pid: child.pid ?? 0, port, exited, hasExited: () => ended !== undefined };
  try {
    await untilReady(cluster.data, postmaster.pid, () => {
      if (ended !== undefined) throw new StartFailed(lastWords(log.since(logStart)) ?? ended);
      if (signal.aborted) throw new StartFailed("it was stopped while it started");
    });
    await ask(urlOf(cluster, port), answerTimeoutMs);
    return postmaster;
  } catch (error) {
    if (ended === undefined) await stopPostmaster(installation, postmaster);
    throw error instanceof StartFailed ? error : new StartFailed(reasonOf(error));
  }
}

/**
 * Stops a server: politely, unless it is known to listen to nobody, then at once, then by force.
 * Nothing that was committed is lost either way. False when it could not be moved at all.
 */
export async function stopPostmaster(
  installation: Installation,
  postmaster: Postmaster,
  listens = true,
): Promise<boolean> {
  const steps = [
    ["INT", stopFastTimeoutMs],
    ["QUIT", stopNowTimeoutMs],
    ["KILL", stopNowTimeoutMs],
  ] as const;
  for (const [signal, waitMs] of listens ? steps : steps.slice(1)) {
    if (postmaster.hasExited()) return true; // its number may be another's by now
    await send(installation, postmaster.pid, signal);
    const waiting = new AbortController();
    const gone = await Promise.race([
      postmaster.exited.then(() => true),
      sleep(waitMs, false, { signal: waiting.signal }).catch(() => false),
    ]);
    waiting.abort();
    if (gone) return true;
  }
  return postmaster.hasExited();
}

function launch({ binaries, cluster, folder, log, fsync }: Installation, port: number) {
  const settings = {
    listen_addresses: "127.0.0.1",
    hba_file: cluster.access,
    unix_socket_directories: "", // a path of over 107 bytes would not do, and one door is enough
    max_connections: connectionsMax,
    shared_buffers: "64MB",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: "off",
    fsync: fsync ? "on" : "off",
    // macOS leaves writes in the drive's own memory unless told otherwise.
    ...(process.platform === "darwin" && { wal_sync_method: "fsync_writethrough" }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = log.open();
  try {
    const child = spawn(binaries.postgres, ["-D", cluster.data, "-p", String(port), ...args], {
      cwd: cluster.data,
      env: serverEnvironment(),
      // A session of its own: Ctrl-C in our terminal must not reach it before we have let go of it.
      detached: true,
      windowsHide: true,
      stdio: ["ignore", output, output],
      ...(folder.user && { uid: folder.user.uid, gid: folder.user.gid }),
    });
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** Waits for the server's own word in its file. `check` throws when there is no more reason to wait. */
export async function untilReady(
  data: string,
  pid: number,
  check: (status: string) => void,
): Promise<void> {
  const givenUpAt = Date.now() + startTimeoutMs;
  for (;;) {
    const file = readPostmasterFile(data);
    if (file?.pid === pid && file.status === "ready") return;
    check(file?.status ?? "");
    if (Date.now() > givenUpAt)
      throw new StartFailed(`it was not ready within ${startTimeoutMs / 1000} seconds`);
    await sleep(readyPollMs);
  }
}

async function send(
  { binaries, folder }: Installation,
  pid: number,
  signal: "INT" | "QUIT" | "KILL",
): Promise<void> {
  if (pid <= 1) return;
  // Windows has no signals: PostgreSQL listens for them its own way there.
  if (process.platform === "win32" && signal !== "KILL") {
    await runToEnd(binaries.pgCtl, ["kill", signal, String(pid)], {
      user: folder.user,
      timeoutMs: signalTimeoutMs,
    });
    return;
  }
  try {
    process.kill(pid, `SIG${signal}`);
    process.kill(pid, "SIGCONT"); // one that was suspended hears nothing before
  } catch {
    // It has just ended; its exit tells.
  }
}

const givesUp = /FATAL:|PANIC:|could not bind|^\S*postgres: /;
/** Said to those who sign in too early or too late, not of the server itself. */
const turnsAway = /FATAL: +(the database system is|terminating connection)/;

/** The line in which PostgreSQL says why it gave up, with its hints left out. */
function lastWords(log: string): string | undefined {
  const lines = log.split("\n").filter((line) => givesUp.test(line) && !turnsAway.test(line));
  return lines.length === 0
    ? undefined
    : lines.map((line) => line.replace(/^.*?(FATAL|PANIC|LOG):\s*/, "")).join("; ");
}
