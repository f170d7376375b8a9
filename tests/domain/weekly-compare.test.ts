import { describe, expect, test } from "vitest";
import { compareEditions } from "../../backend/domain/weekly/compare.ts";
import { WeeklyEvent, WeeklyRisk, type WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";

const second: WeeklyUpdate = {
  ...sourceWeek,
  edition: 2,
  publishedAt: "2024-08-19T09:00:00.000Z",
  editionReason: "Counted twice",
};

const risk = (words: string, id: string): WeeklyRisk =>
  WeeklyRisk.parse({ id, risk: words, mitigation: "Working closely with reablement" });

describe("two editions", () => {
  test("that say the same differ in nothing", () => {
    const { rows, differences, before, after } = compareEditions(sourceWeek, second);
    expect(rows.flatMap(({ changed }) => changed)).toEqual([]);
    expect(rows).toHaveLength(13);
    expect(differences).toEqual([]);
    expect([before.edition, after.edition]).toEqual([1, 2]);
  });

  test("name the cells of a row that changed, and leave the others alone", () => {
    const rows = sourceWeek.rows.map((row) =>
      row.key === "ruh-nctr-banes-p1-3" ? { ...row, reading: "15", change: "-9" } : row,
    );
    const found = compareEditions(sourceWeek, { ...second, rows }).rows.filter(
      ({ changed }) => changed.length > 0,
    );
    expect(found.map(({ key, changed }) => [key, changed])).toEqual([
      ["ruh-nctr-banes-p1-3", ["Reading", "+/- last report"]],
    ]);
    expect(found[0]?.before?.reading).toBe("16");
    expect(found[0]?.after?.reading).toBe("15");
  });

  test("show a row that only one of them has, in the later one's order and then the earlier one's", () => {
    const [first, ...rest] = sourceWeek.rows;
    const { rows } = compareEditions(sourceWeek, { ...second, rows: rest });
    expect(rows.at(-1)).toMatchObject({ key: first?.key, after: null, changed: [] });
  });

  test("show a week's part and its total where they differ", () => {
    const [week, ...weeks] = sourceWeek.nctrByPathway?.weeks ?? [];
    if (week === undefined || sourceWeek.nctrByPathway === null) throw new Error("No weeks.");
    const parts = week.parts.map((part) => (part.key === "P1" ? { ...part, value: null } : part));
    const nctrByPathway = {
      ...sourceWeek.nctrByPathway,
      weeks: [{ ...week, parts, total: null }, ...weeks],
    };
    const { differences } = compareEditions(sourceWeek, { ...second, nctrByPathway });
    expect(differences.map(({ what, after }) => [what, after])).toEqual([
      [expect.stringMatching(/^NCTR by pathway, 24 Jun: P1/), "no figure"],
      ["NCTR by pathway, 24 Jun: total", "no figure"],
    ]);
  });

  test("of two weeks leave out the weeks that only one of them looks back to", () => {
    const [first, ...weeks] = sourceWeek.nctrByPathway?.weeks ?? [];
    if (first === undefined || sourceWeek.nctrByPathway === null) throw new Error("No weeks.");
    const nctrByPathway = { ...sourceWeek.nctrByPathway, weeks };
    const next: WeeklyUpdate = { ...second, monday: "2024-08-19", edition: 1, nctrByPathway };
    expect(compareEditions(sourceWeek, next).differences).toEqual([]);
    expect(
      compareEditions(sourceWeek, { ...next, monday: sourceWeek.monday }).differences,
    ).toHaveLength(first.parts.length + 1);
  });

  test("know a risk by its name: said in other words it has changed, and is not another one", () => {
    const before = {
      ...sourceWeek,
      risks: [risk("More P1 referrals", "a"), risk("Beds close", "b")],
    };
    const after = { ...second, risks: [risk("Many more P1 referrals", "a"), risk("Snow", "c")] };
    expect(compareEditions(before, after).differences).toEqual([
      {
        what: "Risk: Many more P1 referrals",
        before: expect.stringContaining("More P1 referrals;"),
        after: expect.stringContaining("Many more P1 referrals;"),
      },
      { what: "Risk: Snow", before: null, after: expect.stringContaining("Snow") },
      { what: "Risk: Beds close", before: expect.stringContaining("Beds close"), after: null },
    ]);
  });

  test("show the summary, the events and what was missing", () => {
    const after: WeeklyUpdate = {
      ...second,
      summary: [{ is: "words", words: "A quiet week." }],
      missing: [],
      events: [WeeklyEvent.parse({ event: "Flow meeting", day: "2024-08-20", time: "09:30" })],
    };
    expect(compareEditions(sourceWeek, after).differences).toEqual([
      { what: "Summary", before: null, after: "A quiet week." },
      { what: expect.stringContaining("Missing: RUH discharges"), before: "listed", after: null },
      {
        what: "Event: Flow meeting, 20 Aug",
        before: null,
        after: "Tuesday 20 August 2024, 9:30am",
      },
    ]);
  });

  test("R3 a draft is not compared, and neither are two places", () => {
    const draft: WeeklyUpdate = { ...second, state: "draft", publishedAt: null };
    expect(() => compareEditions(sourceWeek, draft)).toThrow("A draft is not compared");
    const elsewhere = { ...second, locality: { ...second.locality, key: "swindon" } };
    expect(() => compareEditions(sourceWeek, elsewhere)).toThrow("two places");
  });
});
