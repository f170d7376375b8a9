/**
 * What a series would bring next, as a flow lead would guess it: what its last few Thursdays were,
 * moved half of the way to where the last week stood beside its own weekdays. Medians throughout, so
 * that one wrong figure does not become the guess.
 */

/** How many of the same weekday make the guess, and how few may. */
export const peersMax = 8;
const peersMin = 4;
/** Same weekdays are looked for this many weeks back: a quarter of a year's change at most. */
const peersLookBackCycles = 13;
/** The last week says how the level stands now; fewer figures than this do not. */
const levelSlots = 7;
const levelFiguresMin = 3;
/** How much of the last week's departure is expected to stay. */
const levelStays = 0.5;

/** Figures at even steps; a null is a missing one and never a zero (rule F3). */
export type Series = {
  values: readonly (number | null)[];
  /** Steps after which a pattern returns: 7 for days, 1 where there is none. */
  cycle: number;
  /** Whether a step is known beforehand to be as quiet as the quiet step of its cycle: a bank holiday. */
  isQuiet: (slot: number) => boolean;
  /** Where in the first cycle the quiet step (Sunday) lies. */
  quietOffset: number;
};

/** One guess, or two where a day may be like its weekday or like a Sunday; the weekday's is first. */
export type Guess = { usual: number; ifQuiet: number | null };

/** Guesses for any step of a series, up to the one after its last, each from what lies before it only. */
export const makeGuesses = (series: Series): ((slot: number) => Guess | null) => {
  const { values, cycle, isQuiet, quietOffset } = series;
  const bases = new Map<number, number | null>();
  const baseOf = (slot: number): number | null => {
    const known = bases.get(slot);
    if (known !== undefined) return known;
    const peers = peersBefore(series, slot, slot - cycle);
    const base = peers.length < peersMin ? null : medianOf(peers);
    bases.set(slot, base);
    return base;
  };
  const levelBefore = (slot: number): number => {
    const ratios: number[] = [];
    for (let at = Math.max(0, slot - levelSlots); at < slot; at += 1) {
      const value = values[at] ?? null;
      const base = baseOf(at);
      if (value !== null && base !== null && base > 0 && !isQuiet(at)) ratios.push(value / base);
    }
    return ratios.length < levelFiguresMin ? 1 : 1 + levelStays * (medianOf(ratios) - 1);
  };
  return (slot) => {
    const base = baseOf(slot);
    if (base === null) return null;
    const level = levelBefore(slot);
    if (!isQuiet(slot)) return { usual: base * level, ifQuiet: null };
    const sinceQuiet = (slot - quietOffset + cycle - 1) % cycle;
    const sundays = peersBefore(series, slot, slot - 1 - sinceQuiet);
    return {
      usual: base * level,
      ifQuiet: sundays.length < peersMin ? null : medianOf(sundays) * level,
    };
  };
};

/** The last known figures at `from` and at whole cycles before it; holidays stand for no weekday. */
const peersBefore = (
  { values, cycle, isQuiet, quietOffset }: Series,
  slot: number,
  from: number,
) => {
  const peers: number[] = [];
  const earliest = Math.max(0, slot - peersLookBackCycles * cycle);
  const isOfQuietStep = (from - quietOffset) % cycle === 0;
  for (let at = from; at >= earliest && peers.length < peersMax; at -= cycle) {
    const value = values[at] ?? null;
    if (value !== null && (isOfQuietStep || !isQuiet(at))) peers.push(value);
  }
  return peers;
};

/** The middle value, or the mean of the two middle ones. At least one value must be given. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = values.length <= insertedMax ? insertionSorted(values) : sortedOf(values);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

/** A year takes hundreds of medians of a handful: each is put in order as it is read. */
const insertedMax = 10;

const insertionSorted = (values: readonly number[]): number[] => {
  const sorted: number[] = [];
  for (const value of values) {
    let at = sorted.length;
    for (; at > 0 && (sorted[at - 1] ?? value) > value; at -= 1) sorted[at] = sorted[at - 1] ?? 0;
    sorted[at] = value;
  }
  return sorted;
};

const sortedOf = (values: readonly number[]): Float64Array => Float64Array.from(values).toSorted();
