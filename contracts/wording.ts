/** How values, differences, dates and ages are written: here and nowhere else. */
import {
  type AsAt,
  type ClockTime,
  type Day,
  type Instant,
  type Month,
  dayOf,
  londonDay,
  londonTime,
  monthOf,
  weekdayOf,
} from "./calendar.ts";
import type { Figure } from "./figure.ts";
import { type Cadence, type MeasureKind, type ScaleName, levelOf } from "./measure.ts";
import type { TargetInForce } from "./plan.ts";

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const weekdayNames = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** "Thursday" */
export const writeWeekday = (day: Day): string => weekdayNames[weekdayOf(day) - 1] ?? "";

/** "August" of "2024-08". */
export const writeMonth = (month: Month): string => monthNames[Number(month.slice(5)) - 1] ?? "";

/** "15 Aug" */
export const writeDayShort = (day: Day): string =>
  `${Number(day.slice(8))} ${writeMonth(monthOf(day)).slice(0, 3)}`;

/** "Wed 14 Aug" */
export const writeDayWithWeekday = (day: Day): string =>
  `${writeWeekday(day).slice(0, 3)} ${writeDayShort(day)}`;

/** "15 August" */
export const writeDayPlain = (day: Day): string =>
  `${Number(day.slice(8))} ${writeMonth(monthOf(day))}`;

/** "Thursday 15 August" */
export const writeDayNamed = (day: Day): string => `${writeWeekday(day)} ${writeDayPlain(day)}`;

/** "Thursday 15 August 2024" */
export const writeDayLong = (day: Day): string =>
  `${writeWeekday(day)} ${writeDayPlain(day)} ${day.slice(0, 4)}`;

/** "8am", "5:30pm", "midday", "midnight" */
export const writeTime = (time: ClockTime): string => {
  if (time === "12:00") return "midday";
  if (time === "00:00") return "midnight";
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3) === "00" ? "" : `:${time.slice(3)}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
};

/** The London time of a moment: "8:31am". */
export const writeTimeOf = (instant: Instant): string => writeTime(londonTime(instant));

/** When something is or was due, as short as today allows: "11am", "Thu 5pm", "9 Aug, 5pm". */
export const writeDue = (dueAt: Instant, now: Instant): string => {
  const day = londonDay(dueAt);
  const time = writeTimeOf(dueAt);
  if (day === londonDay(now)) return time;
  const daysAway = Math.abs(Date.parse(dueAt) - Date.parse(now)) / 86_400_000;
  return daysAway < 6
    ? `${writeWeekday(day).slice(0, 3)} ${time}`
    : `${writeDayShort(day)}, ${time}`;
};

/** An age or a lateness: seconds to 2 minutes, minutes to 2 hours, then hours, then days. */
export const writeAge = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 120) return `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
};

/** What a figure is about, by its cadence: "15 Aug, 8am", "Wed 14 Aug", "week to 8 Aug", "June". */
export const writeAsAt = (cadence: Cadence, asAt: AsAt): string => {
  const day = dayOf(asAt);
  switch (cadence.every) {
    case "day":
      if (cadence.counts === "period") return writeDayWithWeekday(day);
      return cadence.at === null
        ? writeDayShort(day)
        : `${writeDayShort(day)}, ${writeTime(cadence.at)}`;
    case "week":
      return `week ${cadence.named === "end" ? "to" : "of"} ${writeDayShort(day)}`;
    case "month":
      return writeMonth(monthOf(day));
    case "event":
    case "occasion":
      return writeDayShort(day);
  }
};

/** Formats by their decimals: making one takes longer than writing sixty numbers with it. */
const numberFormats = new Map<number, Intl.NumberFormat>();

const numberFormat = (decimals: number): Intl.NumberFormat => {
  const known = numberFormats.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  numberFormats.set(decimals, made);
  return made;
};

/** "1,234", "7.5" */
export const writeNumber = (value: number, decimals = 0): string => {
  const written = numberFormat(decimals).format(value);
  return written === "-0" ? "0" : written;
};

type Writable = Pick<Figure, "kind" | "decimals" | "scale">;

