import { describe, expect, it } from "vitest";
import { openBook } from "../../backend/feeds/book.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = async (bytes: Uint8Array): Promise<string[][]> =>
  (await openBook(bytes)).sheets[0]?.rows.map(({ cells }) => cells) ?? [];

const swapped = (text: string): Uint8Array => Buffer.from(text, "utf16le").swap16();

describe("the text of a file", () => {
  const text = "trust,note\nRD1,“café” – 5\u00a0beds\n";
  const rows = [
    ["trust", "note"],
    ["RD1", "“café” – 5\u00a0beds"],
  ];
  it.each<[string, Uint8Array]>([
    ["UTF-8", encode(text)],
    ["UTF-8 with a byte-order mark", encode(`\ufeff${text}`)],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 the other way round", swapped(`\ufeff${text}`)],
    ["UTF-16 without a byte-order mark", Buffer.from(text, "utf16le")],
    ["UTF-16 the other way round without one", swapped(text)],
    ["cp1252", Buffer.from("trust,note\nRD1,\x93caf\xe9\x94 \x96 5\xa0beds\n", "latin1")],
    ["CR and LF", encode(text.replaceAll("\n", "\r\n"))],
    ["CR alone", encode(text.replaceAll("\n", "\r"))],
  ])("in %s", async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(rows);
  });

  it("knows whether its last line is whole", async () => {
    const open = async (text_: string) => (await openBook(encode(text_))).sheets[0];
    expect((await open("a,b\n1,2\n"))?.endsWithLineBreak).toBe(true);
    expect((await open("a,b\n1,2"))?.endsWithLineBreak).toBe(false);
  });
});

describe("what stands between the cells", () => {
  it.each([
    ["commas", "a,b,c\n1,2,3\n"],
    ["semicolons", "a;b;c\n1;2;3\n"],
    ["tabs", "a\tb\tc\n1\t2\t3\n"],
    ["bars", "a|b|c\n1|2|3\n"],
    ["semicolons, said in Excel's way", "sep=;\na;b;c\n1;2;3\n"],
  ])("%s", async (_, text) => {
    const rows = await rowsOf(encode(text));
    expect(rows.slice(-2)).toEqual([
      ["a", "b", "c"],
      ["1", "2", "3"],
    ]);
  });

  it("the line that says it stays a row, so that numbers are Excel's", async () => {
    const { sheets } = await openBook(encode("sep=;\na;b\n"));
    expect(sheets[0]?.rows[1]).toEqual({ number: 2, cells: ["a", "b"] });
  });

  it.each([
    ["decimal commas between semicolons", "day;a;b\n1;1,5;2,5\n2;3,5;4,5\n", 3],
    ["thousands between tabs", "day\ta\tb\n1\t1,234,567\t2\n2\t3,400\t4\n", 3],
    ["commas within quotation marks", 'a;b\n"x, y, z";1\n"p, q, r";2\n', 2],
    [
      "a title block above the table",
      "Daily sitrep; August\n\nOrg,Day,Value\nRD1,1,2\nRN3,1,2\n",
      3,
    ],
    ["a list of one column", "trust\nRD1\nRN3\n", 1],
  ])("not misled by %s", async (_, text, width) => {
    expect((await rowsOf(encode(text))).at(-1)).toHaveLength(width);
  });

  it("quotation marks keep line breaks and delimiters within a cell", async () => {
    expect(await rowsOf(encode('a,b\n"one\ntwo, ""three""",4\n'))).toEqual([
      ["a", "b"],
      ['one\ntwo, "three"', "4"],
    ]);
  });

  it("a quotation mark that is never closed is named", async () => {
    await expect(openBook(encode('a,b\n1,"2\n3,4\n'))).rejects.toThrow(/quotation mark/);
  });
});
