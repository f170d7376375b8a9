/** Watches the folder that other programs put files into, and records what they hold. */
import { mkdir } from "node:fs/promises";
import { readFeedContext, recordImport } from "./actions/record-import.ts";
import { unavailableFrom } from "./actions/unavailable.ts";
import { makeFeedFolder } from "./feeds/feed-folder.ts";
import type { Outcome } from "./feeds/feed-report.ts";
import { type ReadFile, readFile } from "./feeds/file-reader.ts";
import { TooManyFiles, UnreadableFile } from "./feeds/unreadable-file.ts";
import type { Asker, Log } from "./deps.ts";
import { ProblemError } from "./problem.ts";
import { makeSchedule } from "./schedule.ts";

/** A file is taken when two looks see it alike: it waits for one to two of these. */
export const feedLookEveryMs = 5_000;

/** What is found in the folder is recorded by the product itself. */
const installation: Asker = { caller: { is: "installation" }, session: null, from: null };

export type FeedFolderOptions = {
  /** Absolute; made when it is not there. */
  folder: string;
  everyMs?: number;
  read?: ReadFile;
};

/**
 * Starts looking; each file of which any figure cannot be recorded is refused whole.
 *
 * @returns stops it, and resolves when a file under way has been dealt with.
 */
export const watchFeedFolder = async (
  deps: Parameters<typeof recordImport>[0],
  { folder, everyMs = feedLookEveryMs, read = readFile }: FeedFolderOptions,
): Promise<() => Promise<void>> => {
  await mkdir(folder, { recursive: true });
  const importFile = async (locality: string, bytes: Uint8Array): Promise<Outcome> => {
    try {
      const reading = await read(bytes, await readFeedContext(deps, locality));
      const request = { locality, ...reading, confirmed: true, skipsRefused: false };
      return { is: "recorded", receipt: await recordImport(deps, installation, request) };
    } catch (error) {
      return outcomeOf(error, deps.log);
    }
  };
  const feedFolder = makeFeedFolder({
    folder,
    importFile,
    nowMs: Date.now,
    warn: (facts, message) => deps.log.warn(facts, message),
  });
  return makeSchedule(everyMs, () =>
    feedFolder.look().catch((error: unknown) => {
      deps.log.warn({ err: error, folder }, "The watched folder could not be looked through.");
    }),
  );
};

const outcomeOf = (error: unknown, log: Log): Outcome => {
  if (error instanceof TooManyFiles || unavailableFrom(error) !== null) return { is: "later" };
  if (error instanceof UnreadableFile) {
    return { is: "refused", sentence: error.message, issues: [] };
  }
  if (error instanceof ProblemError) {
    return error.code === "unavailable"
      ? { is: "later" }
      : { is: "refused", sentence: error.message, issues: error.issues };
  }
  log.error({ err: error }, "A file of the watched folder could not be recorded.");
  return {
    is: "refused",
    sentence:
      "Something went wrong here. Put the file into the folder again; should it be refused again, tell whoever looks after Locality Flow.",
    issues: [],
  };
};
