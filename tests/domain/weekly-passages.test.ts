import { describe, expect, it } from "vitest";
import type { Measure } from "../../contracts/measure.ts";
import {
  type Fact,
  Fact as FactShape,
  type Passage,
  Passage as PassageShape,
  writePassage,
} from "../../contracts/passage.ts";
import type { Variation } from "../../contracts/variation.ts";
import { anchorPassage } from "../../backend/domain/weekly/anchor.ts";
import { checkClaims } from "../../backend/domain/weekly/claims.ts";
import { composeFacts } from "../../backend/domain/weekly/facts.ts";
import { followPassage } from "../../backend/domain/weekly/follow.ts";
import { findFreeNumbers } from "../../backend/domain/weekly/free-numbers.ts";
import { suggestForRow, suggestSummary } from "../../backend/domain/weekly/suggest.ts";
import { firstMorning } from "../support/clock.ts";
import { aMeasure, aPlan } from "../support/measures.ts";
import { aWeek, composeGround, lastRead, reported, seedWeek } from "../support/weekly-ground.ts";

const seeded = seedWeek("banes", "2024-08-12", firstMorning);
const ground = composeGround(seeded);
const facts = composeFacts(ground);

const factsIn = (passage: Passage): string[] =>
  passage.flatMap((piece) => (piece.is === "fact" ? [`${piece.fact}: ${piece.words}`] : []));

describe("facts", () => {
  it("each has a key of its own, words, and a label that names its figure", () => {
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
    for (const fact of facts) FactShape.parse(fact);
    expect(facts.find(({ key }) => key === "ruh-nctr-banes-p1-3/variance")).toEqual({
      key: "ruh-nctr-banes-p1-3/variance",
      words: "4 under target of 20",
      label: "RUH NCTR BaNES P1-3: against the target",
    });
  });

  it("F3 a missing number is no fact, and never a zero", () => {
    const observations = seeded.observations.filter(({ measure }) => measure !== "hcrg-opel");
    const without = composeFacts(composeGround({ ...seeded, observations }));
    expect(without.filter(({ key }) => key.startsWith("hcrg-opel/"))).toEqual([]);
    expect(facts.filter(({ key }) => key.startsWith("hcrg-opel/"))).not.toEqual([]);
  });

  it("says the year of a date that is not this one's", () => {
    const raw = aWeek({
      measures: [aMeasure()],
      observations: [reported({ asAt: "2023-08-17", value: 3 })],
    });
    const words = composeFacts(composeGround(raw)).map((fact) => fact.words);
    expect(words).toContain("as at 17 August 2023");
  });
});

