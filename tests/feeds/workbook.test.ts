import { describe, expect, it } from "vitest";
import { openBook } from "../../backend/feeds/book.ts";
import { UnreadableFile } from "../../backend/feeds/unreadable-file.ts";
import {
  type Cell,
  makeCompound,
  makeWorkbook,
  makeZip,
  styles,
  workbookParts,
} from "./make-workbook.ts";

/** The cells of the first sheet. */
const cellsOf = async (bytes: Uint8Array): Promise<string[][]> =>
  (await openBook(bytes)).sheets[0]?.rows.map(({ cells }) => cells) ?? [];

const cellOf = async (cell: Cell): Promise<string | undefined> =>
  (await cellsOf(makeWorkbook([{ name: "S", rows: [[cell]] }])))[0]?.[0];

const styled = (value: number | string, style: number): Cell => ({ xml: `<v>${value}</v>`, style });

describe("the cells of a workbook as words", () => {
  it.each<[string, Cell, string]>([
    ["words", "Royal United Hospitals", "Royal United Hospitals"],
    ["a whole number", 1234, "1234"],
    ["a number with decimals", 7.5, "7.5"],
    ["what arithmetic left of 0.3", 0.1 + 0.2, "0.3"],
    ["zero", 0, "0"],
    ["yes", true, "TRUE"],
    ["no", false, "FALSE"],
    ["a number with the format of a day", styled(45_519, styles.day), "2024-08-15"],
    ["the same number without it", 45_519, "45519"],
    ["a day and a time", styled(45_519 + 1 / 3, styles.moment), "2024-08-15T08:00"],
    ["a time of day", styled(1 / 3, styles.moment), "08:00"],
    ["hours counted beyond a day", styled(26.5 / 24, styles.hours), "26:30"],
    ["a percentage", styled(0.74, styles.percent), "74%"],
    ["a percentage in a format of the workbook's own", styled(0.7534, styles.ownPercent), "75.34%"],
    ["the result of a formula", { xml: "<f>SUM(A2:A9)</f><v>131</v>" }, "131"],
    ["words of a formula", { xml: "<f>A2</f><v>RD1</v>", type: "str" }, "RD1"],
    ["line breaks", "one\r\ntwo", "one\ntwo"],
  ])("%s", async (_, cell, words) => {
    expect(await cellOf(cell)).toBe(words);
  });

  it("F3 a formula that failed is an empty cell and not a zero", async () => {
    const failed: Cell = { xml: "<f>1/0</f><v>#DIV/0!</v>", type: "e" };
    expect(await cellsOf(makeWorkbook([{ name: "S", rows: [[failed, "next"]] }]))).toEqual([
      ["", "next"],
    ]);
  });

  it.each(["1", "true"])("days counted from 1904, said as %s", async (date1904) => {
    const rows = [[styled(44_057, styles.day)]];
    expect(await cellsOf(makeWorkbook([{ name: "S", rows }], { date1904 }))).toEqual([
      ["2024-08-15"],
    ]);
  });

  it("rows keep the numbers that Excel shows, blank ones in between", async () => {
    const { sheets } = await openBook(
      makeWorkbook([{ name: "S", rows: [[], ["heading"], [], [12]] }]),
    );
    expect(sheets[0]?.rows).toEqual([
      { number: 1, cells: [""] },
      { number: 2, cells: ["heading"] },
      { number: 3, cells: [""] },
      { number: 4, cells: ["12"] },
    ]);
  });
});

describe("merged cells", () => {
  it("a heading over three columns heads all three, and a label beside two rows labels both", async () => {
    const cells = await cellsOf(
      makeWorkbook([
        {
          name: "S",
          rows: [
            [null, "Flu beds", null, null],
            ["RUH", 1, 2, 3],
            [null, 4, 5, 6],
          ],
          merged: ["B1:D1", "A2:A3"],
        },
      ]),
    );
    expect(cells).toEqual([
      ["", "Flu beds", "Flu beds", "Flu beds"],
      ["RUH", "1", "2", "3"],
      ["RUH", "4", "5", "6"],
    ]);
  });

  it("a merged number was counted once, stays once and is pointed out", async () => {
    const book = await openBook(
      makeWorkbook([{ name: "Beds", rows: [["a", "b"], [12]], merged: ["A2:B2"] }]),
    );
    expect(book.sheets[0]?.rows[1]?.cells).toEqual(["12", ""]);
    expect(book.warnings.join()).toContain('"Beds"');
  });
});

