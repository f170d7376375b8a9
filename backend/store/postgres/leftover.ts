import { setTimeout as sleep } from "node:timers/promises";
import { ask, urlOf } from "./ask.ts";
import type { Installation } from "./installation.ts";
import { answerTimeoutMs, type Postmaster, StartFailed, untilReady } from "./postmaster.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { isServerIn } from "./process-identity.ts";

const alivePollMs = 250;

/** A server that an earlier start left in our folder. */
export type Leftover = { postmaster: Postmaster; state: "fit" | "unfit" | "silent" };

/**
 * The server that an earlier start left in our folder, if it answers to our password and is set up as ours would be.
 * One that answers otherwise is `unfit`, one that does not answer is `silent`: both are to be stopped.
 */
export async function findLeftover(installation: Installation): Promise<Leftover | undefined> {
  const { cluster, binaries, fsync } = installation;
  const file = readPostmasterFile(cluster.data);
  if (!file || !isServerIn(file.pid, cluster.data)) return undefined;
  const { pid, port } = file;
  const postmaster = {
    pid,
    port,
    exited: untilGone(pid, cluster.data),
    hasExited: () => !isServerIn(pid, cluster.data),
  };
  const givenUpAt = Date.now() + answerTimeoutMs;
  try {
    await untilReady(cluster.data, pid, (status) => {
      // One that is still replaying is busy, not stuck: only silence otherwise counts against it.
      if (status !== "starting" && Date.now() > givenUpAt)
        throw new StartFailed("it does not say that it is ready");
      if (!isServerIn(pid, cluster.data)) throw new StartFailed("it ended");
    });
    const found = await ask(urlOf(cluster, port), answerTimeoutMs);
    const fits = found.release === binaries.release && found.fsync === (fsync ? "on" : "off");
    return { postmaster, state: fits ? "fit" : "unfit" };
  } catch {
    return { postmaster, state: "silent" };
  }
}

async function untilGone(pid: number, data: string): Promise<string> {
  while (isServerIn(pid, data)) await sleep(alivePollMs, undefined, { ref: false });
  return "it ended";
}
