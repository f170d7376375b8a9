import { describe, expect, it } from "vitest";
import { SubmissionReceipt } from "../../contracts/observation.ts";
import { Wall } from "../../contracts/figure.ts";
import { WeeklyUpdate, WeeklyUpdateList } from "../../contracts/weekly-update.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const week = (monday: string) => `/api/localities/banes/weekly-updates/${monday}`;
const read = (monday: string) => product.read(WeeklyUpdate, week(monday));

describe("the weekly update of 12 August 2024, as the source paper has it", () => {
  it("R1 has the thirteen rows cell by cell, each with its own as-at", async () => {
    const { rows } = await read("2024-08-12");
    const sourceStrings = [
      ["RUH OPEL status", "OPEL 2", "15 Aug", "", "-1"],
      ["RUH NCTR BaNES P1-3", "16", "15 Aug", "Target: 20", "-8"],
      ["RUH ED attendances", "267", "14 Aug", "NB: RUH does not RAG rate ED attendances", "+20"],
      ["HCRG OPEL status", "OPEL 2", "14 Aug", "", "="],
      ["Community Hospital NCTR", "15", "14 Aug", "Target TBC", "-3"],
      ["Paulton MIU attendances", "34", "14 Aug", "Target TBC", "-3"],
    ];
    expect(
      rows.slice(0, 6).map((row) => [row.criteria, row.reading, row.asAt, row.against, row.change]),
    ).toEqual(sourceStrings);
    expect(rows[6]).toMatchObject({
      criteria: "Patients awaiting social care allocation",
      reading:
        "60 patients awaiting Care Act assessments: 14 in D2A beds, 46 in reablement/interim care",
      asAt: "31 Jul",
      change: "",
    });
    expect(rows[7]).toMatchObject({ reading: "Y", asAt: "14 Aug", change: "" });
    expect(rows[7]?.against).toContain("residential and nursing dementia beds");
    expect(rows[8]).toMatchObject({ reading: "Amber 2", asAt: "9 Aug", change: "=", rag: "amber" });
    expect(rows[9]).toMatchObject({ reading: "OPEL 3", asAt: "9 Aug", change: "=", rag: "red" });
    expect(rows[10]).toMatchObject({
      criteria: "Community Wellbeing Hub referrals: RUH total (weekly)",
      reading: "51",
      asAt: "8 Aug",
      against: "Target TBC",
      change: "",
    });
    expect(rows[11]?.reading).toBe(
      "June: 755 referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, against 284 for 89",
    );
    expect(rows[12]).toMatchObject({
      criteria: "Orchard House capacity",
      reading: "1",
      asAt: "15 Aug",
      against: "total bedded capacity = 4",
      change: "",
    });
    expect(rows).toHaveLength(13);
  });

  it("D1 has NCTR by pathway and by trust on Monday, their own day", async () => {
    const { nctrByPathway, nctrByTrust } = await read("2024-08-12");
    const latest = nctrByPathway?.latest;
    expect(latest?.asAt).toBe("2024-08-12");
    expect(latest?.parts.map(({ key, value }) => [key, value])).toEqual([
      ["P0", 6],
      ["P1", 10],
      ["P2", 5],
      ["P3", 5],
    ]);
    expect(latest?.total).toBe(26);
    expect(nctrByTrust?.latest?.parts.map(({ label, value }) => [label, value])).toEqual([
      ["GWH", 0],
      ["RUH", 26],
      ["SFT", 0],
    ]);
    expect(nctrByTrust?.latest?.total).toBe(26);
    expect(nctrByPathway?.weeks.map((each) => each.total)).toEqual([
      33, 33, 34, 32, 31, 28, 31, 26,
    ]);
  });

  it("D3 has the length of stay with totals weighted by patients, not means of weeks", async () => {
    const { lengthOfStay } = await read("2024-08-12");
    expect(
      lengthOfStay?.weeks.map((each) => [
        each.weekCommencing,
        ...each.cells.map((cell) => cell.average),
      ]),
    ).toEqual([
      ["2024-08-12", 3, 5, 7, 7],
      ["2024-08-05", 4, 5, 6, 4],
      ["2024-07-29", 5, 6, 5, 6],
      ["2024-07-22", 2, 7, 12, 2],
      ["2024-07-15", 2, 6, 12, 4],
      ["2024-07-08", 5, 5, 9, 5],
      ["2024-07-01", 3, 5, 11, 2],
      ["2024-06-24", 5, 6, 7, 3],
    ]);
    expect(lengthOfStay?.total.map((cell) => cell.average)).toEqual([3, 6, 9, 4]);
    for (const [i, cell] of (lengthOfStay?.total ?? []).entries()) {
      const weeks = lengthOfStay?.weeks.map((each) => each.cells[i]) ?? [];
      const days = weeks.reduce((sum, one) => sum + (one?.days ?? Number.NaN), 0);
      const patients = weeks.reduce((sum, one) => sum + (one?.patients ?? Number.NaN), 0);
      expect(cell).toMatchObject({ days, patients, average: Math.round(days / patients) });
    }
  });

  it("R4 says what is missing, and names who owes it", async () => {
    const { missing } = await read("2024-08-12");
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatch(/Wellbeing Hub.*week to 8 Aug.*was due Thu 5pm/);
  });

  it("R5 its numbers equal the wall's at its revision", async () => {
    const update = await read("2024-08-12");
    const wall = await product.read(Wall, "/api/localities/banes/wall");
    expect([update.epoch, update.revision]).toEqual([wall.epoch, wall.revision]);
    for (const { key, asAt, value } of wall.figures) {
      expect(update.readings[key]).toEqual(
        asAt === null || value === null ? undefined : { asAt, value },
      );
    }
  });
});

