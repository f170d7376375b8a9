import { describe, expect, it } from "vitest";
import type { Polarity } from "../../contracts/measure.ts";
import type { Aim, Target } from "../../contracts/plan.ts";
import { composeFigure } from "../../backend/domain/figure.ts";
import { composeReadings } from "../../backend/domain/reading.ts";
import { writeAgainstPlan } from "../../backend/domain/weekly/against-plan.ts";
import { measureDaysToPlan, writeDaysToPlan } from "../../backend/domain/weekly/days-to-plan.ts";
import { aMeasure, aPlan, anObservation, provider } from "../support/measures.ts";

/** From 40 on 1 August to 10 on 31 August: one patient fewer each day. */
const downwards: Aim = {
  state: "trajectory",
  points: [
    { day: "2024-08-01", value: 40 },
    { day: "2024-08-31", value: 10 },
  ],
};
const upwards: Aim = {
  state: "trajectory",
  points: [
    { day: "2024-08-01", value: 60 },
    { day: "2024-08-31", value: 90 },
  ],
};

const figureOf = (value: number | null, aims: Partial<Target>[], polarity: Polarity) => {
  const measure = aMeasure({ polarity });
  const observation = anObservation(value === null ? { none: "down" } : { value });
  const plans = [aPlan(aims)];
  const figure = composeFigure({
    measure,
    provider,
    readings: composeReadings(measure, [observation]),
    plans,
    lastReading: null,
  });
  return { figure, plans };
};

const daysOf = (value: number | null, aims: Partial<Target>[], polarity: Polarity = "lower") => {
  const { figure, plans } = figureOf(value, aims, polarity);
  return measureDaysToPlan(figure, plans);
};

describe("days ahead of a plan or behind it, on 15 August", () => {
  // The plan is at 26 on the day, and moves by one a day.
  it("counts to the first day on which the plan reaches the value", () => {
    expect(daysOf(20, [{ aim: downwards }])).toBe(6);
    expect(daysOf(29, [{ aim: downwards }])).toBe(-3);
    expect(daysOf(26, [{ aim: downwards }])).toBe(0);
    // Half a patient better is reached in the course of the next day.
    expect(daysOf(25.5, [{ aim: downwards }])).toBe(1);
  });

  it("goes the other way where higher is better", () => {
    expect(daysOf(80, [{ aim: upwards }], "higher")).toBe(6);
    expect(daysOf(71, [{ aim: upwards }], "higher")).toBe(-3);
  });

  it("reads a plan of dated steps: behind since the day on which the value was to be reached", () => {
    const steps: Partial<Target>[] = [
      { startsOn: "2024-04-01", aim: { state: "number", value: 30 } },
      { startsOn: "2024-08-10", aim: { state: "number", value: 25 } },
      { startsOn: "2024-09-01", aim: { state: "number", value: 20 } },
    ];
    expect(daysOf(25, steps)).toBe(0);
    expect(daysOf(20, steps)).toBe(17);
    expect(daysOf(28, steps)).toBe(-5);
  });

  it("is nothing where it makes no sense", () => {
    const fixed: Partial<Target>[] = [{ aim: { state: "number", value: 20 } }];
    expect(daysOf(16, fixed)).toBeNull();
    expect(daysOf(null, [{ aim: downwards }])).toBeNull();
    expect(daysOf(20, [{ aim: downwards }], "neutral")).toBeNull();
    // Better than the plan ever asks for, and worse than it ever did.
    expect(daysOf(5, [{ aim: downwards }])).toBeNull();
    expect(daysOf(45, [{ aim: downwards }])).toBeNull();
    // A plan that gets worse on its way says nothing about being ahead.
    expect(daysOf(70, [{ aim: upwards }], "lower")).toBeNull();
    expect(daysOf(20, [{ aim: { state: "tbc" } }])).toBeNull();
  });

  it("is said in words beside the distance to the target", () => {
    expect(writeDaysToPlan(6)).toBe("6 days ahead of plan");
    expect(writeDaysToPlan(-1)).toBe("1 day behind plan");
    expect(writeDaysToPlan(0)).toBe("");
    const ahead = figureOf(20, [{ aim: downwards }], "lower");
    expect(writeAgainstPlan(ahead.figure, ahead.plans)).toBe(
      "6 under target of 26, 6 days ahead of plan",
    );
    const fixed = figureOf(16, [{ aim: { state: "number", value: 20 } }], "lower");
    expect(writeAgainstPlan(fixed.figure, fixed.plans)).toBe("4 under target of 20");
    const open = figureOf(16, [{ aim: { state: "tbc" } }], "lower");
    expect(writeAgainstPlan(open.figure, open.plans)).toBe("");
  });
});
