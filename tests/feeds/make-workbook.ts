/** Small workbooks and zip archives, written part by part, so that a test can say what is wrong with one. */
import { crc32, deflateRawSync } from "node:zlib";

export type ZipLie = {
  /** What the directory says of each part's size, in place of the truth. */
  unpackedBytes?: number;
  isEncrypted?: boolean;
};

/** A zip archive of deflated parts. */
export const makeZip = (
  parts: Readonly<Record<string, string | Uint8Array>>,
  { unpackedBytes, isEncrypted = false }: ZipLie = {},
): Uint8Array => {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, part] of Object.entries(parts)) {
    const content = Buffer.from(part);
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(unpackedBytes ?? content.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(path), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const header = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, Buffer.from(path)]);
    body.push(header, packed);
    directory.push(
      Buffer.from("PK\u0001\u0002\u0014\0", "latin1"),
      shared,
      place,
      Buffer.from(path),
    );
    offset += header.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...body, ...directory, end]));
};

/** A cell: words, a number, a yes/no, nothing, or XML of its own after its address. */
export type Cell =
  string | number | boolean | null | { xml: string; style?: number; type?: string };

export type SheetOfTest = {
  name: string;
  rows: readonly (readonly Cell[])[];
  state?: "hidden" | "veryHidden";
  merged?: readonly string[];
};

/** The styles of every test workbook: plain, a date, a date and time, a percentage, hours counted. */
export const styles = { plain: 0, day: 1, moment: 2, percent: 3, hours: 4, ownPercent: 5 };

const stylesXml = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="170" formatCode="[h]:mm"/><numFmt numFmtId="171" formatCode="0.0%;&quot;-&quot;"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="171" applyNumberFormat="1"/></cellXfs>
</styleSheet>`;

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const writeCell = (cell: Cell, address: string): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "string") {
    return `<c r="${address}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  }
  const { xml, style = 0, type = "n" } = cell;
  return `<c r="${address}" s="${style}" t="${type}">${xml}</c>`;
};

const writeSheet = ({ rows, merged = [] }: SheetOfTest): string => {
  const written = rows.map((cells, row) => {
    const inside = cells.map((cell, column) =>
      writeCell(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
    );
    return `<row r="${row + 1}">${inside.join("")}</row>`;
  });
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${written.join("")}</sheetData>${merges === "" ? "" : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
};

const relation = (id: string, purpose: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${purpose}" Target="${target}"/>`;

/** The parts of a workbook by path, to be changed before they are put in an archive. */
export const workbookParts = (
  sheets: readonly SheetOfTest[],
  { date1904 = "0" }: { date1904?: string } = {},
): Record<string, string | Uint8Array> => ({
  "[Content_Types].xml":
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="${date1904}"/><sheets>${sheets
    .map(
      ({ name, state }, index) =>
        `<sheet name="${escape(name)}" sheetId="${index + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${index + 1}"/>`,
    )
    .join("")}</sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
    .map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`))
    .join("")}${relation("rIdStyles", "styles", "styles.xml")}</Relationships>`,
  "xl/styles.xml": stylesXml,
  ...Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, writeSheet(sheet)]),
  ),
});

export const makeWorkbook = (
  sheets: readonly SheetOfTest[],
  options: { date1904?: string } = {},
): Uint8Array => makeZip(workbookParts(sheets, options));

/** What begins as an office suite's file of before 2007 does, and names a stream. */
export const makeCompound = (stream: string): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(1_024),
      Buffer.from(stream, "utf16le"),
      Buffer.alloc(512),
    ]),
  );
