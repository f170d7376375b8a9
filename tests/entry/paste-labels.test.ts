import { describe, expect, it } from "vitest";
import { makeLabelReader } from "../../frontend/entry/paste/match-label.ts";
import { gridOf } from "../../frontend/entry/paste/sheet-grid.ts";
import { aSheet, byPathway, hospitalSheet, sevenDailyRows } from "../support/paste-sheet.ts";

const read = makeLabelReader(gridOf(hospitalSheet));

/** The name of the line that it means; all that it may mean, when there are several. */
const meant = (label: string, by = read): string | readonly string[] => {
  const match = by(label);
  if (match.is === "none") return "none";
  return match.is === "line" ? match.line.name : match.lines.map(({ name }) => name);
};

describe("a label of a spreadsheet", () => {
  it.each([
    ["RUH ED attendances", "RUH ED attendances"],
    ["ED attendances", "RUH ED attendances"],
    ["ED Attendances (daily)", "RUH ED attendances"],
    ["A&E attendances", "RUH ED attendances"],
    ["Emergency department attendance", "RUH ED attendances"],
    ["ED attendences", "RUH ED attendances"],
    ["Royal United Hospitals Bath ED attendances", "RUH ED attendances"],
    ["ruh-ed-attendances", "RUH ED attendances"],
    ["P1", "NCTR, BaNES P1"],
    ["p 1", "NCTR, BaNES P1"],
    ["Pathway 1", "NCTR, BaNES P1"],
    ["NCTR BaNES P1", "NCTR, BaNES P1"],
    ["NCTR, BaNES: P1", "NCTR, BaNES P1"],
    ["P3 care home", "NCTR, BaNES P3"],
    ["care home", "NCTR, BaNES P3"],
    ["OPEL", "RUH OPEL"],
    ["OPEL status", "RUH OPEL"],
    ["No. of discharges", "RUH discharges"],
    ["NCTR, whole trust", "NCTR, whole of RUH"],
  ])("“%s” is %s", (label, line) => {
    expect(meant(label)).toBe(line);
  });

  it("that says more than the page is not taken for less", () => {
    for (const label of [
      "ED attendances over 75",
      "ED attendances by ambulance",
      "Discharges before midday",
      "P1 to P3",
      "NCTR BaNES P1-3",
      "NCTR BaNES total",
      "P4",
      "Total",
    ])
      expect(meant(label), label).toBe("none");
  });

  it("that may be two things is asked about", () => {
    expect(meant("NCTR BaNES")).toEqual([
      "NCTR, BaNES P0",
      "NCTR, BaNES P1",
      "NCTR, BaNES P2",
      "NCTR, BaNES P3",
    ]);
    // The trust's own, or one of the place's: nothing in the label tells.
    expect(meant("NCTR")).toHaveLength(5);
    expect(meant("RUH NCTR")).toHaveLength(5);
    const twoSets = aSheet([...sevenDailyRows, ...byPathway("los", "Length of stay: days")]);
    expect(meant("P1", makeLabelReader(gridOf(twoSets)))).toEqual([
      "NCTR, BaNES P1",
      "Length of stay: days P1",
    ]);
  });

  it("without words means nothing", () => {
    for (const label of ["", "–", "the", "12"]) expect(meant(label)).toBe("none");
  });
});
