/** Rows as CSV that a spreadsheet opens as what it is. */

/** A cell that begins like this is a formula to a spreadsheet: a quote before it makes it words again. */
const formulaStart = /^[=+\-@\t\r]/;
const plainNumber = /^-?\d+(\.\d+)?$/;

const writeCell = (cell: string): string => {
  const safe = formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** For programs: UTF-8 without a mark before it. */
export const renderBareCsv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map(writeCell).join(",")).join("\r\n")}\r\n`;

/** With the mark by which Excel knows that it is UTF-8. */
export const renderCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${renderBareCsv(rows)}`;
