import { measuresOfRow } from "../../backend/domain/weekly/ground.ts";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Measure, type DerivedPart, measuresPerLocalityMax } from "../../contracts/measure.ts";
import { Locality, Provider, System } from "../../contracts/place.ts";
import { Plan } from "../../contracts/plan.ts";
import { WeeklyEvent, WeeklyLayout, WeeklyRisk } from "../../contracts/weekly-update.ts";
import {
  aliases,
  events,
  localities,
  measures,
  plans,
  providers,
  risks,
  system,
  weeklyLayouts,
} from "../../seeds/index.ts";

const keysOf = (locality: string): Set<string> =>
  new Set(measures.filter((measure) => measure.locality === locality).map(({ key }) => key));

const partsOf = (measure: Measure): DerivedPart[] => {
  const { derivation } = measure;
  switch (derivation?.how) {
    case undefined:
      return [];
    case "sum":
      return [...derivation.parts, ...derivation.beside];
    case "difference":
      return [derivation.from, derivation.less];
    case "ratio":
      return [derivation.of, derivation.over];
    case "weighted-mean":
      return [derivation.total, derivation.count].map((key) => ({
        label: key,
        words: null,
        measure: key,
        breakdown: null,
        locality: null,
      }));
  }
};

describe("the system as data", () => {
  it("V7 every place, provider, measure, plan, layout, risk and event has the agreed shape", () => {
    expect(() => System.parse(system)).not.toThrow();
    expect(() => z.array(Locality).parse(localities)).not.toThrow();
    expect(() => z.array(Provider).parse(providers)).not.toThrow();
    expect(() => z.array(Measure).parse(measures)).not.toThrow();
    expect(() => z.array(Plan).parse(plans)).not.toThrow();
    for (const { layout } of weeklyLayouts) expect(() => WeeklyLayout.parse(layout)).not.toThrow();
    expect(() => z.array(WeeklyRisk).parse(risks)).not.toThrow();
    expect(() => z.array(WeeklyEvent).parse(events)).not.toThrow();
  });

  it("V7 a measure's key is its own within its locality, and its provider reports there", () => {
    const names = measures.map(({ locality, key }) => `${locality}/${key}`);
    expect(new Set(names).size).toBe(names.length);
    const known = new Set(providers.map(({ locality, key }) => `${locality}/${key}`));
    const strangers = measures.filter((m) => !known.has(`${m.locality}/${m.provider}`));
    expect(strangers.map((m) => `${m.locality}/${m.key}`)).toEqual([]);
    for (const { key } of localities) {
      expect(keysOf(key).size).toBeLessThanOrEqual(measuresPerLocalityMax);
    }
  });

  it("D1 every part of a derived figure is a measure, and its breakdown a part of that measure", () => {
    for (const measure of measures) {
      for (const part of partsOf(measure)) {
        const locality = part.locality ?? measure.locality;
        const found = measures.find((m) => m.locality === locality && m.key === part.measure);
        expect(found, `${measure.key} is made of ${locality}/${part.measure}`).toBeDefined();
        if (part.breakdown !== null) {
          expect(found?.breakdown?.parts.map(({ key }) => key)).toContain(part.breakdown);
        }
      }
    }
  });

  it("D1 P0 stands beside the sum of P1 to P3 and never in it", () => {
    const sum = measures.find(({ key }) => key === "ruh-nctr-banes-p1-3")?.derivation;
    if (sum?.how !== "sum") throw new Error("not a sum");
    expect(sum.parts.map(({ breakdown }) => breakdown)).toEqual(["P1", "P2", "P3"]);
    expect(sum.beside.map(({ label }) => label)).toEqual(["P0", "with P0"]);
  });

  it("S4 every target is for a measure of its plan's locality", () => {
    for (const plan of plans) {
      const keys = keysOf(plan.locality);
      const unknown = plan.targets.filter(({ measure }) => !keys.has(measure));
      expect(unknown.map(({ measure }) => measure)).toEqual([]);
    }
  });

  it("S4 the plan holds every number that its source states", () => {
    const numbers = (locality: string, measure: string) =>
      plans
        .filter((plan) => plan.locality === locality)
        .flatMap((plan) => plan.targets)
        .filter((target) => target.measure === measure)
        .map(({ aim }) =>
          aim.state === "number"
            ? aim.value
            : aim.state === "band"
              ? [aim.floor, aim.ceiling]
              : aim.state,
        );
    const stated: Record<string, Record<string, unknown[]>> = {
      banes: {
        "ruh-nctr-banes-p1-3": [20],
        "ruh-nctr": ["none"],
        "ruh-nctr-remaining": [55],
        "ruh-ed-attendances": ["not-rated"],
        "community-hospital-nctr": ["tbc"],
        "paulton-miu-attendances": ["tbc"],
        "cwh-referrals-ruh-weekly": ["tbc"],
        "virtual-ward-utilisation": [[80, 95]],
        "ruh-bed-occupancy": [92],
        "ruh-discharge-lounge-patients": [40],
        "ruh-discharge-lounge-by-10am": [70],
        "ruh-discharge-lounge-by-midday": [100],
        "ruh-discharged-by-midday": [33],
        "ruh-p0-delays-over-24-hours": [0],
        "ruh-stays-under-one-day": [45],
        "ruh-stays-over-7-days": [188],
        "ruh-stays-over-14-days": [96],
      },
      swindon: { "gwh-type-3-performance": [95], "gwh-breaches-avoided": [5] },
      wiltshire: {
        "sft-decision-unit-improvement": [3.6],
        "sft-minors-clinic-improvement": [2.6],
        "sft-expected-patients-improvement": [1.5],
      },
      bsw: {
        "bsw-nctr-share-of-beds": [9],
        "bsw-four-hour-performance": [81.3, 78],
        "category-2-response": [30],
        "bsw-bed-occupancy": [96],
        "virtual-ward-step-up-admissions-avoided": [[120, 300]],
        "virtual-ward-step-up-beds": [[22, 55]],
        "virtual-ward-step-down-beds": [[12, 29]],
        "care-coordination-admissions-avoided": [11],
        "care-coordination-beds": [2],
        "care-coordination-attendances-avoided": [25],
        "care-coordination-conveyances-avoided": [33],
      },
    };
    for (const [locality, targets] of Object.entries(stated)) {
      for (const [measure, expected] of Object.entries(targets)) {
        expect(numbers(locality, measure), `${locality}/${measure}`).toEqual(expected);
      }
    }
  });

  it("R1 every row and section of a weekly update draws a measure of its locality", () => {
    for (const { locality, layout } of weeklyLayouts) {
      const drawn = layout.rows.flatMap(({ row }) => measuresOfRow(row));
      const sections = [
        layout.nctrByPathway,
        layout.nctrByTrust,
        layout.nctrAgainstLastYear,
        layout.lengthOfStay,
      ].filter((key) => key !== null);
      const keys = keysOf(locality);
      expect([...drawn, ...sections].filter((key) => !keys.has(key))).toEqual([]);
    }
  });

  it("R1 BaNES's weekly update has the board's rows in the board's order", () => {
    const banes = weeklyLayouts.find(({ locality }) => locality === "banes")?.layout;
    expect(banes?.rows.map(({ criteria }) => criteria)).toEqual([
      "RUH OPEL status",
      "RUH NCTR BaNES P1-3",
      "RUH ED attendances",
      "HCRG OPEL status",
      "Community Hospital NCTR",
      "Paulton MIU attendances",
      "Patients awaiting social care allocation",
      "Care Home capacity: any challenges?",
      "Primary Care GPAS status",
      "Primary Care OPEL status",
      "Community Wellbeing Hub referrals: RUH total (weekly)",
      "Community Wellbeing Hub referrals: ALL (monthly)",
      "Orchard House capacity",
    ]);
  });

  it("every wall is full: three OPELs, a lead tile, four second and eight small ones", () => {
    for (const { key } of localities) {
      const at = (size: string) =>
        measures
          .filter((measure) => measure.locality === key && measure.tile?.size === size)
          .map(({ tile }) => tile?.position ?? 0)
          .toSorted((a, b) => a - b);
      expect(at("opel"), key).toEqual([1, 2, 3]);
      expect(at("lead"), key).toEqual([1]);
      expect(at("second"), key).toEqual([1, 2, 3, 4]);
      expect(at("small"), key).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    }
  });

  it("every alias leads to a reported measure of its locality", () => {
    for (const { locality, measure, breakdown } of aliases) {
      const found = measures.find((m) => m.locality === locality && m.key === measure);
      expect(found?.derivation, `${locality}/${measure}`).toBeNull();
      const parts = found?.breakdown?.parts.map(({ key }) => key) ?? [null];
      expect(parts, `${locality}/${measure}`).toContain(breakdown);
    }
  });
});
