import { describe, expect, it } from "vitest";
import { findTargetInForce } from "../../backend/domain/target.ts";
import { aPlan } from "../support/measures.ts";

describe("the target in force", () => {
  it("S4 is the latest starting on or before the day", () => {
    const plan = aPlan([
      { startsOn: "2024-04-01", aim: { state: "number", value: 30 } },
      { startsOn: "2024-08-12", aim: { state: "number", value: 20 } },
    ]);
    expect(findTargetInForce([plan], "nctr", "2024-08-11")).toEqual({ state: "number", value: 30 });
    expect(findTargetInForce([plan], "nctr", "2024-08-12")).toEqual({ state: "number", value: 20 });
    expect(findTargetInForce([plan], "nctr", "2024-03-31")).toEqual({ state: "none", note: null });
  });

  it("S4 of two that start on one day the plan recorded later wins", () => {
    const earlier = aPlan([{ aim: { state: "number", value: 30 } }]);
    const later = aPlan([{ aim: { state: "tbc" } }], { recordedAt: "2024-05-01T09:00:00.000Z" });
    expect(findTargetInForce([later, earlier], "nctr", "2024-08-15")).toEqual({ state: "tbc" });
  });

  it("V5 to be confirmed and not rated are kept as states", () => {
    const aim = { state: "not-rated", note: "RUH does not RAG rate ED attendances" } as const;
    expect(findTargetInForce([aPlan([{ aim }])], "nctr", "2024-08-15")).toEqual(aim);
  });

  it("a trajectory is a straight line between its dated points, and stays after the last", () => {
    const plan = aPlan([
      {
        aim: {
          state: "trajectory",
          points: [
            { day: "2024-10-11", value: 20 },
            { day: "2024-10-01", value: 30 },
          ],
        },
      },
    ]);
    const on = (day: string) => findTargetInForce([plan], "nctr", day);
    expect(on("2024-09-30")).toEqual({ state: "none", note: null });
    expect(on("2024-10-01")).toEqual({ state: "number", value: 30 });
    expect(on("2024-10-04")).toEqual({ state: "number", value: 27 });
    expect(on("2025-01-01")).toEqual({ state: "number", value: 20 });
  });
});
