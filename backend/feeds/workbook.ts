/** An Excel workbook, opened as a book. Nothing in it is run: results stand in it beside their formulas. */
import readWorkbook from "read-excel-file/universal";
import { writeList, writeNumber } from "../../contracts/wording.ts";
import { checkCells, checkRows } from "./extent.ts";
import type { Book, Sheet } from "./sheet.ts";
import { findPercentStyles, scanSheet, type SheetScan } from "./sheet-scan.ts";
import { writeStoredZip } from "./stored-zip.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { addressOf, fillMerges, writeCell } from "./workbook-cells.ts";
import { findRelated, readMerges, readSheetParts, type SheetPart } from "./workbook-parts.ts";
import { damaged, readZipDirectory, unpack, type ZipPart } from "./zip.ts";

export const sheetsMax = 60;

const workbookPath = "xl/workbook.xml";
const relationsPath = "xl/_rels/workbook.xml.rels";
const macrosPath = "xl/vbaProject.bin";
const emptySheet = new TextEncoder().encode(
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
);

/** What else comes in a zip archive, by a part that only it has. */
const others: readonly { path: RegExp; sentence: string }[] = [
  {
    path: /^xl\/workbook\.bin$/,
    sentence:
      'This is a binary workbook (.xlsb), which cannot be read here. Open it in Excel, choose "Save as" and then "Excel Workbook (.xlsx)", and send that.',
  },
  {
    path: /^content\.xml$/,
    sentence:
      'This is an OpenDocument file (.ods), which cannot be read here. Open it, choose "Save as" and then "Excel Workbook (.xlsx)" or CSV, and send that.',
  },
  {
    path: /^Index\//,
    sentence:
      'This is a Numbers document, which cannot be read here. Choose "Export to" and then "Excel" or "CSV", and send that.',
  },
  {
    path: /^(word|ppt)\//,
    sentence:
      "This is a Word or PowerPoint document and not a table. Send a CSV file or an Excel workbook (.xlsx).",
  },
];

const refuseOthers = (parts: ReadonlyMap<string, ZipPart>): void => {
  if ([...parts.values()].some(({ isEncrypted }) => isEncrypted)) {
    throw new UnreadableFile(
      "unreadable",
      "This archive is protected with a password. Unpack it, and send the file with the figures.",
    );
  }
  if (parts.has(workbookPath)) return;
  const other = others.find(({ path }) => [...parts.keys()].some((one) => path.test(one)));
  throw new UnreadableFile(
    "unreadable",
    other?.sentence ??
      "This is a zip archive and not a workbook. Unpack it, and send the file with the figures.",
  );
};

type Unpacked = {
  sheets: SheetPart[];
  parts: Map<string, Uint8Array>;
  /** Of the sheets that are shown, by path. */
  scans: Map<string, SheetScan>;
};

/** Only what is needed is unpacked: no macros, no pictures, no hidden sheets. */
const unpackWorkbook = (bytes: Uint8Array, directory: ReadonlyMap<string, ZipPart>): Unpacked => {
  const parts = new Map<string, Uint8Array>();
  const take = (path: string): Uint8Array => {
    const part = directory.get(path);
    if (part === undefined) throw damaged();
    const content = unpack(bytes, part);
    parts.set(path, content);
    return content;
  };
  const relations = new TextDecoder().decode(take(relationsPath));
  const workbook = new TextDecoder().decode(take(workbookPath));
  // Years may be counted from 1904; the reader knows only one of the two ways to say so.
  const counted = workbook.replace(/date1904\s*=\s*["'](?:true|on)["']/, 'date1904="1"');
  parts.set(workbookPath, new TextEncoder().encode(counted));
  const sheets = readSheetParts(workbook, relations);
  const takeRelated = (purpose: string): Uint8Array => {
    const path = findRelated(relations, purpose);
    return path !== null && directory.has(path) ? take(path) : new Uint8Array();
  };
  takeRelated("sharedStrings");
  const percentStyles = findPercentStyles(new TextDecoder().decode(takeRelated("styles")));
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  if (shown.length > sheetsMax) {
    throw new UnreadableFile(
      "too-many",
      `This workbook has ${shown.length} sheets and at most ${sheetsMax} can be read. Send only those with the figures.`,
    );
  }
  const scans = new Map<string, SheetScan>();
  for (const { path, isHidden } of sheets) {
    if (isHidden) parts.set(path, emptySheet);
    else scans.set(path, scanSheet(take(path), percentStyles));
  }
  const extents = [...scans.values()];
  checkRows(extents.reduce((sum, { rows }) => sum + rows, 0));
  checkCells(extents.reduce((sum, { rows, columns }) => sum + rows * columns, 0));
  return { sheets, parts, scans };
};

type Cells = readonly (readonly unknown[])[];

const readCells = async ({ parts }: Unpacked): Promise<readonly Cells[]> => {
  try {
    const sheets = await readWorkbook(writeStoredZip(parts));
    return sheets.map(({ data }) => data);
  } catch (error) {
    // Whatever the reader trips over lies in the file: it is given nothing else.
    throw damaged(error);
  }
};

const toSheet = (
  { name, path }: SheetPart,
  data: Cells,
  { parts, scans }: Unpacked,
): { sheet: Sheet; mergedNumbers: number } => {
  const percents = scans.get(path)?.percents ?? new Set();
  const cells = data.map((row, index) =>
    row.map((value, column) =>
      writeCell(value, percents.size > 0 && percents.has(addressOf(index, column))),
    ),
  );
  const mergedNumbers = fillMerges(data, cells, readMerges(parts.get(path) ?? emptySheet));
  const rows = cells.map((row, index) => ({ number: index + 1, cells: row }));
  return { sheet: { name, rows, endsWithLineBreak: true }, mergedNumbers };
};

const warningsOf = (
  directory: ReadonlyMap<string, ZipPart>,
  hidden: readonly SheetPart[],
  merged: readonly string[],
): string[] => {
  const warnings: string[] = [];
  if (directory.has(macrosPath)) {
    warnings.push("This workbook has macros. They were not run; the values were taken as saved.");
  }
  const names = writeList(hidden.map(({ name }) => `"${name}"`));
  if (hidden.length === 1) warnings.push(`The sheet ${names} is hidden and was not read.`);
  if (hidden.length > 1) warnings.push(`The sheets ${names} are hidden and were not read.`);
  return [...warnings, ...merged];
};

/**
 * Opens an Excel workbook (.xlsx, .xlsm). Hidden sheets are left, and named in a warning.
 *
 * @throws UnreadableFile with a sentence for an archive that is not one, is damaged or has too much in it.
 */
export const openWorkbook = async (bytes: Uint8Array): Promise<Book> => {
  const directory = readZipDirectory(bytes);
  refuseOthers(directory);
  const unpacked = unpackWorkbook(bytes, directory);
  const read = await readCells(unpacked);
  const shown = unpacked.sheets.filter(({ isHidden }) => !isHidden);
  const sheets: Sheet[] = [];
  const merged: string[] = [];
  for (const part of shown) {
    const found = read[part.index];
    if (found === undefined) throw damaged();
    const { sheet, mergedNumbers } = toSheet(part, found, unpacked);
    if (mergedNumbers > 0) {
      merged.push(
        `In the sheet "${part.name}" ${writeNumber(mergedNumbers)} of the merged cells hold a number. It was taken for the first of them only.`,
      );
    }
    sheets.push(sheet);
  }
  const hidden = unpacked.sheets.filter(({ isHidden }) => isHidden);
  return { kind: "workbook", sheets, warnings: warningsOf(directory, hidden, merged) };
};
