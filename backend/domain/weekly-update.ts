/** Composes the weekly update from figures and readings. The documents only write out what stands here. */
import {
  type Day,
  type Instant,
  addDays,
  dayOf,
  daysBetween,
  addMonths,
  firstDayOf,
  monthOf,
  sameWeekdayLastYear,
} from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { Fact, Passage } from "../../contracts/passage.ts";
import type { PassageSlot } from "../../contracts/weekly-draft.ts";
import { freshnessOf } from "../../contracts/freshness.ts";
import type { Locality } from "../../contracts/place.ts";
import type {
  BreakdownSection,
  LastYearSection,
  LengthOfStaySection,
  StayCell,
  WeeklyCorrection,
  WeeklyEvent,
  WeeklyRisk,
  WeeklyRow,
  WeeklyRowLayout,
  WeeklyTotals,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";
import { writeAsAt, writeDue, writeList } from "../../contracts/wording.ts";
import { weightedMean } from "./derive.ts";
import type { Reading } from "./reading.ts";
import { findTargetInForce } from "./target.ts";
import { composeCompleteness, judgedAt } from "./weekly/completeness.ts";
import { composeFacts, writeProcess } from "./weekly/facts.ts";
import { followPassage } from "./weekly/follow.ts";
import { type WeeklyGround, measuresOfLayout } from "./weekly/ground.ts";
import { composeNumbers } from "./weekly/numbers.ts";
import { writeAgainstPlan } from "./weekly/against-plan.ts";
import { suggestSummary } from "./weekly/suggest.ts";
import { composeWeeklyRow } from "./weekly-row.ts";

/** The update looks back over eight weeks, as the board's monitoring page does. */
export const weeksShown = 8;

export type WeeklyParts = WeeklyGround & {
  locality: Locality;
  position: { epoch: string; revision: number };
  /** The moment it speaks from. */
  asKnownAt: Instant;
  lastReport: { monday: Day; publishedAt: Instant } | null;
  risks: readonly WeeklyRisk[];
  events: readonly WeeklyEvent[];
  /**
   * What is written, by its place. None, or null: nothing, and of the summary the suggestion stands.
   * An empty passage is left out on purpose.
   */
  passages: ReadonlyMap<PassageSlot, Passage | null>;
  /** See `composeCorrections`, of the last report. */
  correctedSinceLastReport: readonly WeeklyCorrection[];
  /** From 1: the number that it would have when it is published. */
  edition: number;
  /** Why it supersedes the edition before; null for a first one. */
  editionReason: string | null;
};

/** The stretches of as-at that the sections of the update for `monday` need. */
export const windowsOfUpdate = (monday: Day): { from: Day; to: Day }[] => {
  const first = addDays(monday, -7 * (weeksShown - 1));
  return [
    { from: first, to: addDays(monday, 6) },
    { from: sameWeekdayLastYear(first), to: sameWeekdayLastYear(monday) },
    // The monthly rows speak of a month and of the one before it.
    { from: firstDayOf(addMonths(monthOf(monday), -3)), to: addDays(first, -1) },
  ];
};

/** The update as it would be published now: a draft, every number of which follows its figure. */
export const composeWeeklyUpdate = (parts: WeeklyParts): WeeklyUpdate => {
  const { locality, layout, monday, figures, asKnownAt } = parts;
  const drawn = measuresOfLayout(layout);
  const facts = composeFacts(parts);
  const sections = sectionsOf(parts);
  const until = judgedAt(monday, asKnownAt);
  return {
    locality: { key: locality.key, name: locality.name, shortName: locality.shortName },
    title: locality.weeklyTitle,
    monday,
    state: "draft",
    audience: "board",
    edition: parts.edition,
    editionReason: parts.editionReason,
    fingerprint: null,
    ...parts.position,
    asKnownAt,
    publishedAt: null,
    publishedBy: null,
    lastReport: parts.lastReport,
    summary: summaryOf(parts, facts),
    rows: layout.rows.map((row) => rowOf(row, parts, facts)),
    ...sections,
    risks: [...parts.risks],
    events: [...parts.events],
    missing: whatIsMissing(drawn, figures, until),
    completeness: composeCompleteness(parts, until),
    gapsAccepted: null,
    correctedSinceLastReport: [...parts.correctedSinceLastReport],
    numbers: composeNumbers(parts, sections),
    tables: [],
    illustrative: drawn.some((key) => figures.get(key)?.origin === "illustrative"),
    readings: readingsOf(figures),
    corrections: [],
  };
};

/** What is written, with its numbers as they are now; the suggestion while nothing is; null when left out. */
const summaryOf = (parts: WeeklyParts, facts: readonly Fact[]): Passage | null => {
  const written = parts.passages.get("summary") ?? null;
  const passage =
    written === null ? suggestSummary(parts, facts) : followPassage(written, facts).passage;
  return passage.length === 0 ? null : passage;
};

const rowOf = (row: WeeklyRowLayout, parts: WeeklyParts, facts: readonly Fact[]): WeeklyRow => {
  const written = parts.passages.get(`row:${row.key}`) ?? [];
  const measure = row.row.is === "figure" ? row.row.measure : null;
  const figure = measure === null ? undefined : parts.figures.get(measure);
  return composeWeeklyRow(row, parts.figures, parts.readings, {
    plan: figure === undefined ? "" : writeAgainstPlan(figure, parts.plans),
    variation: measure === null ? "" : writeProcess(parts, measure),
    comment: written.length === 0 ? null : followPassage(written, facts).passage,
  });
};

const sectionsOf = (parts: WeeklyParts) => ({
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
  { monday, readings, figures }: WeeklyParts,
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
  { monday, readings, plans, figures }: WeeklyParts,
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
  { monday, readings, figures }: WeeklyParts,
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

/** A sentence for each figure that was due and is not here, and for each that came without a number (rule R4). */
const whatIsMissing = (
  keys: readonly string[],
  figures: ReadonlyMap<string, Figure>,
  now: Instant,
): string[] =>
  keys.flatMap((key) => {
    const figure = figures.get(key);
    if (figure === undefined) return [];
    const freshness = freshnessOf(figure, now);
    const sentences: string[] = [];
    if (figure.incomplete !== null && figure.asAt !== null) {
      sentences.push(
        `${figure.title}, ${writeAsAt(figure.cadence, figure.asAt)}: ${writeList(figure.incomplete.missing)} missing, so there is no total.`,
      );
    } else if (figure.none !== null && figure.asAt !== null) {
      sentences.push(
        `${figure.title}, ${writeAsAt(figure.cadence, figure.asAt)}: no figure (${figure.none}).`,
      );
    }
    if (freshness.state === "never") sentences.push(`${figure.title}: nothing was ever reported.`);
    else if (freshness.state === "overdue" && figure.asAt !== null) {
      const late = daysBetween(dayOf(figure.asAt), dayOf(now));
      sentences.push(
        `${figure.title}: ${freshness.provider} has sent nothing since ${writeAsAt(figure.cadence, figure.asAt)} (${late} ${late === 1 ? "day" : "days"}); the next was due ${writeDue(freshness.dueAt, now)}.`,
      );
    }
    return sentences;
  });

const readingsOf = (figures: ReadonlyMap<string, Figure>): WeeklyUpdate["readings"] => {
  const readings: WeeklyUpdate["readings"] = {};
  for (const { key, asAt, value } of figures.values()) {
    if (asAt !== null && value !== null) readings[key] = { asAt, value };
  }
  return readings;
};
