/** What the processes behind figures are doing: each judged by the series that ends with its figure. */
import type { Instant } from "../../../contracts/calendar.ts";
import type { Figure } from "../../../contracts/figure.ts";
import type { Measure } from "../../../contracts/measure.ts";
import type { Variation } from "../../../contracts/variation.ts";
import { composeFigureVariation } from "../../domain/control-chart/figure-variation.ts";
import {
  chartWindowOf,
  chooseView,
  composeChartSeries,
} from "../../domain/control-chart/series-view.ts";
import type { Db } from "../../store/database.ts";
import { type Place, readReadings } from "../place.ts";

type Shown = {
  place: Place;
  measures: readonly Measure[];
  figures: ReadonlyMap<string, Figure>;
  knownAt: Instant;
};

/** The variation of each of these measures, by its key; null where nothing can be said. */
export const readVariations = async (
  db: Db,
  { place, measures, figures, knownAt }: Shown,
): Promise<(measure: string) => Variation | null> => {
  const wanted = measures.flatMap((measure) => {
    const asAt = figures.get(measure.key)?.asAt ?? null;
    if (asAt === null || chooseView(measure) === null) return [];
    const window = chartWindowOf(measure.cadence, asAt);
    return window === null ? [] : [{ measure, asAt, windows: [window] }];
  });
  const readings = await readReadings(db, place, wanted, knownAt);
  const variations = new Map(
    wanted.map(({ measure, asAt }) => {
      const series = composeChartSeries(measure.cadence, asAt, readings(measure.key));
      const judged = series === null ? null : composeFigureVariation(series, measure);
      return [measure.key, judged?.variation ?? null];
    }),
  );
  return (measure) => variations.get(measure) ?? null;
};
