/** How many files, and so sockets, a process of this shell may have open. */
import { readFile } from "node:fs/promises";

/** What a process has open besides its sockets. */
const otherFiles = 200;

/** Null where the system does not tell. */
const readOpenFilesMax = async (): Promise<number | null> => {
  const limits = await readFile("/proc/self/limits", "utf8").catch(() => "");
  const [, soft] = /^Max open files\s+(\d+)/m.exec(limits) ?? [];
  return soft === undefined ? null : Number(soft);
};

/** A sentence for the person at the keyboard when so many sockets cannot be opened; else null. */
export const refuseSockets = async (sockets: number): Promise<string | null> => {
  const openFilesMax = await readOpenFilesMax();
  const needed = sockets + otherFiles;
  return openFilesMax === null || openFilesMax >= needed
    ? null
    : `${sockets.toLocaleString("en-GB")} displays need ${needed} open files and this shell allows ${openFilesMax}: the fan-out is left out. Run ulimit -n ${needed} first.`;
};
