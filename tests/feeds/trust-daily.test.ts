import { describe, expect, it } from "vitest";
import { ImportPreview } from "../../contracts/import.ts";
import { type FeedAlias, readBook, readFeed } from "../../backend/feeds/read-feed.ts";
import { fileRowsMax } from "../../backend/feeds/table.ts";
import { openText } from "../../backend/feeds/text-book.ts";
import { UnreadableFile } from "../../backend/feeds/unreadable-file.ts";

const alias = (label: string, measure: string): FeedAlias => ({
  source: "trust-daily",
  label,
  measure,
  breakdown: null,
});
const aliases: FeedAlias[] = [
  alias("RD1/do_not_meet_criteria_to_reside", "ruh-nctr"),
  alias("RD1/discharged_total", "ruh-discharges"),
];

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const readBytes = (bytes: Uint8Array, all = aliases) =>
  readBook(openText(bytes), { aliases: all, measures: [], providers: [] });
const read = (text: string) => readBytes(encode(text));
const lines = (...all: string[]): string => `${all.join("\n")}\n`;
const headings = "nhs_trust22_code,trust,date,do_not_meet_criteria_to_reside,discharged_total";
const taken = (text: string) =>
  read(text).reported.map(({ measure, asAt, value }) => [measure, asAt, value]);
const reasons = (text: string) => read(text).preview.ignored.map(({ why }) => why);

const nctr = (value: number, day = "2024-08-15") => ["ruh-nctr", day, value];
const discharges = (value: number, day = "2024-08-15") => ["ruh-discharges", day, value];

