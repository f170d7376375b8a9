/** A look along the cells of a sheet's XML before the reader is let at it: how far they reach, and which are percentages. */
import { damaged } from "./zip.ts";

/** No sheet of Excel reaches further. */
const sheetRowsMax = 1_048_576;
const sheetColumnsMax = 16_384;

export type SheetScan = {
  /** The last row and column that hold anything, from 1. */
  rows: number;
  columns: number;
  /** Addresses of cells that show their number as a percentage: 0.74 is 74% there. */
  percents: ReadonlySet<string>;
};

const columnOf = (letters: string): number =>
  Buffer.from(letters).reduce((sum, letter) => sum * 26 + letter - 64, 0);

/** The rows and the cells with something in them, with their addresses and styles, whatever stands between. */
const places = /<(?:\w+:)?(row|c)\b([^>]*)>/g;
const address = /\sr="([A-Z]{0,8})(\d{1,9})"/;
const style = /\ss="(\d{1,6})"/;

/**
 * @param sheet the sheet's part.
 * @param percentStyles the numbers of the styles that show percentages.
 * @throws UnreadableFile for an address that no sheet has: the reader would fill the way to it.
 */
export const scanSheet = (sheet: Uint8Array, percentStyles: ReadonlySet<string>): SheetScan => {
  const xml = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength).toString("latin1");
  const percents = new Set<string>();
  let rows = 0;
  let columns = 0;
  for (const [, tag, attributes = ""] of xml.matchAll(places)) {
    const [, letters = "", digits = ""] = address.exec(attributes) ?? [];
    const row = Number(digits);
    const column = columnOf(letters);
    if (row > sheetRowsMax || column > sheetColumnsMax) throw damaged();
    if (tag === "row" || attributes.endsWith("/")) continue;
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
    if (percentStyles.has(style.exec(attributes)?.[1] ?? "")) percents.add(letters + digits);
  }
  return { rows, columns, percents };
};

/** Excel's own formats "0%" and "0.00%". */
const builtInPercents = ["9", "10"];

/** The numbers of the styles that show a percentage, of the workbook's styles. */
export const findPercentStyles = (stylesXml: string): Set<string> => {
  const formats = new Set(builtInPercents);
  for (const [tag] of stylesXml.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)) {
    const id = /\snumFmtId="(\d+)"/.exec(tag)?.[1];
    const code = /\sformatCode="([^"]*)"/.exec(tag)?.[1] ?? "";
    // Quoted and escaped signs are only shown; a bare one multiplies by a hundred.
    const bare = code.replaceAll(/&quot;.*?&quot;|\\./g, "");
    if (id !== undefined && bare.includes("%")) formats.add(id);
  }
  const [, cellFormats = ""] =
    /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(stylesXml) ?? [];
  const styles = [...cellFormats.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)];
  return new Set(
    styles.flatMap(([tag], index) =>
      formats.has(/\snumFmtId="(\d+)"/.exec(tag)?.[1] ?? "") ? [String(index)] : [],
    ),
  );
};
