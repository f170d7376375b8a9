/**
 * A folder that other programs put files into, one sub-folder for each place: "banes/sitrep.csv". A
 * file that has stopped growing is taken, read and recorded, and then lies in "banes/done" or in
 * "banes/refused" with a report beside it.
 *
 * Several servers may watch one folder: a file is claimed by renaming it into "banes/taken". What a
 * server that was killed left there is put back after a while; the same file twice changes nothing.
 */
import type { Dirent } from "node:fs";
import { access, constants, mkdir, readdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileBytesMax } from "../../contracts/import.ts";
import { findFreeName, isPassedOver, type Outcome, tooLarge, writeReport } from "./feed-report.ts";

/** A file that has been taken for longer was left by a server that ended; no file takes so long to read. */
export const takenMsMax = 600_000;

export type FeedFolderDeps = {
  folder: string;
  /** Reads and records one file. It must not throw. */
  importFile: (locality: string, bytes: Uint8Array) => Promise<Outcome>;
  /** The machine's time, as the file system writes it. */
  nowMs: () => number;
  warn: (facts: object, message: string) => void;
  takenMsMax?: number;
};

export type FeedFolder = {
  /** Looks once: takes what has not changed since the look before. Looks may not overlap. */
  look(): Promise<void>;
};

type Found = { locality: string; name: string };

export const makeFeedFolder = (deps: FeedFolderDeps): FeedFolder => {
  /** How each file was seen last: its size and when it was written to. */
  let seen = new Map<string, string>();
  const warned = new Set<string>();
  const warnOnce = (path: string, error: unknown): void => {
    if (warned.has(path)) return;
    warned.add(path);
    deps.warn({ err: error, path }, "A file in the watched folder cannot be taken.");
  };

  const look = async (): Promise<void> => {
    const before = seen;
    seen = new Map();
    for (const found of await findFiles(deps.folder, warnOnce)) {
      const path = join(deps.folder, found.locality, found.name);
      try {
        const { size, mtimeMs } = await stat(path);
        const looks = `${size} ${mtimeMs}`;
        seen.set(path, looks);
        // An empty file is one that nobody has begun to write.
        if (size === 0 || before.get(path) !== looks) continue;
        await access(path, constants.R_OK);
        await takeFile(deps, found);
      } catch (error) {
        // Another server was quicker, or its sender took it away again.
        if (!isMissing(error)) warnOnce(path, error);
      }
    }
    await putBackLeft(deps, warnOnce);
  };
  return { look };
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

type Warn = (path: string, error: unknown) => void;

/** A folder that cannot be read holds up none of the others. */
const readFolder = async (path: string, warn: Warn): Promise<Dirent[]> => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    warn(path, error);
    return [];
  }
};

/** The places' folders, whatever else lies beside them. */
const findFolders = async (folder: string, warn: Warn): Promise<string[]> => {
  const entries = await readFolder(folder, warn);
  return entries
    .filter((entry) => entry.isDirectory() && !isPassedOver(entry.name))
    .map(({ name }) => name)
    .toSorted();
};

/** Plain files only: no links, which may lead anywhere, and no folders in the places' folders. */
const findFiles = async (folder: string, warn: Warn): Promise<Found[]> => {
  const found: Found[] = [];
  for (const locality of await findFolders(folder, warn)) {
    const entries = await readFolder(join(folder, locality), warn);
    const names = entries.filter((entry) => entry.isFile() && !isPassedOver(entry.name));
    found.push(...names.map(({ name }) => ({ locality, name })));
  }
  return found;
};

const takeFile = async (deps: FeedFolderDeps, { locality, name }: Found): Promise<void> => {
  const place = join(deps.folder, locality);
  await mkdir(join(place, "taken"), { recursive: true });
  const taken = join(place, "taken", await findFreeName(join(place, "taken"), name, deps.nowMs()));
  // Whoever renames it first has it: for all others it is missing from here on.
  await rename(join(place, name), taken);
  const outcome = await importTaken(deps, locality, taken);
  if (outcome.is === "later") {
    await rename(taken, join(place, await findFreeName(place, name, deps.nowMs())));
    return;
  }
  const end = join(place, outcome.is === "recorded" ? "done" : "refused");
  await mkdir(end, { recursive: true });
  const endName = await findFreeName(end, name, deps.nowMs());
  // The report first: a file that lies there without one would be a riddle.
  await writeReport(end, endName, { locality, at: new Date(deps.nowMs()).toISOString(), outcome });
  await rename(taken, join(end, endName));
};

const importTaken = async (
  { importFile }: FeedFolderDeps,
  locality: string,
  path: string,
): Promise<Outcome> => {
  const { size } = await stat(path);
  return size > fileBytesMax ? tooLarge(size) : importFile(locality, await readFile(path));
};

/** Puts what was taken long ago back to where it was found. Its time of change is that of the renaming. */
const putBackLeft = async (deps: FeedFolderDeps, warn: Warn): Promise<void> => {
  for (const locality of await findFolders(deps.folder, warn)) {
    const place = join(deps.folder, locality);
    const names = await readdir(join(place, "taken")).catch(() => []);
    for (const name of names) {
      const path = join(place, "taken", name);
      const left = await stat(path).catch(() => null);
      if (left === null || deps.nowMs() - left.ctimeMs < (deps.takenMsMax ?? takenMsMax)) continue;
      const free = await findFreeName(place, name, deps.nowMs());
      await rename(path, join(place, free)).catch((error: unknown) => warn(path, error));
    }
  }
};