describe("the trusts' daily file", () => {
  it("V7 a row becomes an observation of each measure that its labels answer to", () => {
    const { preview, reported } = read(lines(headings, "RD1,RUH Bath,2024-08-15,224.0,131.0"));
    expect(ImportPreview.parse(preview)).toEqual(preview);
    expect(preview).toMatchObject({
      layout: "trust-daily",
      observations: [
        { organisation: "RD1", measure: "ruh-nctr", value: 224, row: 2, mapped: true },
        { organisation: "RD1", measure: "ruh-discharges", value: 131, row: 2, mapped: true },
      ],
      unmapped: [],
      ignored: [],
      warnings: [],
    });
    expect(reported).toEqual([
      { measure: "ruh-nctr", asAt: "2024-08-15", value: 224 },
      { measure: "ruh-discharges", asAt: "2024-08-15", value: 131 },
    ]);
  });

  it("V7 an alias to one part of a measure reports that part", () => {
    const toPart = { ...alias("RD1/discharged_total", "discharges"), breakdown: "RUH" };
    const bytes = encode(lines(headings, "RD1,RUH Bath,2024-08-15,-,131"));
    expect(readBytes(bytes, [toPart]).reported).toEqual([
      { measure: "discharges", breakdown: "RUH", asAt: "2024-08-15", value: 131 },
    ]);
  });

  it("F3 a 0 is not submitted: it is named, and never a value", () => {
    const text = lines(headings, "RD1,RUH,2024-08-14,206,0", "RD1,RUH,2024-08-15,224,0.0");
    expect(taken(text)).toEqual([nctr(206, "2024-08-14"), nctr(224)]);
    expect(read(text).preview.ignored).toEqual([
      {
        row: 2,
        why: "2 rows, from 2 to 3: RD1 discharged_total is 0, which in this file means not submitted.",
      },
    ]);
  });

  it("F3 hundreds of zeros are one sentence for each organisation and column", () => {
    const days = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, "0"));
    const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));
    const rows = months.flatMap((m) => days.map((d) => `RD1,RUH,2024-${m}-${d},210,0`));
    expect(reasons(lines(headings, ...rows))).toEqual([
      "336 rows, from 2 to 337: RD1 discharged_total is 0, which in this file means not submitted.",
    ]);
  });

  it.each(["", "-", "–", ".", "*", " ", "\u00a0", "n/a"])(
    "F3 %j is no value and not a zero",
    (none) => {
      expect(taken(lines(headings, `RD1,RUH,2024-08-15,${none},131`))).toEqual([discharges(131)]);
    },
  );

  it.each([
    ['"17,269"', 17_269],
    ["148.0", 148],
    ["\u00a0148\u00a0", 148],
    ["17\u00a0269", 17_269],
    ["1", 1],
  ])("F3 %j is read as %d", (cell, value) => {
    expect(taken(lines(headings, `RD1,RUH,2024-08-15,${cell},-`))).toEqual([nctr(value)]);
  });

  it.each(["-12", "1e3", "12.5", '"1,2"', '"17,26"', "12 3", "1O4", "224?", "12."])(
    "F3 %s is not surely a count, so it is named and not taken",
    (cell) => {
      const text = lines(headings, `RD1,RUH,2024-08-15,${cell},131`);
      expect(taken(text)).toEqual([discharges(131)]);
      expect(reasons(text)).toHaveLength(1);
      expect(reasons(text)[0]).toMatch(/^Row 2: RD1 do_not_meet_criteria_to_reside is not a/);
    },
  );

  it.each([
    "15/08/2024",
    "15-08-2024",
    "15.08.24",
    "15 Aug 2024",
    "15-Aug-24",
    "Thursday 15 August 2024",
    "2024-08-15 00:00:00",
    "2024-08-15T00:00:00",
  ])("W2 %s is 15 August 2024", (date) => {
    expect(taken(lines(headings, `RD1,RUH,${date},224,-`))).toEqual([nctr(224)]);
  });

  it("W2 a date is read with the day first, and one that is no day of the calendar is not guessed", () => {
    const day = (date: string) => taken(lines(headings, `RD1,RUH,${date},224,-`));
    expect(day("08/09/2024")).toEqual([nctr(224, "2024-09-08")]);
    for (const wrong of ["08/15/2024", "31/02/2024", "2023-02-29", "2024-13-01", "45519", "soon"]) {
      expect(day(wrong), wrong).toEqual([]);
    }
  });

  it("columns may be in another order, more than expected, or there twice", () => {
    const text = lines(
      "Discharged Total,Date,Region,NHS Trust22 Code,Do not meet criteria to reside,Discharged – total",
      "131,15/08/2024,South West,RD1,224,131",
      "130,14/08/2024,South West,RD1,206,129",
    );
    expect(taken(text)).toEqual([discharges(131), nctr(224), nctr(206, "2024-08-14")]);
    expect(reasons(text)).toEqual([
      "2 rows, from 2 to 3: region is words and not a figure.",
      "Row 3: RD1 discharged_total stands in 2 columns that do not agree.",
    ]);
  });

  it("a title block, blank rows, notes, a total and headings again are not figures", () => {
    const text = lines(
      '"Discharge delays, acute trusts"',
      "",
      headings,
      ",,,,",
      "RD1,RUH,2024-08-15,224,131",
      "",
      headings,
      "TOTAL,,,1024,600",
      ",TOTAL,2024-08-15,1024,600",
      '"Source: NHS England, ""as submitted"""',
    );
    expect(taken(text)).toEqual([nctr(224), discharges(131)]);
    expect(reasons(text)).toEqual([
      "Row 7: headings again.",
      "2 rows, from 8 to 9: a total and not an organisation's own figure.",
      "Row 10: neither an organisation code nor a date: a note, or columns that have moved.",
    ]);
  });

  it("a label without a measure is counted, for other trusts and other columns", () => {
    const { preview } = read(
      lines(
        `${headings},discharged_by_1700`,
        "RD1,RUH,2024-08-14,206,130,80",
        "RD1,RUH,2024-08-15,224,131,-",
        "RXX,Elsewhere,2024-08-15,90,40,20",
      ),
    );
    // Each of our own organisations by name, the rest of the country by what is counted.
    expect(preview.unmapped.map(({ label, rows }) => [label, rows])).toEqual([
      ["RD1/discharged_by_1700", 1],
      ["do_not_meet_criteria_to_reside", 1],
      ["discharged_total", 1],
      ["discharged_by_1700", 1],
    ]);
    expect(preview.observations).toHaveLength(8);
    expect(preview.observations.filter(({ mapped }) => !mapped)).toMatchObject([
      { organisation: "RD1", measure: "discharged_by_1700", value: 80, row: 2 },
      { organisation: "RXX", measure: "do_not_meet_criteria_to_reside", value: 90, row: 4 },
      { organisation: "RXX", measure: "discharged_total", value: 40 },
      { organisation: "RXX", measure: "discharged_by_1700", value: 20 },
    ]);
  });

  it("a figure said twice alike counts once, and said differently counts not at all", () => {
    const text = lines(
      headings,
      "RD1,RUH,2024-08-14,206,130",
      "RD1,RUH,2024-08-14,206,130",
      "RD1,RUH,2024-08-15,224,131",
      "RD1,RUH,2024-08-15,231,131",
    );
    expect(taken(text)).toEqual([
      nctr(206, "2024-08-14"),
      discharges(130, "2024-08-14"),
      discharges(131),
    ]);
    expect(reasons(text).join(" ")).toMatch(/231 here and 224 in row 4, so neither was taken/);
  });

  it("a row with fewer or more cells than the headings is named and not taken", () => {
    const text = lines(headings, "RD1,RUH,2024-08-14,206", "RD1,Bath, RUH,2024-08-15,224,131");
    expect(taken(text)).toEqual([]);
    expect(reasons(text)).toHaveLength(2);
  });

  it("a last row that is cut short is not taken for a smaller number", () => {
    const whole = lines(
      headings,
      "RD1,RUH,2024-08-14,206.0,130.0",
      "RD1,RUH,2024-08-15,224.0,131.0",
    );
    const cut = whole.slice(0, whole.indexOf("131.0") + 2);
    expect(cut.endsWith(",13")).toBe(true);
    expect(taken(cut)).toEqual([nctr(206, "2024-08-14"), discharges(130, "2024-08-14"), nctr(224)]);
    expect(read(cut).preview.warnings).toHaveLength(1);
    // Without its line break only, the row is whole.
    expect(taken(whole.trimEnd())).toHaveLength(4);
  });

  it("a line break within a number does not leave a smaller one", () => {
    const text = lines(headings, "RD1,RUH,2024-08-14,206,13", "0", "RD1,RUH,2024-08-15,224,131");
    expect(taken(text)).toEqual([nctr(206, "2024-08-14"), nctr(224), discharges(131)]);
    expect(reasons(text)[0]).toMatch(/^Row 2: RD1 discharged_total may be cut short/);
  });

  it.each([
    ["UTF-8 with a byte-order mark", (text: string) => encode(`\ufeff${text}`)],
    ["CRLF", (text: string) => encode(text.replaceAll("\n", "\r\n"))],
    ["old Macintosh line ends", (text: string) => encode(text.replaceAll("\n", "\r"))],
    ["cp1252", (text: string) => Buffer.from(text, "latin1")],
    ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["semicolons", (text: string) => encode(text.replaceAll(",", ";"))],
    ["tabs", (text: string) => encode(text.replaceAll(",", "\t"))],
  ])("a file in %s reads the same", (_, write) => {
    const text = lines(headings, "RD1,Royal United\u00a0Bath,2024-08-15,\u00a0224,131");
    const { reported } = readBytes(write(text));
    expect(reported.map(({ value }) => value)).toEqual([224, 131]);
  });

  it.each([
    ["an empty file", ""],
    ["blanks only", " \n \n"],
    ["other headings", "date,value\n2024-08-15,12\n"],
    ["not text", "nhs\0trust"],
    ["an open quotation mark", `${headings}\nRD1,"RUH,2024-08-15,224,131\n`],
    ["a workbook", "PK\u0003\u0004rest"],
  ])("%s is refused with a sentence", async (_, text) => {
    const context = { aliases, measures: [], providers: [] };
    const refusal: unknown = await readFeed(encode(text), context).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UnreadableFile);
    expect(String(refusal)).toMatch(/: [A-Z].*\.$/);
  });

  it("a file of no known layout is told what was seen in it and what can be read", () => {
    const refused = () => read("week,beds\n33,12\n");
    expect(refused).toThrow(/Its first headings are: week, beds\./);
    expect(refused).toThrow(/monthly A&E file.*our own form.*Download the template/);
  });

  it("a file over its limits is refused with a sentence that names them", () => {
    const tooMany = `${headings}\n${"\n".repeat(fileRowsMax)}`;
    expect(() => read(tooMany)).toThrow(/more than 200,000 rows/);
  });
});
