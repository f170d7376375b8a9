/** What may be said of a figure's process at a moment, from the series that ends with the figure. */
import type { Day } from "../../../contracts/calendar.ts";
import type { Trend } from "../../../contracts/figure.ts";
import type { Measure } from "../../../contracts/measure.ts";
import type { ChartView, Variation } from "../../../contracts/variation.ts";
import { type ControlChart, composeControlChart, variationOf } from "../control-chart.ts";
import { chooseView, viewSeries } from "./series-view.ts";

export type FigureVariation = {
  variation: Variation;
  view: ChartView;
  /** The as-at of the latest point: last Sunday for weekly totals, not the figure's own day. */
  through: Day;
  chart: ControlChart;
};

/**
 * Judges a figure's process by its recent past, from `composeChartSeries`. Null when nothing can be
 * said: the measure is no process of numbers, or the latest period is missing, since what was so before
 * a gap is not said of now. With fewer than 13 points the variation is a trial, from
 * which `claimOf` claims nothing.
 *
 * @param series as a figure's trend, but longer: even steps that end at the figure's as-at
 * @param screen whether far too large jumps are left out of the limits, as the reference does
 */
export const composeFigureVariation = (
  series: Trend,
  measure: Pick<Measure, "kind" | "cadence" | "polarity">,
  screen = true,
): FigureVariation | null => {
  const view = chooseView(measure);
  const charted = view === null ? null : viewSeries(series, view, measure.cadence);
  if (view === null || charted === null || (charted.values.at(-1) ?? null) === null) return null;
  const chart = composeControlChart(charted.values, { polarity: measure.polarity, screen });
  const variation = variationOf(chart);
  return variation === null ? null : { variation, view, through: charted.through, chart };
};
