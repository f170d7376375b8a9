import { describe, expect, it } from "vitest";
import { type FeedAlias, readBook } from "../../backend/feeds/read-feed.ts";
import { UnreadableFile } from "../../backend/feeds/unreadable-file.ts";
import { contextOf, lines, readCsv, workbookOf } from "../support/feeds.ts";

const banes = contextOf("banes");
const title = [
  [],
  ["", "Title:", "Daily Hospital Situation Report"],
  ["", "Period:", "4 December 2023 - 5 December 2023"],
  ["", "Published:", "14 December 2023"],
  [],
];
const read = (...args: Parameters<typeof workbookOf>) => readBook(workbookOf(...args), banes);
const taken = (...args: Parameters<typeof workbookOf>) =>
  read(...args).preview.observations.map(({ organisation, measure, asAt, value }) => [
    organisation,
    measure,
    asAt,
    value,
  ]);
const reasons = (...args: Parameters<typeof workbookOf>) =>
  read(...args).preview.ignored.map(({ why }) => why);

const beds = [
  ...title,
  ["", "", "", "", "2023-12-04", "", "", "2023-12-05", "", ""],
  [
    "",
    "NHS England Region",
    "Code",
    "Name",
    "Total beds open",
    "Total beds occ'd",
    "Occupancy rate",
    "Total beds open",
    "Total beds occ\u2019d",
    "Occupancy  rate",
  ],
  ["", "-", "-", "ENGLAND (All Acute Trusts)", 1000, 950, 0.95, 1001, 950, 0.949],
  ["", "-", "-", "ENGLAND (Type 1 Acute Trusts)", 600, 580, 0.966, 600, 580, 0.966],
  [],
  ["", "South West", "RD1", "Royal United Hospitals Bath", 600, 580, 0.9667, 600, 580, 0.9667],
  ["", "South West", "RN3", "Great Western Hospitals", 400, 370, 0.925, 400, 370, 0.925],
  ["", "Notes:"],
  ["", "1. Beds open at 8am."],
];

