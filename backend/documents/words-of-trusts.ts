/** What the chart of patients by trust says in words. */
import type { BreakdownSection, WeeklyTotals } from "../../contracts/weekly-update.ts";
import { writeDayPlain, writeDayShort, writeList, writeNumber } from "../../contracts/wording.ts";
import type { ChartWords } from "./chart-canvas.ts";
import { writeParts } from "./chart-words.ts";

/**
 * What is seen in the latest week. "All 26 are at RUH" needs every trust to have reported: a zero is
 * a zero that was said (rule F3).
 */
const describeLatest = (latest: WeeklyTotals | undefined): string => {
  if (latest === undefined) return "NCTR by trust: no figures";
  const some = latest.parts.filter(({ value }) => value !== null && value > 0);
  const zero = latest.parts.filter(({ value }) => value === 0).map(({ label }) => label);
  const [only] = some;
  const whole = latest.total !== null && some.length + zero.length === latest.parts.length;
  if (whole && only !== undefined && some.length === 1 && zero.length > 0)
    return `All ${writeNumber(only.value ?? 0)} are at ${only.label}: none at ${writeList(zero)}`;
  return `NCTR by trust at ${writeDayShort(latest.asAt)}: ${writeParts(latest)}`;
};

const describe = ({ title, weeks }: BreakdownSection): string => {
  const each = weeks.map((week) => `${writeDayPlain(week.asAt)}: ${writeParts(week)}`);
  return `${title}. A row of bars for each trust, one for each week. ${each.join("; ")}. A zero is a zero that was reported.`;
};

/** What the chart says to someone who does not see it. */
export const wordsOfTrusts = (section: BreakdownSection): ChartWords => ({
  title: describeLatest(section.weeks.at(-1)),
  description: describe(section),
});
