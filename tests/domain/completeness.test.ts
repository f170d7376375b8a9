import { describe, expect, it } from "vitest";
import {
  type CamePart,
  findOwed,
  type Followed,
  gatherCame,
  measureWeek,
} from "../../backend/domain/completeness.ts";
import type { Cadence, Measure } from "../../contracts/measure.ts";
import { aMeasure, pathways } from "../support/measures.ts";

const part = (asAt: string, changes: Partial<CamePart> = {}): CamePart => ({
  measure: "nctr",
  breakdown: "",
  asAt,
  firstAt: `${asAt.slice(0, 10)}T08:00:00.000Z`,
  none: false,
  ...changes,
});

const follow = (parts: CamePart[], changes: Partial<Measure> = {}): Followed => {
  const measure = aMeasure(changes);
  const came = gatherCame(measure, parts);
  const [first, last] = [came[0]?.asAt, came.at(-1)?.asAt];
  return {
    measure,
    came,
    extent: first === undefined || last === undefined ? null : { first, last },
  };
};

const thursdayNoon = "2024-08-15T11:00:00.000Z";
const declared: Cadence = { every: "event", due: { time: "11:00", weekdays: [1, 2, 3, 4, 5] } };

describe("what is owed", () => {
  it("F1 F2 is the first figure after the latest that came, late once its time has passed", () => {
    const followed = follow([part("2024-08-12"), part("2024-08-13")]);
    expect(findOwed(followed, thursdayNoon)).toEqual({
      measure: "nctr",
      title: "NCTR",
      asAt: "2024-08-14",
      dueAt: "2024-08-14T10:00:00.000Z",
      state: "late",
      missing: [],
    });
    const yesterday = follow([part("2024-08-14")]);
    expect(findOwed(yesterday, "2024-08-15T09:59:00.000Z")).toMatchObject({ state: "due" });
    expect(findOwed(follow([part("2024-08-15")]), thursdayNoon)).toBeNull();
  });

  it("F2 what never came is late too", () => {
    expect(findOwed(follow([]), thursdayNoon)).toMatchObject({
      asAt: "2024-08-15",
      state: "late",
    });
  });

  it("D2 is the rest of a figure while parts of it are missing", () => {
    const some = ["P0", "P1"].map((breakdown) => part("2024-08-15", { breakdown }));
    expect(findOwed(follow(some, { breakdown: pathways }), thursdayNoon)).toMatchObject({
      asAt: "2024-08-15",
      missing: ["P2", "P3"],
    });
  });

  it("is a declaration when none was made since the last due time", () => {
    const wednesdayEvening = follow([part("2024-08-14T16:10")], { cadence: declared });
    expect(findOwed(wednesdayEvening, thursdayNoon)).toBeNull();
    const wednesdayMorning = follow([part("2024-08-14T08:00")], { cadence: declared });
    expect(findOwed(wednesdayMorning, thursdayNoon)).toMatchObject({
      asAt: "2024-08-15",
      state: "late",
    });
  });
});

describe("how complete a week is", () => {
  it("W1 F3 counts what had to come by now: reported, no figure, late and missing apart", () => {
    const week = measureWeek(
      [
        follow([
          part("2024-08-05"),
          part("2024-08-12"),
          part("2024-08-13", { none: true }),
          part("2024-08-15", { firstAt: "2024-08-15T10:20:00.000Z" }),
        ]),
      ],
      "2024-08-12",
      thursdayNoon,
    );
    expect(week).toEqual({
      monday: "2024-08-12",
      expected: 4,
      reported: 2,
      none: 1,
      late: 1,
      missing: [{ measure: "nctr", title: "NCTR", asAt: "2024-08-14" }],
    });
  });

  it("expects nothing before a measure was first collected", () => {
    const begun = follow([part("2024-08-14"), part("2024-08-15")]);
    expect(measureWeek([begun], "2024-08-12", thursdayNoon)).toMatchObject({
      expected: 2,
      reported: 2,
    });
    expect(measureWeek([begun], "2024-08-05", thursdayNoon)).toMatchObject({ expected: 0 });
  });

  it("D2 a figure of which a part is missing has not come", () => {
    const some = ["P0", "P1", "P2"].map((breakdown) => part("2024-08-15", { breakdown }));
    const followed = follow(some, { breakdown: pathways });
    expect(measureWeek([followed], "2024-08-12", thursdayNoon)).toMatchObject({
      expected: 1,
      reported: 0,
      missing: [{ asAt: "2024-08-15" }],
    });
  });

  it("a declaration answers the due time after it, and late the one of its own day", () => {
    const followed = follow(
      [
        part("2024-08-12T08:00"),
        part("2024-08-12T16:00", { firstAt: "2024-08-12T15:00:00.000Z" }),
        part("2024-08-14T12:00", { firstAt: "2024-08-14T11:00:00.000Z" }),
      ],
      { cadence: declared },
    );
    expect(measureWeek([followed], "2024-08-12", thursdayNoon)).toMatchObject({
      expected: 4,
      reported: 4,
      late: 1,
    });
  });

  it("W1 a bank holiday is not missing from those who keep it", () => {
    const cadence: Cadence = {
      every: "day",
      counts: "snapshot",
      at: "08:00",
      weekdays: [1, 2, 3, 4, 5],
      due: { time: "11:00", afterDays: 0 },
    };
    const days = ["2024-08-23", "2024-08-27", "2024-08-28"].map((day) => part(day));
    const followed = follow(days, { cadence });
    expect(measureWeek([followed], "2024-08-26", "2024-08-28T11:00:00.000Z")).toMatchObject({
      expected: 2,
      missing: [],
    });
  });
});
