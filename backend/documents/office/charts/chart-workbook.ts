/** The sheet behind a chart: what PowerPoint opens for whoever edits its data. A gap is an empty cell. */
import { packFiles } from "../office-package.ts";
import { escapeXml } from "../safe-words.ts";

/** As a chart draws it: a line or a part of each column, with a number or a gap for each category. */
export type SheetSeries = { readonly name: string; readonly values: readonly (number | null)[] };

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const sheetName = "Sheet1";

/** "A", "B", … "AA": of a column counted from 0. */
export const nameColumn = (index: number): string => {
  const rest = Math.floor(index / 26) - 1;
  const letter = String.fromCharCode(65 + (index % 26));
  return rest < 0 ? letter : nameColumn(rest) + letter;
};

const wordsCell = (at: string, words: string): string =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(words)}</t></is></c>`;

const numberCell = (at: string, value: number | null): string =>
  value === null ? "" : `<c r="${at}"><v>${value}</v></c>`;

const writeSheet = (categories: readonly string[], series: readonly SheetSeries[]): string => {
  const heads = series.map(({ name }, index) => wordsCell(`${nameColumn(index + 1)}1`, name));
  const rows = categories.map((category, position) => {
    const row = position + 2;
    const cells = series.map(({ values }, index) =>
      numberCell(`${nameColumn(index + 1)}${row}`, values[position] ?? null),
    );
    return `<row r="${row}">${wordsCell(`A${row}`, category)}${cells.join("")}</row>`;
  });
  const first = `<row r="1">${wordsCell("A1", "Week")}${heads.join("")}</row>`;
  return `${xml}<worksheet xmlns="${main}"><sheetData>${first}${rows.join("")}</sheetData></worksheet>`;
};

/** An Excel workbook: categories in the first column, a column for each series. */
export const packWorkbook = (
  categories: readonly string[],
  series: readonly SheetSeries[],
): Uint8Array =>
  packFiles({
    "[Content_Types].xml": `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/></Types>`,
    "_rels/.rels": `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": writeSheet(categories, series),
  });
