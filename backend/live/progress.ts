/** How far a place has come, as far as this server knows: what it read, and what it heard of. */
import type { Position } from "./readings.ts";

export type Progress = {
  /** What the last read said; null before the first. */
  readonly known: Position | null;
  /** The highest revision heard of or read: what every display is to be brought to. */
  readonly announced: number;
  /**
   * An announcement came. "backwards": it is old news, or the store was put back from a copy, and
   * only a read can tell which.
   */
  hear(revision: number): "news" | "known" | "backwards";
  /**
   * A read that began when `announcedBefore` was announced has said where the place stands. False
   * when the store is behind that: it is believed all the same, for it is the authority.
   */
  learn(position: Position, announcedBefore: number): boolean;
};

export const makeProgress = (): Progress => {
  let known: Position | null = null;
  let announced = 0;
  return {
    get known() {
      return known;
    },
    get announced() {
      return announced;
    },
    hear(revision) {
      if (revision === announced) return "known";
      if (revision < announced) return "backwards";
      announced = revision;
      return "news";
    },
    learn(position, announcedBefore) {
      const isAnotherEpoch = known !== null && known.epoch !== position.epoch;
      const isShort = !isAnotherEpoch && position.revision < announcedBefore;
      // What was heard while the read went on may be ahead of it, and stays.
      const heardMeanwhile = announced !== announcedBefore;
      const isBelieved = isAnotherEpoch || (isShort && !heardMeanwhile);
      announced = isBelieved ? position.revision : Math.max(announced, position.revision);
      known = position;
      return !isShort;
    },
  };
};
