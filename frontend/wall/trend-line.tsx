/**
 * The recent past of a figure as a line. The canvas is the drawing; its words are the label.
 * A missing day is a gap: the line never crosses it.
 */
import {
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from "chart.js";
import { type JSX, createEffect, createSignal, onCleanup, onMount } from "solid-js";
import type { Figure } from "../../contracts/figure.ts";
import { dayOfStep, writeTrend } from "./trend-words.ts";

Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale, Filler);

type Line = ChartDataset<"line", (number | null)[]>;
type LineChart = Chart<"line", (number | null)[], string>;

/** The levels that a figure is set against: none, one line, or the two edges of a band. */
const aimsOf = ({ target }: Figure): number[] => {
  if (target.state === "number") return [target.value];
  return target.state === "band" ? [target.floor, target.ceiling] : [];
};

/** The lowest and highest value of the drawing, with a little air. */
export const trendRange = (figure: Figure): { min: number; max: number } => {
  const known = figure.trend.values.filter((value) => value !== null);
  const all = [...known, ...aimsOf(figure)];
  const min = Math.min(...all);
  const max = Math.max(...all);
  const air = (max - min) * 0.06 || 1;
  return { min: min - air, max: max + air };
};

/** The colours and sizes of this place on the page: tokens of its theme, in the text's size. */
type Paint = {
  line: string;
  tint: string;
  aim: string;
  aimTint: string;
  behind: string;
  emPx: number;
};

const paintOf = (element: HTMLElement, quiet: boolean): Paint => {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    line: token(quiet ? "--text-3" : "--data"),
    tint: token("--data-tint"),
    aim: token(quiet ? "--text-3" : "--plan"),
    aimTint: quiet ? "transparent" : token("--plan-tint"),
    behind: token("--icon-behind"),
    emPx: Number.parseFloat(style.fontSize),
  };
};

/** Only the last point is drawn, ringed; and one that stands alone between two gaps. */
const radiusOf = (values: readonly (number | null)[], step: number, emPx: number): number => {
  if (step === values.length - 1) return emPx * 0.26;
  const alone = (values[step - 1] ?? null) === null && (values[step + 1] ?? null) === null;
  return alone ? emPx * 0.09 : 0;
};

const valueLine = (values: (number | null)[], paint: Paint, filled: boolean): Line => ({
  data: values,
  borderColor: paint.line,
  borderWidth: paint.emPx * 0.125,
  borderJoinStyle: "round",
  borderCapStyle: "round",
  backgroundColor: paint.tint,
  fill: filled ? "start" : false,
  pointRadius: values.map((_, step) => radiusOf(values, step, paint.emPx)),
  pointBackgroundColor: paint.behind,
  pointBorderColor: paint.line,
  pointBorderWidth: paint.emPx * 0.125,
  clip: false,
});

const aimLine = (level: number, steps: number, paint: Paint): Line => ({
  data: Array.from({ length: steps }, () => level),
  borderColor: paint.aim,
  borderWidth: paint.emPx * 0.09,
  borderDash: [paint.emPx * 0.36, paint.emPx * 0.24],
  backgroundColor: paint.aimTint,
  pointRadius: 0,
  fill: false,
  clip: false,
});

const datasetsOf = (figure: Figure, paint: Paint, filled: boolean): Line[] => {
  const values = [...figure.trend.values];
  const aims = aimsOf(figure).map((level) => aimLine(level, values.length, paint));
  const [, ceiling] = aims;
  // The ceiling is the third line drawn and fills down to the floor, the second.
  if (ceiling !== undefined) ceiling.fill = 1;
  return [valueLine(values, paint, filled), ...aims];
};

const configurationOf = (
  onResize: () => void,
): ChartConfiguration<"line", (number | null)[], string> => ({
  type: "line",
  data: { labels: [], datasets: [] },
  options: {
    animation: false,
    events: [],
    maintainAspectRatio: false,
    onResize,
    scales: { x: { display: false }, y: { display: false } },
  },
});

const redraw = (chart: LineChart, figure: Figure, paint: Paint, filled: boolean): void => {
  chart.data.labels = figure.trend.values.map((_, step) => dayOfStep(figure.trend, step));
  chart.data.datasets = datasetsOf(figure, paint, filled);
  chart.options.layout = { padding: paint.emPx * 0.36 };
  chart.options.scales = { x: { display: false }, y: { display: false, ...trendRange(figure) } };
  chart.update();
};

/**
 * @param props.filled Whether the area under the line is tinted.
 * @param props.quiet Whether the figure is old, overdue or cut off: the line is grey.
 */
export const TrendLine = (props: {
  figure: Figure;
  filled?: boolean;
  quiet: boolean;
}): JSX.Element => {
  let frame: HTMLDivElement | undefined;
  let canvas: HTMLCanvasElement | undefined;
  // The sizes are in the text's size, which another size of the screen changes.
  const [resizes, setResizes] = createSignal(0);
  onMount(() => {
    if (frame === undefined || canvas === undefined) return;
    const element = frame;
    const noteResize = (): void => queueMicrotask(() => setResizes((count) => count + 1));
    const chart: LineChart = new Chart(canvas, configurationOf(noteResize));
    createEffect(() => {
      resizes();
      redraw(chart, props.figure, paintOf(element, props.quiet), props.filled === true);
    });
    onCleanup(() => chart.destroy());
  });
  return (
    <div ref={frame} class="trend" role="img" aria-label={writeTrend(props.figure)}>
      <canvas ref={canvas} />
    </div>
  );
};
