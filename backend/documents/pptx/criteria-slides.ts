/** What the board reads first: the summary, the criteria and what is missing. */
import type { Paper, PaperSection, PaperTable } from "../paper/paper.ts";
import type { Deck } from "./deck.ts";
import { drawPieces } from "./draw-pieces.ts";
import { type PlacedPiece, flowPieces } from "./flow.ts";
import type { Piece } from "./pieces.ts";
import {
  type Density,
  contentHeight,
  contentTop,
  contentWidth,
  densities,
  flowing,
  margin,
} from "./slide-style.ts";
import { composeTablePiece } from "./table-piece.ts";
import { composeWordsPiece } from "./words-piece.ts";

/** Corrections stand with the risks: the first slide is what the numbers are now. */
const shown = ["illustrative", "summary", "criteria", "missing"];

/** A slide is wider than a page: the sentences of readings get more of it, dates and changes less. */
const sharesOfSlide: Readonly<Record<string, number>> = {
  criteria: 0.25,
  reading: 0.31,
  "as-at": 0.06,
  against: 0.29,
  change: 0.09,
};

const widen = (table: PaperTable): PaperTable => ({
  ...table,
  columns: table.columns.map((column) => ({
    ...column,
    share: sharesOfSlide[column.key] ?? column.share,
  })),
});

const composePieces = (sections: readonly PaperSection[], density: Density): Piece[] =>
  sections.flatMap((section) => {
    const words = composeWordsPiece(section, density);
    const tables = section.blocks.flatMap((block) =>
      block.is === "table" && block.table.rows.length > 0
        ? [composeTablePiece(widen(block.table), contentWidth, density)]
        : [],
    );
    return [...(words === null ? [] : [words]), ...tables];
  });

/** As large as one slide allows; over several, large again. */
const flowCriteria = (sections: readonly PaperSection[]): PlacedPiece[][] => {
  for (const density of densities) {
    const slides = flowPieces(composePieces(sections, density), contentWidth, contentHeight);
    if (slides.length === 1) return slides;
  }
  return flowPieces(composePieces(sections, flowing), contentWidth, contentHeight);
};

export const addCriteriaSlides = (deck: Deck, paper: Paper): void => {
  const sections = paper.sections.filter(({ key }) => shown.includes(key));
  for (const [index, placed] of flowCriteria(sections).entries()) {
    const title = index === 0 ? paper.title : `${paper.title}, continued (${index + 1})`;
    drawPieces(deck.addSlide(title), placed, {
      x: margin.side,
      top: contentTop,
      width: contentWidth,
    });
  }
};