/** A value as it is read aloud: "16", "74%", "OPEL 2", "Amber 2", "Yes". */
export const writeValue = ({ kind, decimals, scale }: Writable, value: number): string => {
  switch (kind) {
    case "percent":
      return `${writeNumber(value, decimals)}%`;
    case "yes-no":
      return value === 0 ? "No" : "Yes";
    case "level":
      return writeLevel(scale, value);
    case "count":
    case "average":
    case "text":
      return writeNumber(value, decimals);
  }
};

const writeLevel = (scale: ScaleName | null, level: number): string =>
  (scale === null ? undefined : levelOf(scale, level)?.name) ?? `Level ${level}`;

/** "12 patients", "1 patient" */
export const writeCount = (value: number, unit: Figure["unit"]): string =>
  `${writeNumber(value)} ${value === 1 ? unit.one : unit.many}`;

/** The size of a difference in its unit: "4", "6 points", "1 level". */
const writeSize = ({ kind, decimals }: Pick<Figure, "kind" | "decimals">, size: number): string => {
  const written = writeNumber(size, decimals);
  if (kind === "percent") return `${written} ${written === "1" ? "point" : "points"}`;
  if (kind === "level") return `${written} ${written === "1" ? "level" : "levels"}`;
  return written;
};

/** A target or a band as a number: "20", "80% to 95%". */
export const writeAim = (
  figure: Pick<Figure, "kind" | "decimals" | "scale">,
  target: Extract<TargetInForce, { state: "number" | "band" }>,
): string =>
  target.state === "number"
    ? writeValue(figure, target.value)
    : `${writeValue(figure, target.floor)} to ${writeValue(figure, target.ceiling)}`;

/** The difference from target in words: "4 under target of 20", "on target of 20", "7 points over 80% to 95%". */
export const writeVariance = (
  figure: Pick<Figure, "kind" | "decimals" | "scale" | "target" | "variance">,
): string => {
  const { target, variance } = figure;
  if (variance === null || (target.state !== "number" && target.state !== "band")) return "";
  const aim = writeAim(figure, target);
  const { difference } = variance;
  if (target.state === "band") {
    if (difference === 0) return `within ${aim}`;
    return `${writeSize(figure, Math.abs(difference))} ${difference < 0 ? "under" : "over"} ${aim}`;
  }
  if (difference === 0) return `on target of ${aim}`;
  const side = difference < 0 ? "under" : "over";
  return `${writeSize(figure, Math.abs(difference))} ${side} target of ${aim}`;
};

/** A change in words without its arrow: "8 fewer", "20 more", "3 points", "1 level", "same". */
export const writeChange = (kind: MeasureKind, decimals: number, difference: number): string => {
  if (difference === 0) return "same";
  const size = writeSize({ kind, decimals }, Math.abs(difference));
  if (kind === "percent" || kind === "level") return size;
  if (kind === "average") return `${size} ${difference < 0 ? "less" : "more"}`;
  return `${size} ${difference < 0 ? "fewer" : "more"}`;
};

/** A change as the board writes it: "-8", "+20", "=". A plain hyphen, as in the board's own papers. */
export const writeSignedChange = (difference: number, decimals = 0): string => {
  const size = writeNumber(Math.abs(difference), decimals);
  if (Number(size.replaceAll(",", "")) === 0) return "=";
  return `${difference < 0 ? "-" : "+"}${size}`;
};

/** What a figure is set against, as the board's table says it; empty where nothing is expected. */
export const writeAgainst = (
  figure: Pick<Figure, "kind" | "decimals" | "scale" | "target" | "capacity">,
): string => {
  switch (figure.target.state) {
    case "number":
    case "band":
      return `Target: ${writeAim(figure, figure.target)}`;
    case "tbc":
      return "Target TBC";
    case "not-rated":
      return `NB: ${figure.target.note}`;
    case "none":
      return figure.capacity === null
        ? ""
        : `total bedded capacity = ${writeNumber(figure.capacity)}`;
  }
};

/** "A", "A and B", "A, B and C" */
export const writeList = (items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? "")
    : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;

/** Who replaced a figure and why, after what was done: " by RUH flow lead: counted twice"; empty when neither is known. */
export const writeWhoAndWhy = ({
  role,
  reason,
}: {
  role: string | null;
  reason: string | null;
}): string => `${role === null ? "" : ` by ${role}`}${reason === null ? "" : `: ${reason}`}`;
