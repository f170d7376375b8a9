import { describe, expect, it } from "vitest";
import type { Passage } from "../../contracts/passage.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { writePassage } from "../../contracts/passage.ts";
import { composeFacts } from "../../backend/domain/weekly/facts.ts";
import { suggestSummary } from "../../backend/domain/weekly/suggest.ts";
import { type WeeklyParts, composeWeeklyUpdate } from "../../backend/domain/weekly-update.ts";
import { localities } from "../../seeds/index.ts";
import { firstMorning } from "../support/clock.ts";
import { rawPart, rawTarget, rawValue } from "../support/raw-values.ts";
import { composeGround, seedWeek } from "../support/weekly-ground.ts";

const raw = seedWeek("banes", "2024-08-12", firstMorning);
const ground = composeGround(raw);
const locality = localities.find(({ key }) => key === "banes");
if (locality === undefined) throw new Error("There is no BaNES.");

const compose = (changes: Partial<WeeklyParts> = {}): WeeklyUpdate =>
  WeeklyUpdate.parse(
    composeWeeklyUpdate({
      ...ground,
      locality,
      position: { epoch: "a-test", revision: 7 },
      asKnownAt: firstMorning,
      lastReport: { monday: "2024-08-05", publishedAt: "2024-08-08T14:10:00.000Z" },
      risks: [],
      events: [],
      passages: new Map(),
      correctedSinceLastReport: [],
      edition: 1,
      editionReason: null,
      ...changes,
    }),
  );

describe("composing an update", () => {
  it("its summary is the suggestion while nothing is written, and nothing when left out", () => {
    const suggestion = suggestSummary(ground, composeFacts(ground));
    expect(compose().summary).toEqual(suggestion);
    expect(compose({ passages: new Map([["summary", null]]) }).summary).toEqual(suggestion);
    expect(compose({ passages: new Map([["summary", []]]) }).summary).toBeNull();
  });

  it("R6 what is written stands in it with its numbers as they are now", () => {
    const written: Passage = [
      { is: "words", words: "ED saw " },
      { is: "fact", fact: "ruh-ed-attendances/value", words: "250" },
    ];
    const passages = new Map([
      ["summary", written],
      ["row:ruh-ed-attendances", written],
    ]);
    const update = compose({ passages });
    expect(writePassage(update.summary ?? [])).toBe("ED saw 267");
    const row = update.rows.find(({ key }) => key === "ruh-ed-attendances");
    expect(writePassage(row?.comment ?? [])).toBe("ED saw 267");
    expect(update.rows.filter(({ comment }) => comment !== null)).toHaveLength(1);
  });

  it("says of each row where it stands against its plan, and of its past only what it shows", () => {
    const update = compose({
      variationOf: (measure) =>
        measure === "ruh-nctr-banes-p1-3"
          ? { icon: "improvement-low", special: "below-limit", trial: false, points: 28 }
          : { icon: "common-cause", special: null, trial: false, points: 28 },
    });
    expect(update.rows.flatMap(({ key, plan }) => (plan === "" ? [] : [[key, plan]]))).toEqual([
      ["ruh-nctr-banes-p1-3", "4 under target of 20"],
    ]);
    expect(
      update.rows.flatMap(({ key, variation }) => (variation === "" ? [] : [[key, variation]])),
    ).toEqual([["ruh-nctr-banes-p1-3", "improving, lower than usual"]]);
  });

  it("R4 says how much of what fell due has come", () => {
    expect(compose().completeness).toMatchObject({
      sentence: "4 of 4 days; Wellbeing Hub, RUH missing week to 15 Aug.",
      gaps: [
        { measure: "cwh-referrals-ruh-weekly", expected: 1, come: 0, missing: ["2024-08-15"] },
      ],
    });
  });

  it("carries its edition, and what was corrected since the last report", () => {
    const correction = {
      row: "ruh-ed-attendances",
      criteria: "RUH ED attendances",
      asAt: "7 Aug",
      published: "247",
      now: "250",
      recordedAt: "2024-08-09T09:00:00.000Z",
      reason: "late arrivals added",
      role: "RUH flow lead",
    };
    const update = compose({
      correctedSinceLastReport: [correction],
      edition: 2,
      editionReason: "The NCTR of Thursday was wrong",
    });
    expect(update).toMatchObject({
      correctedSinceLastReport: [correction],
      edition: 2,
      editionReason: "The NCTR of Thursday was wrong",
      state: "draft",
    });
  });
});

