import { describe, expect, it } from "vitest";
import { addDays, daysFrom } from "../../contracts/calendar.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import { composeCompleteness, judgedAt } from "../../backend/domain/weekly/completeness.ts";
import type { LocalObservation } from "../../backend/store/observations.ts";
import { aMeasure, pathways } from "../support/measures.ts";
import { aWeek, composeGround, reported } from "../support/weekly-ground.ts";

const monday = "2024-08-12";
const sunday = "2024-08-18";
const weekEnd = "2024-08-18T23:00:00.000Z"; // Monday 0:00 in London's summer

const daily = (weekdays: number[], afterDays = 0): Cadence => ({
  every: "day",
  counts: "snapshot",
  at: "08:00",
  weekdays,
  due: { time: "11:00", afterDays },
});
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const measureOf = (key: string, title: string, cadence: Cadence): Measure =>
  aMeasure({ key, title, cadence });
const onDays = (measure: string, days: readonly string[]): LocalObservation[] =>
  days.map((asAt) => reported({ measure, asAt, value: 5 }));
/** The week before, too: what began this week was not missing before. */
const everyDayBut = (measure: string, ...gaps: string[]): LocalObservation[] =>
  onDays(
    measure,
    daysFrom(addDays(monday, -7), sunday).filter((day) => !gaps.includes(day)),
  );

const completenessOf = (
  measures: readonly Measure[],
  observations: readonly LocalObservation[],
  until = weekEnd,
) =>
  composeCompleteness(
    composeGround(aWeek({ measures, observations, knownAt: "2024-09-30T09:00:00.000Z" })),
    until,
  );

const nctr = measureOf("nctr", "NCTR", daily(everyDay));
const wards = measureOf("wards", "Virtual wards in use", daily(everyDay));

describe("how complete a week is", () => {
  it("R4 names the day that is missing, and counts the days that are whole", () => {
    const found = completenessOf(
      [nctr, wards],
      [...everyDayBut("nctr"), ...everyDayBut("wards", "2024-08-13")],
    );
    expect(found.sentence).toBe("6 of 7 days; Virtual wards in use missing Tuesday.");
    expect(found).toMatchObject({ expected: 14, come: 13 });
    expect(found.gaps).toEqual([
      {
        measure: "wards",
        title: "Virtual wards in use",
        provider: "RUH",
        expected: 7,
        come: 6,
        missing: ["2024-08-13"],
      },
    ]);
  });

  it("says that all came when all did", () => {
    const found = completenessOf([nctr], everyDayBut("nctr"));
    expect(found.sentence).toBe("7 of 7 days. All 7 figures that fell due came.");
    expect(found).toMatchObject({ expected: 7, come: 7, gaps: [] });
  });

  it("F3 a report of no figure is a gap, and a zero is not", () => {
    const observations = everyDayBut("nctr", "2024-08-14").concat(
      reported({ asAt: "2024-08-14", none: "extract down" }),
    );
    expect(completenessOf([nctr], observations).gaps[0]?.missing).toEqual(["2024-08-14"]);
    const zero = everyDayBut("nctr", "2024-08-14").concat(
      reported({ asAt: "2024-08-14", value: 0 }),
    );
    expect(completenessOf([nctr], zero).gaps).toEqual([]);
  });

  it("D2 a figure with a part missing has not come", () => {
    const measure = aMeasure({ title: "NCTR", breakdown: pathways });
    const parts = daysFrom(addDays(monday, -1), sunday).flatMap((asAt) =>
      ["P0", "P1", "P2", "P3"].map((breakdown) => reported({ asAt, breakdown, value: 1 })),
    );
    const without = parts.filter(
      ({ asAt, breakdown }) => !(asAt === "2024-08-15" && breakdown === "P2"),
    );
    expect(completenessOf([measure], without).sentence).toBe("6 of 7 days; NCTR missing Thursday.");
  });

  it("expects only what has fallen due by the moment it speaks from", () => {
    const observations = everyDayBut("nctr", "2024-08-15");
    const before = completenessOf([nctr], observations, "2024-08-15T09:00:00.000Z");
    expect(before).toMatchObject({ expected: 3, come: 3 });
    const after = completenessOf([nctr], observations, "2024-08-15T10:00:00.000Z");
    expect(after.sentence).toBe("3 of 4 days; NCTR missing Thursday.");
    expect(completenessOf([nctr], observations, "2024-08-12T06:00:00.000Z").sentence).toBe(
      "Nothing was due yet.",
    );
  });

  it("expects nothing at a weekend of those who do not report then, and Sunday's count on Monday", () => {
    const weekdays = measureOf("beds", "Beds", daily([1, 2, 3, 4, 5]));
    const days = daysFrom(monday, "2024-08-16");
    expect(completenessOf([weekdays], onDays("beds", days))).toMatchObject({
      expected: 5,
      come: 5,
    });
    const dayLater = measureOf("counted", "Counted", daily(everyDay, 1));
    const found = completenessOf([dayLater], everyDayBut("counted", "2024-08-11"));
    expect(found.sentence).toBe("6 of 7 days; Counted missing Sunday 11 August.");
  });

  it("W2 says a run of days by its first and last, over the end of summer too", () => {
    const found = completenessOf([nctr], everyDayBut("nctr", ...daysFrom(monday, "2024-08-15")));
    expect(found.sentence).toBe("3 of 7 days; NCTR missing Monday to Thursday.");
    expect(judgedAt("2024-10-21", "2024-12-01T00:00:00.000Z")).toBe("2024-10-28T00:00:00.000Z");
    expect(judgedAt(monday, "2024-08-14T09:00:00.000Z")).toBe("2024-08-14T09:00:00.000Z");
  });

  it("names weeks and months by their own names, in the week in which they fall due", () => {
    const weekly: Cadence = {
      every: "week",
      named: "end",
      weekday: 4,
      due: { time: "17:00", afterDays: 0 },
    };
    const monthly: Cadence = { every: "month", due: { time: "17:00", afterDays: 46 } };
    const found = completenessOf(
      [measureOf("hub", "Wellbeing Hub, RUH", weekly), measureOf("ed", "A&E, monthly", monthly)],
      [...onDays("hub", ["2024-08-08"]), ...onDays("ed", ["2024-05-31"])],
    );
    // June's figure falls due 46 days after 30 June: on Thursday 15 August.
    expect(found.sentence).toBe(
      "0 of 2 figures; Wellbeing Hub, RUH missing week to 15 Aug; A&E, monthly missing June.",
    );
  });

  it("takes a declaration of the day before its due time as the answer to it", () => {
    const opel = aMeasure({
      key: "opel",
      title: "RUH OPEL",
      kind: "level",
      scale: "opel",
      cadence: { every: "event", due: { time: "11:00", weekdays: everyDay } },
    });
    const declared = ["2024-08-11T16:00", "2024-08-12T16:00", "2024-08-14T09:00"].map((asAt) =>
      reported({ measure: "opel", asAt, level: 2 }),
    );
    const found = completenessOf([opel], declared, "2024-08-14T12:00:00.000Z");
    expect(found).toMatchObject({ expected: 3, come: 3 });
  });

  it("expects nothing of what comes on occasion, and nothing before a first figure", () => {
    const occasion = measureOf("careact", "Care Act", { every: "occasion" });
    expect(completenessOf([occasion], onDays("careact", ["2024-07-31"])).expected).toBe(0);
    const begun = completenessOf([nctr], onDays("nctr", daysFrom("2024-08-16", sunday)));
    expect(begun).toMatchObject({ expected: 3, come: 3 });
    expect(completenessOf([nctr], []).expected).toBe(0);
  });
});
