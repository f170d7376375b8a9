/** Series with a firm baseline, and what is seen in them. */
import {
  type ControlChart,
  type ControlChartOptions,
  composeControlChart,
} from "../../../backend/domain/control-chart.ts";
import type { SpecialCause } from "../../../contracts/variation.ts";

type Values = readonly (number | null)[];

/** A chart of a measure of which less is better, screened, unless said otherwise. */
export const chart = (values: Values, options: Partial<ControlChartOptions> = {}): ControlChart =>
  composeControlChart(values, { polarity: "lower", screen: true, ...options });

export const specialsOf = (
  values: Values,
  options: Partial<ControlChartOptions> = {},
): (SpecialCause | null)[] => chart(values, options).points.map(({ special }) => special);

/** Twenty points that go up and down by one about ten: mean 10.5, limits 7.84 and 13.16. */
export const steady = Array.from({ length: 20 }, (_, i) => 10 + (i % 2));

/** Mean 50, ranges all 100: limits -216 and 316, near limits about -127.3 and 227.3. */
export const wide = Array.from({ length: 20 }, (_, i) => (i % 2) * 100);

/** What is seen in points after that baseline, whose limits they do not move. A point on the mean parts the two. */
export const seenAfterWide = (
  tail: Values,
  rebaseAt: readonly number[] = [],
): (SpecialCause | null)[] =>
  specialsOf([...wide, 50, ...tail], { fixAfter: 20, rebaseAt }).slice(21);

export const times = <T>(count: number, value: T): T[] =>
  Array.from({ length: count }, () => value);
