import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ImportPreview } from "../../contracts/import.ts";
import { type FeedReading, readFeed } from "../../backend/feeds/read-feed.ts";
import { contextOf } from "../support/feeds.ts";

const readPublished = (file: string): Promise<FeedReading> =>
  readFeed(readFileSync(new URL(`published/${file}`, import.meta.url)), contextOf("bsw"));

/** What all organisations of a file come to, for one kind of figure or for all. */
const sumOf = ({ preview }: FeedReading, counts?: string): number =>
  preview.observations
    .filter(({ measure, mapped }) => !mapped && (counts === undefined || measure === counts))
    .reduce((sum, { value }) => sum + Number(value), 0);
const organisations = ({ preview }: FeedReading): number =>
  new Set(preview.observations.map(({ organisation }) => organisation)).size;
const valueOf = ({ preview }: FeedReading, organisation: string, measure: string, asAt: string) =>
  preview.observations.find(
    (one) => one.organisation === organisation && one.measure === measure && one.asAt === asAt,
  )?.value;

/** The printed totals of each column, copied from the last row of the file. */
const monthly = [
  {
    file: "Monthly-AE-April-2025.csv",
    providers: 198,
    asAt: "2025-04-30",
    type1: 1_354_645,
    other: 804_415,
    over4Type1: 544_763,
    bookedOther: 53_368,
    twelveHours: 44_881,
    otherAdmissions: 132_267,
    all: 3_536_298,
    totalRow: 200,
    // Attendances, over 4 hours and emergency admissions, as published for each trust.
    trusts: { RUH: [8660, 3622, 4354], GWH: [11_033, 3354, 3657], SFT: [7070, 2179, 2277] },
  },
  {
    file: "Monthly-AE-June-2025-1-1.csv",
    providers: 201,
    asAt: "2025-06-30",
    type1: 1_395_330,
    other: 820_895,
    over4Type1: 539_355,
    bookedOther: 49_402,
    twelveHours: 38_683,
    otherAdmissions: 134_453,
    all: 3_580_354,
    totalRow: 203,
    trusts: { RUH: [8676, 3681, 4492], GWH: [11_370, 3514, 3773], SFT: [7317, 2282, 2210] },
  },
];

describe.each(monthly)("the published file $file", (file) => {
  it("has every provider, and adds up to its own TOTAL row", async () => {
    const reading = await readPublished(file.file);
    expect(ImportPreview.parse(reading.preview)).toEqual(reading.preview);
    expect(reading.preview.layout).toBe("monthly-ae");
    expect(organisations(reading)).toBe(file.providers);
    expect(sumOf(reading, "ae-attendances-type-1")).toBe(file.type1);
    expect(sumOf(reading, "ae-attendances-other")).toBe(file.other);
    expect(sumOf(reading, "attendances-over-4hrs-type-1")).toBe(file.over4Type1);
    expect(sumOf(reading, "ae-attendances-booked-appointments-other")).toBe(file.bookedOther);
    expect(sumOf(reading, "patients-who-have-waited-12-plus-hrs-from-dta-to-admission")).toBe(
      file.twelveHours,
    );
    expect(sumOf(reading, "other-emergency-admissions")).toBe(file.otherAdmissions);
    expect(sumOf(reading)).toBe(file.all);
    expect(reading.preview.ignored).toEqual([
      {
        row: file.totalRow,
        why: `Row ${file.totalRow}: a total and not an organisation's own figure.`,
      },
    ]);
    expect(reading.preview.warnings.join(" ")).not.toMatch(/add up/);
  });

  it("V7 gives the system's measures all types together, as the published totals count them", async () => {
    const { reported } = await readPublished(file.file);
    const keys = [
      "ed-attendances-monthly",
      "ed-over-four-hours-monthly",
      "emergency-admissions-monthly",
    ];
    const expected = Object.entries(file.trusts).flatMap(([breakdown, values]) =>
      values.map((value, i) => ({ measure: keys[i], breakdown, asAt: file.asAt, value })),
    );
    expect(reported).toHaveLength(expected.length);
    expect(reported).toEqual(expect.arrayContaining(expected));
  });
});

const virtualWards = [
  {
    file: "VW202307.xlsx",
    asAt: "2023-07-20",
    monthEnd: "2023-07-31",
    capacity: 9713,
    patients: 6227,
    bsw: { capacity: 137, patients: 61, occupancy: (61 / 137) * 100 },
    withoutOccupancy: 3,
  },
  {
    file: "VW202312.xlsx",
    asAt: "2023-12-21",
    monthEnd: "2023-12-31",
    capacity: 11_805,
    patients: 8586,
    bsw: { capacity: 169, patients: 121, occupancy: 71.6 },
    withoutOccupancy: 2,
  },
];

