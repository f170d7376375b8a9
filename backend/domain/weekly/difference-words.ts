/** How a difference is said in a sentence. Words that do not fit are not made: then there is no fact. */
import type { Figure } from "../../../contracts/figure.ts";
import { writeAim, writeChange, writeNumber, writeVariance } from "../../../contracts/wording.ts";

type Measured = Pick<Figure, "kind" | "decimals">;

/** Whether a difference is there and yet too small for the figure's decimals: it has no honest number. */
const isLostInRounding = ({ decimals }: Measured, difference: number): boolean =>
  difference !== 0 && Number(Math.abs(difference).toFixed(decimals)) === 0;

/** "8", "6 points", "0.4" */
const sizeOf = ({ kind, decimals }: Measured, difference: number): string =>
  kind === "percent"
    ? writeChange("percent", decimals, Math.abs(difference))
    : writeNumber(Math.abs(difference), decimals);

/** The three ways in which a change is said: "8 fewer", "8 lower" and "down 8". */
export type ChangeWords = { fewer: string; lower: string; down: string };

/** Of a count, a percentage or a mean; null where it is lost in rounding. */
export const sayChange = (figure: Measured, difference: number): ChangeWords | null => {
  if (isLostInRounding(figure, difference)) return null;
  if (difference === 0) return { fewer: "no change", lower: "the same", down: "unchanged" };
  const size = sizeOf(figure, difference);
  const isLess = difference < 0;
  const lower = `${size} ${isLess ? "lower" : "higher"}`;
  return {
    fewer: figure.kind === "count" ? `${size} ${isLess ? "fewer" : "more"}` : lower,
    lower,
    down: `${isLess ? "down" : "up"} ${size}`,
  };
};

/** "8 fewer than last week", "the same as last week" */
export const sayAgainst = (words: string, difference: number, what: string): string =>
  difference === 0 ? `the same as ${what}` : `${words} than ${what}`;

const numberWords = ["no", "one", "two", "three"];

/** "one level", "two levels" */
export const sayLevels = (count: number): string =>
  `${numberWords[count] ?? String(count)} ${count === 1 ? "level" : "levels"}`;

/** "4 under the target of 20", "on the target of 20", "within the target of 80% to 95%"; null without a target. */
export const sayVariance = (
  figure: Pick<Figure, "kind" | "decimals" | "scale" | "target" | "variance">,
): string | null => {
  const { target, variance, kind } = figure;
  if (variance === null || (target.state !== "number" && target.state !== "band")) return null;
  const { difference } = variance;
  const aim = `the target of ${writeAim(figure, target)}`;
  if (difference === 0) return `${target.state === "band" ? "within" : "on"} ${aim}`;
  const side = difference < 0 ? "under" : "over";
  if (isLostInRounding(figure, difference)) return `just ${side} ${aim}`;
  const size = kind === "level" ? sayLevels(Math.abs(difference)) : sizeOf(figure, difference);
  return `${size} ${side} ${aim}`;
};

/** "4 under target of 20", as the wall says it; null without a target. */
export const writeVarianceShort = (figure: Parameters<typeof sayVariance>[0]): string | null => {
  const said = sayVariance(figure);
  // A size that is lost in rounding would be written as a zero.
  return said === null || said.startsWith("just ") ? said : writeVariance(figure);
};
