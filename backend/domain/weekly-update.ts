/** Composes the weekly update from figures and readings. The documents only write out what stands here. */
import {
  type Day,
  type Instant,
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  sameWeekdayLastYear,
} from "../../contracts/calendar.ts";
import type { Figure } from "../../contracts/figure.ts";
import type { Fact, Passage } from "../../contracts/passage.ts";
import type { Locality } from "../../contracts/place.ts";
import type { PassageSlot } from "../../contracts/weekly-draft.ts";
import type {
  WeeklyCorrection,
  WeeklyEvent,
  WeeklyRisk,
  WeeklyRow,
  WeeklyRowLayout,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";
import { writeAgainstPlan } from "./weekly/against-plan.ts";
import { composeCompleteness, judgedAt } from "./weekly/completeness.ts";
import { composeFacts, writeProcess } from "./weekly/facts.ts";
import { followPassage } from "./weekly/follow.ts";
import { type WeeklyGround, measuresOfLayout } from "./weekly/ground.ts";
import { whatIsMissing } from "./weekly/missing.ts";
import { composeNumbers } from "./weekly/numbers.ts";
import { composeSections, weeksShown } from "./weekly/sections.ts";
import { suggestSummary } from "./weekly/suggest.ts";
import { composeWeeklyRow } from "./weekly-row.ts";

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
  const sections = composeSections(parts);
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

const readingsOf = (figures: ReadonlyMap<string, Figure>): WeeklyUpdate["readings"] => {
  const readings: WeeklyUpdate["readings"] = {};
  for (const { key, asAt, value } of figures.values()) {
    if (asAt !== null && value !== null) readings[key] = { asAt, value };
  }
  return readings;
};