describe.each(virtualWards)("the published workbook $file", (file) => {
  it("has every board at the Thursday that its notes name, and adds up to England", async () => {
    const { bsw } = file;
    const reading = await readPublished(file.file);
    expect(ImportPreview.parse(reading.preview)).toEqual(reading.preview);
    expect(reading.preview.layout).toBe("virtual-ward");
    expect(organisations(reading)).toBe(42);
    expect(sumOf(reading, "virtual-ward-capacity")).toBe(file.capacity - bsw.capacity);
    expect(sumOf(reading, "patients-in-a-virtual-ward")).toBe(file.patients - bsw.patients);
    expect(sumOf(reading, "gp-registered-population-aged-16-and-over")).toBe(51_396_905);
    expect(valueOf(reading, "QOX", "occupancy-percent", file.asAt)).toBeCloseTo(bsw.occupancy, 6);
    expect(reading.preview.warnings).toEqual([]);
    const shares = reading.preview.observations.filter(
      ({ measure }) => measure === "occupancy-percent",
    );
    expect(shares).toHaveLength(42 - file.withoutOccupancy);
  });

  it("V7 gives the system's monthly measures the month's last day", async () => {
    const { reported } = await readPublished(file.file);
    const { asAt, monthEnd, bsw } = { ...file };
    const note = `at 8am on ${Number(asAt.slice(8))} ${asAt.slice(5, 7) === "07" ? "Jul" : "Dec"}`;
    expect(reported).toEqual([
      { measure: "bsw-virtual-ward-capacity", asAt: monthEnd, value: bsw.capacity },
      { measure: "bsw-virtual-ward-patients", asAt: monthEnd, value: bsw.patients, note },
    ]);
  });
});

it("F3 a share that the publisher cut off at 100% is named and not taken", async () => {
  const { preview } = await readPublished("VW202312.xlsx");
  expect(preview.ignored.map(({ why }) => why).join(" ")).toMatch(
    /QRL occupancy-percent is "100%\*"/,
  );
  expect(
    valueOf({ preview, reported: [] }, "QRL", "patients-in-a-virtual-ward", "2023-12-21"),
  ).toBe(375);
});

describe("the published sheet of beds with flu", () => {
  it("has 137 trusts on 140 days, and adds up to England on each of them", async () => {
    const reading = await readPublished("uec-daily-sitrep-flu-2022-23.xlsx");
    expect(ImportPreview.parse(reading.preview)).toEqual(reading.preview);
    expect(reading.preview.layout).toBe("uec-daily-sitrep");
    expect(organisations(reading)).toBe(137);
    expect(new Set(reading.preview.observations.map(({ asAt }) => asAt)).size).toBe(140);
    expect(reading.preview.observations).toHaveLength(38_354);
    expect(sumOf(reading, "ga-flu-beds")).toBe(201_257);
    expect(sumOf(reading, "cc-flu-beds")).toBe(14_863);
    // A footnote's mark is no part of a code, and a day of the highest number is in its own columns.
    expect(valueOf(reading, "RA4", "ga-flu-beds", "2022-11-14")).toBe(0);
    expect(valueOf(reading, "RD1", "ga-flu-beds", "2023-01-06")).toBe(21);
    expect(valueOf(reading, "RD1", "cc-flu-beds", "2023-01-06")).toBe(0);
    expect(reading.preview.warnings.join(" ")).not.toMatch(/add up/);
    expect(reading.preview.ignored.map(({ why }) => why)).toEqual([
      "2 rows, from 16 to 17: a total and not an organisation's own figure.",
      '2 rows, from 143 to 149: ga-flu-beds is "-", which is no figure.',
      '2 rows, from 143 to 149: cc-flu-beds is "-", which is no figure.',
      "4 rows, from 156 to 160: a note.",
    ]);
    expect(reading.preview.unmapped.map(({ label, rows }) => [label, rows])).toEqual([
      ["ga-flu-beds", 19_177],
      ["cc-flu-beds", 19_177],
    ]);
  });

  it("V7 a place's own trust is named among what no measure answers to", async () => {
    const bytes = readFileSync(
      new URL("published/uec-daily-sitrep-flu-2022-23.xlsx", import.meta.url),
    );
    const { preview, reported } = await readFeed(bytes, contextOf("banes"));
    expect(reported).toEqual([]);
    expect(preview.unmapped).toContainEqual({
      label: "RD1/ga-flu-beds",
      rows: 140,
      suggestion: null,
    });
  });
});
