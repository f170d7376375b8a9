/** What every format comes down to before a layout looks at it: sheets of rows of words. */
import type { Row } from "./table.ts";

export type Sheet = {
  /** The name on a workbook's tab; null for a text file. */
  name: string | null;
  /**
   * All rows from the first, blank ones included, numbered as a spreadsheet numbers them. Cells are
   * words: of a workbook a number is written plainly ("1234.5"), a day "2024-08-15", a time of a day
   * "2024-08-15T08:00", a yes/no "TRUE" or "FALSE", the result in place of its formula, and the one
   * value of merged cells in each of them that stands in a row of headings or labels.
   */
  rows: readonly Row[];
  /** False when a text stops in the middle of a line: its last cell may be cut short. */
  endsWithLineBreak: boolean;
};

/** A file, opened. */
export type Book = {
  kind: "text" | "workbook";
  /** The visible sheets, in order. */
  sheets: readonly Sheet[];
  /** What was noticed in opening: sheets that are hidden and were left, merged cells, an odd encoding. */
  warnings: readonly string[];
};
