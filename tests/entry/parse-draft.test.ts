import { describe, expect, it } from "vitest";
import { type Draft, parseDraft } from "../../frontend/entry/parse-draft.ts";

const patients = {
  kind: "count",
  unit: { one: "patient", many: "patients" },
  scale: null,
} as const;
const percent = { ...patients, kind: "percent" } as const;
const days = { kind: "average", unit: { one: "day", many: "days" }, scale: null } as const;
const opel = { ...patients, kind: "level", scale: "opel" } as const;
const yesNo = { ...patients, kind: "yes-no" } as const;
const sentence = { ...patients, kind: "text" } as const;

const value = (number: number): Draft => ({ is: "value", value: number });
const wrong = (message: string): Draft => ({ is: "wrong", message });

describe("a count", () => {
  it.each([
    ["16", 16],
    [" 16 ", 16],
    ["\u00a016\u00a0", 16],
    ["1,234", 1234],
    ["1 234", 1234],
    ["17,269,004", 17269004],
    ["016", 16],
    ["16.0", 16],
  ])("reads %j as %d", (typed, number) => {
    expect(parseDraft(patients, typed)).toEqual(value(number));
  });

  it("F3 zero is a figure and nothing typed is none", () => {
    expect(parseDraft(patients, "0")).toEqual(value(0));
    expect(parseDraft(patients, "")).toEqual({ is: "empty" });
    expect(parseDraft(patients, " \u00a0 ")).toEqual({ is: "empty" });
  });

  it.each(["-", "–", "n/a", "N/A", ".", "*"])("F3 %j asks why there is no figure", (typed) => {
    expect(parseDraft(patients, typed)).toEqual({ is: "no-figure" });
  });

  it("F3 nil could be zero or no figure, so it is asked about", () => {
    expect(parseDraft(patients, "nil")).toEqual(
      wrong("“nil” may be zero or no figure. Type 0, or say why there is no figure."),
    );
  });

  it("a decimal says what to type instead", () => {
    expect(parseDraft(patients, "181.5")).toEqual(
      wrong("181.5 has a decimal. This is a count of patients. Enter a whole number, such as 181."),
    );
  });

  it.each(["-4", "−4", "-4.5"])("%s is under zero", (typed) => {
    expect(parseDraft(patients, typed)).toEqual(
      wrong(`${typed} is under zero. This is a count of patients. The least it can be is 0.`),
    );
  });

  it("words are not guessed at", () => {
    expect(parseDraft(patients, "about 16")).toEqual(
      wrong(
        "“about 16” is not a number. Enter a whole number, such as 16, or say why there is no figure.",
      ),
    );
  });

  it.each(["1,23", "12,34", "1.234.567", "1 23"])(
    "%s can be read in two ways and is asked about",
    (typed) => {
      expect(parseDraft(patients, typed)).toMatchObject({
        is: "wrong",
        message: expect.stringContaining("two ways"),
      });
    },
  );

  it("is no percentage", () => {
    expect(parseDraft(patients, "74%")).toMatchObject({
      is: "wrong",
      message: expect.stringContaining("per cent sign"),
    });
  });

  it("has digits that somebody should check when it is larger than anything here", () => {
    expect(parseDraft(patients, "99999999999")).toMatchObject({ is: "wrong" });
  });
});

describe("a percentage and an average", () => {
  it.each([
    ["74%", 74],
    ["74 %", 74],
    ["74", 74],
    ["75.30%", 75.3],
  ])("reads %j as %d", (typed, number) => {
    expect(parseDraft(percent, typed)).toEqual(value(number));
  });

  it("D4 102% is a figure like any other", () => {
    expect(parseDraft(percent, "102%")).toEqual(value(102));
  });

  it("an average has decimals", () => {
    expect(parseDraft(days, "7.5")).toEqual(value(7.5));
    expect(parseDraft(days, ".5")).toEqual(value(0.5));
  });
});

describe("levels, yes or no, and sentences", () => {
  it("a level is one of its scale, by number or by name", () => {
    expect(parseDraft(opel, "2")).toEqual(value(2));
    expect(parseDraft(opel, "OPEL 4")).toEqual(value(4));
    for (const typed of ["5", "0", "2.5", "high"])
      expect(parseDraft(opel, typed)).toMatchObject({
        is: "wrong",
        message: expect.stringContaining("OPEL 1, OPEL 2, OPEL 3, OPEL 4"),
      });
  });

  it("yes and no are 1 and 0", () => {
    expect(parseDraft(yesNo, "Y")).toEqual(value(1));
    expect(parseDraft(yesNo, "no")).toEqual(value(0));
    expect(parseDraft(yesNo, "perhaps")).toMatchObject({ is: "wrong" });
  });

  it("a sentence is kept as it is, up to 500 characters", () => {
    expect(parseDraft(sentence, " Two beds closed. ")).toEqual({
      is: "text",
      text: "Two beds closed.",
    });
    expect(parseDraft(sentence, "x".repeat(501))).toEqual(
      wrong("This is 501 characters long. Write at most 500."),
    );
  });
});
