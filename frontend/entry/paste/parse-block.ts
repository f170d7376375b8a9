/** Text from the clipboard as rows of cells. Pure. */

export const blockRowsMax = 200;
export const blockColumnsMax = 60;
/** Far more than 200 rows of 60 figures; longer text is not taken apart at all. */
const blockCharactersMax = 1_000_000;

/** Rows of cells, each row as long as the others; nothing but blanks in neither the last row nor the last column. */
export type Cells = readonly (readonly string[])[];

export type Block =
  | { is: "empty" }
  | { is: "block"; cells: Cells }
  /** The message says how much may be pasted. */
  | { is: "too-large"; message: string };

const tooLarge = (what: string): Block => ({
  is: "too-large",
  message: `This block has ${what}. Paste at most ${blockRowsMax} rows and ${blockColumnsMax} columns at a time.`,
});

/**
 * Reads what a spreadsheet puts on the clipboard: tabs between cells, a line for each row, and quotes
 * round a cell that holds a tab, a line or a quote of its own.
 */
export const parseBlock = (text: string): Block => {
  if (text.length > blockCharactersMax) return tooLarge("too much text");
  const rows = readRows(text);
  const height = rows.findLastIndex((row) => row.some(isFilled)) + 1;
  const filled = rows.slice(0, height);
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex(isFilled) + 1));
  if (height === 0) return { is: "empty" };
  if (height > blockRowsMax) return tooLarge(`${height} rows`);
  if (width > blockColumnsMax) return tooLarge(`${width} columns`);
  const cells = filled.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  return { is: "block", cells };
};

/** True for text that is more than one cell, and so more than a field can take. */
export const isSeveralCells = (text: string): boolean => {
  const block = parseBlock(text);
  if (block.is !== "block") return block.is === "too-large";
  return block.cells.length > 1 || (block.cells[0]?.length ?? 0) > 1;
};

const isFilled = (cell: string): boolean => cell !== "";

/** Blanks that spreadsheets use: plain, non-breaking, narrow; and the mark at the head of a file. */
const tidy = (cell: string): string => cell.replace(/[\s\u00a0\u202f\u200b\ufeff]+/g, " ").trim();

const quotedCell = /"((?:[^"]|"")*)"(?=\t|\r|\n|$)/y;
const plainCell = /[^\t\r\n]*/y;
const separator = /\t|\r\n|\r|\n|$/y;

/** A quote that is closed nowhere is a character like any other. */
const readRows = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  for (;;) {
    const quoted = take(quotedCell);
    const cell = quoted?.[1]?.replaceAll('""', '"') ?? take(plainCell)?.[0] ?? "";
    rows.at(-1)?.push(tidy(cell));
    const mark = take(separator)?.[0] ?? "";
    if (mark === "") return rows;
    if (mark !== "\t") rows.push([]);
  }
};