describe("publishing", () => {
  it("R2 R3 the week of 5 August is published, and a correction stands beside it, not in it", async () => {
    const before = await read("2024-08-05");
    expect(before).toMatchObject({ state: "published", publishedAt: "2024-08-08T14:10:00.000Z" });
    expect(before.rows[1]).toMatchObject({ reading: "24", asAt: "8 Aug" });
    expect(before.corrections).toEqual([]);

    const reply = await product.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-07", value: 250 },
    ]);
    expect(reply.status).toBe(201);
    const after = await read("2024-08-05");
    expect({ ...after, corrections: [] }).toEqual(before);
    expect(after.corrections).toEqual([
      expect.objectContaining({
        row: "ruh-ed-attendances",
        asAt: "7 Aug",
        published: "247",
        now: "250",
      }),
    ]);
    // The change on the wall and in the next update stays against what the board was told.
    expect((await read("2024-08-12")).rows[2]).toMatchObject({ reading: "267", change: "+20" });
  });

  it("R3 a week is published once, frozen at a revision of its own", async () => {
    const draft = await read("2024-08-12");
    const published = await product.read(
      WeeklyUpdate,
      `${week("2024-08-12")}/publish`,
      posting({ gaps: "The Wellbeing Hub's week comes on Monday." }),
    );
    expect(published).toMatchObject({ state: "published", revision: draft.revision + 1 });
    expect(published.rows).toEqual(draft.rows);
    const again = await product.refusal(`${week("2024-08-12")}/publish`, posting({}), 409);
    expect(again.message).toContain("published and does not change again");
    expect(await read("2024-08-12")).toEqual(published);
    const list = await product.read(WeeklyUpdateList, "/api/localities/banes/weekly-updates");
    expect(list.updates.map(({ monday, state }) => [monday, state])).toEqual([
      ["2024-08-12", "published"],
      ["2024-08-05", "published"],
    ]);
  });

  it("S2 the draft of a moment can be read again as it was known then", async () => {
    const path = `${week("2024-08-12")}?as-known-at=2024-08-14T09:00:00.000Z`;
    const then = await product.read(WeeklyUpdate, path);
    expect(then.state).toBe("draft");
    expect(then.rows[1]).toMatchObject({ reading: "17", asAt: "14 Aug" });
  });

  it("R1 a later submission changes a draft of that week and no earlier one", async () => {
    const fresh = await withProduct();
    const receipt = await fresh.submit("banes", "ruh", [
      { measure: "ruh-ed-attendances", asAt: "2024-08-15", value: 281 },
    ]);
    SubmissionReceipt.parse(await receipt.json());
    const update = await fresh.read(WeeklyUpdate, week("2024-08-12"));
    expect(update.rows[2]).toMatchObject({ reading: "281", asAt: "15 Aug", change: "+34" });
  });
});

describe("its other forms and its refusals", () => {
  it("comes as a page that needs no scripts, and as charts", async () => {
    const page = await product.ask(`${week("2024-08-12")}.html`);
    expect(page.headers.get("content-type")).toContain("text/html");
    const html = await page.text();
    expect(html).toContain("BaNES Locality Weekly Update");
    expect(html).not.toContain("<script");
    const chart = await product.ask(`${week("2024-08-12")}/charts/nctr-by-pathway.svg`);
    expect(chart.headers.get("content-type")).toContain("image/svg+xml");
    expect((await product.ask(`${week("2024-08-12")}/charts/unknown.svg`)).status).toBe(422);
  });

  it("W1 a day that is no Monday is named, with the Monday to use", async () => {
    const problem = await product.refusal(week("2024-08-14"), {}, 422);
    expect(problem.message).toContain("is not a Monday");
    expect(problem.message).toContain("2024-08-12");
  });

  it("a week that has not begun, an unknown place and a place without an update are refused", async () => {
    expect((await product.refusal(week("2024-08-19"), {}, 422)).message).toContain("not begun");
    await product.refusal("/api/localities/nowhere/weekly-updates/2024-08-12", {}, 404);
    await product.refusal(week("soon"), {}, 422);
  });
});
