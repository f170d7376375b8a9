import { describe, expect, it } from "vitest";
import { checkSubmission } from "../../backend/domain/submission.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { aMeasure, pathways } from "../support/measures.ts";

const now = "2024-08-16T08:30";

const check = (
  observations: Partial<ReportedObservation>[],
  measures: Measure[] = [aMeasure()],
  provider = "ruh",
) =>
  checkSubmission(
    {
      provider,
      observations: observations.map((one) => ({ measure: "nctr", asAt: "2024-08-15", ...one })),
    },
    measures,
    now,
  );

const issuesOf = (...args: Parameters<typeof check>) => check(...args).issues;

describe("checking a submission", () => {
  it("accepts a whole figure, a zero, and no figure with its reason", () => {
    expect(issuesOf([{ value: 16 }])).toEqual([]);
    expect(issuesOf([{ value: 0 }])).toEqual([]);
    expect(issuesOf([{ none: "the system is down" }])).toEqual([]);
  });

  it("names every issue at once, each with its place", () => {
    const issues = issuesOf([
      { value: -1 },
      { measure: "unknown", value: 3 },
      { value: 181.5, asAt: "2024-08-14" },
      { value: 4, asAt: "2024-08-17" },
    ]);
    expect(issues.map((issue) => issue.path)).toEqual([
      "observations[0].value",
      "observations[1].measure",
      "observations[2].value",
      "observations[3].asAt",
    ]);
    expect(issues[0]?.message).toBe("-1 is below zero. NCTR cannot be negative.");
    expect(issues[2]?.message).toBe(
      "181.5 has a decimal. This is a count of patients. Enter a whole number, such as 181.",
    );
    expect(issues[3]?.message).toContain("Saturday 17 August 2024 has not come yet.");
  });

  it("A1 a provider writes only what is theirs", () => {
    expect(issuesOf([{ value: 16 }], [aMeasure()], "hcrg")[0]?.message).toBe(
      'NCTR is reported by "ruh", not by "hcrg".',
    );
  });

  it("D1 what is worked out cannot be entered", () => {
    const derived = aMeasure({ derivation: { how: "weighted-mean", total: "a", count: "b" } });
    expect(issuesOf([{ value: 16 }], [derived])[0]?.message).toContain("worked out");
  });

  it("wants a part where there are parts, and none where there are none", () => {
    const parted = aMeasure({ breakdown: pathways });
    expect(issuesOf([{ value: 3 }], [parted])[0]?.message).toBe(
      "Say which part this is: P0, P1, P2 and P3.",
    );
    expect(issuesOf([{ value: 3, breakdown: "P9" }], [parted])).toHaveLength(1);
    expect(issuesOf([{ value: 3, breakdown: "P1" }], [parted])).toEqual([]);
    expect(issuesOf([{ value: 3, breakdown: "P1" }])).toHaveLength(1);
  });

  it("wants exactly one of value, level, text and none", () => {
    expect(issuesOf([{}])[0]?.message).toContain("has no value");
    expect(issuesOf([{ value: 3, none: "later" }])[0]?.message).toContain("exactly one");
  });

  it("S2 the same figure twice in one submission is refused: which one would be in force?", () => {
    expect(issuesOf([{ value: 3 }, { value: 4 }])[0]?.message).toContain("Send each figure once");
  });

  it("a level is one of its scale", () => {
    const opel = aMeasure({ kind: "level", scale: "opel", ragRule: { by: "level" } });
    expect(issuesOf([{ level: 4 }], [opel])).toEqual([]);
    expect(issuesOf([{ level: 5 }], [opel])).toHaveLength(1);
    expect(issuesOf([{ value: 2 }], [opel])).toHaveLength(1);
  });

  it("W1 a weekly figure carries the day its week is named by, and the sentence gives it", () => {
    const weekly = aMeasure({
      cadence: { every: "week", named: "end", weekday: 4, due: { time: "17:00", afterDays: 0 } },
    });
    expect(issuesOf([{ value: 51, asAt: "2024-08-09" }], [weekly])[0]?.message).toBe(
      "NCTR is about a week that ends on a Thursday. Use 2024-08-08.",
    );
    expect(issuesOf([{ value: 51, asAt: "2024-08-08" }], [weekly])).toEqual([]);
  });

  it("a monthly figure carries the month's last day", () => {
    const monthly = aMeasure({
      cadence: { every: "month", due: { time: "17:00", afterDays: 21 } },
    });
    expect(issuesOf([{ value: 755, asAt: "2024-06-01" }], [monthly])[0]?.message).toContain(
      "Use 2024-06-30.",
    );
  });

  it("a declaration is not made later than now", () => {
    const opel = aMeasure({
      kind: "level",
      scale: "opel",
      ragRule: { by: "level" },
      cadence: { every: "event", due: { time: "11:00", weekdays: [1, 2, 3, 4, 5, 6, 7] } },
    });
    expect(issuesOf([{ level: 3, asAt: "2024-08-16T08:30" }], [opel])).toEqual([]);
    expect(issuesOf([{ level: 3, asAt: "2024-08-16T16:10" }], [opel])[0]?.message).toBe(
      "It is not 16:10 yet. Enter a time up to now, 08:30.",
    );
  });

  it("a time belongs to a declaration only", () => {
    expect(issuesOf([{ value: 3, asAt: "2024-08-15T16:10" }])[0]?.message).toContain(
      "Leave the time out",
    );
  });

  it("D4 more than the capacity is kept and pointed out", () => {
    const beds = aMeasure({ capacity: 4, unit: { one: "bed", many: "beds" } });
    const { issues, warnings } = check([{ value: 5 }], [beds]);
    expect(issues).toEqual([]);
    expect(warnings[0]?.message).toContain("5 beds is more than the capacity of 4");
  });

  it("points out a count of a day that is not over", () => {
    const attendances = aMeasure({
      title: "ED attendances",
      cadence: {
        every: "day",
        counts: "period",
        at: null,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        due: { time: "11:00", afterDays: 1 },
      },
    });
    expect(
      check([{ value: 90, asAt: "2024-08-16" }], [attendances]).warnings[0]?.message,
    ).toContain("Friday 16 August 2024 is not over");
    expect(check([{ value: 267, asAt: "2024-08-15" }], [attendances]).warnings).toEqual([]);
  });

  it("points out text that looks like an NHS number or a date of birth", () => {
    expect(check([{ value: 5, note: "see 943 476 5919" }]).warnings[0]?.path).toBe(
      "observations[0].note",
    );
    expect(check([{ value: 5, note: "born 03/04/1941" }]).warnings).toHaveLength(1);
    expect(check([{ value: 5, note: "3 homes closed to new residents" }]).warnings).toEqual([]);
  });
});
