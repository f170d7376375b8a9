/** One display as the hub sees it: its wire, and where it stands. */
import { Resume } from "../../contracts/live.ts";
import { type Position, samePosition } from "./readings.ts";
import type { Wire } from "./wire.ts";

export type Display = {
  readonly wire: Wire;
  /** What it holds: as it said when it came, then as it was sent. Null: nothing to build on. */
  held: Position | null;
  /** It waits for an answer, having just come or asked; a beat will do if it is up to date. */
  owed: boolean;
  /** Since when its buffer is full, or null; in the hub's elapsed milliseconds. */
  behindSinceMs: number | null;
  /** What it said since the last beat. */
  messages: number;
  gone: boolean;
};

export const makeDisplay = (wire: Wire, held: Position | null): Display => ({
  wire,
  held,
  owed: true,
  behindSinceMs: null,
  messages: 0,
  gone: false,
});

/**
 * What a display must be sent (rules L1 and L3). `known` is what the last read said of the store;
 * `announced` is the highest revision heard of, which may be ahead of it.
 */
export const needOf = (
  display: Display,
  known: Position | null,
  announced: number,
): "nothing" | "patch" | "snapshot" => {
  const { held, owed, behindSinceMs, gone } = display;
  if (gone || behindSinceMs !== null) return "nothing";
  if (held === null) return "snapshot";
  const ofAnotherEpoch = known !== null && held.epoch !== known.epoch;
  const isAhead = known !== null && held.revision > announced;
  if (ofAnotherEpoch || isAhead) return "snapshot";
  return owed || held.revision < announced ? "patch" : "nothing";
};

/** Displays that hold the same, so that one read and one text serve them all. */
export type Standing = {
  held: Position;
  displays: Display[];
};

/** Those that hold something, by what they hold. */
export const byStanding = (displays: Iterable<Display>): Standing[] => {
  const standings = new Map<string, Standing>();
  let last: Standing | undefined;
  for (const display of displays) {
    const { held } = display;
    if (held === null) continue;
    // Nearly always all hold the same.
    if (last !== undefined && samePosition(last.held, held)) {
      last.displays.push(display);
      continue;
    }
    const name = `${held.revision} ${held.epoch}`;
    const standing = standings.get(name);
    last = standing ?? { held, displays: [] };
    if (standing === undefined) standings.set(name, last);
    last.displays.push(display);
  }
  return [...standings.values()];
};

/** What they hold leads nowhere: the snapshot is for them. Not for those whose page asked since. */
export const forget = ({ held, displays }: Standing): void => {
  for (const display of displays) if (samePosition(display.held, held)) display.held = null;
};

/** The page's position, or null when the text is not one. */
export const readResume = (text: string): Position | null => {
  try {
    const parsed = Resume.safeParse(JSON.parse(text));
    return parsed.success ? { epoch: parsed.data.epoch, revision: parsed.data.since } : null;
  } catch {
    return null;
  }
};