describe("the numbers of an update", () => {
  const update = compose();
  const { numbers } = update;

  it("each is the one that was reported for its measure, part and as-at", () => {
    for (const { section, measure, part, asAt, value } of numbers) {
      if (asAt === null || section.startsWith("Average")) continue;
      const name = { locality: "banes", measure };
      const parts = raw.measures.find((one) => one.key === measure && one.locality === "banes");
      const key =
        part === null
          ? null
          : (parts?.breakdown?.parts.find(({ label }) => label === part)?.key ??
            (parts?.derivation?.how === "sum"
              ? parts.derivation.parts.find(({ label }) => label === part)
              : undefined
            )?.measure ??
            part);
      const real = key === null ? rawValue(raw, name, asAt) : rawPart(raw, name, key, asAt);
      expect({ measure, part, asAt, value }).toEqual({ measure, part, asAt, value: real });
    }
    expect(numbers.length).toBeGreaterThan(120);
  });

  it("lists every row's number, with who reported it, when it came and what it is set against", () => {
    const nctr = numbers.find(
      ({ section, measure }) => section === "criteria" && measure === "ruh-nctr-banes-p1-3",
    );
    expect(nctr).toMatchObject({
      part: null,
      provider: "RUH",
      asAt: "2024-08-15",
      value: 16,
      unit: "patients",
      none: null,
      target: { state: "number", value: 20 },
    });
    expect(nctr?.recordedAt).not.toBeNull();
    expect(nctr?.origin).not.toBeNull();
    const hub = numbers.filter(
      ({ section, measure }) =>
        section === "criteria" && measure.startsWith("cwh-") && measure.endsWith("monthly"),
    );
    expect(hub.map(({ value }) => value)).toEqual([755, 373, 799, 348, 233, 76, 284, 89]);
    const printed = update.lengthOfStay?.weeks.flatMap(({ cells }) => cells) ?? [];
    const listed = numbers.filter(({ section }) => section === "Average length of stay by pathway");
    expect(listed.map(({ value }) => value)).toEqual(printed.map(({ average }) => average));
  });

  it("V5 a target stands beside a number only where it is that number's", () => {
    for (const { measure, part, asAt, target } of numbers) {
      if (target.state !== "number") continue;
      expect(part).toBeNull();
      expect(rawTarget(raw, measure, asAt?.slice(0, 10) ?? "")?.[0]).toBe(target.value);
    }
    expect(numbers.filter(({ target }) => target.state === "number").length).toBeGreaterThan(5);
  });

  it("F3 one that did not come has a reason and no value", () => {
    const observations = raw.observations.filter(
      ({ measure, breakdown, asAt }) =>
        !(measure === "ruh-nctr-banes" && breakdown === "P2" && asAt === "2024-08-12"),
    );
    const gap = compose(composeGround({ ...raw, observations }));
    const missing = gap.numbers.filter(({ value }) => value === null);
    expect(missing.length).toBeGreaterThan(0);
    for (const { none } of missing) expect(none).not.toBeNull();
    for (const { value, none } of gap.numbers) expect(value === null).toBe(none !== null);
    expect(missing).toContainEqual(
      expect.objectContaining({ section: "NCTR by pathway", part: null, none: "missing: P2" }),
    );
    expect(missing).toContainEqual(
      expect.objectContaining({ section: "NCTR by pathway", part: "P2", none: "no figure" }),
    );
  });
});
