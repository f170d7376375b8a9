/** What the chart of this year, last year and the target says in words. */
import type { TargetInForce } from "../../contracts/plan.ts";
import type { LastYearSection } from "../../contracts/weekly-update.ts";
import { writeDayPlain, writeDayShort, writeNumber } from "../../contracts/wording.ts";
import type { ChartWords } from "./chart-canvas.ts";

type Week = LastYearSection["weeks"][number];

/** "on target of 20", "above target of 20", "within 80 to 95"; empty where the target is no number. */
const writeSide = (value: number, target: TargetInForce): string => {
  if (target.state === "number") {
    const side = value === target.value ? "on" : value < target.value ? "under" : "over";
    return `${side} target of ${writeNumber(target.value)}`;
  }
  if (target.state !== "band") return "";
  const side = value < target.floor ? "under" : value > target.ceiling ? "over" : "within";
  return `${side} ${writeNumber(target.floor)} to ${writeNumber(target.ceiling)}`;
};

const writeBesideLastYear = (value: number, lastYear: number | null): string => {
  if (lastYear === null) return "";
  if (value === lastYear) return "the same as last year";
  return `${value < lastYear ? "fewer" : "more"} than last year's ${writeNumber(lastYear)}`;
};

/** What is seen at the latest week: never an improvement nor a worsening, only over, under, fewer, more. */
const describeLatest = (week: Week | undefined): string => {
  if (week === undefined) return "This year, last year and target: no figures";
  const day = writeDayShort(week.asAt);
  if (week.value === null) return `This year, last year and target: no figure for ${day}`;
  const rest = [
    writeSide(week.value, week.target),
    writeBesideLastYear(week.value, week.lastYear),
  ].filter(Boolean);
  const said = rest.length === 0 ? "" : `: ${rest.join(", and ")}`;
  return `${writeNumber(week.value)} at ${day}${said}`;
};

/** The number, or that there is none. */
export const orNone = (value: number | null): string =>
  value === null ? "no figure" : writeNumber(value);

const describe = ({ title, weeks }: LastYearSection): string => {
  const each = weeks.map(
    ({ asAt, value, lastYear }) =>
      `${writeDayPlain(asAt)}: ${orNone(value)}, last year ${orNone(lastYear)}`,
  );
  return `${title}. Lines for this year, the same weeks last year, and the target. ${each.join("; ")}. A week without a figure is a gap in its line.`;
};

/** What the chart says to someone who does not see it. */
export const wordsOfLastYear = (section: LastYearSection): ChartWords => ({
  title: describeLatest(section.weeks.at(-1)),
  description: describe(section),
});
