/** Risks with what is done about them, the events that come, corrections, and what the numbers are. */
import type { Paper, SectionKey } from "../paper/paper.ts";
import type { Deck } from "./deck.ts";
import { drawPieces } from "./draw-pieces.ts";
import { flowPieces } from "./flow.ts";
import type { Piece } from "./pieces.ts";
import {
  type Density,
  columnWidth,
  contentHeight,
  contentTop,
  looks,
  margin,
  runOf,
  secondColumn,
} from "./slide-style.ts";
import { composeWordsPiece } from "./words-piece.ts";

/** Read across a table, from further away than a page. */
const roomy: Density = { lead: 15, body: 13, small: 11.5 };

const title = "Risks, mitigations and events";
const left: readonly SectionKey[] = ["risks"];
const right: readonly SectionKey[] = ["events", "corrected-since-last", "corrections"];

const piecesOf = (paper: Paper, keys: readonly SectionKey[]): Piece[] =>
  keys.flatMap((key) => {
    const section = paper.sections.find((one) => one.key === key);
    const piece = section === undefined ? null : composeWordsPiece(section, roomy);
    return piece === null ? [] : [piece];
  });

const footnotesOf = ({ footnotes }: Paper): Piece => ({
  is: "words",
  name: "About the numbers",
  isBox: false,
  isHeading: false,
  paragraphs: [
    { runs: [runOf("About the numbers", looks.heading)], before: 6 },
    ...footnotes.map((words) => ({ runs: [runOf(words, looks.quiet)], before: 3 })),
  ],
});

export const addAgendaSlides = (deck: Deck, paper: Paper): void => {
  const columns = [
    flowPieces(piecesOf(paper, left), columnWidth, contentHeight),
    flowPieces([...piecesOf(paper, right), footnotesOf(paper)], columnWidth, contentHeight),
  ];
  const slides = Math.max(...columns.map(({ length }) => length));
  for (let index = 0; index < slides; index += 1) {
    const slide = deck.addSlide(index === 0 ? title : `${title}, continued (${index + 1})`);
    for (const [side, x] of [margin.side, secondColumn].entries())
      drawPieces(slide, columns[side]?.[index] ?? [], { x, top: contentTop, width: columnWidth });
  }
};
