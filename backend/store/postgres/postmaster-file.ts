import {
  closeSync,
  constants,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** What a running server says of itself in its data folder. */
export type PostmasterFile = { pid: number; port: number; status: string };

export function readPostmasterFile(data: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
}

/**
 * A server that was killed as it began leaves a file that names nobody, and PostgreSQL refuses to
 * start beside it for ever. The data folder is claimed: nobody else can be about to write there.
 */
export function removeEmptyPostmasterFile(data: string): void {
  const path = join(data, "postmaster.pid");
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path);
}

/**
 * The server named in the file has ended, but its number may live on in another process, and PostgreSQL would then
 * refuse to start. PostgreSQL does not mind its own parent's number, so ours goes there. The file must stay:
 * its last lines are how PostgreSQL sees that a child of the ended server is still at work.
 */
export function disownPostmasterFile(data: string): void {
  // As root we write into another user's folder here, and must not follow a link out of it.
  const file = openSync(
    join(data, "postmaster.pid"),
    constants.O_RDWR | (constants.O_NOFOLLOW ?? 0),
  );
  try {
    const [, ...rest] = readFileSync(file, "utf8").split("\n");
    ftruncateSync(file);
    writeSync(file, [process.pid, ...rest].join("\n"), 0);
  } finally {
    closeSync(file);
  }
}
