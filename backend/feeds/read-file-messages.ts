/** What is said between the product and the thread that reads a file for it. */
import type { ImportPreview } from "../../contracts/import.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import type { readFeed } from "./read-feed.ts";
import type { UnreadableFile } from "./unreadable-file.ts";

/** Figures come in slices of this many. */
export const messageObservationsMax = 5_000;

export type FeedOptions = Parameters<typeof readFeed>[1];

export type ReadFileOrder = {
  bytes: Uint8Array;
  options: FeedOptions;
  /** How many of the preview's observations are wanted; the rest are only counted. */
  observationsMax: number;
};

export type FileMessage =
  | {
      says: "slice";
      observations: ImportPreview["observations"];
      reported: ReportedObservation[];
    }
  | {
      says: "end";
      rest: Omit<ImportPreview, "observations">;
      /** How many observations the file holds in all. */
      observations: number;
    }
  | { says: "unreadable"; code: UnreadableFile["code"]; sentence: string };
