/** What the hub is given to read, and how a reading is written for the wire. */
import type { Instant } from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { Beat, Patch, Snapshot } from "../../contracts/live.ts";

/** Where in a place's history a reader stands. A revision means nothing without its epoch. */
export type Position = {
  epoch: string;
  revision: number;
};

/** All figures of a place, read at one revision. */
export type SnapshotReading = Position & {
  at: Instant;
  figures: Figure[];
};

/** The whole figures that changed after `from`, as they are at `to`. */
export type PatchReading = {
  epoch: string;
  from: number;
  to: number;
  at: Instant;
  figures: Figure[];
};

/**
 * The figures, read by functions that the hub is given. Each call is one consistent read of what is
 * committed, begun after the call. Rejects when the store cannot be read; the hub tries again.
 */
export type Readings = {
  readSnapshot(locality: string): Promise<SnapshotReading>;
  /**
   * `from` equals `since`, and so does `to` when nothing changed. "unknown" when the store cannot
   * tell what changed since then: it is ahead of the store, before what is kept, or figures were
   * taken away since (a patch can only add and replace).
   */
  readPatch(locality: string, since: number): Promise<PatchReading | "unknown">;
  readRevision(locality: string): Promise<Position>;
};

export const samePosition = (a: Position | null, b: Position | null): boolean =>
  a === b || (a !== null && b !== null && a.revision === b.revision && a.epoch === b.epoch);

export const writeSnapshot = ({ epoch, revision, at, figures }: SnapshotReading): string =>
  JSON.stringify({ type: "snapshot", epoch, revision, at, figures } satisfies Snapshot);

export const writePatch = ({ epoch, from, to, at, figures }: PatchReading): string =>
  JSON.stringify({ type: "patch", epoch, from, to, at, figures } satisfies Patch);

export const writeBeat = ({ epoch, revision }: Position, at: Instant): string =>
  JSON.stringify({ type: "beat", epoch, revision, at } satisfies Beat);
