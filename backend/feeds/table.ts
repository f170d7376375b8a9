/** The rows and cells of a delimited text, numbered as a spreadsheet numbers them. */
import { CsvError, parse } from "csv-parse/sync";
import type { Delimiter } from "./delimiter.ts";
import { checkCells, checkRows, fileRowsMax } from "./extent.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** A row longer than this has an open quotation mark in it. */
const rowCharactersMax = 100_000;

export { fileRowsMax } from "./extent.ts";

export type Row = { number: number; cells: string[] };

/**
 * Splits a text into rows, blank ones included, so that a row's number is the one Excel shows.
 *
 * @param rowsMax how many rows to read; the rest is left.
 * @throws UnreadableFile when a quotation mark is left open.
 */
export const readRows = (text: string, delimiter: Delimiter, rowsMax = fileRowsMax): Row[] => {
  try {
    const records = parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: rowCharactersMax,
      to: rowsMax,
    });
    return records.map((cells, index) => ({ number: index + 1, cells }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(
      "unreadable",
      "A quotation mark in this file is opened and not closed, so its rows cannot be told apart. Save the file again as CSV and send it whole.",
      error,
    );
  }
};

const countOf = (text: string, sought: string): number => {
  let count = 0;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) count += 1;
  return count;
};

/** All rows of a file. @throws UnreadableFile for too many lines or cells, before any is split. */
export const readAllRows = (text: string, delimiter: Delimiter): Row[] => {
  const lines = countOf(text, "\n") + 1;
  checkRows(lines);
  checkCells(lines + countOf(text, delimiter));
  return readRows(text, delimiter);
};
