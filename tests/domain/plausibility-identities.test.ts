import { describe, expect, it } from "vitest";
import { readRealSeries } from "../../backend/commands/plausibility/series.ts";
import { checkIdentities, findIdentitiesWith, termsOf } from "../../backend/domain/identities.ts";
import { daysFrom } from "../../contracts/calendar.ts";
import { Identity, IdentityGap, type IdentityTerm } from "../../contracts/identity.ts";
import { identities } from "../../seeds/identities.ts";
import { measures } from "../../seeds/measures/index.ts";
import { projectFolder } from "../support/folders.ts";

const thursday = "2024-08-15";

const term = (measure: string, label = measure): IdentityTerm => ({
  label,
  locality: "banes",
  measure,
  breakdown: null,
});

/** Values by "measure" for the Thursday, by "measure, before" for the Wednesday. */
const check = (identity: Identity, values: Record<string, number>): IdentityGap[] =>
  checkIdentities([identity], thursday, ({ measure }, asAt) => {
    const name = asAt === thursday ? measure : `${measure}, before`;
    return values[name] ?? null;
  });

const total: Identity = {
  kind: "total",
  parts: [term("gwh", "GWH"), term("ruh", "RUH")],
  total: term("all", "all trusts"),
  because: "The trusts are all there are.",
};
const atMost: Identity = {
  kind: "at-most",
  parts: [term("patients", "Virtual ward patients")],
  whole: term("places", "virtual ward places"),
  because: "A place holds one patient.",
};
const step: Identity = {
  kind: "step",
  stock: term("nctr", "NCTR"),
  inflow: null,
  outflow: term("discharges", "RUH discharges"),
  because: "Nobody leaves but by discharge.",
};

describe("identities", () => {
  it("say by how much the parts miss their total, on either side", () => {
    expect(check(total, { gwh: 3, ruh: 35, all: 38 })).toEqual([]);
    const [more] = check(total, { gwh: 3, ruh: 53, all: 38 });
    expect(more?.gap).toBe(18);
    expect(more?.message).toBe(
      "GWH (3) and RUH (53) add up to 56, 18 more than all trusts (38). Is one of them wrong?",
    );
    const [fewer] = check(total, { gwh: 3, ruh: 33, all: 38 });
    expect([fewer?.gap, fewer?.message]).toEqual([
      2,
      "GWH (3) and RUH (33) add up to 36, 2 fewer than all trusts (38). Is one of them wrong?",
    ]);
  });

  it("let a part reach its whole, and no further", () => {
    expect(check(atMost, { patients: 46, places: 46 })).toEqual([]);
    expect(check(atMost, { patients: 52, places: 46 }).map(({ message }) => message)).toEqual([
      "Virtual ward patients: 52, 6 more than virtual ward places (46). Is one of them wrong?",
    ]);
  });

  it("let a stock fall by the day's flow, and no further; a side without a flow is not judged", () => {
    const known = { "nctr, before": 250, "discharges, before": 122 };
    expect(check(step, { ...known, nctr: 128 })).toEqual([]);
    expect(check(step, { ...known, nctr: 100 }).map(({ gap, message }) => [gap, message])).toEqual([
      [
        28,
        "NCTR fell from 250 to 100, by 150. That is 28 more than RUH discharges on Wed 14 Aug (122). Is one of them wrong?",
      ],
    ]);
    expect(check(step, { ...known, nctr: 900 })).toEqual([]);
    const both: Identity = { ...step, inflow: term("new", "new patients") };
    expect(check(both, { ...known, nctr: 300, "new, before": 40 })[0]?.message).toBe(
      "NCTR rose from 250 to 300, by 50. That is 10 more than new patients on Wed 14 Aug (40). Is one of them wrong?",
    );
  });

  it("F3 say nothing while a term is missing", () => {
    expect(check(total, { ruh: 53, all: 38 })).toEqual([]);
    expect(check(atMost, { patients: 52 })).toEqual([]);
    expect(check(step, { nctr: 100, "nctr, before": 250 })).toEqual([]);
  });

  it("are found by any of their terms", () => {
    const all = [total, atMost, step];
    const of = (measure: string, locality = "banes") =>
      findIdentitiesWith(all, { locality, measure }).map(({ kind }) => kind);
    expect(of("places")).toEqual(["at-most"]);
    expect(of("discharges")).toEqual(["step"]);
    expect(of("places", "swindon")).toEqual([]);
  });
});

describe("the identities of the BSW system", () => {
  it("V7 name measures and parts that there are", () => {
    expect(identities.map((one) => Identity.safeParse(one).success)).not.toContain(false);
    const unknown = identities.flatMap(termsOf).filter(({ locality, measure, breakdown }) => {
      const known = measures.find((one) => one.locality === locality && one.key === measure);
      if (known === undefined) return true;
      return breakdown === null
        ? known.breakdown?.whole.is === "none"
        : known.breakdown?.parts.every(({ key }) => key !== breakdown);
    });
    expect(unknown).toEqual([]);
  });

  it("hold of three published years as they say: discharges always, the step but for 7 of 2,976 days", () => {
    const real = new Map(
      readRealSeries(projectFolder).map(({ measure, valueOn }) => [measure.key, valueOn]),
    );
    const valueOn = ({ measure }: IdentityTerm, day: string): number | null =>
      real.get(measure)?.get(day) ?? null;
    const days = daysFrom("2022-04-01", "2025-03-31");
    const ofTrusts = identities.filter((one) =>
      termsOf(one).every(({ measure }) => real.has(measure)),
    );
    expect(ofTrusts).toHaveLength(6);
    const gaps = days.flatMap((day) => checkIdentities(ofTrusts, day, valueOn));
    expect(gaps.filter(({ identity }) => identity.kind === "at-most")).toEqual([]);
    expect(gaps).toHaveLength(7);
  });
});
