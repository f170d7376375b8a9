/** A process that a command started, and its end. */
import type { ChildProcess } from "node:child_process";

/** Longer than the product takes at most to stop by itself. */
const endMaxMs = 12_000;

/** Asks the process to end, and ends it when it does not. Resolves when it is gone. */
export const endChild = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const killing = setTimeout(() => child.kill("SIGKILL"), endMaxMs);
    child.once("exit", () => {
      clearTimeout(killing);
      resolve();
    });
    child.kill("SIGTERM");
  });
