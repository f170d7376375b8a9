/** What can happen in a seed, and the script of it. */
import type { Mishap } from "./message-wire.ts";
import type { LocalityKey, PlaceKey, ProviderKey } from "./system.ts";

/** One figure that is sent; its day is counted back from the day of the server that it is sent to. */
export type SentFigure = {
  measure: string;
  breakdown: string | null;
  daysAgo: number;
  /** Null: a report that there is no figure. */
  value: number | null;
};

export type Sending = {
  place: LocalityKey;
  provider: ProviderKey;
  figures: readonly SentFigure[];
};

export type Operation =
  | ({ does: "submit" | "correct" | "submit-twice"; server: number } & Sending)
  /** An earlier sending of this seed, by its number, under the same key. */
  | { does: "repeat"; of: number; server: number }
  | { does: "change-plan"; place: LocalityKey; aims: readonly (number | null)[] }
  | { does: "cut" | "go-dead" | "wake"; page: number }
  /** For how many operations it stalls, or is slow, before it is well again. */
  | { does: "stall"; page: number }
  | { does: "delay"; page: number; ms: number }
  | { does: "mishap"; page: number; mishap: Mishap }
  /** A page on the long wall stalls while so much is sent that the server gives up queueing for it. */
  | { does: "flood"; server: number }
  /** The connection on which a server hears of changes is ended by the database. */
  | { does: "deafen" }
  /** So are all connections on which servers read and write. */
  | { does: "sever" }
  | { does: "jump-clock"; server: number; byMs: number }
  | { does: "kill-server"; server: number }
  | { does: "restart-database" }
  /** The store is put back to where it was before this batch, or before the one before it. */
  | { does: "restore"; batchesBack: number };

/** What happens to one page when all is quiet: it comes back and must be told exactly what it missed. */
export type Return =
  | { does: "return"; page: number }
  /** Asleep for fourteen hours, in which so many submissions came. */
  | { does: "return-after-14-hours"; page: number; missed: readonly Sending[] };

export type Batch = {
  /** Each with a pause after it, in milliseconds. */
  operations: readonly { operation: Operation; pauseMs: number }[];
  returns: readonly Return[];
};

export type Script = {
  /** The places of the pages that are open. */
  pages: readonly PlaceKey[];
  batches: readonly Batch[];
};