describe("anchoring what was typed", () => {
  it("follows the longest stretch that is word for word a fact", () => {
    const typed = anchorPassage("NCTR at RUH is 4 under target of 20 today.", facts, null);
    expect(factsIn(typed)).toEqual(["ruh-nctr-banes-p1-3/variance: 4 under target of 20"]);
    expect(writePassage(typed)).toBe("NCTR at RUH is 4 under target of 20 today.");
  });

  it("follows a bare number only where its sentence names the figure", () => {
    const typed = anchorPassage(
      "RUH ED attendances were 267. We bought 267 chairs, and pathways 1 to 3 are open.",
      facts,
      null,
    );
    expect(factsIn(typed)).toEqual(["ruh-ed-attendances/value: 267"]);
  });

  it("follows nothing where two figures are written alike and neither is named", () => {
    const alike: Fact[] = ["gwh", "sft"].map((trust) => ({
      key: `${trust}-opel/value`,
      words: "OPEL 2",
      label: `${trust.toUpperCase()} OPEL status: the figure`,
    }));
    expect(factsIn(anchorPassage("It is at OPEL 2.", alike, null))).toEqual([]);
    expect(factsIn(anchorPassage("SFT is at OPEL 2.", alike, null))).toEqual([
      "sft-opel/value: OPEL 2",
    ]);
    expect(factsIn(anchorPassage("It is at OPEL 2.", alike, null, ["gwh-opel"]))).toEqual([
      "gwh-opel/value: OPEL 2",
    ]);
  });

  it("prefers what was followed at that place before", () => {
    const before: Passage = [
      { is: "words", words: "Waiting: " },
      { is: "fact", fact: "community-hospital-nctr/value", words: "15" },
      { is: "words", words: " people" },
    ];
    const typed = anchorPassage("Waiting still: 15 people", facts, before);
    expect(factsIn(typed)).toEqual(["community-hospital-nctr/value: 15"]);
  });

  it("knows the words that were on the screen, though the figure has changed since", () => {
    const before = suggestSummary(ground, facts);
    const now = facts.map((fact) =>
      fact.key === "ruh-ed-attendances/lower-report"
        ? { ...fact, words: "25 higher than last report" }
        : fact,
    );
    const typed = anchorPassage(`${writePassage(before)} We are watching it.`, now, before);
    expect(factsIn(typed)).toEqual(factsIn(before));
  });

  it("keeps what was left alone following, however little is written around it", () => {
    const before: Passage = [
      { is: "fact", fact: "ruh-opel/gone", words: "7" },
      { is: "words", words: " beds, then " },
      { is: "fact", fact: "hcrg-opel/value", words: "OPEL 2" },
      { is: "words", words: "; " },
      { is: "fact", fact: "orchard-house-capacity/value", words: "1" },
      { is: "words", words: "." },
    ];
    expect(factsIn(anchorPassage("7 beds, and then OPEL 2; 1.", facts, before))).toEqual(
      factsIn(before),
    );
    // What is typed on to a number makes another number of it.
    expect(factsIn(anchorPassage("70 beds, then OPEL 2; 31.", facts, before))).toEqual([
      "hcrg-opel/value: OPEL 2",
    ]);
  });

  it("follows no part of a longer number, a date, a name or a quotation", () => {
    const words = "Paulton MIU attendances: 1,034, 34.5, 34%, P34 and “34 attendances” on 34/7.";
    expect(factsIn(anchorPassage(words, facts, null))).toEqual([]);
  });

  it("keeps every suggestion as it is, followed to the same facts", () => {
    for (const row of ground.layout.rows) {
      const suggestion = suggestForRow(ground, row, facts, []);
      PassageShape.parse(suggestion);
      expect(anchorPassage(writePassage(suggestion), facts, suggestion)).toEqual(suggestion);
    }
  });
});

describe("following", () => {
  const passage: Passage = [
    { is: "fact", fact: "nctr/value", words: "16" },
    { is: "words", words: " waiting, " },
    { is: "fact", fact: "nctr/variance", words: "4 under target of 20" },
  ];
  const factsOf = (value: number | null, target = true): Fact[] =>
    composeFacts(
      composeGround(
        aWeek({
          measures: [aMeasure()],
          observations: [reported(value === null ? { none: "extract down" } : { value })],
          plans: target ? [aPlan([{}])] : [],
        }),
      ),
    );

  it("R6 writes each fact anew, in its new form, and says what it was and is", () => {
    const followed = followPassage(passage, factsOf(22));
    expect(writePassage(followed.passage)).toBe("22 waiting, 2 over target of 20");
    expect(followed.flags).toEqual([
      { is: "changed", fact: "nctr/value", was: "16", now: "22" },
      {
        is: "changed",
        fact: "nctr/variance",
        was: "4 under target of 20",
        now: "2 over target of 20",
      },
    ]);
    expect(followPassage(passage, factsOf(16)).flags).toEqual([]);
  });

  it("R6 leaves standing what has nothing to follow any more, and marks it", () => {
    expect(followPassage(passage, factsOf(16, false)).flags).toEqual([
      { is: "gone", fact: "nctr/variance", was: "4 under target of 20" },
    ]);
    const missing = followPassage(passage, factsOf(null));
    expect(writePassage(missing.passage)).toBe("16 waiting, 4 under target of 20");
    expect(missing.flags.map(({ is }) => is)).toEqual(["gone", "gone"]);
  });

  it("flags each number that nothing answers to, and no date, time or name", () => {
    const typed: Passage = [
      { is: "fact", fact: "nctr/value", words: "16" },
      {
        is: "words",
        words:
          " of 31 on pathways 1 to 3 by 11am on 15 August; P1-3, D2A and OPEL 4; 12.5% within 4 hours.",
      },
    ];
    expect(findFreeNumbers(typed)).toEqual([
      { is: "unfollowed", words: "31" },
      { is: "unfollowed", words: "12.5%" },
    ]);
  });
});

type Told = { measure?: Partial<Measure>; value?: number; last?: number; variation?: Variation };

