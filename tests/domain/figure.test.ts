import { describe, expect, it } from "vitest";
import { composeFigure } from "../../backend/domain/figure.ts";
import { composeReadings } from "../../backend/domain/reading.ts";
import { Figure } from "../../contracts/figure.ts";
import type { Measure } from "../../contracts/measure.ts";
import type { Observation } from "../../contracts/observation.ts";
import { writeVariance } from "../../contracts/wording.ts";
import { aMeasure, aPlan, anObservation, pathways, provider } from "../support/measures.ts";

const compose = (
  observations: Partial<Observation>[],
  {
    measure = aMeasure(),
    lastReading = null,
  }: { measure?: Measure; lastReading?: { publishedAt: string; value: number } | null } = {},
) =>
  Figure.parse(
    composeFigure({
      measure,
      provider,
      readings: composeReadings(measure, observations.map(anObservation)),
      plans: [aPlan([{}])],
      lastReading,
    }),
  );

describe("composing a figure", () => {
  it("V1 sets the latest reading against the target in force on its own day", () => {
    const figure = compose([
      { asAt: "2024-08-14", value: 17 },
      { asAt: "2024-08-15", value: 16 },
    ]);
    expect(figure).toMatchObject({ value: 16, asAt: "2024-08-15", rag: "green" });
    expect(figure.variance).toEqual({ difference: -4, ratio: -0.2 });
    expect(writeVariance(figure)).toBe("4 under target of 20");
  });

  it("R2 change is against the last published update; without a value there it is empty", () => {
    const lastReading = { publishedAt: "2024-08-08T14:10:00.000Z", value: 24 };
    expect(compose([{ value: 16 }], { lastReading }).change).toEqual({
      since: "2024-08-08",
      from: 24,
      difference: -8,
    });
    expect(compose([{ value: 16 }]).change).toBeNull();
  });

  it("compares with the day before, the same weekday a week before, and 52 weeks before", () => {
    const { comparisons } = compose([
      { asAt: "2023-08-17", value: 30 },
      { asAt: "2024-08-08", value: 24 },
      { asAt: "2024-08-14", value: 17 },
      { asAt: "2024-08-15", value: 16 },
    ]);
    expect(comparisons.previous).toMatchObject({ since: "2024-08-14", difference: -1 });
    expect(comparisons.lastWeek).toMatchObject({ since: "2024-08-08", difference: -8 });
    expect(comparisons.lastYear).toMatchObject({ since: "2023-08-17", difference: -14 });
  });

  it("F3 a missing day is a gap in the trend, never a zero", () => {
    const { trend } = compose([
      { asAt: "2024-08-12", value: 20 },
      { asAt: "2024-08-14", value: 0 },
      { asAt: "2024-08-15", value: 16 },
    ]);
    expect(trend).toEqual({ from: "2024-08-12", every: "day", values: [20, null, 0, 16] });
  });

  it("V5 F3 no figure with a reason is a state: no value, no colour, no variance", () => {
    const figure = compose([
      { asAt: "2024-08-14", value: 17 },
      { asAt: "2024-08-15", none: "unit closed all day, snow" },
    ]);
    expect(figure).toMatchObject({
      value: null,
      none: "unit closed all day, snow",
      asAt: "2024-08-15",
      rag: "no-figure",
      variance: null,
    });
  });

  it("F3 nothing ever reported has no date and no value", () => {
    expect(compose([])).toMatchObject({ value: null, asAt: null, rag: "no-figure", dueAt: null });
  });

  it("D2 an incomplete whole names what is missing, and when it was last complete", () => {
    const measure = aMeasure({ breakdown: pathways });
    const figure = compose(
      [
        ...["P0", "P1", "P2", "P3"].map((breakdown) => ({
          asAt: "2024-08-14",
          breakdown,
          value: 5,
        })),
        { asAt: "2024-08-15", breakdown: "P0", value: 6 },
        { asAt: "2024-08-15", breakdown: "P1", value: 8 },
      ],
      { measure },
    );
    expect(figure.value).toBeNull();
    expect(figure.incomplete).toEqual({
      missing: ["P2", "P3"],
      lastComplete: { asAt: "2024-08-14", value: 20 },
    });
    // What is still owed is this day's, not the next day's.
    expect(figure.dueAt).toBe("2024-08-15T10:00:00.000Z");
  });

  const replaced = {
    at: "2024-08-15T11:50:00.000Z",
    reason: "late arrivals added",
    role: "RUH flow lead",
  };

  it("R3 a corrected figure says what it was, since when, by whom and why", () => {
    const figure = compose([
      {
        value: 318,
        recordedAt: "2024-08-15T11:50:00.000Z",
        previous: { value: 296, level: null, text: null, none: null, replaced },
      },
    ]);
    expect(figure.revised).toEqual({ was: "296", ...replaced });
    expect(compose([{ value: 318 }]).revised).toBeNull();
  });

  it("R3 a whole tells of the last correction of its parts, by whom and why", () => {
    const figure = compose(
      [
        { breakdown: "P0", value: 6 },
        {
          breakdown: "P1",
          value: 8,
          previous: { value: 10, level: null, text: null, none: null, replaced },
        },
        {
          breakdown: "P2",
          value: 5,
          previous: {
            value: 6,
            level: null,
            text: null,
            none: null,
            replaced: { at: "2024-08-15T09:00:00.000Z", reason: "typing", role: null },
          },
        },
        { breakdown: "P3", value: 5 },
      ],
      { measure: aMeasure({ breakdown: pathways }) },
    );
    expect(figure).toMatchObject({ value: 24, revised: { was: "27", ...replaced } });
  });

  it("a level says since when it has stood there without a break", () => {
    const measure = aMeasure({
      kind: "level",
      scale: "opel",
      ragRule: { by: "level" },
      cadence: { every: "event", due: { time: "11:00", weekdays: [1, 2, 3, 4, 5, 6, 7] } },
    });
    const figure = compose(
      [
        { asAt: "2024-08-10T09:00", level: 2 },
        { asAt: "2024-08-12T09:00", level: 3 },
        { asAt: "2024-08-14T16:10", level: 2 },
        { asAt: "2024-08-15T08:05", level: 2 },
      ],
      { measure },
    );
    expect(figure).toMatchObject({ value: 2, since: "2024-08-14T16:10", rag: "amber" });
  });
});
