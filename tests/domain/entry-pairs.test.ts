import { describe, expect, it } from "vitest";
import { findPairs, putPairsTogether } from "../../backend/domain/entry-pairs.ts";
import type { Derivation } from "../../contracts/measure.ts";
import { measures, weeklyLayouts } from "../../seeds/index.ts";
import { aMeasure, pathways } from "../support/measures.ts";

const mean: Derivation = { how: "weighted-mean", total: "days", count: "patients" };
const days = aMeasure({ key: "days", breakdown: pathways });
const patients = aMeasure({ key: "patients", breakdown: pathways });
const stay = { ...aMeasure({ key: "stay", title: "Length of stay" }), derivation: mean };

describe("measures that belong together", () => {
  it("are the two that a mean is worked out of, named by it", () => {
    expect(findPairs([days, patients], [days, patients, stay], null)).toEqual([
      { name: "Length of stay", measures: ["days", "patients"] },
    ]);
  });

  it("are not those of two providers, nor those with different parts or times", () => {
    expect(findPairs([days], [days, patients, stay], null)).toEqual([]);
    const whole = { ...patients, breakdown: null };
    expect(findPairs([days, whole], [days, whole, stay], null)).toEqual([]);
    const occasional = { ...patients, cadence: { every: "occasion" as const } };
    expect(findPairs([days, occasional], [days, occasional, stay], null)).toEqual([]);
  });

  it("are in one pair only", () => {
    const again = { ...stay, key: "again", title: "Length of stay again" };
    expect(findPairs([days, patients], [days, patients, stay, again], null)).toHaveLength(1);
  });

  it("are found in the seeded place by what they make and by what the board reads", () => {
    const all = measures.filter(({ locality }) => locality === "banes");
    const own = all.filter(({ derivation }) => derivation === null);
    const layout = weeklyLayouts.find(({ locality }) => locality === "banes")?.layout ?? null;
    expect(findPairs(own, all, layout).map((pair) => pair.measures.join(" "))).toEqual(
      expect.arrayContaining([
        "nctr-los-days nctr-los-patients",
        "virtual-ward-patients virtual-ward-capacity",
        "cwh-referrals-monthly cwh-service-users-monthly",
      ]),
    );
  });
});

describe("the rows of a pair", () => {
  it("stand beside each other part by part, in the place of the first", () => {
    const row = (key: string, breakdown: string) => ({ measure: { key }, breakdown });
    const rows = [
      row("opel", ""),
      row("days", "P0"),
      row("days", "P1"),
      row("ed", ""),
      row("patients", "P0"),
      row("patients", "P1"),
    ];
    const pairs = [{ name: "Length of stay", measures: ["days", "patients"] as const }];
    expect(
      putPairsTogether(rows, pairs).map(({ measure, breakdown }) => `${measure.key} ${breakdown}`),
    ).toEqual(["opel ", "days P0", "patients P0", "days P1", "patients P1", "ed "]);
  });
});
