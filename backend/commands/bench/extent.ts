/** How much is measured. */
export type Extent = {
  /** How many displays watch, one measurement each. */
  displays: readonly number[];
  /** The servers take turns, so that what else the machine does falls on both. */
  turns: number;
  postsPerTurn: number;
  postEveryMs: number;
  /** Posts to each before anything is measured: a server that runs is warm. */
  warmingPosts: number;
  joining: number;
  writers: number;
  writingMsPerTurn: number;
  /** How many displays watch while it is written as fast as can be. */
  writingBefore: readonly number[];
  /** How many displays watch beside the one in the browser, one measurement each. */
  glassBeside: readonly number[];
  /** How many displays fan out, over how many servers, one measurement each. */
  fanOut: number;
  fanOutServers: readonly number[];
  fanOutPosts: number;
  fanOutEveryMs: number;
};

const whole: Extent = {
  displays: [1, 100, 1_000],
  turns: 3,
  postsPerTurn: 20,
  postEveryMs: 200,
  warmingPosts: 200,
  joining: 1_000,
  writers: 8,
  writingMsPerTurn: 2_000,
  writingBefore: [0, 100],
  glassBeside: [1, 1_000],
  fanOut: 5_000,
  fanOutServers: [1, 2],
  fanOutPosts: 10,
  fanOutEveryMs: 1_000,
};

/** Shows that it works, in a quarter of the time; its numbers are rough. */
const quick: Extent = {
  ...whole,
  displays: [1, 100],
  turns: 2,
  postsPerTurn: 8,
  warmingPosts: 50,
  joining: 100,
  writingMsPerTurn: 500,
  glassBeside: [1, 100],
  fanOut: 500,
  fanOutPosts: 4,
};

export const extentOf = (isQuick: boolean): Extent => (isQuick ? quick : whole);
