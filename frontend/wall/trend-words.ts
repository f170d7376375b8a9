/** A trend in words, for whoever cannot see its line. Pure. */
import { type Day, addDays, addMonths, lastDayOf, monthOf } from "../../contracts/calendar.ts";
import type { Figure, Trend } from "../../contracts/figure.ts";
import { writeAim, writeDayPlain, writeValue } from "../../contracts/wording.ts";

/** The day that a step of a trend is about. */
export const dayOfStep = (trend: Trend, step: number): Day => {
  switch (trend.every) {
    case "day":
      return addDays(trend.from, step);
    case "week":
      return addDays(trend.from, 7 * step);
    case "month":
      return lastDayOf(addMonths(monthOf(trend.from), step));
  }
};

/** "From 18 July to 15 August: highest 27 on 22 July, lowest 16 on 15 August, latest 16. Target 20." */
export const writeTrend = (figure: Figure): string => {
  const { trend } = figure;
  const known = trend.values.flatMap((value, step) => (value === null ? [] : [{ value, step }]));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return "No earlier figures.";
  const highest = known.reduce((best, next) => (next.value > best.value ? next : best));
  const lowest = known.reduce((best, next) => (next.value < best.value ? next : best));
  const at = (point: { value: number; step: number }): string =>
    `${writeValue(figure, point.value)} on ${writeDayPlain(dayOfStep(trend, point.step))}`;
  const from = writeDayPlain(dayOfStep(trend, first.step));
  const to = writeDayPlain(dayOfStep(trend, last.step));
  const missing = trend.values.length - known.length;
  const sentences = [
    `From ${from} to ${to}: highest ${at(highest)}, lowest ${at(lowest)}, latest ${writeValue(figure, last.value)}.`,
  ];
  if (figure.target.state === "number" || figure.target.state === "band") {
    sentences.push(`Target ${writeAim(figure, figure.target)}.`);
  }
  if (missing > 0) {
    sentences.push(`No figure for ${missing} of ${trend.values.length} ${trend.every}s.`);
  }
  return sentences.join(" ");
};
