/** The charts as PowerPoint's own, the length of stay as a table, and the numbers of the charts as tables. */
import { type Paper, type PaperChart, chartsOf } from "../paper/paper.ts";
import type { Deck, Slide } from "./deck.ts";
import { writeRuns } from "./deck.ts";
import { drawChart } from "../office/charts/draw-chart.ts";
import { drawPieces } from "./draw-pieces.ts";
import { flowPieces } from "./flow.ts";
import { type Piece, heightOfPiece } from "./pieces.ts";
import {
  columnWidth,
  contentHeight,
  contentTop,
  gutter,
  looks,
  margin,
  runOf,
  secondColumn,
} from "./slide-style.ts";
import { composeTablePiece } from "./table-piece.ts";

const chartsTitle = "NCTR and length of stay";
const numbersTitle = "The numbers of the charts";
const headingHeight = 0.24;
const underHeight = 0.19;
const gapsHeight = 0.34;
const rowGap = 0.18;
const panelHeight = (contentHeight - rowGap) / 2;
const bodyTop = headingHeight + underHeight + 0.04;
const sizes = { body: 9.5, small: 9 };

type Panel = {
  readonly heading: string;
  readonly under: string | null;
  readonly body: { is: "chart"; chart: PaperChart } | { is: "pieces"; pieces: readonly Piece[] };
};

/** Four panels on a slide: two columns, two rows. */
const panelsOnSlide = 4;
const cornerOf = (position: number): { x: number; y: number } => ({
  x: position % 2 === 0 ? margin.side : secondColumn,
  y: contentTop + (position < 2 ? 0 : panelHeight + rowGap),
});

const drawHeading = (slide: Slide, { heading, under }: Panel, x: number, y: number): void => {
  const line = { margin: 0, x, w: columnWidth, valign: "top", isTextBox: true } as const;
  slide.addText(writeRuns([runOf(heading, looks.heading)]), {
    ...line,
    objectName: `Heading: ${heading}`,
    y,
    h: headingHeight,
    fit: "none",
  });
  if (under !== null)
    slide.addText(writeRuns([runOf(under, looks.under)]), {
      ...line,
      objectName: `Under: ${heading}`,
      y: y + headingHeight,
      h: underHeight,
    });
};

const drawChartPanel = (deck: Deck, slide: Slide, chart: PaperChart, x: number, y: number) => {
  const { gapSentence } = chart;
  const room = panelHeight - bodyTop - (gapSentence === null ? 0 : gapsHeight);
  deck.addChart(slide, chart, drawChart(chart), { x, y: y + bodyTop, w: columnWidth, h: room });
  if (gapSentence !== null)
    slide.addText(writeRuns([runOf(gapSentence, looks.quiet)]), {
      objectName: `Gaps: ${chart.title}`,
      margin: 0,
      x,
      y: y + bodyTop + room,
      w: columnWidth,
      h: gapsHeight,
      valign: "top",
      isTextBox: true,
    });
};

const composePanels = (paper: Paper): Panel[] =>
  paper.sections.flatMap(({ key, heading, under, blocks }) =>
    key === "criteria"
      ? []
      : blocks.flatMap((block): Panel[] => {
          if (block.is === "chart")
            return [{ heading: heading ?? block.chart.title, under, body: block }];
          if (block.is !== "table") return [];
          const pieces = [composeTablePiece(block.table, columnWidth, sizes)];
          return [
            { heading: heading ?? block.table.caption, under, body: { is: "pieces", pieces } },
          ];
        }),
  );

const fitsPanel = ({ body }: Panel): boolean =>
  body.is === "chart" ||
  body.pieces.reduce((sum, piece) => sum + heightOfPiece(piece, columnWidth), 0) <=
    panelHeight - bodyTop;

const drawPanel = (deck: Deck, slide: Slide, panel: Panel, position: number): void => {
  const { x, y } = cornerOf(position);
  drawHeading(slide, panel, x, y);
  if (panel.body.is === "chart") {
    drawChartPanel(deck, slide, panel.body.chart, x, y);
    return;
  }
  const [placed = []] = flowPieces(panel.body.pieces, columnWidth, panelHeight - bodyTop);
  drawPieces(slide, placed, { x, top: y + bodyTop, width: columnWidth });
};

const countUp = (title: string, index: number): string =>
  index === 0 ? title : `${title}, continued (${index + 1})`;

/** Tables that need more room than a panel has, two columns to a slide. */
const addTableSlides = (deck: Deck, title: string, pieces: readonly Piece[]): void => {
  const columns = flowPieces(pieces, columnWidth, contentHeight);
  for (let first = 0; first < columns.length; first += 2) {
    const slide = deck.addSlide(countUp(title, first / 2));
    for (const [side, placed] of columns.slice(first, first + 2).entries())
      drawPieces(slide, placed, {
        x: margin.side + side * (columnWidth + gutter),
        top: contentTop,
        width: columnWidth,
      });
  }
};

/** Each table under its own caption, which the other forms have over it. */
const composeNumbers = (chart: PaperChart): Piece[] => [
  {
    is: "words",
    name: `Caption: ${chart.table.caption}`,
    paragraphs: [{ runs: [runOf(chart.subtitle, looks.heading)] }],
    isBox: false,
    isHeading: true,
  },
  composeTablePiece(chart.table, columnWidth, sizes),
];

export const addChartSlides = (deck: Deck, paper: Paper): void => {
  const panels = composePanels(paper);
  const small = panels.filter(fitsPanel);
  for (let first = 0; first < small.length; first += panelsOnSlide) {
    const slide = deck.addSlide(countUp(chartsTitle, first / panelsOnSlide));
    for (const [position, panel] of small.slice(first, first + panelsOnSlide).entries())
      drawPanel(deck, slide, panel, position);
  }
  for (const panel of panels.filter((one) => !fitsPanel(one)))
    if (panel.body.is === "pieces") addTableSlides(deck, panel.heading, panel.body.pieces);
};

/** Last of all: whoever does not see a chart, or wants its numbers, finds them as tables. */
export const addNumberSlides = (deck: Deck, paper: Paper): void =>
  addTableSlides(deck, numbersTitle, chartsOf(paper).flatMap(composeNumbers));
