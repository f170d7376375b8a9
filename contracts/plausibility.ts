/**
 * What a value is judged against before it is believed: a warning, never a wall. The page and the
 * server judge alike, from the same expectation.
 */
import { z } from "zod";
import { Day, daysBetween } from "./calendar.ts";
import type { MeasureKind } from "./measure.ts";
import { writeDayLong, writeDayShort, writeDayWithWeekday, writeValue } from "./wording.ts";

/** A sample that reaches back this far, with this many in it, may be called a year's. */
const yearSpanDaysMin = 330;
const yearSampleMin = 40;
/** A value above (or below) fewer of its kind than this share of a year is not unusual for the year. */
const yearShareMin = 0.9;
/** How many times the usual a value must be before a digit is thought to be too many, or missing. */
const extraDigitTimesMin = 5;
const missingDigitTimesMin = 4;

const Range = z.object({ low: z.number(), high: z.number() });

/** All numbers are in the measure's own unit and were known before `asAt`. */
export const Expectation = z.object({
  asAt: Day,
  every: z.enum(["day", "week", "month", "event", "occasion"]),
  /** The same weekdays of the 52 weeks before (or all periods, where figures are not daily), ascending. */
  sample: z.array(z.number()).max(400),
  /** The as-at of the first in the sample. */
  since: Day,
  /** The lowest and the highest of the last few of them. */
  recent: Range.extend({ count: z.int() }),
  /** What this weekday would bring at the recent level. */
  usual: z.number(),
  /** Beyond these a value is pointed out; both belong to what is believed. */
  believed: Range,
  /** Beyond these a value is pointed out when it is also the value of the day before. Never wider than `believed`. */
  near: Range,
  /** The figure of the period before; null when that is missing. */
  previous: z.object({ asAt: Day, value: z.number() }).nullable(),
  /** Confirmed values by which the two ranges were widened. */
  accepted: z.array(z.object({ asAt: Day, value: z.number() })),
  /** Other rows of the same sheet whose usual values lie apart from this one's. */
  lookalikes: z.array(Range.extend({ label: z.string() })),
});
export type Expectation = z.infer<typeof Expectation>;

/** What is asked about a value, and why it is asked. */
export type Doubt = {
  kind: "unusual" | "repeated" | "extra-digit" | "missing-digit" | "swapped-digits" | "other-row";
  message: string;
};

type Written = { kind: MeasureKind; decimals: number };

/**
 * What to ask the person who enters `value`, or null when there is nothing to ask. Every number in
 * the sentence is one of the expectation's, or counted in its sample.
 */
export const judge = (value: number, expectation: Expectation, written: Written): Doubt | null => {
  const { believed, near, previous } = expectation;
  if (isWithin(value, near)) return null;
  const write = (number: number): string => writeValue({ ...written, scale: null }, number);
  const around = write(expectation.usual);
  if (previous !== null && value === previous.value) {
    return {
      kind: "repeated",
      message: `${write(value)} is what was entered for ${writeDayOfPrevious(expectation, previous.asAt)}. Around ${around} would be usual. Is it right?`,
    };
  }
  if (isWithin(value, believed)) return null;
  return (
    doubtDigits(value, expectation, write) ??
    doubtRow(value, expectation, write) ?? {
      kind: "unusual",
      message: `${writePosition(value, expectation, write)} ${value === 0 ? "If there is no figure, say so instead of 0." : "Is it right?"}`,
    }
  );
};

const isWithin = (value: number, { low, high }: z.infer<typeof Range>): boolean =>
  value >= low && value <= high;

const writeDayOfPrevious = ({ asAt, every }: Expectation, previous: Day): string =>
  every === "day" && daysBetween(previous, asAt) === 1
    ? `the day before, ${writeDayWithWeekday(previous)}`
    : writeDayShort(previous);

type Write = (value: number) => string;

