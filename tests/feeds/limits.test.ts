import { describe, expect, it } from "vitest";
import { fileBytesMax } from "../../contracts/import.ts";
import { openBook } from "../../backend/feeds/book.ts";
import { fileRowsMax } from "../../backend/feeds/extent.ts";
import { UnreadableFile } from "../../backend/feeds/unreadable-file.ts";
import { sheetsMax } from "../../backend/feeds/workbook.ts";
import { unpackedBytesMax } from "../../backend/feeds/zip.ts";
import { makeWorkbook, makeZip, workbookParts } from "./make-workbook.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What it is refused with, and how much more of unpacked content was held after it. */
const refuse = async (bytes: Uint8Array): Promise<{ error: UnreadableFile; held: number }> => {
  const before = process.memoryUsage().arrayBuffers;
  const error: unknown = await openBook(bytes).catch((thrown: unknown) => thrown);
  if (!(error instanceof UnreadableFile)) throw new Error(`It was not refused: ${String(error)}`);
  return { error, held: process.memoryUsage().arrayBuffers - before };
};

const withSheet = (cells: string | Uint8Array): Record<string, string | Uint8Array> => ({
  ...workbookParts([{ name: "S", rows: [] }]),
  "xl/worksheets/sheet1.xml":
    typeof cells === "string" ? `<worksheet><sheetData>${cells}</sheetData></worksheet>` : cells,
});

describe("how much is read of one file", () => {
  it("a file over 20 MB is not looked at", async () => {
    const { error } = await refuse(new Uint8Array(fileBytesMax + 1).fill(32));
    expect(error.code).toBe("too-large");
    expect(error.message).toMatch(/at most 20 MB/);
  });

  it("too many rows of a text are counted before any is split", async () => {
    const { error } = await refuse(encode(`a,b\n${"\n".repeat(fileRowsMax)}`));
    expect(error.code).toBe("too-many");
    expect(error.message).toMatch(/more than 200,000 rows/);
  });

  it("too many cells of a text", async () => {
    const { error } = await refuse(encode(`${",".repeat(1_000)}\n`.repeat(4_000)));
    expect(error.message).toMatch(/more than 3,000,000 cells/);
  });

  it("too many sheets", async () => {
    const sheets = Array.from({ length: sheetsMax + 1 }, (_, i) => ({ name: `S${i}`, rows: [] }));
    const { error } = await refuse(makeWorkbook(sheets));
    expect(error.code).toBe("too-many");
    expect(error.message).toMatch(new RegExp(`${sheetsMax + 1} sheets`));
  });

  it("too many parts in an archive", async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`xl/${i}.xml`, ""]));
    const { error } = await refuse(makeZip(parts));
    expect(error.code).toBe("too-large");
  });

  it("a cell in the last row of Excel does not fill the way to it with rows", async () => {
    const { error } = await refuse(
      makeZip(withSheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    );
    expect(error.message).toMatch(/more than 200,000 rows/);
  });

  it("a cell in the last column does not fill the way to it in each row", async () => {
    const rows = Array.from(
      { length: 1_000 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    );
    const { error } = await refuse(makeZip(withSheet(rows.join(""))));
    expect(error.message).toMatch(/more than 3,000,000 cells/);
  });

  it.each([
    ["a row", '<row r="99999999"><c r="A1"><v>1</v></c></row>'],
    ["a cell's row", '<row><c r="A99999999"><v>1</v></c></row>'],
    ["a cell's column", '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
  ])("%s beyond Excel's last is no sheet", async (_, cells) => {
    const { error } = await refuse(makeZip(withSheet(cells)));
    expect(error.message).toMatch(/damaged/);
  });
});

describe("an archive that unpacks to more than it looks", () => {
  it("one that says so is refused before anything is unpacked", async () => {
    const bomb = makeZip(withSheet(new Uint8Array(unpackedBytesMax + 1)));
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    const { error, held } = await refuse(bomb);
    expect(error.code).toBe("too-large");
    expect(error.message).toMatch(/unpacks to more than the 120 MB/);
    expect(held).toBeLessThan(1_000_000);
  });

  it("one that lies about it is cut off where it lies", async () => {
    const liar = makeZip(withSheet(new Uint8Array(unpackedBytesMax + 1)), { unpackedBytes: 300 });
    const { error, held } = await refuse(liar);
    expect(error.message).toMatch(/damaged/);
    expect(held).toBeLessThan(20_000_000);
  });
});
