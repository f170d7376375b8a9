import {
  closeSync,
  copyFileSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  constants,
} from "node:fs";
import { join } from "node:path";
import { codeOf } from "./problem.ts";

const logBytesMax = 1_000_000;
const excerptBytesMax = 64_000;

/** What PostgreSQL writes, in a file: it outlives us, and a pipe would break under it when we are killed. */
export type ServerLog = {
  path: string;
  /** Opens it for a server to add to. The caller closes its own copy. */
  open(): number;
  size(): number;
  /** What was added since the file had this size, or the end of that. */
  since(bytes: number): string;
  /** Keeps the log within its limit: one older part stays beside it. */
  trim(): void;
};

export function makeServerLog(folder: string): ServerLog {
  const path = join(folder, "postgres.log");
  const size = () => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return {
    path,
    open: () => openForAdding(path),
    size,
    since: (bytes) => readEnd(path, bytes, size()),
    trim() {
      if (size() <= logBytesMax) return;
      // Copied and emptied, not moved: the server keeps the file open and adds at its end, wherever that is.
      rmSync(`${path}.1`, { force: true });
      copyFileSync(path, `${path}.1`);
      truncateSync(path, 0);
    },
  };
}

function openForAdding(path: string): number {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND;
  try {
    return openSync(path, flags, 0o600);
  } catch (error) {
    if (codeOf(error) !== "EACCES") throw error;
    // Left by a start as root in a folder that is ours.
    renameSync(path, `${path}.1`);
    return openSync(path, flags, 0o600);
  }
}

function readEnd(path: string, from: number, to: number): string {
  // A smaller file than before has been trimmed.
  const start = Math.max(from > to ? 0 : from, to - excerptBytesMax);
  const excerpt = Buffer.alloc(to - start);
  const handle = openSync(path, "r");
  try {
    return excerpt.toString("utf8", 0, readSync(handle, excerpt, 0, excerpt.length, start));
  } finally {
    closeSync(handle);
  }
}