describe("the sheets of a workbook", () => {
  it("hidden ones are left, and named", async () => {
    const book = await openBook(
      makeWorkbook([
        { name: "Lists", rows: [["secret"]], state: "hidden" },
        { name: "August & September", rows: [["shown"]] },
        { name: "More lists", rows: [["secret"]], state: "veryHidden" },
      ]),
    );
    expect(book.sheets.map(({ name }) => name)).toEqual(["August & September"]);
    expect(book.sheets[0]?.rows[0]?.cells).toEqual(["shown"]);
    expect(book.warnings).toEqual([
      'The sheets "Lists" and "More lists" are hidden and were not read.',
    ]);
  });

  it("a sheet without cells is there, and empty", async () => {
    const { sheets } = await openBook(
      makeWorkbook([
        { name: "Notes", rows: [] },
        { name: "Data", rows: [["x"]] },
      ]),
    );
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["Notes", 0],
      ["Data", 1],
    ]);
  });

  it("macros are not run, and it says so", async () => {
    const parts = workbookParts([{ name: "S", rows: [["x"]] }]);
    const book = await openBook(makeZip({ ...parts, "xl/vbaProject.bin": "Shell" }));
    expect(book.warnings.join()).toMatch(/macros.*not run/);
    expect(book.sheets[0]?.rows[0]?.cells).toEqual(["x"]);
  });
});

const whole = makeWorkbook([{ name: "S", rows: [["x", 1]] }]);
const withSheet = (xml: string): Uint8Array =>
  makeZip({
    ...workbookParts([{ name: "S", rows: [["x"]] }]),
    "xl/worksheets/sheet1.xml": xml,
  });

describe("what is no workbook that can be read", () => {
  it.each<[string, Uint8Array, RegExp]>([
    ["the old format", makeCompound("Workbook"), /old Excel format.*Save as/],
    ["one with a password", makeCompound("EncryptedPackage"), /password.*remove/],
    ["an old document", makeCompound("WordDocument"), /not a table/],
    ["a binary workbook", makeZip({ "xl/workbook.bin": "x" }), /\.xlsb.*Save as/],
    [
      "an OpenDocument sheet",
      makeZip({
        mimetype: "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": "<x/>",
      }),
      /\.ods.*Save as/,
    ],
    ["a Word document", makeZip({ "word/document.xml": "<x/>" }), /Word/],
    ["an archive of files", makeZip({ "sitrep.csv": "a,b" }), /zip archive.*Unpack/],
    ["a locked archive", makeZip({ "sitrep.csv": "a" }, { isEncrypted: true }), /password/],
    ["one that was cut off", whole.slice(0, whole.length - 30), /damaged/],
    ["one that lost its beginning", whole.slice(40), /not text|damaged/],
    ["an empty archive", makeZip({}), /zip archive/],
    ["a sheet that is not XML", withSheet("<worksheet><sheetData><row r='1'><c"), /damaged/],
    ["a PDF", Buffer.from("%PDF-1.7 ..."), /PDF/],
    ["a photograph", Buffer.from("ffd8ffe000104a464946", "hex"), /picture/],
    ["a screenshot", Buffer.from("89504e470d0a1a0a", "hex"), /picture/],
    ["a compressed file", Buffer.from("1f8b0800", "hex"), /archive/],
    ["a web page named .xls", Buffer.from("<html><table><tr><td>1</td></tr></table>"), /web page/],
    ["an XML spreadsheet", Buffer.from('<?xml version="1.0"?><Workbook/>'), /XML/],
  ])("%s is refused with a sentence of its own", async (_, bytes, sentence) => {
    const error: unknown = await openBook(bytes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect(String(error)).toMatch(sentence);
    expect(String(error)).toMatch(/: [A-Z].*\.$/);
  });

  it("no byte of a workbook can be turned over unseen", async () => {
    const before = JSON.stringify(await openBook(whole));
    let read = 0;
    for (let at = 0; at < whole.length; at += 7) {
      const turned = whole.slice();
      turned[at] = (turned[at] ?? 0) ^ 0x5a;
      const after = await openBook(turned).then(
        (book) => JSON.stringify(book),
        (error: unknown) => {
          expect(error).toBeInstanceOf(UnreadableFile);
          return before;
        },
      );
      if (after === before) read += 1;
    }
    expect(read).toBe(Math.ceil(whole.length / 7));
  });
});
