/** A table of the paper as a table of Word's: a header row that repeats, and rows that are never parted. */
import {
  type IBorderOptions,
  type ITableCellBorders,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  type TextRun,
} from "docx";
import { office, partReading } from "../office/office-style.ts";
import type { CellLine, PaperCell, PaperColumn, PaperRow, PaperTable } from "../paper/paper.ts";
import { chipOf, runsOf } from "./word-runs.ts";
import { contentWidth, sizes, styleIds } from "./word-style.ts";

const none: IBorderOptions = { style: "none", size: 0, color: "auto" };
/** Sizes of lines are eighths of a point. */
const hairline: IBorderOptions = { style: "single", size: 4, color: office.hairline };
const strongLine: IBorderOptions = { style: "single", size: 12, color: office.text };
const noLines = { top: none, bottom: none, left: none, right: none };

/** So few rows stay on one page with what is drawn above them. */
const togetherRowsMax = 12;

const writeReading = (cell: PaperCell, isLarge: boolean): TextRun[] => {
  const { text, rating, isAbsent } = cell;
  if (rating === null && isAbsent) return runsOf(text, { color: office.quiet, size: sizes.small });
  if (rating?.isChip === true) return [chipOf(cell, rating)];
  const { number, rest } = partReading(text);
  return [
    ...(number === ""
      ? []
      : runsOf(number, { bold: true, ...(isLarge ? { size: sizes.reading } : {}) })),
    ...(rest === "" ? [] : runsOf(rest)),
    ...(rating === null ? [] : [...runsOf("  "), chipOf(cell, rating)]),
  ];
};

const writeLine = ({ kind, words }: CellLine): Paragraph => {
  const isCorrection = kind === "correction";
  return new Paragraph({
    style: isCorrection ? styleIds.cell : styleIds.cellQuiet,
    children: runsOf(words, isCorrection ? { bold: true, size: sizes.small } : {}),
  });
};

const isReading = ({ key }: PaperColumn): boolean => key === "reading" || key === "change";

const isMain = (cell: PaperCell, column: PaperColumn): boolean =>
  isReading(column) || cell.value !== null || cell.isAbsent;

type Place = { readonly isHeader: boolean; readonly keepNext: boolean };

const alignmentOf = ({ align }: PaperColumn) => (align === "right" ? "end" : "start");

const writeCell = (cell: PaperCell, column: PaperColumn, place: Place): Paragraph[] => {
  const { isHeader, keepNext } = place;
  const main = isMain(cell, column)
    ? writeReading(cell, isReading(column))
    : runsOf(cell.text, { bold: isHeader });
  const lines = cell.lines.map(writeLine);
  if (cell.text === "" && lines.length > 0) return lines;
  const style = styleIds.cell;
  const alignment = alignmentOf(column);
  return [new Paragraph({ style, alignment, keepNext, children: main }), ...lines];
};

const cellOf = (
  children: Paragraph[],
  column: PaperColumn,
  borders: ITableCellBorders,
): TableCell =>
  new TableCell({
    children,
    borders,
    verticalAlign: "center",
    width: { size: Math.round(column.share * contentWidth), type: "dxa" },
    margins: { top: 36, bottom: 36, left: 0, right: 100, marginUnitType: "dxa" },
  });

const writeHeader = (columns: readonly PaperColumn[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) =>
      cellOf(
        [
          new Paragraph({
            style: styleIds.cellQuiet,
            alignment: alignmentOf(column),
            keepNext: true,
            children: runsOf(column.header, { bold: true }),
          }),
        ],
        column,
        { ...noLines, bottom: strongLine },
      ),
    ),
  });

const writeRow = (
  { cells, isTotal }: PaperRow,
  columns: readonly PaperColumn[],
  keepNext: boolean,
): TableRow =>
  new TableRow({
    cantSplit: true,
    children: columns.map((column, index) => {
      const cell = cells[index];
      const borders = { ...noLines, bottom: hairline, ...(isTotal ? { top: strongLine } : {}) };
      const said =
        cell === undefined ? [] : writeCell(cell, column, { isHeader: index === 0, keepNext });
      return cellOf(said, column, borders);
    }),
  });

/** The caption over it, and the table; a table without rows says that there is nothing in it. */
export const writeTable = ({ caption, columns, rows }: PaperTable): (Paragraph | Table)[] => {
  const head = new Paragraph({ style: "Caption", children: runsOf(caption) });
  if (rows.length === 0)
    return [head, new Paragraph({ style: styleIds.quiet, children: runsOf("No rows.") })];
  const isShort = rows.length <= togetherRowsMax;
  return [
    head,
    new Table({
      width: { size: contentWidth, type: "dxa" },
      columnWidths: columns.map(({ share }) => Math.round(share * contentWidth)),
      layout: "fixed",
      borders: { ...noLines, insideHorizontal: none, insideVertical: none },
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
      rows: [
        writeHeader(columns),
        ...rows.map((row, index) => writeRow(row, columns, isShort && index < rows.length - 1)),
      ],
    }),
  ];
};
