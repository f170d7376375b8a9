import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  type AsAt,
  addDays,
  dayOf,
  instantInLondon,
  londonReading,
  timeOf,
} from "../../contracts/calendar.ts";
import { Submission } from "../../contracts/observation.ts";
import { checkSubmission } from "../../backend/domain/submission.ts";
import { demonstrationStartsAt, measures, providers, seedSubmissions } from "../../seeds/index.ts";

const folder = new URL("../../seeds/", import.meta.url);
const submissions = seedSubmissions(folder);

type Known = { asAt: AsAt; value: number | null; none: string | null; note: string | null };

/** What is in force for a figure at a moment, latest as-at last. */
const known = (
  locality: string,
  measure: string,
  { breakdown, at = demonstrationStartsAt }: { breakdown?: string; at?: string } = {},
): Known[] => {
  const inForce = new Map<AsAt, Known>();
  for (const submission of submissions) {
    if (submission.locality !== locality || submission.recordedAt > at) continue;
    for (const one of submission.observations) {
      if (one.measure !== measure || one.breakdown !== breakdown) continue;
      const value = one.value ?? one.level ?? null;
      const { asAt, none = null, note = null } = one;
      inForce.set(asAt, { asAt, value, none, note });
    }
  }
  return [...inForce.values()].toSorted((a, b) => (a.asAt < b.asAt ? -1 : 1));
};

const valueOn = (measure: string, asAt: AsAt, breakdown?: string): number | null | undefined =>
  known("banes", measure, breakdown === undefined ? {} : { breakdown }).find(
    (one) => one.asAt === asAt,
  )?.value;

const latest = (measure: string, at?: string): Known | undefined =>
  known("banes", measure, at === undefined ? {} : { at }).at(-1);

const pathways = ["P0", "P1", "P2", "P3"];
const nctr = (day: string): number[] =>
  pathways.map((pathway) => valueOn("ruh-nctr-banes", day, pathway) ?? -1);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const p1To3 = (day: string): number => sum(nctr(day).slice(1));

const mondays = Array.from({ length: 8 }, (_, i) => addDays("2024-06-24", 7 * i));
const lastReportAt = instantInLondon("2024-08-08", "15:10");

