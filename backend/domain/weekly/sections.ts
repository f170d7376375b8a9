/** The update's sections: breakdowns over the season, the same time last year, and lengths of stay. */
import { type Day, addDays, sameWeekdayLastYear } from "../../../contracts/calendar.ts";
import type {
  BreakdownSection,
  LastYearSection,
  LengthOfStaySection,
  StayCell,
  WeeklyTotals,
} from "../../../contracts/weekly-update.ts";
import { weightedMean } from "../derive.ts";
import type { Reading } from "../reading.ts";
import { findTargetInForce } from "../target.ts";
import type { WeeklyGround } from "./ground.ts";

/** The update looks back over eight weeks, as the board's monitoring page does. */
export const weeksShown = 8;

/** Each section that the layout asks for; null for the others. */
export const composeSections = (parts: WeeklyGround) => ({
  nctrByPathway: breakdownSection(parts.layout.nctrByPathway, "NCTR by pathway", parts),
  nctrByTrust: breakdownSection(parts.layout.nctrByTrust, "NCTR by trust", parts),
  nctrAgainstLastYear: lastYearSection(parts.layout.nctrAgainstLastYear, parts),
  lengthOfStay: lengthOfStaySection(parts.layout.lengthOfStay, parts),
});

/** The Mondays shown, oldest first. */
const mondaysTo = (monday: Day): Day[] =>
  Array.from({ length: weeksShown }, (_, i) => addDays(monday, -7 * (weeksShown - 1 - i)));

const breakdownSection = (
  measure: string | null,
  title: string,
  { monday, readings, figures }: WeeklyGround,
): BreakdownSection | null => {
  if (measure === null) return null;
  const at = new Map(readings(measure).map((reading) => [reading.asAt, reading]));
  const names = figures.get(measure)?.parts ?? [];
  const weeks = mondaysTo(monday).map((asAt): WeeklyTotals => {
    const reading = at.get(asAt);
    return reading === undefined
      ? {
          asAt,
          parts: names.map((part) => ({ ...part, value: null })),
          total: null,
          missing: names.map((part) => part.label),
        }
      : { asAt, parts: reading.parts, total: reading.value, missing: reading.missing };
  });
  const latest = weeks.findLast((week) => week.parts.some((part) => part.value !== null));
  return { title, weeks, latest: latest ?? null };
};

const lastYearSection = (
  measure: string | null,
  { monday, readings, plans, figures }: WeeklyGround,
): LastYearSection | null => {
  if (measure === null) return null;
  const at = new Map(readings(measure).map((reading) => [reading.asAt, reading.value]));
  return {
    title: figures.get(measure)?.title ?? measure,
    weeks: mondaysTo(monday).map((asAt) => ({
      asAt,
      value: at.get(asAt) ?? null,
      lastYear: at.get(sameWeekdayLastYear(asAt)) ?? null,
      target: findTargetInForce(plans, measure, asAt),
    })),
  };
};

const lengthOfStaySection = (
  measure: string | null,
  { monday, readings, figures }: WeeklyGround,
): LengthOfStaySection | null => {
  if (measure === null) return null;
  const at = new Map(readings(measure).map((reading) => [reading.asAt, reading]));
  const mondays = mondaysTo(monday).toReversed();
  const pathways = (figures.get(measure)?.parts ?? []).map((part) => part.key);
  const weeks = mondays.map((weekCommencing) => ({
    weekCommencing,
    cells: pathways.map((pathway) => stayCell(pathway, at.get(weekCommencing))),
  }));
  const total = pathways.map((pathway, i) =>
    totalCell(
      pathway,
      weeks.map((week) => week.cells[i]).filter((cell) => cell !== undefined),
    ),
  );
  return { title: "Average length of stay by pathway", pathways, weeks, total };
};

const stayCell = (pathway: string, reading: Reading | undefined): StayCell => {
  const halves = reading?.halves?.find(({ key }) => key === pathway);
  const days = halves?.total ?? null;
  const patients = halves?.count ?? null;
  const average = weightedMean([{ total: days, count: patients }]);
  return { pathway, average: average === null ? null : Math.round(average), days, patients };
};

/** Days over patients of the weeks that came: longer stays weigh as the patients who had them (rule D3). */
const totalCell = (pathway: string, cells: readonly StayCell[]): StayCell => {
  const come = cells.filter((cell) => cell.days !== null && cell.patients !== null);
  const days = come.reduce((sum, cell) => sum + (cell.days ?? 0), 0);
  const patients = come.reduce((sum, cell) => sum + (cell.patients ?? 0), 0);
  if (come.length === 0) return { pathway, average: null, days: null, patients: null };
  const average = weightedMean([{ total: days, count: patients }]);
  return { pathway, average: average === null ? null : Math.round(average), days, patients };
};
