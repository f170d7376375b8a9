/** Reads files in threads of their own, a few at once, each within limits of memory and time. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { type ImportPreview, previewObservationsMax } from "../../contracts/import.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import type { FeedReading } from "./read-feed.ts";
import type { FeedOptions, FileMessage, ReadFileOrder } from "./read-file-messages.ts";
import { TooManyFiles, UnreadableFile } from "./unreadable-file.ts";

/** 200,000 rows of ten columns are read with half of it. */
export const heapMbMax = 512;
export const readMsMax = 30_000;
export const filesAtOnceMax = 2;
export const filesWaitingMax = 8;

export type FileReading = FeedReading & {
  /** How many observations the file holds in all; the preview may have fewer. */
  observations: number;
};

/** @param observationsMax how many of the observations the preview is to have. */
export type ReadFile = (
  bytes: Uint8Array,
  options: FeedOptions,
  observationsMax?: number,
) => Promise<FileReading>;

export type FileReaderLimits = {
  heapMbMax: number;
  readMsMax: number;
  filesAtOnceMax: number;
  filesWaitingMax: number;
};

/** The worker as the build leaves it: beside what is built, or in the folder that it is built into. */
const findWorkerFile = (): string => {
  const name = "read-file.worker.js";
  const [beside, built] = [name, `../../dist/server/${name}`].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return beside !== undefined && existsSync(beside) ? beside : (built ?? "");
};

/**
 * @param workerFile where `read-file.worker.ts` was built to.
 * @returns reads as `readFeed` does, and throws UnreadableFile as well for a file that takes too much
 *   memory or time, and when too many wait already.
 */
export const makeFileReader = ({
  workerFile = findWorkerFile(),
  limits = { heapMbMax, readMsMax, filesAtOnceMax, filesWaitingMax },
}: { workerFile?: string; limits?: FileReaderLimits } = {}): ReadFile => {
  const waiting: (() => void)[] = [];
  let reading = 0;
  const waitForTurn = async (): Promise<void> => {
    if (reading < limits.filesAtOnceMax) {
      reading += 1;
      return;
    }
    if (waiting.length >= limits.filesWaitingMax) throw new TooManyFiles();
    // Whoever is done hands its turn on.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const endTurn = (): void => {
    const next = waiting.shift();
    if (next === undefined) reading -= 1;
    else next();
  };
  return async (bytes, options, observationsMax = previewObservationsMax) => {
    await waitForTurn();
    try {
      return await readInWorker(workerFile, { bytes, options, observationsMax }, limits);
    } finally {
      endTurn();
    }
  };
};

const tooSlow = ({ readMsMax: ms }: FileReaderLimits) =>
  new UnreadableFile(
    "too-large",
    `This file takes longer than ${ms / 1_000} seconds to read. Send only the sheets with the figures, and fewer months at a time.`,
  );

const tooHeavy = (cause: unknown) =>
  new UnreadableFile(
    "too-large",
    "This file takes more memory to read than there is for one. Send only the sheets with the figures, and fewer months at a time.",
    cause,
  );

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

const readInWorker = async (
  workerFile: string,
  order: ReadFileOrder,
  limits: FileReaderLimits,
): Promise<FileReading> => {
  const worker = new Worker(workerFile, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMbMax },
    // It needs nothing of what the product is told, least of all its secrets.
    env: {},
    execArgv: [],
  });
  try {
    return await new Promise((resolve, reject) => {
      const timeout = setTimeout(() => reject(tooSlow(limits)), limits.readMsMax);
      worker.once("exit", () => {
        clearTimeout(timeout);
        reject(new Error("The thread that was reading a file ended without an answer."));
      });
      worker.once("error", (error) => reject(isOutOfMemory(error) ? tooHeavy(error) : error));
      collect(worker, resolve, reject);
    });
  } finally {
    await worker.terminate();
  }
};

const collect = (
  worker: Worker,
  resolve: (reading: FileReading) => void,
  reject: (error: UnreadableFile) => void,
): void => {
  const observations: ImportPreview["observations"] = [];
  const reported: ReportedObservation[] = [];
  worker.on("message", (message: FileMessage) => {
    switch (message.says) {
      case "slice":
        observations.push(...message.observations);
        reported.push(...message.reported);
        return;
      case "end":
        resolve({
          preview: { ...message.rest, observations },
          reported,
          observations: message.observations,
        });
        return;
      case "unreadable":
        reject(new UnreadableFile(message.code, message.sentence));
    }
  });
};

/** Of the whole process: what may be read at once is the machine's limit. */
export const readFile: ReadFile = makeFileReader();
