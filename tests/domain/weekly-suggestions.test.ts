import { describe, expect, it } from "vitest";
import type { Measure } from "../../contracts/measure.ts";
import { writePassage } from "../../contracts/passage.ts";
import type { Plan } from "../../contracts/plan.ts";
import type { FigureComment } from "../../contracts/weekly-draft.ts";
import type { WeeklyRowLayout } from "../../contracts/weekly-update.ts";
import { composeFacts } from "../../backend/domain/weekly/facts.ts";
import { suggestForRow, suggestSummary } from "../../backend/domain/weekly/suggest.ts";
import type { LocalObservation } from "../../backend/store/observations.ts";
import { firstMorning } from "../support/clock.ts";
import { aMeasure, aPlan, pathways } from "../support/measures.ts";
import {
  type RawWeek,
  aWeek,
  composeGround,
  lastRead,
  reported,
  seedWeek,
} from "../support/weekly-ground.ts";

const summaryOf = (raw: RawWeek): string => {
  const ground = composeGround(raw);
  return writePassage(suggestSummary(ground, composeFacts(ground)));
};

const rowOf = (raw: RawWeek, key: string, comments: readonly FigureComment[] = []): string => {
  const ground = composeGround(raw);
  const row = raw.layout.rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`There is no row ${key}.`);
  return writePassage(suggestForRow(ground, row, composeFacts(ground), comments));
};

describe("the week of 12 August 2024", () => {
  const banes = seedWeek("banes", "2024-08-12", firstMorning);

  it("R7 says in its summary what the board's paper would", () => {
    expect(summaryOf(banes)).toBe(
      "16 BaNES patients at RUH on pathways 1 to 3 no longer need a hospital bed: 4 under the " +
        "target of 20, and 8 fewer than last week. RUH has come down one level to OPEL 2. " +
        "ED attendances were 20 higher than last report.",
    );
  });

  it("R7 makes the monthly sentence of referrals and service users of the data exactly", () => {
    expect(rowOf(banes, "cwh-referrals-monthly")).toBe(
      "June: 755 referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, " +
        "against 284 for 89.",
    );
  });

  it("F3 a number of the monthly sentence that did not come is said to be missing", () => {
    const observations = banes.observations.filter(
      ({ measure, breakdown, asAt }) =>
        !(measure === "cwh-service-users-monthly" && breakdown === "RUH" && asAt === "2024-05-31"),
    );
    expect(rowOf({ ...banes, observations }, "cwh-referrals-monthly")).toContain(
      "from RUH 233 for 76, against 284 for no figure.",
    );
  });

  it("tells a figure in its parts, and when it is from where that is before the week", () => {
    expect(rowOf(banes, "awaiting-social-care")).toBe(
      "Awaiting Care Act assessment: 60 people (14 in D2A beds and 46 in reablement/interim care), " +
        "as at 31 July.",
    );
    expect(rowOf(banes, "primary-care-opel")).toBe(
      "Primary Care has stayed at OPEL 3, as at 9 August.",
    );
  });

  it("ends with what a flow lead said of the figure, as theirs", () => {
    const comment: FigureComment = {
      row: "ruh-nctr-banes-p1-3",
      measure: "ruh-nctr-banes",
      asAt: "2024-08-13",
      words: "Two P3 placements made on Tuesday",
      sender: { is: "person", id: "1", name: "Sam Reed", role: "RUH flow lead" },
      at: "2024-08-13T09:00:00.000Z",
    };
    expect(rowOf(banes, "ruh-nctr-banes-p1-3", [comment])).toMatch(
      / RUH flow lead: “Two P3 placements made on Tuesday”$/,
    );
    expect(rowOf(banes, "ruh-opel", [comment])).toBe("RUH has come down one level to OPEL 2.");
  });
});

type Said = {
  measure?: Partial<Measure>;
  observations?: readonly LocalObservation[];
  plans?: readonly Plan[];
  last?: number;
  says?: WeeklyRowLayout["says"];
};

const sayOf = ({ measure, observations, plans, last, says }: Said): string => {
  const raw = aWeek({
    measures: [aMeasure({ title: "Waiting for a bed", ...measure })],
    observations: observations ?? [],
    plans: plans ?? [],
    lastReport: last === undefined ? null : lastRead({ nctr: last }),
  });
  const rows = raw.layout.rows.map((row) => (says === undefined ? row : { ...row, says }));
  return rowOf({ ...raw, layout: { ...raw.layout, rows } }, "nctr");
};

