/** Draws the weeks along the foot of a chart, and words where a week has no figure. */
import * as Plot from "@observablehq/plot";
import type { Day } from "../../contracts/calendar.ts";
import { writeDayShort } from "../../contracts/wording.ts";
import { colour } from "./chart-style.ts";

const weekLabelWidth = 38;

/** The dates under the chart; where they would touch, fewer of them, and always the last. */
export const drawWeekLabels = (weeks: readonly Day[], plotWidth: number): Plot.Markish => {
  const step = Math.max(1, Math.ceil((weeks.length * weekLabelWidth) / plotWidth));
  const shown = weeks.filter((_, index) => (weeks.length - 1 - index) % step === 0);
  return Plot.text(shown, {
    x: (day: Day) => day,
    text: (day: Day) => writeDayShort(day),
    frameAnchor: "bottom",
    facetAnchor: "bottom",
    dy: 16,
    fontSize: 11,
    fill: colour.quiet,
  });
};

/** Words where a bar or a point would be: never a line, never a shorter bar (rules D2, F3). */
export const drawGapWords = (
  gaps: readonly { day: Day; lines: readonly string[] }[],
): Plot.Markish =>
  Plot.text(gaps, {
    x: "day",
    text: (gap: { lines: readonly string[] }) => gap.lines.join("\n"),
    frameAnchor: "bottom",
    lineAnchor: "bottom",
    dy: -6,
    fontSize: 11,
    fill: colour.quiet,
  });
