/**
 * Reads one file in a thread of its own, whose memory is limited and which can be ended: built as a
 * file of its own, `dist/server/read-file.worker.js`.
 */
import { parentPort, workerData } from "node:worker_threads";
import { readFeed } from "./read-feed.ts";
import {
  type FileMessage,
  messageObservationsMax,
  type ReadFileOrder,
} from "./read-file-messages.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const say = (message: FileMessage): void => parentPort?.postMessage(message, []);

const read = async ({ bytes, options, observationsMax }: ReadFileOrder): Promise<void> => {
  const { preview, reported } = await readFeed(bytes, options);
  const { observations: all, ...rest } = preview;
  const observations = all.slice(0, observationsMax);
  // In slices: whoever receives a hundred thousand at once does nothing else meanwhile.
  const most = Math.max(observations.length, reported.length);
  for (let from = 0; from < most; from += messageObservationsMax) {
    const to = from + messageObservationsMax;
    say({
      says: "slice",
      observations: observations.slice(from, to),
      reported: reported.slice(from, to),
    });
  }
  say({ says: "end", rest, observations: all.length });
};

const order: ReadFileOrder = workerData;
try {
  await read(order);
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  say({ says: "unreadable", code: error.code, sentence: error.message });
}
