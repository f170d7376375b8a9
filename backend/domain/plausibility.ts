/**
 * What a new figure is judged against: its own weekday, its recent level and how far it usually strays,
 * from what was known before it. Pure; about a millisecond for a year of days.
 */
import { type AsAt, type Day, dayOf, daysBetween } from "../../contracts/calendar.ts";
import type { Measure, MeasureKind } from "../../contracts/measure.ts";
import type { Expectation } from "../../contracts/plausibility.ts";
import { type KnownPoint, type Timeline, knownBefore, layOut, peersOf } from "./timeline.ts";
import { type Guess, type Series, makeGuesses, medianOf, peersMax } from "./usual-level.ts";

/** Fewer guesses than these that could be held against what came say too little about straying. */
const guessesMin = { day: 28, other: 6 };

/** A value beyond this many usual strays is pointed out; or beyond the nearer bound if it repeats. */
const believedStrays = 3;
const nearStrays = 1.3;
/** Strays are counted in square roots of the level, as chance makes counts stray; never fewer than this. */
const strayMin = 0.5;
/** Makes the median stray that of a bell curve's standard deviation. */
const medianToDeviation = 1.4826;
/** A spread known from few guesses is known badly: it is widened by this over their number. */
const fewGuessesWidening = 4;

/** A difference of this size is never pointed out, in the measure's unit. */
const slack: Partial<Record<MeasureKind, number>> = { count: 3, percent: 5, average: 1 };
/** Below this level whatever the year has seen is believed: small counts come in lumps. */
const smallLevel = 10;

/** A confirmed value is believed again for so many periods. */
export const acceptedPeriods = 7;

/** A value that a person confirmed with a reason. */
export type Accepted = { asAt: Day; value: number };

/**
 * What the figure about `asAt` is expected to be; null when too little is known, and for what is not
 * a number (levels, answers, sentences).
 *
 * @param points ascending by as-at, as known now; those on or after `asAt` and those more than
 *   `expectationHistoryDays` before it are passed over, so a whole history may be given. Of a measure
 *   with a breakdown: the one part's values.
 * @param accepted in any order; those whose value is no longer in force teach nothing.
 */
export const composeExpectation = (
  points: readonly KnownPoint[],
  asAt: AsAt,
  measure: Pick<Measure, "kind" | "cadence">,
  accepted: readonly Accepted[] = [],
): Expectation | null => {
  const leastDifference = slack[measure.kind];
  if (leastDifference === undefined) return null;
  const day = dayOf(asAt);
  const every = measure.cadence.every;
  const known = knownBefore(points, day);
  const last = known.at(-1);
  if (last === undefined) return null;
  const timeline = layOut(every, known, day);
  const guessAt = makeGuesses(timeline.series);
  const guess = guessAt(timeline.next);
  const stray = strayOf(timeline.series, guessAt, guessesMin[every === "day" ? "day" : "other"]);
  if (guess === null || stray === null) return null;
  const peers = peersOf(timeline, known);
  const recent = peers.slice(-peersMax).map(({ value }) => value);
  const usual = guess.usual;
  const widths = { stray, leastDifference };
  const taught = teachings(timeline, guessAt, accepted);
  const sample = peers.map(({ value }) => value).toSorted((a, b) => a - b);
  const seen = usual < smallLevel ? known.map(({ value }) => value) : [];
  const rangeOf = (strays: number) => rangeAround(guess, strays, widths, seen, taught);
  const isPrevious = every !== "day" || daysBetween(last.day, day) === 1;
  return {
    asAt: day,
    every,
    sample,
    since: peers[0]?.day ?? last.day,
    recent: { low: Math.min(...recent), high: Math.max(...recent), count: recent.length },
    usual: round(usual),
    believed: rangeOf(believedStrays),
    near: rangeOf(nearStrays),
    previous: isPrevious ? { asAt: last.day, value: last.value } : null,
    accepted: taught.map(({ asAt: on, value }) => ({ asAt: on, value })),
    lookalikes: [],
  };
};

/** How far figures lay from their guesses, in square roots of the level; null with too few to say. */
const strayOf = (
  { values, isQuiet }: Series,
  guessAt: (slot: number) => Guess | null,
  countMin: number,
): number | null => {
  const strays: number[] = [];
  for (const [slot, value] of values.entries()) {
    const guess = value === null || isQuiet(slot) ? null : guessAt(slot);
    if (value === null || guess === null) continue;
    strays.push(Math.abs(value - guess.usual) / rootOf(guess.usual));
  }
  if (strays.length < countMin) return null;
  const widened = 1 + fewGuessesWidening / strays.length;
  return Math.max(strayMin, medianOf(strays) * medianToDeviation * widened);
};

/** The square root of a level, of one at least: nothing is not certain to stay nothing. */
const rootOf = (level: number): number => Math.sqrt(Math.max(level, 1));

type Taught = Accepted & { side: "high" | "low"; today: number };

/** The confirmed values that still count, each brought to today's weekday. */
const teachings = (
  { series, next, slotOf }: Timeline,
  guessAt: (slot: number) => Guess | null,
  accepted: readonly Accepted[],
): Taught[] =>
  accepted.flatMap(({ asAt, value }): Taught[] => {
    const slot = slotOf.get(asAt);
    if (slot === undefined || next - slot > acceptedPeriods) return [];
    if (series.values[slot] !== value) return [];
    const then = guessAt(slot)?.usual ?? value;
    const now = guessAt(next)?.usual ?? then;
    return [
      {
        asAt,
        value,
        side: value > then ? "high" : "low",
        today: then > 0 ? (value * now) / then : value,
      },
    ];
  });

type Widths = { stray: number; leastDifference: number };

const rangeAround = (
  { usual, ifQuiet }: Guess,
  strays: number,
  { stray, leastDifference }: Widths,
  seen: readonly number[],
  taught: readonly Taught[],
): Expectation["believed"] => {
  const lows = [...seen];
  const highs = [...seen];
  for (const level of ifQuiet === null ? [usual] : [usual, ifQuiet]) {
    const width = Math.max(leastDifference, strays * stray * rootOf(level));
    lows.push(level - width);
    highs.push(level + width);
  }
  // As high as what was confirmed, on its own day's terms or today's, and one stray more.
  const margin = Math.max(leastDifference, stray * rootOf(usual));
  for (const { value, today, side } of taught) {
    if (side === "high") highs.push(Math.max(value, today) + margin);
    else lows.push(Math.min(value, today) - margin);
  }
  return { low: round(Math.min(...lows)), high: round(Math.max(...highs)) };
};

/** To a thousandth, as values are kept: a sheet of expectations stays small. */
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/**
 * Tells each row of a sheet what its neighbours usually are, where that lies apart from its own: a
 * value in the wrong row can then be asked after by name. The rows are those with an expectation.
 */
export const composeLookalikes = <Row extends { label: string; expectation: Expectation }>(
  rows: readonly Row[],
): Row[] =>
  rows.map((row) => ({
    ...row,
    expectation: {
      ...row.expectation,
      lookalikes: rows.flatMap(({ label, expectation: { near } }) =>
        near.low > row.expectation.believed.high || near.high < row.expectation.believed.low
          ? [{ label, ...near }]
          : [],
      ),
    },
  }));
