import { describe, expect, it } from "vitest";
import { asAtToEnterOn, dueAfter, dueAtOf } from "../../backend/domain/due.ts";
import { freshnessOf } from "../../contracts/freshness.ts";
import type { Cadence } from "../../contracts/measure.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const snapshot: Cadence = {
  every: "day",
  counts: "snapshot",
  at: "08:00",
  weekdays: everyDay,
  due: { time: "11:00", afterDays: 0 },
};
const attendances: Cadence = {
  ...snapshot,
  counts: "period",
  at: null,
  due: { time: "11:00", afterDays: 1 },
};
const weekToThursday: Cadence = {
  every: "week",
  named: "end",
  weekday: 4,
  due: { time: "17:00", afterDays: 0 },
};
const weeklyDeclaration: Cadence = { every: "event", due: { time: "17:30", weekdays: [4] } };
const dailyDeclaration: Cadence = { every: "event", due: { time: "11:00", weekdays: everyDay } };

describe("due times", () => {
  it("W2 11am is 11am in London, in summer and in winter", () => {
    expect(dueAtOf(snapshot, "2024-08-15")).toBe("2024-08-15T10:00:00.000Z");
    expect(dueAtOf(snapshot, "2024-12-15")).toBe("2024-12-15T11:00:00.000Z");
    expect(dueAfter(snapshot, "2024-10-26")).toBe("2024-10-27T11:00:00.000Z");
  });

  it("a day's count is due the next day, when the day is over", () => {
    expect(dueAtOf(attendances, "2024-08-14")).toBe("2024-08-15T10:00:00.000Z");
    expect(asAtToEnterOn(attendances, "2024-08-15")).toBe("2024-08-14");
    expect(asAtToEnterOn(snapshot, "2024-08-15")).toBe("2024-08-15");
  });

  it("F3 on days that are not reported nothing is due", () => {
    const weekdaysOnly: Cadence = { ...snapshot, weekdays: [1, 2, 3, 4, 5] };
    expect(dueAfter(weekdaysOnly, "2024-08-16")).toBe("2024-08-19T10:00:00.000Z");
    expect(asAtToEnterOn(weekdaysOnly, "2024-08-18")).toBe("2024-08-16");
  });

  it("a week and a month are followed by the next of their kind", () => {
    expect(dueAfter(weekToThursday, "2024-08-08")).toBe("2024-08-15T16:00:00.000Z");
    expect(asAtToEnterOn(weekToThursday, "2024-08-16")).toBe("2024-08-15");
    const monthly: Cadence = { every: "month", due: { time: "17:00", afterDays: 21 } };
    expect(dueAfter(monthly, "2024-01-31")).toBe("2024-03-21T17:00:00.000Z");
    expect(asAtToEnterOn(monthly, "2024-08-16")).toBe("2024-07-31");
  });

  it("a declaration counts for the next due time, and the one after that is owed", () => {
    expect(dueAfter(weeklyDeclaration, "2024-08-09")).toBe("2024-08-22T16:30:00.000Z");
    expect(dueAfter(dailyDeclaration, "2024-08-14T14:30")).toBe("2024-08-16T10:00:00.000Z");
    expect(dueAfter(dailyDeclaration, "2024-08-15T08:05")).toBe("2024-08-16T10:00:00.000Z");
  });

  it("what comes when it comes is never due", () => {
    expect(dueAfter({ every: "occasion" }, "2024-08-09")).toBeNull();
  });
});

describe("freshness", () => {
  const figure = {
    asAt: "2024-08-14",
    dueAt: "2024-08-15T10:00:00.000Z",
    provider: { key: "council", name: "Council" },
  };

  it("F1 not yet due is due, not overdue", () => {
    expect(freshnessOf(figure, "2024-08-15T07:42:00.000Z").state).toBe("due");
    expect(freshnessOf(figure, "2024-08-15T10:00:00.000Z").state).toBe("due");
    expect(freshnessOf(figure, "2024-08-14T20:00:00.000Z").state).toBe("current");
  });

  it("F2 overdue names the provider, and by how long", () => {
    expect(freshnessOf(figure, "2024-08-15T12:26:00.000Z")).toEqual({
      state: "overdue",
      dueAt: "2024-08-15T10:00:00.000Z",
      provider: "Council",
      lateMinutes: 146,
    });
  });

  it("F3 what was never reported is neither current nor zero", () => {
    expect(freshnessOf({ ...figure, asAt: null, dueAt: null }, "2024-08-15T12:26:00.000Z")).toEqual(
      {
        state: "never",
        dueAt: null,
        late: false,
      },
    );
  });
});

describe("bank holidays", () => {
  const working = [1, 2, 3, 4, 5];
  const office: Cadence = { ...snapshot, weekdays: working };
  const officeCount: Cadence = { ...attendances, weekdays: working };
  const declaration: Cadence = { every: "event", due: { time: "11:00", weekdays: working } };

  it("F1 who reports on working days owes nothing on a bank holiday", () => {
    // Monday 26 August 2024 is one.
    expect(dueAfter(office, "2024-08-23")).toBe("2024-08-27T10:00:00.000Z");
    expect(asAtToEnterOn(office, "2024-08-26")).toBe("2024-08-23");
    expect(dueAfter(declaration, "2024-08-23T09:00")).toBe("2024-08-27T10:00:00.000Z");
  });

  it("F1 what falls due on a bank holiday is due on the next working day", () => {
    // Tuesday's and Wednesday's count of Christmas 2024: two holidays, then Friday.
    expect(dueAtOf(officeCount, "2024-12-24")).toBe("2024-12-27T11:00:00.000Z");
    // Thursday 26 December is one: Thursday's declaration is made on Friday, and not left out.
    expect(dueAfter(weeklyDeclaration, "2024-12-19T09:00")).toBe("2024-12-27T17:30:00.000Z");
    expect(dueAfter(weeklyDeclaration, "2024-12-27T09:00")).toBe("2025-01-02T17:30:00.000Z");
  });

  it("a hospital that reports seven days a week reports on Christmas Day", () => {
    expect(dueAfter(snapshot, "2024-12-24")).toBe("2024-12-25T11:00:00.000Z");
    expect(dueAtOf(attendances, "2024-12-24")).toBe("2024-12-25T11:00:00.000Z");
    expect(dueAfter(dailyDeclaration, "2024-12-24T09:00")).toBe("2024-12-25T11:00:00.000Z");
    expect(asAtToEnterOn(snapshot, "2024-12-26")).toBe("2024-12-26");
  });
});
