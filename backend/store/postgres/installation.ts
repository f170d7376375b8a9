import type { Binaries } from "./binaries.ts";
import type { Cluster } from "./cluster.ts";
import type { DataFolder } from "./data-folder.ts";
import type { ServerLog } from "./server-log.ts";

/** All that starting and stopping a server needs to know. */
export type Installation = {
  folder: DataFolder;
  binaries: Binaries;
  cluster: Cluster;
  log: ServerLog;
  /** Whether a commit waits for the disk. Off in tests only: a power cut then loses data. */
  fsync: boolean;
};

/** Where the sentences go that tell an operator what happens. */
export type Log = {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
};