describe("what was reported", () => {
  it("S3 every submission would be accepted from its provider on the day it came", () => {
    const reporting = new Set(providers.map(({ locality, key }) => `${locality}/${key}`));
    const refused = submissions.flatMap((submission): string[] => {
      const { locality, provider, observations, recordedAt } = submission;
      expect(reporting.has(`${locality}/${provider}`)).toBe(true);
      const parsed = Submission.safeParse({ provider, observations });
      if (!parsed.success) return [parsed.error.message];
      const own = measures.filter((measure) => measure.locality === locality);
      const { issues } = checkSubmission(parsed.data, own, londonReading(recordedAt));
      return issues.map(({ path, message }) => `${path}: ${message}`);
    });
    expect(refused).toEqual([]);
  });

  it("S2 nothing was recorded before the moment it is about, and nothing made up after the start", () => {
    for (const { origin, recordedAt, observations } of submissions) {
      if (origin === "illustrative") expect(recordedAt <= demonstrationStartsAt).toBe(true);
      for (const { asAt } of observations) {
        expect(recordedAt >= instantInLondon(dayOf(asAt), timeOf(asAt) ?? "00:00")).toBe(true);
      }
    }
  });

  it("S6 it is sorted, each submission has a key of its own, and it is the same every time", () => {
    const moments = submissions.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual(moments.toSorted());
    expect(new Set(submissions.map((one) => one.idempotencyKey)).size).toBe(submissions.length);
    expect(seedSubmissions(fileURLToPath(folder))).toEqual(submissions);
  });

  it("F3 the published series has RUH's 224 on 15 August 2024 and no zero anywhere", () => {
    expect(latest("ruh-nctr")).toMatchObject({ asAt: "2024-08-15", value: 224 });
    expect(known("banes", "ruh-discharges").filter(({ asAt }) => asAt > "2024-05-31")).toEqual([]);
    expect(known("swindon", "gwh-nctr").at(-1)?.asAt).toBe("2024-05-26");
    expect(known("wiltshire", "sft-nctr").at(-1)?.asAt).toBe("2024-05-26");
    const zeros = submissions
      .filter(({ origin }) => origin === "published")
      .flatMap(({ observations }) => observations)
      .filter(({ value }) => value === 0);
    expect(zeros).toEqual([]);
  });

  it("S2 what was published later is there and is not known before it came", () => {
    const later = instantInLondon("2025-04-01", "12:00");
    expect(known("swindon", "gwh-nctr", { at: later }).at(-1)?.asAt).toBe("2025-03-31");
    expect(known("bsw", "bsw-virtual-ward-patients").at(-1)).toMatchObject({
      asAt: "2024-06-30",
      value: 128,
    });
  });

  it("D1 pathways of 8 to 15 August read as the flow lead's page shows them", () => {
    const shown = [
      [7, 12, 6, 6],
      [6, 11, 6, 5],
      [6, 11, 5, 5],
      [5, 11, 5, 5],
      [6, 10, 5, 5],
      [7, 9, 5, 4],
      [6, 8, 5, 4],
      [6, 8, 4, 4],
    ];
    expect(shown.map((_, i) => nctr(addDays("2024-08-08", i)))).toEqual(shown);
    expect([p1To3("2024-08-08"), p1To3("2024-08-15")]).toEqual([24, 16]);
  });

  it("R1 eight Mondays add up to the board's totals, this year and last", () => {
    expect(mondays.map((day) => sum(nctr(day)))).toEqual([33, 33, 34, 32, 31, 28, 31, 26]);
    expect(mondays.map(p1To3)).toEqual([28, 27, 27, 26, 26, 22, 24, 20]);
    const lastYear = mondays.map((day) => p1To3(addDays(day, -364)));
    expect(lastYear).toEqual([31, 30, 33, 34, 31, 29, 32, 30]);
  });

  it("F3 GWH and SFT say zero BaNES patients, which is a figure", () => {
    for (const trust of ["gwh", "sft"]) {
      expect(valueOn(`${trust}-nctr-banes`, "2024-08-12")).toBe(0);
    }
  });

  it("D3 length of stay rounds to the board's table, and its totals are weighted by patients", () => {
    const table = [
      [5, 6, 7, 3],
      [3, 5, 11, 2],
      [5, 5, 9, 5],
      [2, 6, 12, 4],
      [2, 7, 12, 2],
      [5, 6, 5, 6],
      [4, 5, 6, 4],
      [3, 5, 7, 7],
    ];
    const cells = (measure: string, week: string): number[] =>
      pathways.map((pathway) => valueOn(measure, week, pathway) ?? Number.NaN);
    const days = mondays.map((week) => cells("nctr-los-days", week));
    const patients = mondays.map((week) => cells("nctr-los-patients", week));
    const averages = days.map((row, w) =>
      row.map((value, p) => Math.round(value / (patients[w]?.[p] ?? Number.NaN))),
    );
    expect(averages).toEqual(table);
    const column = (rows: number[][], p: number) => sum(rows.map((row) => row[p] ?? Number.NaN));
    const totals = pathways.map((_, p) => Math.round(column(days, p) / column(patients, p)));
    expect(totals).toEqual([3, 6, 9, 4]);
    for (const count of patients.flat()) expect(count).toBeGreaterThanOrEqual(4);
    for (const count of patients.flat()) expect(count).toBeLessThanOrEqual(25);
  });

  it("R1 the rows of the week of 12 August have the board's numbers and dates", () => {
    const rows: [string, AsAt, number][] = [
      ["ruh-opel", "2024-08-15T08:05", 2],
      ["ruh-ed-attendances", "2024-08-14", 267],
      ["hcrg-opel", "2024-08-14T14:30", 2],
      ["community-hospital-nctr", "2024-08-14", 15],
      ["paulton-miu-attendances", "2024-08-14", 34],
      ["care-home-challenges", "2024-08-14", 1],
      ["primary-care-gpas", "2024-08-09", 2],
      ["primary-care-opel", "2024-08-09", 3],
      ["cwh-referrals-ruh-weekly", "2024-08-08", 51],
      ["orchard-house-capacity", "2024-08-15", 1],
      ["virtual-ward-patients", "2024-08-15", 34],
      ["virtual-ward-capacity", "2024-08-15", 46],
      ["d2a-beds-occupied", "2024-08-14", 29],
    ];
    for (const [measure, asAt, value] of rows) {
      expect(latest(measure), measure).toMatchObject({ asAt, value });
    }
    expect(latest("care-home-challenges")?.note).toMatch(/affordable .* dementia beds/);
    expect(valueOn("care-act-assessments", "2024-07-31", "d2a-beds")).toBe(14);
    expect(valueOn("care-act-assessments", "2024-07-31", "reablement-interim")).toBe(46);
    const monthly = (month: string) =>
      ["all", "RUH"].flatMap((source) => [
        valueOn("cwh-referrals-monthly", month, source),
        valueOn("cwh-service-users-monthly", month, source),
      ]);
    expect(monthly("2024-06-30")).toEqual([755, 373, 233, 76]);
    expect(monthly("2024-05-31")).toEqual([799, 348, 284, 89]);
  });

  it("R2 the update of 8 August knew what the board's changes are counted from", () => {
    const rows: [string, AsAt, number][] = [
      ["ruh-opel", "2024-08-08T08:05", 3],
      ["ruh-ed-attendances", "2024-08-07", 247],
      ["hcrg-opel", "2024-08-07T14:30", 2],
      ["community-hospital-nctr", "2024-08-07", 18],
      ["paulton-miu-attendances", "2024-08-07", 37],
      ["primary-care-gpas", "2024-08-02", 2],
      ["primary-care-opel", "2024-08-02", 3],
    ];
    for (const [measure, asAt, value] of rows) {
      expect(latest(measure, lastReportAt), measure).toMatchObject({ asAt, value });
    }
    expect(latest("cwh-referrals-ruh-weekly", lastReportAt)).toMatchObject({
      asAt: "2024-08-01",
      value: null,
      none: "referral system being changed",
    });
    expect(latest("orchard-house-capacity", lastReportAt)).toBeUndefined();
  });

  it("since when a level stands is known: RUH since Wednesday 4:10pm, HCRG since 5 August", () => {
    const since = (measure: string) => {
      const declared = known("banes", measure);
      const now = declared.at(-1)?.value;
      const lastOther = declared.findLastIndex(({ value }) => value !== now);
      return declared[lastOther + 1]?.asAt;
    };
    expect(since("ruh-opel")).toBe("2024-08-14T16:10");
    expect(since("hcrg-opel")?.slice(0, 10)).toBe("2024-08-05");
    expect(since("primary-care-opel")).toBe("2024-08-02");
  });
});
