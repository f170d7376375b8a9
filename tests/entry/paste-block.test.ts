import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Cells,
  blockColumnsMax,
  blockRowsMax,
  isSeveralCells,
  parseBlock,
} from "../../frontend/entry/paste/parse-block.ts";

const cellsOf = (text: string): Cells => {
  const block = parseBlock(text);
  if (block.is !== "block") throw new Error(`It is ${block.is}.`);
  return block.cells;
};

describe("a block from the clipboard", () => {
  it("is rows of cells between tabs", () => {
    expect(cellsOf("7\t6\r\n12\t11\r\n")).toEqual([
      ["7", "6"],
      ["12", "11"],
    ]);
    expect(cellsOf("7\n6")).toEqual([["7"], ["6"]]);
    expect(cellsOf("7\r6\r")).toEqual([["7"], ["6"]]);
  });

  it("keeps tabs, lines and quotes of a quoted cell within it", () => {
    expect(cellsOf('"NCTR\nBaNES"\t"a\tb"\t"say ""no"""')).toEqual([
      ["NCTR BaNES", "a b", 'say "no"'],
    ]);
  });

  it("reads a quote that is never closed as a character", () => {
    expect(cellsOf('5" pipe\t12\n"open\t6')).toEqual([
      ['5" pipe', "12"],
      ['"open', "6"],
    ]);
  });

  it("leaves out blank rows and columns at the end, and keeps those within", () => {
    expect(cellsOf("\t1\t\t\n\t\t\t\n2\t\t\n\t\t\n\n")).toEqual([
      ["", "1"],
      ["", ""],
      ["2", ""],
    ]);
  });

  it("fills short rows, and tidies the blanks that spreadsheets use", () => {
    expect(cellsOf("\ufeffa\u00a0 b\tc\n 1\u202f234 ")).toEqual([
      ["a b", "c"],
      ["1 234", ""],
    ]);
  });

  it("is nothing when nothing but blanks was copied", () => {
    for (const text of ["", " ", "\t\t\n\t\n", "\r\n"])
      expect(parseBlock(text)).toEqual({ is: "empty" });
  });

  it("refuses more rows or columns than the page takes, in a sentence", () => {
    const rows = Array.from({ length: blockRowsMax }, () => "1").join("\n");
    expect(parseBlock(rows).is).toBe("block");
    expect(parseBlock(`${rows}\n1`)).toEqual({
      is: "too-large",
      message: "This block has 201 rows. Paste at most 200 rows and 60 columns at a time.",
    });
    const columns = Array.from({ length: blockColumnsMax }, () => "1").join("\t");
    expect(parseBlock(columns).is).toBe("block");
    expect(parseBlock(`${columns}\t1`)).toMatchObject({
      message: expect.stringContaining("61 columns"),
    });
    expect(parseBlock("1\t".repeat(600_000)).is).toBe("too-large");
  });

  it("is several cells only when a field could not take it", () => {
    expect(isSeveralCells("267\r\n")).toBe(false);
    expect(isSeveralCells('"a sentence\nin two lines"')).toBe(false);
    expect(isSeveralCells("267\t268")).toBe(true);
    expect(isSeveralCells("267\n268")).toBe(true);
  });

  it("gives back any cells that a spreadsheet writes", () => {
    const cell = fc.stringMatching(/^[a-zA-Z0-9"',.%\t\n -]{0,12}$/);
    const write = (text: string): string =>
      /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const table = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, line) => {
        const text = rows.map((row) => row.map(write).join("\t")).join(line) + line;
        const tidied = rows.map((row) => row.map((one) => one.replace(/\s+/g, " ").trim()));
        const block = parseBlock(text);
        const isFilled = (one: string): boolean => one !== "";
        if (block.is !== "block") {
          expect(tidied.flat().some(isFilled)).toBe(false);
          return;
        }
        const isKept = (_: unknown, at: number): boolean => at < (block.cells[0]?.length ?? 0);
        expect(block.cells).toEqual(
          tidied.slice(0, block.cells.length).map((row) => row.filter(isKept)),
        );
        const leftOut = [
          ...tidied.slice(block.cells.length).flat(),
          ...tidied.flatMap((row) => row.filter((one, at) => !isKept(one, at))),
        ];
        expect(leftOut.some(isFilled)).toBe(false);
      }),
    );
  });
});
