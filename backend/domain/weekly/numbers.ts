/** Every number that the update prints, with where it comes from: what its CSV lists. */
import { type AsAt, dayOf, sameWeekdayLastYear } from "../../../contracts/calendar.ts";
import type { Figure, FigurePart } from "../../../contracts/figure.ts";
import type { TargetInForce } from "../../../contracts/plan.ts";
import type {
  LengthOfStaySection,
  WeeklyNumber,
  WeeklyTotals,
  WeeklyUpdate,
} from "../../../contracts/weekly-update.ts";
import type { Reading } from "../reading.ts";
import { findTargetInForce } from "../target.ts";
import type { WeeklyGround } from "./ground.ts";
import { findPair, pairCellsInOrder, valueOfPairCell } from "./pair-facts.ts";

const noTarget: TargetInForce = { state: "none", note: null };

type Sections = Pick<
  WeeklyUpdate,
  "nctrByPathway" | "nctrByTrust" | "nctrAgainstLastYear" | "lengthOfStay"
>;

/** The criteria's numbers in the order of their rows, then each section's, oldest week first as printed. */
export const composeNumbers = (ground: WeeklyGround, sections: Sections): WeeklyNumber[] => {
  const { layout } = ground;
  return [
    ...layout.rows.flatMap(({ row }): WeeklyNumber[] => {
      if (row.is === "sentence") return [];
      if (row.is === "pair") return pairNumbers(ground, row);
      const figure = ground.figures.get(row.measure);
      return figure === undefined ? [] : figureNumbers(figure, row.is === "parts");
    }),
    ...breakdownNumbers(ground, layout.nctrByPathway, sections.nctrByPathway),
    ...breakdownNumbers(ground, layout.nctrByTrust, sections.nctrByTrust),
    ...lastYearNumbers(ground, layout.nctrAgainstLastYear, sections.nctrAgainstLastYear),
    ...stayNumbers(ground, layout.lengthOfStay, sections.lengthOfStay),
  ];
};

/** Where the numbers of the criteria table stand. */
export const criteriaSection = "criteria";
const notCome = "no figure";

const figureNumbers = (figure: Figure, isInParts: boolean): WeeklyNumber[] => {
  const whole: WeeklyNumber = {
    section: criteriaSection,
    measure: figure.key,
    title: figure.title,
    part: null,
    provider: figure.provider.name,
    asAt: figure.asAt,
    recordedAt: figure.recordedAt,
    value: figure.value,
    unit: figure.unit.many,
    none: noneOf(figure),
    origin: figure.origin,
    target: figure.target,
  };
  if (!isInParts) return [whole];
  return [whole, ...figure.parts.map((part) => ofPart(whole, part))];
};

const noneOf = ({ value, text, none, incomplete }: Figure): string | null => {
  if (value !== null) return null;
  if (incomplete !== null) return `missing: ${incomplete.missing.join(", ")}`;
  return none ?? (text === null ? notCome : "words, not a number");
};

const ofPart = (whole: WeeklyNumber, part: FigurePart): WeeklyNumber => ({
  ...whole,
  part: part.label,
  value: part.value,
  none: part.value === null ? (whole.none ?? notCome) : null,
  target: noTarget,
});

const pairNumbers = (
  { figures, readings }: WeeklyGround,
  row: Parameters<typeof findPair>[0],
): WeeklyNumber[] => {
  const pair = findPair(row, figures);
  if (pair === null) return [];
  return pairCellsInOrder.map((cell) => {
    const figure = pair[cell.measure];
    const reading = readings(figure.key).find(({ asAt }) => asAt === pair[cell.month]);
    const value = valueOfPairCell(pair, cell, readings);
    return {
      ...fromReading(figure, criteriaSection, pair[cell.month], reading),
      part: cell.of === "all" ? null : row.ofLabel,
      value,
      none: value === null ? notCome : null,
    };
  });
};

/** What is known of a number of a section besides its value. */
const fromReading = (
  figure: Figure,
  section: string,
  asAt: AsAt,
  reading: Reading | undefined,
): WeeklyNumber => ({
  section,
  measure: figure.key,
  title: figure.title,
  part: null,
  provider: figure.provider.name,
  asAt,
  recordedAt: reading?.recordedAt ?? null,
  value: reading?.value ?? null,
  unit: figure.unit.many,
  none: reading?.value == null ? (reading?.none ?? notCome) : null,
  origin: reading?.origin ?? null,
  target: noTarget,
});

const readingAt = ({ readings }: WeeklyGround, measure: string, asAt: AsAt) =>
  readings(measure).find((reading) => reading.asAt === asAt);

const breakdownNumbers = (
  ground: WeeklyGround,
  measure: string | null,
  section: WeeklyUpdate["nctrByPathway"],
): WeeklyNumber[] => {
  const figure = measure === null ? undefined : ground.figures.get(measure);
  if (figure === undefined || section === null) return [];
  const ofWeek = ({ asAt, parts, total, missing }: WeeklyTotals): WeeklyNumber[] => {
    const whole: WeeklyNumber = {
      ...fromReading(figure, section.title, asAt, readingAt(ground, figure.key, asAt)),
      value: total,
      none:
        total === null ? (missing.length === 0 ? notCome : `missing: ${missing.join(", ")}`) : null,
    };
    const origin = { ...whole, none: total === null && missing.length === 0 ? whole.none : null };
    const target = findTargetInForce(ground.plans, figure.key, asAt);
    return [...parts.map((part) => ofPart(origin, part)), { ...whole, target }];
  };
  return section.weeks.flatMap(ofWeek);
};

const lastYearNumbers = (
  ground: WeeklyGround,
  measure: string | null,
  section: WeeklyUpdate["nctrAgainstLastYear"],
): WeeklyNumber[] => {
  const figure = measure === null ? undefined : ground.figures.get(measure);
  if (figure === undefined || section === null) return [];
  const name = `${section.title}, against this time last year`;
  return section.weeks.flatMap(({ asAt, target }) => {
    const before = sameWeekdayLastYear(dayOf(asAt));
    return [
      { ...fromReading(figure, name, asAt, readingAt(ground, figure.key, asAt)), target },
      fromReading(figure, name, before, readingAt(ground, figure.key, before)),
    ];
  });
};

const stayNumbers = (
  ground: WeeklyGround,
  measure: string | null,
  section: LengthOfStaySection | null,
): WeeklyNumber[] => {
  const figure = measure === null ? undefined : ground.figures.get(measure);
  if (figure === undefined || section === null) return [];
  const weeks = section.weeks.flatMap(({ weekCommencing, cells }) => {
    const reading = readingAt(ground, figure.key, weekCommencing);
    const row = fromReading(figure, section.title, weekCommencing, reading);
    return cells.map((cell) => ({ ...row, ...ofCell(cell) }));
  });
  const total = fromReading(figure, `${section.title}: all weeks together`, "", undefined);
  return [...weeks, ...section.total.map((cell) => ({ ...total, asAt: null, ...ofCell(cell) }))];
};

const ofCell = ({ pathway, average }: LengthOfStaySection["total"][number]) => ({
  part: pathway,
  value: average,
  none: average === null ? notCome : null,
});
