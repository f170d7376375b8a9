/** What a paper's tables and charts must be in any office form, worked out from the paper alone. */
import { writeChip } from "../../backend/documents/office/office-style.ts";
import { safeWords } from "../../backend/documents/office/safe-words.ts";
import type { PaperCell, PaperChart, PaperTable } from "../../backend/documents/paper/paper.ts";
import { plain } from "./office-reader.ts";

/** A cell's words in one line: its text, its chip, and the lines under it. */
const wordsOfCell = (cell: PaperCell): string => {
  const chip = plain(writeChip(cell));
  const main = cell.rating?.isChip === true ? chip : `${cell.text} ${chip}`;
  return oneLine([main, ...cell.lines.map(({ words }) => words)].join(" "));
};

/** Lines set one after the other: where they break is the form's own. */
export const oneLine = (words: string): string => plain(safeWords(words).replaceAll(/\s+/g, " "));

/** The header row and every row, each cell as one line. */
export const cellsOf = ({ columns, rows }: PaperTable): string[][] => [
  columns.map(({ header }) => header),
  ...rows.map(({ cells }) => cells.map(wordsOfCell)),
];

/** The numbers of a chart by the series' first name, as the paper has them. */
export const numbersOf = ({ series }: PaperChart): Record<string, (number | null)[]> =>
  Object.fromEntries(series.map(({ name, values }) => [name, [...values]]));