/** The words that are pointed out in a sentence about a figure with a target of 20. */
const flaggedIn = (
  words: string,
  { measure, value = 16, last, variation }: Told = {},
): string[] => {
  const raw = aWeek({
    measures: [aMeasure(measure)],
    observations: [reported({ value })],
    plans: [aPlan([{}])],
    lastReport: last === undefined ? null : lastRead({ nctr: last }),
  });
  const told = { ...composeGround(raw), variationOf: () => variation ?? null };
  const passage: Passage = [
    { is: "fact", fact: "nctr/value", words: String(value) },
    { is: "words", words: ` waiting: ${words}` },
  ];
  return checkClaims(passage, told).map((flag) => (flag.is === "unsupported" ? flag.words : ""));
};

describe("claims", () => {
  const improving: Variation = {
    icon: "improvement-low",
    special: "below-limit",
    trial: false,
    points: 28,
  };
  const common: Variation = { icon: "common-cause", special: null, trial: false, points: 28 };

  it("R7 improving and worse need a special cause that says so", () => {
    expect(flaggedIn("improving.", { variation: common })).toEqual(["improving"]);
    expect(flaggedIn("improving.", { variation: { ...improving, trial: true } })).toEqual([
      "improving",
    ]);
    expect(flaggedIn("improving.", { variation: improving })).toEqual([]);
    expect(flaggedIn("worse.", { variation: improving })).toEqual(["worse"]);
    expect(
      flaggedIn("better.", { variation: improving, measure: { polarity: "neutral" } }),
    ).toEqual(["better"]);
  });

  it("R7 on target, met and over target need the figure to be there, by its polarity", () => {
    expect(flaggedIn("we met the target.")).toEqual([]);
    expect(flaggedIn("we met the target.", { value: 21 })).toEqual(["met the target"]);
    expect(flaggedIn("we met the target.", { measure: { polarity: "higher" } })).toEqual([
      "met the target",
    ]);
    expect(flaggedIn("over target.")).toEqual(["over target"]);
    expect(flaggedIn("missed its target.")).toEqual(["missed its target"]);
    expect(flaggedIn("ahead of plan.")).toEqual(["ahead of plan"]);
  });

  it("R7 rising and fallen need a change that way", () => {
    expect(flaggedIn("it has fallen.", { last: 24 })).toEqual([]);
    expect(flaggedIn("it has risen.", { last: 24 })).toEqual(["risen"]);
    expect(flaggedIn("it has risen.")).toEqual(["risen"]);
  });

  it("R7 a record is never claimed, and the highest only where enough is known", () => {
    expect(flaggedIn("a record.", { variation: improving })).toEqual(["record"]);
    expect(flaggedIn("the highest this winter.")).toEqual(["highest"]);
  });

  it("what is denied, intended, quoted or about people is no claim", () => {
    expect(flaggedIn("not improving.")).toEqual([]);
    expect(flaggedIn("we are working to improve flow and to reach the target.")).toEqual([]);
    expect(flaggedIn("the ward says “much better”.")).toEqual([]);
    expect(flaggedIn("continues to improve.", { variation: common })).toEqual(["improve"]);
    const staff: Passage = [{ is: "words", words: "Sickness has increased since Monday." }];
    expect(checkClaims(staff, ground)).toEqual([]);
  });

  it("R7 a claim about nothing known is pointed out too", () => {
    const words: Passage = [{ is: "words", words: "Flow is improving." }];
    expect(checkClaims(words, ground)).toEqual([
      { is: "unsupported", words: "improving", why: "No figure in this sentence bears that out." },
    ]);
    expect(checkClaims(words, { ...ground, about: ["ruh-nctr-banes-p1-3"] })[0]).toMatchObject({
      why: expect.stringMatching(/^Too few figures are known/),
    });
  });

  it("R7 points out nothing in what is suggested", () => {
    for (const locality of ["banes", "swindon", "wiltshire", "bsw"]) {
      const told = composeGround(seedWeek(locality, "2024-08-12", firstMorning));
      const known = composeFacts(told);
      const suggested = [
        suggestSummary(told, known),
        ...told.layout.rows.map((row) => suggestForRow(told, row, known, [])),
      ];
      for (const passage of suggested) {
        expect([...checkClaims(passage, told), ...findFreeNumbers(passage)]).toEqual([]);
      }
    }
  });
});
