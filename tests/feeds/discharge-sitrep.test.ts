import { describe, expect, it } from "vitest";
import { readBook } from "../../backend/feeds/read-feed.ts";
import { contextOf, lines, readCsv, workbookOf } from "../support/feeds.ts";

const banes = contextOf("banes");
const headings = "Period,Level,Region,ICB,Org Code,Org Name,Metric,Metric Type,Metric Group,Value";
const nctr = "Number of patients who do not meet the criteria to reside";
const row = (period: string, level: string, code: string, metric: string, value: string): string =>
  `${period},${level},South West,BSW,${code},${code} NHS Trust,${metric},Number,,${value}`;
const read = (...rows: string[]) => readCsv(lines(headings, ...rows), banes);
const taken = (...rows: string[]) =>
  read(...rows).preview.observations.map(({ organisation, measure, asAt, value, mapped }) => [
    organisation,
    measure,
    asAt,
    value,
    mapped,
  ]);

describe("the discharge sitrep", () => {
  it("V7 has the trusts' figures, and those of ours that mean the same are recorded", () => {
    const rows = [
      row("15/08/2024", "Provider", "RD1", nctr, "224"),
      row("15/08/2024", "Provider", "RD1", "Total number of patients discharged", "131"),
      row("15/08/2024", "Trust", "RXX", nctr, '"1,024"'),
    ];
    const { preview, reported } = read(...rows);
    expect(preview.layout).toBe("discharge-sitrep");
    expect(reported).toEqual([
      { measure: "ruh-nctr", asAt: "2024-08-15", value: 224 },
      { measure: "ruh-discharges", asAt: "2024-08-15", value: 131 },
    ]);
    expect(taken(...rows)[2]).toEqual([
      "RXX",
      "patients-who-do-not-meet-the-criteria-to-reside",
      "2024-08-15",
      1024,
      false,
    ]);
  });

  it("V7 those remaining in hospital are other patients: no measure answers, and one is suggested", () => {
    const remaining =
      "Number of patients remaining in hospital who do not meet the criteria to reside";
    const { preview, reported } = read(row("15/08/2024", "Provider", "RD1", remaining, "180"));
    expect(reported).toEqual([]);
    expect(preview.unmapped).toEqual([
      {
        label: "RD1/patients-remaining-in-hospital-who-do-not-meet-the-criteria-to-reside",
        rows: 1,
        suggestion: "NCTR, whole of RUH",
      },
    ]);
  });

  it("England, regions and boards are totals, and England is set against the sum", () => {
    const { preview } = read(
      row("15/08/2024", "National", "ENG", nctr, "330"),
      row("15/08/2024", "Region", "Y58", nctr, "324"),
      row("15/08/2024", "ICB", "QOX", nctr, "324"),
      row("15/08/2024", "Provider", "RD1", nctr, "224"),
      row("15/08/2024", "Provider", "RN3", nctr, "100"),
    );
    expect(preview.observations.map(({ organisation }) => organisation)).toEqual(["RD1", "RN3"]);
    expect(preview.ignored).toEqual([
      {
        row: 2,
        why: "3 rows, from 2 to 4: a total for England, a region or an integrated care board.",
      },
    ]);
    expect(preview.warnings).toEqual([
      "The file's own total of patients-who-do-not-meet-the-criteria-to-reside for 15 Aug is 330 and its organisations add up to 324.",
    ]);
  });

  it.each([
    ["15/08/2024", "2024-08-15"],
    ["2024-08-15", "2024-08-15"],
    ["15-Aug-24", "2024-08-15"],
    ["August 2024", "2024-08-31"],
    ["Aug-24", "2024-08-31"],
    ["2024-02", "2024-02-29"],
  ])("W2 the period %s is about %s", (period, asAt) => {
    expect(taken(row(period, "Provider", "RD1", nctr, "224"))[0]?.[2]).toBe(asAt);
  });

  it("W2 a workbook's day that has lost its format is a day still", () => {
    const cells = [45_519, "Provider", "SW", "BSW", "RD1", "Bath", nctr, "Number", "", 224];
    const { reported } = readBook(workbookOf({ Data: [headings.split(","), cells] }), banes);
    expect(reported).toEqual([{ measure: "ruh-nctr", asAt: "2024-08-15", value: 224 }]);
  });

  it("kinds and groups of a metric are told apart, and shares are in per cent", () => {
    const { preview } = read(
      "15/08/2024,Provider,,,RD1,Bath,Patients discharged,Number,Pathway 1,12",
      "15/08/2024,Provider,,,RD1,Bath,Patients discharged,Number,Pathway 2,7",
      "15/08/2024,Provider,,,RD1,Bath,Patients discharged,Percentage,Pathway 1,75.30%",
    );
    expect(preview.observations.map(({ measure, value }) => [measure, value])).toEqual([
      ["pathway-1-patients-discharged", 12],
      ["pathway-2-patients-discharged", 7],
      ["percentage-pathway-1-patients-discharged", 75.3],
    ]);
  });

  it("dashes, blanks and mojibake in a label are one label", () => {
    const spellings = [
      "Discharged – by 17:00",
      "Discharged â€“ by 17:00",
      "discharged\u00a0- by  17:00",
    ];
    const days = ["14/08/2024", "15/08/2024", "16/08/2024"];
    const { preview } = read(
      ...spellings.map((metric, i) => row(days[i] ?? "", "Provider", "RD1", metric, "80")),
    );
    expect(preview.unmapped.map(({ label, rows }) => [label, rows])).toEqual([
      ["RD1/discharged-by-17-00", 3],
    ]);
  });

  it("F3 what is no number is named and not taken, and so is a last value that may be cut short", () => {
    const text = lines(
      headings,
      row("14/08/2024", "Provider", "RD1", nctr, "-"),
      row("15/08/2024", "Provider", "RD1", nctr, "22.4"),
      row("16/08/2024", "Provider", "RD1", nctr, "2O4"),
      row("17/08/2024", "Provider", "RD1", nctr, "206"),
      row("18/08/2024", "Provider", "RD1", nctr, "207"),
    ).trimEnd();
    const { preview, reported } = readCsv(text, banes);
    expect(reported.map(({ value }) => value)).toEqual([206]);
    expect(preview.ignored).toHaveLength(4);
  });
});