const doubtDigits = (value: number, expected: Expectation, write: Write): Doubt | null => {
  const { near } = expected;
  // As it is written in the sentence, which must be true of it.
  const usual = Math.round(expected.usual);
  const isNear = (other: number): boolean => other !== value && isWithin(other, near);
  if (!Number.isInteger(value) || value === 0 || usual <= 0) return null;
  if (value >= usual * extraDigitTimesMin && withoutOneDigit(value).some(isNear)) {
    return {
      kind: "extra-digit",
      message: `${write(value)} is ${writeTimes(value / usual)} the usual ${write(usual)}. Is there a digit too many?`,
    };
  }
  if (value * missingDigitTimesMin < usual && String(value).length < String(usual).length) {
    return {
      kind: "missing-digit",
      message: `${write(value)} is less than a quarter of the usual ${write(usual)}. Is a digit missing?`,
    };
  }
  const meant = withTwoSwapped(value).find(isNear);
  if (meant === undefined) return null;
  return {
    kind: "swapped-digits",
    message: `${writePosition(value, expected, write)} Should it be ${write(meant)}?`,
  };
};

const withoutOneDigit = (value: number): number[] => {
  const digits = String(value);
  return Array.from(digits, (_, at) => Number(digits.slice(0, at) + digits.slice(at + 1)));
};

const withTwoSwapped = (value: number): number[] => {
  const digits = Array.from(String(value));
  return digits
    .slice(1)
    .map((second, at) =>
      Number([...digits.slice(0, at), second, digits[at], ...digits.slice(at + 2)].join("")),
    );
};

const writeTimes = (times: number): string =>
  times === 10 ? "ten times" : `about ${Math.round(times)} times`;

const doubtRow = (value: number, expected: Expectation, write: Write): Doubt | null => {
  const other = expected.lookalikes.find((range) => isWithin(value, range));
  return other === undefined
    ? null
    : {
        kind: "other-row",
        message: `${write(value)} is what ${other.label} usually is; around ${write(expected.usual)} would be usual here. Is it in the right row?`,
      };
};

/** Where a value stands among its kind: in the year if that is telling, else of late, else beside the usual. */
const writePosition = (value: number, expected: Expectation, write: Write): string => {
  const { sample, recent, usual } = expected;
  const isHigh = value > usual;
  const side = isHigh ? "higher" : "lower";
  const isPassed = (other: number): boolean => (isHigh ? other < value : other > value);
  const passed = sample.filter(isPassed).length;
  const { many, when } = namePeers(expected);
  if (passed === sample.length) {
    return `${write(value)} is ${side} than all ${passed} ${many} ${when}.`;
  }
  if (passed / sample.length >= yearShareMin) {
    // Rounded down: the sentence never claims more than the sample holds.
    return sample.length < yearSampleMin
      ? `${write(value)} is ${side} than ${passed} of the ${sample.length} ${many} ${when}.`
      : `${write(value)} is ${side} than ${Math.floor((100 * passed) / sample.length)} in 100 ${many} ${when}.`;
  }
  if (isPassed(isHigh ? recent.high : recent.low)) {
    return `${write(value)} is ${side} than all of the last ${recent.count} ${many} (${write(recent.low)} to ${write(recent.high)}).`;
  }
  return `${write(value)} is ${side} than usual now: around ${write(usual)}.`;
};

/** "Thursdays this year": the year is the 52 weeks before, whatever the calendar's. */
const namePeers = ({ every, asAt, sample, since }: Expectation): { many: string; when: string } => {
  const weekday = writeDayLong(asAt).split(" ")[0] ?? "";
  const many = { day: `${weekday}s`, week: "weeks", month: "months" };
  const isYear = sample.length >= yearSampleMin && daysBetween(since, asAt) >= yearSpanDaysMin;
  return {
    many: every === "event" || every === "occasion" ? "figures" : many[every],
    when: isYear ? "this year" : `known since ${writeDayShort(since)}`,
  };
};
