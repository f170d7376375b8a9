/** Pieces as shapes and native tables of a slide. */
import type PptxGenJS from "pptxgenjs";
import { office, officeFace } from "../office/office-style.ts";
import { safeWords } from "../office/safe-words.ts";
import { type Slide, writeRuns } from "./deck.ts";
import type { PlacedPiece } from "./flow.ts";
import {
  type SlideCell,
  type SlideRow,
  type TablePiece,
  type WordsPiece,
  boxPadding,
  cellPadding,
  heightOfRow,
} from "./pieces.ts";
import { pointsPerInch } from "./slide-style.ts";
import { type SlideParagraph, dotIndent } from "./words.ts";

const writeParagraphs = (
  paragraphs: readonly SlideParagraph[],
  align: "left" | "right" = "left",
): PptxGenJS.TextProps[] =>
  paragraphs.flatMap(({ runs, dotted, before }) =>
    writeRuns(runs, {
      align,
      first: {
        ...(dotted ? { bullet: { indent: dotIndent } } : {}),
        ...(before === undefined ? {} : { paraSpaceBefore: before }),
      },
    }),
  );

const frame = { color: office.text, width: 1.5 } as const;
const cornerRadius = 0.06;

const drawWords = (
  slide: Slide,
  piece: WordsPiece,
  place: { x: number; y: number; w: number; h: number },
): void => {
  slide.addText(writeParagraphs(piece.paragraphs), {
    ...place,
    objectName: safeWords(piece.name),
    valign: "top",
    fit: "none",
    fontFace: officeFace,
    margin: piece.isBox ? boxPadding * pointsPerInch : 0,
    ...(piece.isBox
      ? { shape: "roundRect" as const, rectRadius: cornerRadius, line: frame }
      : { isTextBox: true }),
  });
};

const none = { type: "none" } as const;
const lineOf = (pt: number, color: string) => ({ type: "solid", pt, color }) as const;

/** Only the lines that tell rows apart: a strong one under the header and over the total. */
const bordersOf = (
  isHeader: boolean,
  isTotal: boolean,
): NonNullable<PptxGenJS.TableCellProps["border"]> => {
  const below = isHeader ? lineOf(1.5, office.text) : lineOf(0.75, office.hairline);
  return [isTotal ? lineOf(1.5, office.text) : none, none, below, none];
};

/** The first column stands flush with the words over the table. Top, right, bottom, left. */
const marginOf = (column: number): [number, number, number, number] => {
  const { x, y } = cellPadding;
  return [y, x, y, column === 0 ? 0 : x];
};

const writeRow = ({ cells, isTotal }: SlideRow, isHeader: boolean): PptxGenJS.TableRow =>
  cells.map(({ paragraphs, align }: SlideCell, column) => ({
    text: writeParagraphs(paragraphs, align),
    options: {
      align,
      valign: isHeader ? "bottom" : "middle",
      border: bordersOf(isHeader, isTotal),
      margin: marginOf(column),
    },
  }));

const drawTable = (slide: Slide, piece: TablePiece, x: number, y: number): void => {
  const rows = [piece.header, ...piece.rows];
  slide.addTable(
    rows.map((row, index) => writeRow(row, index === 0)),
    {
      x,
      y,
      w: piece.widths.reduce((sum, width) => sum + width, 0),
      colW: [...piece.widths],
      rowH: rows.map((row) => heightOfRow(row, piece.widths)),
      objectName: safeWords(piece.name),
      fontFace: officeFace,
      autoPage: false,
    },
  );
};

/** @param top where the room begins in which they were placed; `x` and `width` are its own. In inches. */
export const drawPieces = (
  slide: Slide,
  placed: readonly PlacedPiece[],
  { x, top, width }: { x: number; top: number; width: number },
): void => {
  for (const { piece, top: within, height } of placed) {
    const y = top + within;
    if (piece.is === "table") drawTable(slide, piece, x, y);
    else drawWords(slide, piece, { x, y, w: width, h: height });
  }
};
