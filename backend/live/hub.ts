/**
 * Brings every display of every place up to date, and keeps it so. Knows wires and positions; it
 * knows nothing of sockets, of SQL or of what a figure means.
 */
import type { Instant } from "../../contracts/calendar.ts";
import { hubLimits, type HubLimits } from "./limits.ts";
import type { Log } from "./log.ts";
import { PlaceFeed, type Totals } from "./place-feed.ts";
import type { Position, Readings } from "./readings.ts";
import { systemTimers, type Timers } from "./timers.ts";
import { closing, type Wire, type WireHandle } from "./wire.ts";

export type HubDeps = {
  readings: Readings;
  /** The clock that the messages speak of: the demonstration's is not the machine's. */
  now: () => Instant;
  log: Log;
  timers?: Timers;
  /** From 0 up to 1; only spreads retries. */
  random?: () => number;
  limits?: Partial<HubLimits>;
};

/** Totals since the hub began, and what stands now. */
export type HubCounts = Totals & {
  places: number;
  wires: number;
};

export type Hub = {
  /**
   * A display has come to a place that the caller has made sure exists and may be seen. It is
   * answered with a snapshot, or from the position it claims to hold (rule L1). A wire that finds
   * no room is closed.
   */
  join(locality: string, wire: Wire, claimed: Position | null): WireHandle;
  /** A transaction that led a place to `revision` has committed (rule L7). */
  changed(locality: string, revision: number): void;
  /** The listener was away: every place with displays reads its revision and sends what was missed. */
  recheck(): void;
  /** Tells every wire that the service restarts. */
  close(): void;
  counts(): HubCounts;
};

const ended: WireHandle = { received: () => {}, left: () => {} };

export const makeHub = (deps: HubDeps): Hub => {
  const limits = { ...hubLimits, ...deps.limits };
  const totals: Totals = {
    sentTexts: 0,
    sentBytes: 0,
    reads: 0,
    failedRounds: 0,
    skippedTexts: 0,
    closedSlow: 0,
    refused: 0,
  };
  const { timers = systemTimers, random = Math.random } = deps;
  const feedDeps = { ...deps, timers, random, limits, totals };
  const feeds = new Map<string, PlaceFeed>();
  let closed = false;

  const wires = (): number => [...feeds.values()].reduce((sum, feed) => sum + feed.wires, 0);

  const feedOf = (locality: string): PlaceFeed => {
    const standing = feeds.get(locality);
    if (standing !== undefined) return standing;
    const feed = new PlaceFeed(locality, feedDeps, () => feeds.delete(locality));
    feeds.set(locality, feed);
    return feed;
  };

  const turnAway = (wire: Wire, code: number, reason: string): WireHandle => {
    totals.refused += 1;
    wire.close(code, reason);
    return ended;
  };

  return {
    join(locality, wire, claimed) {
      if (closed) return turnAway(wire, closing.restart, "The service is restarting.");
      if (wires() >= limits.wiresMax) {
        return turnAway(wire, closing.tryLater, "This server has all the displays it can serve.");
      }
      if ((feeds.get(locality)?.wires ?? 0) >= limits.wiresPerPlaceMax) {
        return turnAway(wire, closing.tryLater, "This place has all the displays it can have.");
      }
      return feedOf(locality).join(wire, claimed);
    },
    changed: (locality, revision) => feeds.get(locality)?.changed(revision),
    recheck: () => feeds.forEach((feed) => feed.recheck()),
    close() {
      closed = true;
      for (const feed of [...feeds.values()]) {
        feed.close(closing.restart, "The service is restarting.");
      }
    },
    counts: () => ({ ...totals, places: feeds.size, wires: wires() }),
  };
};
