/** Every fact that a sentence of the update may follow, each under a key of its own. */
import type { Figure } from "../../../contracts/figure.ts";
import type { Fact } from "../../../contracts/passage.ts";
import { sayVariation } from "../../../contracts/variation.ts";
import { factsOfFigure } from "./figure-facts.ts";
import { type WeeklyGround, measuresOfLayout, measuresOfRow } from "./ground.ts";
import { factsOfPair, findPair } from "./pair-facts.ts";

/**
 * The facts of all that the layout shows, in its order: of each figure its value, target, change,
 * comparison with last year, date and parts; of each pair the numbers of both months. What has no
 * number has no fact: a missing number is never a zero.
 */
export const composeFacts = (ground: WeeklyGround): Fact[] => {
  const { layout, figures, plans, readings, monday } = ground;
  const facts = new Map<string, Fact>();
  const add = (more: readonly Fact[]) => {
    for (const fact of more) if (!facts.has(fact.key)) facts.set(fact.key, fact);
  };
  for (const row of layout.rows) {
    if (row.row.is === "pair") {
      const pair = findPair(row.row, figures);
      if (pair !== null) add(factsOfPair(pair, row.criteria, readings));
    }
  }
  for (const measure of measuresOfLayout(layout)) {
    const figure = figures.get(measure);
    if (figure === undefined) continue;
    const row = layout.rows.find((one) => measuresOfRow(one.row).includes(measure));
    const subject = subjectOf(figure, row?.row.is === "figure" ? row.criteria : null);
    const isInParts = row?.row.is === "parts";
    const process = writeProcess(ground, measure);
    add(factsOfFigure({ figure, subject, says: row?.says, isInParts, plans, monday, process }));
  }
  return [...facts.values()];
};

/**
 * "improving, lower than usual"; empty for common cause, which says nothing, and while there are too
 * few figures to tell what is usual.
 */
export const writeProcess = (
  { figures, variationOf }: Pick<WeeklyGround, "figures" | "variationOf">,
  measure: string,
): string => {
  const variation = variationOf(measure);
  const hasValue = (figures.get(measure)?.value ?? null) !== null;
  if (!hasValue || variation === null || variation.trial || variation.special === null) return "";
  return sayVariation(variation);
};

/** What a figure is called in a sentence: as its row calls it, unless that reads as two sentences. */
export const subjectOf = (figure: Pick<Figure, "title">, criteria: string | null): string =>
  [criteria, figure.title].find((name) => name !== null && !/[:?()]/.test(name)) ?? figure.title;
