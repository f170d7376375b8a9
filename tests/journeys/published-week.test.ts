/**
 * Two weeks of BaNES as its flow leads live them: each provider enters its figures when they come, the
 * place team publishes on Thursday afternoon, and the second week comes out as the board's own paper has it.
 */
import { describe, expect, it } from "vitest";
import { seed } from "../../backend/actions/seed.ts";
import { readSeeds } from "../../backend/seeds.ts";
import { type ClockTime, type Day, instantInLondon } from "../../contracts/calendar.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { seedsFolder } from "../support/folders.ts";
import { insertAccounts, posting, withProduct } from "../support/product.ts";
import { type Entry, firstWeek, secondWeek } from "./diary.ts";

/** The board's table: criteria, reading, as at, against, change. */
const boardsPaper = [
  ["RUH OPEL status", "OPEL 2", "15 Aug", "", "-1"],
  ["RUH NCTR BaNES P1-3", "16", "15 Aug", "Target: 20", "-8"],
  ["RUH ED attendances", "267", "14 Aug", "NB: RUH does not RAG rate ED attendances", "+20"],
  ["HCRG OPEL status", "OPEL 2", "14 Aug", "", "="],
  ["Community Hospital NCTR", "15", "14 Aug", "Target TBC", "-3"],
  ["Paulton MIU attendances", "34", "14 Aug", "Target TBC", "-3"],
  [
    "Patients awaiting social care allocation",
    "60 patients awaiting Care Act assessments: 14 in D2A beds, 46 in reablement/interim care",
    "31 Jul",
    "",
    "",
  ],
  [
    "Care Home capacity: any challenges?",
    "Y",
    "14 Aug",
    "Sourcing affordable residential and nursing dementia beds",
    "",
  ],
  ["Primary Care GPAS status", "Amber 2", "9 Aug", "", "="],
  ["Primary Care OPEL status", "OPEL 3", "9 Aug", "", "="],
  ["Community Wellbeing Hub referrals: RUH total (weekly)", "51", "8 Aug", "Target TBC", ""],
  [
    "Community Wellbeing Hub referrals: ALL (monthly)",
    "June: 755 referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, against 284 for 89",
    "June",
    "",
    "",
  ],
  ["Orchard House capacity", "1", "15 Aug", "total bedded capacity = 4", ""],
];

// The place is set up, and nobody has reported anything yet.
const product = await withProduct({
  holding: "tables",
  now: instantInLondon("2024-07-31", "09:00"),
});
await seed(product.deps, { ...readSeeds(seedsFolder), submissions: [], published: [] });
await insertAccounts(product);

const moveClock = async (day: Day, time: ClockTime): Promise<void> => {
  const moved = await product.ask(
    "/api/demonstration/clock",
    posting({ to: instantInLondon(day, time) }),
  );
  expect(moved.status).toBe(200);
};

const liveThrough = async (week: Record<Day, Entry[]>): Promise<void> => {
  for (const [day, entries] of Object.entries(week)) {
    for (const { at, provider, observations } of entries.toSorted((a, b) =>
      a.at < b.at ? -1 : 1,
    )) {
      await moveClock(day, at);
      const reply = await product.submit("banes", provider, observations);
      expect([reply.status, await reply.text()]).toEqual([201, expect.any(String)]);
    }
  }
};

const publish = (monday: Day): Promise<WeeklyUpdate> =>
  product.read(
    WeeklyUpdate,
    `/api/localities/banes/weekly-updates/${monday}/publish`,
    posting({ gaps: "Some measures have not begun to report." }),
  );

describe("two weeks, entered day by day", () => {
  it("R1 R2 V1 D1 the week of 12 August comes out as the thirteen rows of the board's paper", async () => {
    await liveThrough(firstWeek);
    await moveClock("2024-08-08", "15:10");
    const first = await publish("2024-08-05");
    expect(first.lastReport).toBeNull();
    expect(first.rows.map(({ change }) => change)).toEqual(Array.from({ length: 13 }, () => ""));

    await liveThrough(secondWeek);
    await moveClock("2024-08-15", "15:10");
    const second = await publish("2024-08-12");

    expect(
      second.rows.map(({ criteria, reading, asAt, against, change }) => [
        criteria,
        reading,
        asAt,
        against,
        change,
      ]),
    ).toEqual(boardsPaper);
    expect(second).toMatchObject({
      state: "published",
      lastReport: { monday: "2024-08-05" },
      illustrative: false,
      nctrByPathway: { latest: { asAt: "2024-08-12", total: 26 } },
    });
  });

  it("R3 what the first week said is as it was", async () => {
    const first = await product.read(
      WeeklyUpdate,
      "/api/localities/banes/weekly-updates/2024-08-05",
    );
    expect(first).toMatchObject({ state: "published", corrections: [] });
    expect(first.rows.slice(0, 3).map(({ reading }) => reading)).toEqual(["OPEL 3", "24", "247"]);
  });
});
