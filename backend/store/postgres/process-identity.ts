import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { codeOf } from "./problem.ts";

const psTimeoutMs = 2_000;
const hasProc = existsSync("/proc/self/stat");

/**
 * What tells a living process from a later one with the same number: the machine's start and its own.
 * Undefined when no such process lives (a zombie no longer does); "unknown" where the system does not say.
 */
export function identityOf(pid: number): string | undefined {
  if (!receivesSignals(pid)) return undefined;
  if (!hasProc) return process.platform === "win32" ? "unknown" : ps(pid, "lstart") || "unknown";
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return receivesSignals(pid) ? "unknown" : undefined;
  // The name comes second, in brackets, and may hold spaces and brackets itself: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startTicks] = [fields[0], fields[19]];
  return state === "Z" || state === "X"
    ? undefined
    : `${readText("/proc/sys/kernel/random/boot_id")?.trim()}:${startTicks}`;
}

/** Whether this living process is a PostgreSQL server at work in this folder, and not another with its old number. */
export function isServerIn(pid: number, folder: string): boolean {
  if (identityOf(pid) === undefined) return false;
  if (process.platform === "win32") return true;
  // Its folder is read from how it was started: root in a container may not ask where another user's process is.
  if (!hasProc) return ps(pid, "command").includes(`-D ${folder} `);
  const args = readText(`/proc/${pid}/cmdline`)?.split("\0") ?? [];
  return args[args.indexOf("-D") + 1] === folder;
}

function receivesSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM"; // it lives, and belongs to somebody else
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function ps(pid: number, column: string): string {
  try {
    const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" };
    return execFileSync("ps", ["-ww", "-o", `${column}=`, "-p", String(pid)], {
      env,
      timeout: psTimeoutMs,
      encoding: "utf8",
    }).trim();
  } catch {
    return "";
  }
}
