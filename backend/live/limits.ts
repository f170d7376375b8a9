import { beatEveryMs } from "../../contracts/live.ts";

/** Every limit of the hub. All are per server. */
export type HubLimits = {
  wiresMax: number;
  wiresPerPlaceMax: number;
  /** While changes come fast, one patch in this time holds them all. */
  tickMs: number;
  /** After this many sends, waiting requests get their turn. */
  sliceWires: number;
  /** With more than this unsent a wire is behind: it gets nothing until it drains. */
  bufferedBytesMax: number;
  /** A wire that was behind has drained when no more than this is unsent. */
  drainedBytesMax: number;
  drainCheckEveryMs: number;
  /** A wire that is behind for longer is closed. */
  drainMaxMs: number;
  /** Beyond this many different positions in one round, the rest get the snapshot they share. */
  positionsPerRoundMax: number;
  beatEveryMs: number;
  /** The longest text a page may send. */
  messageCharsMax: number;
  /** A page has one thing to say, and no reason to say it more often. */
  messagesPerBeatMax: number;
  readMaxMs: number;
  retryFirstMs: number;
  retryMaxMs: number;
};

export const hubLimits: HubLimits = {
  wiresMax: 20_000,
  wiresPerPlaceMax: 10_000,
  tickMs: 50,
  sliceWires: 200,
  bufferedBytesMax: 1_000_000,
  drainedBytesMax: 64_000,
  drainCheckEveryMs: 250,
  drainMaxMs: 15_000,
  positionsPerRoundMax: 8,
  beatEveryMs,
  messageCharsMax: 256,
  messagesPerBeatMax: 20,
  readMaxMs: 10_000,
  retryFirstMs: 250,
  retryMaxMs: 5_000,
};