describe("a sentence about one figure", () => {
  const today = (value: number) => [reported({ value })];
  const patients = {
    one: "patient no longer needs a hospital bed",
    many: "patients no longer need a hospital bed",
  };

  it("agrees with none, one and many", () => {
    const say = (value: number) => sayOf({ observations: today(value), says: patients });
    expect(say(0)).toBe("0 patients no longer need a hospital bed.");
    expect(say(1)).toBe("1 patient no longer needs a hospital bed.");
    expect(say(1_234)).toBe("1,234 patients no longer need a hospital bed.");
    expect(sayOf({ observations: today(1) })).toBe("Waiting for a bed: 1 patient.");
  });

  it("V1 V6 says on which side of a target or a band it lies, whichever way is better", () => {
    const plans = [aPlan([{}])];
    const say = (value: number) => sayOf({ observations: today(value), plans, says: patients });
    expect(say(16)).toContain("bed: 4 under the target of 20.");
    expect(say(20)).toContain("bed: on the target of 20.");
    expect(say(22)).toContain("bed: 2 over the target of 20.");
    const band = [aPlan([{ aim: { state: "band", floor: 80, ceiling: 95 } }])];
    const measure: Partial<Measure> = { kind: "percent", polarity: "higher" };
    const inBand = (value: number) => sayOf({ measure, observations: today(value), plans: band });
    expect(inBand(74)).toBe("Waiting for a bed: 74%, 6 points under the target of 80% to 95%.");
    expect(inBand(95)).toBe("Waiting for a bed: 95%, within the target of 80% to 95%.");
    expect(inBand(96)).toBe("Waiting for a bed: 96%, 1 point over the target of 80% to 95%.");
    expect(inBand(79.8)).toBe("Waiting for a bed: 80%, just under the target of 80% to 95%.");
  });

  it("V5 a target that is no number is not spoken of", () => {
    const plans = [aPlan([{ aim: { state: "tbc" } }])];
    expect(sayOf({ observations: today(15), plans })).toBe("Waiting for a bed: 15 patients.");
  });

  it("R2 says the change since the last report, and none where nothing came since", () => {
    const observations = today(16);
    expect(sayOf({ observations, last: 24 })).toContain("16 patients, 8 fewer than last report.");
    expect(sayOf({ observations, last: 16 })).toContain("16 patients, the same as last report.");
    expect(sayOf({ observations, last: 15 })).toContain("16 patients, 1 more than last report.");
    const old = [
      reported({ asAt: "2024-07-31", recordedAt: "2024-08-01T09:00:00.000Z", value: 16 }),
    ];
    expect(sayOf({ observations: old, last: 16 })).toBe(
      "Waiting for a bed: 16 patients, as at 31 July.",
    );
  });

  it("says last week only where the figure of a week before is what the last report said", () => {
    const weekBefore = (value: number) => reported({ asAt: "2024-08-08", value });
    const say = (value: number) =>
      sayOf({ observations: [weekBefore(value), ...today(16)], last: 24 });
    expect(say(24)).toContain("8 fewer than last week.");
    expect(say(25)).toContain("8 fewer than last report.");
  });

  it("calls attendances higher and lower, not more and fewer", () => {
    const measure: Partial<Measure> = {
      title: "ED attendances",
      unit: { one: "attendance", many: "attendances" },
      polarity: "neutral",
    };
    expect(sayOf({ measure, observations: today(267), last: 247 })).toBe(
      "ED attendances were 20 higher than last report.",
    );
    expect(sayOf({ measure, observations: today(247), last: 247 })).toBe(
      "ED attendances were the same as last report.",
    );
  });

  it("says levels by their names, and steps in words", () => {
    const measure: Partial<Measure> = {
      title: "RUH OPEL",
      kind: "level",
      scale: "opel",
      cadence: { every: "event", due: { time: "11:00", weekdays: [1, 2, 3, 4, 5, 6, 7] } },
    };
    const observations = [reported({ asAt: "2024-08-15T08:00", level: 3 })];
    const say = (last?: number) =>
      sayOf({ measure, observations, ...(last === undefined ? {} : { last }) });
    expect(say()).toBe("RUH is at OPEL 3.");
    expect(say(3)).toBe("RUH has stayed at OPEL 3.");
    expect(say(4)).toBe("RUH has come down one level to OPEL 3.");
    expect(say(1)).toBe("RUH has gone up two levels to OPEL 3.");
  });

  it("answers yes or no with what was said", () => {
    const measure: Partial<Measure> = { title: "Care home challenges", kind: "yes-no" };
    const note = "Dementia beds are hard to find.";
    expect(sayOf({ measure, observations: [reported({ value: 1, note })] })).toBe(
      "Care home challenges: yes. Dementia beds are hard to find.",
    );
    expect(sayOf({ measure, observations: today(0) })).toBe("Care home challenges: no.");
  });

  it("F3 D2 says that a figure or a part is missing, and no number for it", () => {
    expect(sayOf({ observations: [reported({ none: "the extract is down" })], last: 24 })).toBe(
      "Waiting for a bed: no figure (the extract is down).",
    );
    const observations = ["P0", "P1"].map((breakdown) => reported({ breakdown, value: 5 }));
    expect(sayOf({ measure: { breakdown: pathways }, observations })).toBe(
      "Waiting for a bed: no total, because P2 and P3 are missing.",
    );
    expect(sayOf({})).toBe("");
  });
});

describe("what is said of a process", () => {
  const say = (variation: ReturnType<ReturnType<typeof composeGround>["variationOf"]>): string => {
    const raw = aWeek({
      measures: [aMeasure({ title: "NCTR" })],
      observations: [reported({ value: 16 })],
    });
    const ground = { ...composeGround(raw), variationOf: () => variation };
    const row = raw.layout.rows[0];
    if (row === undefined) throw new Error("There is no row.");
    return writePassage(suggestForRow(ground, row, composeFacts(ground), []));
  };

  it("R7 is nothing for common cause and while there are too few figures to tell", () => {
    const nothing = "NCTR: 16 patients.";
    expect(say(null)).toBe(nothing);
    expect(say({ icon: "common-cause", special: null, trial: false, points: 28 })).toBe(nothing);
    expect(say({ icon: "improvement-low", special: "below-limit", trial: true, points: 12 })).toBe(
      nothing,
    );
  });

  it("R7 is improving or getting worse for a special cause, and neither where no way is better", () => {
    const special = { trial: false, points: 28 };
    expect(say({ ...special, icon: "improvement-low", special: "below-limit" })).toContain(
      "The figure is improving, lower than usual.",
    );
    expect(say({ ...special, icon: "concern-high", special: "rising" })).toContain(
      "The figure is getting worse, rising",
    );
    expect(say({ ...special, icon: "neutral-high", special: "above-limit" })).toContain(
      "The figure is higher than usual.",
    );
  });
});