describe("sheets of the daily sitrep", () => {
  it("each has its own subject, its days and its columns", () => {
    const closures = [
      ...title,
      ["", "NHS England Region", "Code", "Name", "2023-12-04", "2023-12-05"],
      ["", "-", "-", "ENGLAND", 1, 0],
      ["", "South West", "RD1", "Royal United Hospitals Bath", 1, 0],
    ];
    const all = taken({ "A&E closures": closures, "G&A beds": beds, Notes: [["Words only"]] });
    expect(all).toHaveLength(14);
    expect(
      all.filter(([organisation, , day]) => organisation === "RD1" && day === "2023-12-05"),
    ).toEqual([
      ["RD1", "ae-closures", "2023-12-05", 0],
      ["RD1", "ga-beds-total-beds-open", "2023-12-05", 600],
      ["RD1", "ga-beds-total-beds-occd", "2023-12-05", 580],
      ["RD1", "ga-beds-occupancy-rate", "2023-12-05", 96.67],
    ]);
    expect(reasons({ "A&E closures": closures, Notes: [["Words only"]] })).toEqual([
      "Row 7: a total and not an organisation's own figure.",
      "Sheet Notes: it has no table of this layout.",
    ]);
  });

  it("a printed England that is not the sum of the trusts is said, with both numbers", () => {
    expect(read({ "G&A beds": beds }).preview.warnings).toEqual([
      "The file's own total of ga-beds-total-beds-open for 5 Dec is 1,001 and its organisations add up to 1,000.",
    ]);
  });

  it("headings of two rows, days in merged cells and days as serial numbers are read", () => {
    const sheet = [
      ...title,
      ["", "", "", 45_264, 45_264, 45_264, 45_264, 45_265, 45_265],
      ["", "", "", "Adult", "", "Paediatric", "", "Adult", ""],
      [
        "Region",
        "Code",
        "Name",
        "CC beds open",
        "CC beds occ",
        "PIC open",
        "PIC occ",
        "CC beds open",
        "CC beds occ",
      ],
      ["South West", "RD1", "Bath", 14, 12, 2, 1, 15, 13],
    ];
    expect(taken({ "Critical care": sheet })).toEqual([
      ["RD1", "critical-care-adult-cc-beds-open", "2023-12-04", 14],
      ["RD1", "critical-care-adult-cc-beds-occ", "2023-12-04", 12],
      ["RD1", "critical-care-paediatric-pic-open", "2023-12-04", 2],
      ["RD1", "critical-care-paediatric-pic-occ", "2023-12-04", 1],
      ["RD1", "critical-care-adult-cc-beds-open", "2023-12-05", 15],
      ["RD1", "critical-care-adult-cc-beds-occ", "2023-12-05", 13],
    ]);
  });

  it("a sheet of one day names it in its title block", () => {
    const sheet = [
      ["Title:", "Ambulance handover delays"],
      ["Period:", "Monday 4 December 2023"],
      ["Region", "Code", "Name", "Arriving by ambulance", "Delay 30-60 mins", "Delay >60 mins"],
      ["South West", "RD1", "Bath", 80, 12, 5],
    ];
    expect(taken({ "Ambulance Arrivals and Delays": sheet }).map(([, , ...rest]) => rest)).toEqual([
      ["2023-12-04", 80],
      ["2023-12-04", 12],
      ["2023-12-04", 5],
    ]);
  });

  it("F3 a day that is missing over repeated headings does not lend its figures to the day before", () => {
    const sheet = beds.map((row) => row.map((cell) => (cell === "2023-12-05" ? "" : cell)));
    expect(taken({ "G&A beds": sheet }).every(([, , day]) => day === "2023-12-04")).toBe(true);
    expect(taken({ "G&A beds": sheet })).toHaveLength(6);
  });

  it.each([
    ["to the right", ["", ""]],
    ["to the left", []],
  ])("F3 days that moved %s are not believed", (_, before) => {
    const days = ["", "", "", ...before, "2023-12-04", "", "", "2023-12-05"];
    const sheet = beds.map((row) => (row.includes("2023-12-04") ? days : row));
    expect(taken({ "G&A beds": sheet })).toEqual([]);
    expect(reasons({ "G&A beds": sheet }).join(" ")).toMatch(/headings have moved/);
  });

  it("F3 a share is in per cent where the sheet says so, and refused where nothing does", () => {
    const sheet = (...shares: (string | number)[]) => [
      ["", "", "2023-12-04"],
      ["Code", "Name", "Occupancy rate"],
      ...shares.map((share, i) => [`R${i}A`, `Trust ${i}`, share]),
    ];
    const values = (...shares: (string | number)[]) =>
      taken({ Beds: sheet(...shares) }).map(([, , , value]) => value);
    expect(values(0.57, 1.02)).toEqual([57, 102]);
    expect(values("75.30%", "100%", 0.5)).toEqual([75.3, 100]);
    expect(values(95.2, 0.9)).toEqual([95.2, 0.9]);
    expect(values(1, 0)).toEqual([0]);
  });

  it("regions, boards and subtotals are no organisations", () => {
    const sheet = [
      ["", "", "2023-12-04"],
      ["Code", "Name", "Flu beds"],
      ["Y58", "SOUTH WEST", 30],
      ["QOX", "BSW ICB", 20],
      ["", "South West", 30],
      ["", "", ""],
      ["Code", "Name", "Flu beds"],
      ["rd1 ", "Bath", "\u00a012"],
      ["NTPAD", "A site", "1,234"],
      ["RN3", "Swindon", "*"],
      ["RNZ", "Salisbury", "about 8"],
    ];
    expect(taken({ Flu: sheet })).toEqual([
      ["RD1", "flu-beds", "2023-12-04", 12],
      ["NTPAD", "flu-beds", "2023-12-04", 1234],
    ]);
    expect(reasons({ Flu: sheet })).toEqual([
      "2 rows, from 3 to 4: a total and not an organisation's own figure.",
      "Row 5: no organisation code: a subtotal, or columns that have moved.",
      "Row 7: headings again.",
      'Row 10: flu-beds is "*", which is no figure.',
      "Row 11: RNZ flu-beds is not a number from zero up.",
    ]);
  });

  it("a virtual ward's provider is the organisation where a sheet names both, and a region is none", () => {
    const sheet = [
      ["Title:", "Virtual Ward Capacity and Occupancy"],
      ["Month:", "2024-02-01"],
      [
        "Region Code",
        "ICB code",
        "Provider code",
        "Name",
        "Virtual Ward Capacity (see note 1)",
        "Patients in a Virtual Ward",
        "Occupancy %",
      ],
      ["-", "-", "-", "ENGLAND", 70, 50, "71.4%"],
      ["Y58", "", "Y58", "South West", 70, 50, "71.4%"],
      ["Y58", "QOX", "RD1", "Bath", 40, 30, "75%"],
      ["Y58", "QOX", "RN3", "Swindon", 30, 20, "66.7%"],
    ];
    const notes = [["", 4, "Patients at 8am on Thursday 15 February 2024 for February."]];
    const wards = (...note: typeof notes) => taken({ Notes: note, "Virtual Ward Data": sheet });
    expect(wards(...notes)).toEqual([
      ["RD1", "virtual-ward-capacity", "2024-02-15", 40],
      ["RD1", "patients-in-a-virtual-ward", "2024-02-15", 30],
      ["RD1", "occupancy-percent", "2024-02-15", 75],
      ["RN3", "virtual-ward-capacity", "2024-02-15", 30],
      ["RN3", "patients-in-a-virtual-ward", "2024-02-15", 20],
      ["RN3", "occupancy-percent", "2024-02-15", 66.7],
    ]);
    // Notes left over from the month before name a day of another month.
    const left = [["", 4, "Patients at 8am Thursday 18th January 2024"]];
    expect(new Set(wards(...left).map(([, , day]) => day))).toEqual(new Set(["2024-02-29"]));
    expect(read({ Notes: left, "Virtual Ward Data": sheet }).preview.warnings[0]).toMatch(
      /notes do not say on which day of February 2024/,
    );
  });

  it("a column of words and one of hours are named once, and not for each trust", () => {
    const sheet = [
      ["", "", "2023-12-04", "", ""],
      ["Code", "Name", "Handovers", "Mean time", "Comment"],
      ["RD1", "Bath", 80, "00:35:12", "busy"],
      ["RN3", "Swindon", 70, "00:21:40", "calm"],
    ];
    expect(taken({ Ambulance: sheet }).map(([, , , value]) => value)).toEqual([80, 70]);
    expect(reasons({ Ambulance: sheet })).toEqual([
      "2 rows, from 3 to 4: ambulance-mean-time is words and not a figure.",
      "2 rows, from 3 to 4: ambulance-comment is words and not a figure.",
    ]);
  });

  it("an alias takes a trust's figure, and the rest is named with what it may mean", () => {
    const alias: FeedAlias = {
      source: "uec-daily-sitrep",
      label: "RD1/ga-beds-total-beds-occd",
      measure: "ruh-discharges",
      breakdown: null,
    };
    const { preview, reported } = readBook(workbookOf({ "G&A beds": beds }), {
      ...banes,
      aliases: [alias],
    });
    expect(reported).toEqual([
      { measure: "ruh-discharges", asAt: "2023-12-04", value: 580 },
      { measure: "ruh-discharges", asAt: "2023-12-05", value: 580 },
    ]);
    expect(preview.observations.filter(({ mapped }) => mapped)).toMatchObject(
      reported.map((one) => ({ ...one, organisation: "RD1", sheet: "G&A beds", row: 11 })),
    );
  });

  it("F3 an organisation of ours with nothing but zeros is asked about", () => {
    const sheet = [
      ["", "", "2023-12-04"],
      ["Code", "Name", "Beds open", "Beds in use"],
      ["RD1", "Bath", 0, 0],
      ["RN3", "Swindon", 400, 390],
      ["RNZ", "Salisbury", 300, 290],
    ];
    expect(
      read({ Beds: sheet.map((row, i) => (i === 0 ? [...row, ""] : row)) }).preview.warnings,
    ).toEqual([
      "Every figure of RD1 is 0 on 4 Dec, where most organisations are not. Check that it was submitted.",
    ]);
  });

  it("a sheet saved as CSV reads the same", () => {
    const { preview } = readCsv(
      lines(
        "Title:,Daily Hospital Situation Report - Number of beds occupied by flu patients,,,",
        ",,,,",
        ",,14/11/2022,,15/11/2022,",
        "Code,Name,G&A flu beds,CC flu beds,G&A flu beds,CC flu beds",
        "RD1,Bath,1,0,21,2",
      ),
      banes,
    );
    expect(preview.observations.map(({ measure, asAt, value }) => [measure, asAt, value])).toEqual([
      ["beds-occupied-by-flu-patients-ga-flu-beds", "2022-11-14", 1],
      ["beds-occupied-by-flu-patients-cc-flu-beds", "2022-11-14", 0],
      ["beds-occupied-by-flu-patients-ga-flu-beds", "2022-11-15", 21],
      ["beds-occupied-by-flu-patients-cc-flu-beds", "2022-11-15", 2],
    ]);
  });

  it("a workbook with no table that is known is refused, with what was seen", () => {
    const refused = () => read({ Rota: [["Who", "When", "Where"]], Notes: [["Nothing"]] });
    expect(refused).toThrow(UnreadableFile);
    expect(refused).toThrow(/Its first headings are: Who, When, Where\./);
  });
});
