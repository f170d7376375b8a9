import { describe, expect, it } from "vitest";
import { writeOwing } from "../../backend/domain/owing.ts";
import type { Reading } from "../../backend/domain/reading.ts";
import type { DerivedPart } from "../../contracts/measure.ts";
import { aMeasure, provider } from "../support/measures.ts";

const part = (label: string, measure: string, locality: string | null): DerivedPart => ({
  label,
  words: null,
  measure,
  breakdown: null,
  locality,
});

const hcrg = { ...provider, key: "hcrg", shortName: "HCRG" };
const own = aMeasure({ key: "own" });
const theirs = aMeasure({ key: "theirs", provider: "hcrg" });

const sumOf = (...parts: DerivedPart[]) =>
  aMeasure({ key: "sum", provider: "icb", derivation: { how: "sum", parts, beside: [] } });

const owing = (measure: typeof own, missing: string[] = []) => {
  const latest: Pick<Reading, "missing"> = { missing };
  return writeOwing(
    measure,
    {
      asAt: "2024-08-15",
      recordedAt: "",
      value: null,
      text: null,
      none: null,
      note: null,
      origin: "entered",
      parts: [],
      beside: [],
      was: null,
      ...latest,
    },
    [own, theirs],
    [provider, hcrg],
  );
};

describe("who owes a figure", () => {
  it("F2 overdue names the provider", () => {
    expect(owing(own)).toBe("RUH");
  });

  it("F2 of a derived figure those are named who report its parts, each once", () => {
    const both = sumOf(
      part("one", "own", null),
      part("two", "theirs", null),
      part("three", "own", null),
    );
    expect(owing(both)).toBe("RUH and HCRG");
  });

  it("F2 a roll-up that waits for parts of other places names just those", () => {
    const rollUp = sumOf(part("RUH", "ruh", "banes2"), part("GWH", "gwh", "swindon"));
    expect(owing(rollUp)).toBe("RUH and GWH");
    expect(owing(rollUp, ["GWH"])).toBe("GWH");
  });
});
