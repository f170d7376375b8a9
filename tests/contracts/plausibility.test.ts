import { describe, expect, it } from "vitest";
import { Expectation, judge } from "../../contracts/plausibility.ts";

/** Forty Thursdays from 221 to 260; the last eight from 230 to 245; Wednesday was 258. */
const expectation = (changes: Partial<Expectation> = {}): Expectation => ({
  asAt: "2024-08-15",
  every: "day",
  sample: Array.from({ length: 40 }, (_, i) => 221 + i),
  since: "2023-08-17",
  recent: { low: 230, high: 245, count: 8 },
  usual: 240,
  believed: { low: 210, high: 250 },
  near: { low: 225, high: 248 },
  previous: { asAt: "2024-08-14", value: 249 },
  accepted: [],
  lookalikes: [],
  ...changes,
});

const counted = { kind: "count", decimals: 0 } as const;
const say = (value: number, changes?: Partial<Expectation>): string | undefined =>
  judge(value, expectation(changes), counted)?.message;

describe("judging a value", () => {
  it("asks nothing of what is believed, its edges included", () => {
    for (const value of [210, 240, 250]) expect(say(value)).toBeUndefined();
  });

  it("counts in the year's sample, and rounds down", () => {
    expect(say(259)).toBe("259 is higher than 95 in 100 Thursdays this year. Is it right?");
    expect(say(258)).toBe("258 is higher than 92 in 100 Thursdays this year. Is it right?");
    expect(say(281)).toBe("281 is higher than all 40 Thursdays this year. Is it right?");
    expect(say(190)).toBe("190 is lower than all 40 Thursdays this year. Is it right?");
  });

  it("says from when it knows, where that is not a year", () => {
    const young = { since: "2024-02-15" };
    expect(say(281, young)).toBe(
      "281 is higher than all 40 Thursdays known since 15 Feb. Is it right?",
    );
    const few = { sample: [...Array.from({ length: 19 }, () => 230), 300], since: "2024-03-07" };
    expect(say(281, few)).toBe(
      "281 is higher than 19 of the 20 Thursdays known since 7 Mar. Is it right?",
    );
  });

  it("speaks of late where the year has seen more, and of the usual where of late has too", () => {
    const risen = { believed: { low: 210, high: 246 }, near: { low: 215, high: 244 } };
    expect(say(247, risen)).toBe(
      "247 is higher than all of the last 8 Thursdays (230 to 245). Is it right?",
    );
    expect(say(247, { ...risen, recent: { low: 230, high: 252, count: 8 } })).toBe(
      "247 is higher than usual now: around 240. Is it right?",
    );
  });

  it("asks after a digit too many, and says how many times the usual", () => {
    expect(say(2_400)).toBe("2,400 is ten times the usual 240. Is there a digit too many?");
    expect(say(2_240)).toBe("2,240 is about 9 times the usual 240. Is there a digit too many?");
  });

  it("asks after a missing digit", () => {
    expect(say(24)).toBe("24 is less than a quarter of the usual 240. Is a digit missing?");
    expect(say(60)).toBe("60 is lower than all 40 Thursdays this year. Is it right?");
  });

  it("offers the digits the other way round where that is usual", () => {
    expect(say(423)).toBe("423 is higher than all 40 Thursdays this year. Should it be 243?");
  });

  it("points out the day before's value sooner than another, and by its day", () => {
    expect(say(249)).toBe(
      "249 is what was entered for the day before, Wed 14 Aug. Around 240 would be usual. Is it right?",
    );
    expect(say(249, { previous: { asAt: "2024-08-14", value: 239 } })).toBeUndefined();
    // The same value as the day before is nothing to ask about when it is usual.
    expect(say(240, { previous: { asAt: "2024-08-14", value: 240 } })).toBeUndefined();
  });

  it("names the row whose value it looks like", () => {
    const discharges = { label: "RUH discharges", low: 95, high: 140 };
    expect(say(122, { lookalikes: [discharges] })).toBe(
      "122 is what RUH discharges usually is; around 240 would be usual here. Is it in the right row?",
    );
  });

  it("F3 asks whether a zero means that there is no figure", () => {
    expect(say(0)).toBe(
      "0 is lower than all 40 Thursdays this year. If there is no figure, say so instead of 0.",
    );
  });

  it("speaks of weeks and months by their names, and of values as they are written", () => {
    const weeks: Partial<Expectation> = {
      every: "week",
      sample: [50, 51, 52],
      since: "2024-07-25",
    };
    expect(say(281, weeks)).toBe("281 is higher than all 3 weeks known since 25 Jul. Is it right?");
    const percent = judge(
      99.5,
      expectation({
        usual: 74,
        believed: { low: 60, high: 90 },
        near: { low: 65, high: 85 },
        sample: [70, 80],
      }),
      { kind: "percent", decimals: 1 },
    );
    expect(percent?.message).toBe(
      "99.5% is higher than all 2 Thursdays known since 17 Aug. Is it right?",
    );
  });

  it("travels as JSON", () => {
    expect(Expectation.parse(JSON.parse(JSON.stringify(expectation())))).toEqual(expectation());
  });
});
