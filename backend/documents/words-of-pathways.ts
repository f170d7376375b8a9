/** What the chart of patients by pathway says in words. */
import type { BreakdownSection } from "../../contracts/weekly-update.ts";
import { writeDayPlain } from "../../contracts/wording.ts";
import type { ChartWords } from "./chart-canvas.ts";
import { writeMissingWeeks } from "./chart-gaps.ts";
import { describeTotals, writeParts, writeTotals } from "./chart-words.ts";

const describe = ({ title, weeks }: BreakdownSection): string => {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return `${title}. No figures.`;
  const missing = writeMissingWeeks(weeks);
  return [
    `${title}. Stacked bars, one for each week from ${writeDayPlain(first.asAt)} to ${writeDayPlain(last.asAt)}.`,
    `Totals: ${writeTotals(weeks)}.`,
    `At ${writeDayPlain(last.asAt)}: ${writeParts(last)}.`,
    ...(missing.length === 0 ? [] : [`No bar is drawn where a part is missing.`]),
  ].join(" ");
};

/** What the chart says to someone who does not see it. */
export const wordsOfPathways = (section: BreakdownSection): ChartWords => ({
  title: describeTotals("NCTR", section.weeks),
  description: describe(section),
});
