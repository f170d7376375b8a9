/** Suggests what the numbers say, in sentences that follow them. Nothing is said that they do not support. */
import type { Figure } from "../../../contracts/figure.ts";
import type { Fact, Passage } from "../../../contracts/passage.ts";
import type { FigureComment } from "../../../contracts/weekly-draft.ts";
import type { WeeklyRowLayout } from "../../../contracts/weekly-update.ts";
import { subjectOf } from "./facts.ts";
import { isPlural, sayFigure } from "./figure-sentence.ts";
import type { WeeklyGround } from "./ground.ts";
import { sayPair } from "./pair-sentence.ts";
import { type FindFact, type Phrase, makeFindFact, passageOf } from "./phrase.ts";

/** Whoever reads no further reads at most so many sentences. */
export const summarySentencesMax = 5;

type Told = { figure: Figure; row: WeeklyRowLayout };

/**
 * One paragraph of what matters most, as the place's own wall ranks it: its lead figure, the levels
 * that have moved since the last report, and the second figures that have.
 *
 * @param facts of `composeFacts` over the same ground.
 */
export const suggestSummary = (ground: WeeklyGround, facts: readonly Fact[]): Passage => {
  const find = makeFindFact(facts);
  const told = rowsOfFigures(ground);
  const lead = leadOf(told);
  const others = told.filter((one) => one !== lead && hasMoved(one.figure));
  const ranked = [
    ...(lead === undefined ? [] : [lead]),
    ...inOrderOfTiles(others, "opel"),
    ...inOrderOfTiles(others, "second"),
  ];
  const sentences: Phrase[] = [];
  let before: Figure | null = null;
  for (const { figure, row } of ranked) {
    if (sentences.length === summarySentencesMax) break;
    const subject = subjectAfter(before, figure, subjectOf(figure, row.criteria));
    const said = sayFigure(figure, subject, { find, monday: ground.monday });
    if (said === null) continue;
    sentences.push([...said, "."]);
    before = figure;
  }
  return passageOf(sentences.flatMap((sentence, i) => (i === 0 ? sentence : [" ", ...sentence])));
};

/**
 * What may be written beside a row: what its figure says, what its past says where that is more than
 * chance, and what the people who sent it said of it, in their words.
 */
export const suggestForRow = (
  ground: WeeklyGround,
  row: WeeklyRowLayout,
  facts: readonly Fact[],
  comments: readonly FigureComment[],
): Passage => {
  const find = makeFindFact(facts);
  const said = comments.filter((comment) => comment.row === row.key).map(quoteOf);
  const sentences = [...sentencesOfRow(ground, row, find), ...said];
  return passageOf(sentences.flatMap((sentence, i) => (i === 0 ? sentence : [" ", ...sentence])));
};

const sentencesOfRow = (
  ground: WeeklyGround,
  { row, criteria }: WeeklyRowLayout,
  find: FindFact,
): Phrase[] => {
  if (row.is === "sentence") return [];
  if (row.is === "pair") {
    const pair = sayPair(row, ground, find);
    return pair === null ? [] : [[...pair, "."]];
  }
  const figure = ground.figures.get(row.measure);
  if (figure === undefined) return [];
  const subject = subjectOf(figure, row.is === "figure" ? criteria : null);
  const said = sayFigure(figure, subject, { find, monday: ground.monday });
  if (said === null) return [];
  return [[...said, "."], ...sayMore(ground, figure, { subject, find })];
};

/** Against the plan's days and the same time last year; and the process, where it says more than chance. */
const sayMore = (
  ground: WeeklyGround,
  figure: Figure,
  { subject, find }: { subject: string; find: FindFact },
): Phrase[] => {
  const { key } = figure;
  if (figure.value === null) return [];
  const more: Phrase[] = [];
  const days = find(key, "days-to-plan");
  if (days !== null) more.push(["That is ", days, "."]);
  // "This time last year" is read as this week's: of an older day it is not said.
  const isOld = figure.cadence.every === "day" && (figure.asAt ?? "") < ground.monday;
  const findYear: FindFact = (measure, aspect) => (isOld ? null : find(measure, aspect));
  const lower = isPlural(figure, subject) ? findYear(key, "lower-last-year") : null;
  const lastYear = findYear(key, "change-last-year");
  if (lower !== null) more.push(["They were ", lower, "."]);
  else if (lastYear !== null) more.push(["That is ", lastYear, "."]);
  const process = find(key, "process");
  if (process !== null) more.push(["The figure is ", process, "."]);
  return more;
};

const quoteOf = ({ words, sender }: FigureComment): Phrase => [
  `${sender === null ? "Said with it" : sender.role}: “${words.trim()}”`,
];

const rowsOfFigures = ({ layout, figures }: WeeklyGround): Told[] =>
  layout.rows.flatMap((row) => {
    if (row.row.is !== "figure") return [];
    const figure = figures.get(row.row.measure);
    return figure === undefined || figure.asAt === null ? [] : [{ figure, row }];
  });

/** The wall's lead tile; where the update does not show that, the first figure that has a number to reach. */
const leadOf = (told: readonly Told[]): Told | undefined =>
  told.find(({ figure }) => figure.tile?.size === "lead") ??
  told.find(({ figure }) => figure.variance !== null) ??
  told.find(({ figure }) => figure.kind !== "level");

const hasMoved = ({ change }: Figure): boolean => change !== null && change.difference !== 0;

const inOrderOfTiles = (told: readonly Told[], size: "opel" | "second"): Told[] =>
  told
    .filter(({ figure }) => figure.tile?.size === size)
    .toSorted((a, b) => (a.figure.tile?.position ?? 0) - (b.figure.tile?.position ?? 0));

/** After a sentence about RUH, "RUH ED attendances" are its ED attendances. */
const subjectAfter = (before: Figure | null, figure: Figure, subject: string): string => {
  const name = `${figure.provider.name} `;
  return before?.provider.key === figure.provider.key &&
    figure.kind !== "level" &&
    subject.startsWith(name)
    ? capitalised(subject.slice(name.length))
    : subject;
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
