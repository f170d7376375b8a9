import { describe, expect, it } from "vitest";
import { composeCorrections } from "../../backend/domain/correction.ts";
import type { Observation } from "../../contracts/observation.ts";
import { firstMorning } from "../support/clock.ts";
import { type RawWeek, composeGround, seedWeek } from "../support/weekly-ground.ts";
import { composeNumbers } from "../../backend/domain/weekly/numbers.ts";

const raw = seedWeek("banes", "2024-08-12", firstMorning);
const ground = composeGround(raw);
const noSections = {
  nctrByPathway: null,
  nctrByTrust: null,
  nctrAgainstLastYear: null,
  lengthOfStay: null,
};
const published = {
  readings: Object.fromEntries(
    [...ground.figures.values()].flatMap(({ key, asAt, value }) =>
      asAt === null || value === null ? [] : [[key, { asAt, value }]],
    ),
  ),
  numbers: composeNumbers(ground, noSections),
};

/** What is in force once one figure has been replaced. */
const correctionsOf = (
  name: Pick<Observation, "measure" | "breakdown" | "asAt">,
  value: number,
) => {
  const observations = raw.observations.map((one) => {
    const isIt =
      one.locality === "banes" &&
      one.measure === name.measure &&
      one.breakdown === name.breakdown &&
      one.asAt === name.asAt;
    const replaced = {
      at: "2024-08-16T10:00:00.000Z",
      reason: "counted twice",
      role: "RUH flow lead",
    };
    return isIt ? { ...one, value, previous: { ...one, replaced } } : one;
  });
  const changed: RawWeek = { ...raw, observations };
  return composeCorrections(published, raw.layout, raw.measures, composeGround(changed).readings);
};

describe("what has been corrected since a report", () => {
  it("is nothing while everything stands as it was published", () => {
    expect(composeCorrections(published, raw.layout, raw.measures, ground.readings)).toEqual([]);
  });

  it("R3 E6 says what was published, what it is now, why and by whom", () => {
    const name = { measure: "ruh-ed-attendances", breakdown: "", asAt: "2024-08-14" };
    expect(correctionsOf(name, 250)).toEqual([
      {
        row: "ruh-ed-attendances",
        criteria: "RUH ED attendances",
        asAt: "14 Aug",
        published: "267",
        now: "250",
        recordedAt: "2024-08-16T10:00:00.000Z",
        reason: "counted twice",
        role: "RUH flow lead",
      },
    ]);
  });

  it("R3 names a derived figure by what it is made of: its row is corrected with it", () => {
    const name = { measure: "ruh-nctr-banes", breakdown: "P1", asAt: "2024-08-15" };
    expect(correctionsOf(name, 7)).toEqual([
      expect.objectContaining({ row: "ruh-nctr-banes-p1-3", published: "16", now: "15" }),
    ]);
  });

  it("R3 names a part that was printed, also where the whole stands", () => {
    const ruh = { measure: "cwh-referrals-monthly", breakdown: "RUH", asAt: "2024-06-30" };
    expect(correctionsOf(ruh, 230)).toEqual([
      expect.objectContaining({
        row: "cwh-referrals-monthly",
        criteria: "Community Wellbeing Hub referrals: ALL (monthly), RUH",
        published: "233",
        now: "230",
      }),
    ]);
    const beds = { measure: "care-act-assessments", breakdown: "d2a-beds", asAt: "2024-07-31" };
    expect(correctionsOf(beds, 16).map(({ published: was, now }) => [was, now])).toEqual([
      ["60", "62"],
      ["14", "16"],
    ]);
  });
});
