import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { renderWeeklyCsv } from "../../backend/documents/weekly-csv.ts";
import type { WeeklyNumber } from "../../contracts/weekly-update.ts";

const number = (given: Partial<WeeklyNumber> = {}): WeeklyNumber => ({
  section: "criteria",
  measure: "ruh-nctr-banes-p1-3",
  title: "RUH NCTR BaNES P1-3",
  part: null,
  provider: "RUH",
  asAt: "2024-08-15",
  recordedAt: "2024-08-15T07:31:00.000Z",
  value: 16,
  unit: "patients",
  none: null,
  origin: "published",
  target: { state: "number", value: 20 },
  ...given,
});

const header = [
  "section",
  "measure",
  "title",
  "part",
  "provider",
  "as at",
  "recorded at",
  "value",
  "unit",
  "why none",
  "origin",
  "target",
];

const read = (numbers: readonly WeeklyNumber[]): string[][] =>
  parse(renderWeeklyCsv({ numbers: [...numbers] }), { relax_column_count: false });

describe("the numbers as CSV", () => {
  it("R10 has a row for each number, with its source and what it is about", () => {
    expect(read([number()])).toEqual([
      header,
      [
        "criteria",
        "ruh-nctr-banes-p1-3",
        "RUH NCTR BaNES P1-3",
        "",
        "RUH",
        "2024-08-15",
        "2024-08-15T07:31:00.000Z",
        "16",
        "patients",
        "",
        "published",
        "20",
      ],
    ]);
  });

  it("F3 leaves a missing number empty and says why; a zero is a zero", () => {
    const [, missing, zero] = read([
      number({ value: null, none: "the extract is down", recordedAt: null, origin: null }),
      number({ value: 0, part: "SFT" }),
    ]);
    expect([missing?.[7], missing?.[9]]).toEqual(["", "the extract is down"]);
    expect([zero?.[7], zero?.[3]]).toEqual(["0", "SFT"]);
  });

  it("writes numbers for programs: no separators, nothing rounded", () => {
    const values = read([number({ value: 12345.678 }), number({ value: -4 })]).map((row) => row[7]);
    expect(values).toEqual(["value", "12345.678", "-4"]);
  });

  it("V5 names a target that is no number", () => {
    const targets = read([
      number({ target: { state: "tbc" } }),
      number({ target: { state: "none", note: null } }),
      number({ target: { state: "band", floor: 80, ceiling: 95 } }),
    ]).map((row) => row.at(-1));
    expect(targets).toEqual(["target", "to be confirmed", "none", "80 to 95"]);
  });

  it("makes no cell a formula, and keeps quotes, commas and lines in their cell", () => {
    const [, row] = read([
      number({ title: '=HYPERLINK("x"), \n"y"', provider: "@RUH", unit: "+1" }),
    ]);
    expect(row?.[2]).toBe(`'=HYPERLINK("x"), \n"y"`);
    expect(row?.[4]).toBe("'@RUH");
    expect(row?.[8]).toBe("'+1");
  });

  it("begins with its header, and has nothing else when there are no numbers", () => {
    expect(renderWeeklyCsv({ numbers: [] })).toBe(`${header.join(",")}\r\n`);
  });
});
