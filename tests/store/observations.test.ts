import { beforeAll, describe, expect, test } from "vitest";
import { write } from "../../backend/store/database.ts";
import {
  findArrivals,
  findLatestAsAts,
  findObservations,
  insertHistory,
} from "../../backend/store/observations.ts";
import { insertSubmissions } from "../../backend/store/submissions.ts";
import { withDatabase } from "../support/database.ts";
import { aSubmission, report, savePlaces } from "./place.ts";

const { db } = await withDatabase();
const endOfTime = "2100-01-01T00:00:00.000Z";

const measures = [
  "nctr",
  "opel",
  "corrected",
  "repeated",
  "unchanged",
  "said",
  "exact",
  "ranged",
  "declared",
  "shared",
  "arriving",
].map((key) => ({ key }));

beforeAll(() => savePlaces(db, ["banes", "swindon"], measures));

const sender = {
  is: "person",
  id: "one",
  name: "Robin Lead",
  role: "RUH flow lead",
} as const;

const findDay = (measure: string, day: string, knownAt = endOfTime) =>
  findObservations(db, [{ locality: "banes", measure, from: day, to: day }], knownAt);

describe("S2 the latest recorded is in force", () => {
  const day = "2024-08-15";
  const cell = { measure: "corrected", asAt: day };

  beforeAll(async () => {
    const at = (time: string) => `2024-08-15T${time}:00.000Z`;
    await report(db, { at: at("08:00"), observations: [{ ...cell, value: 24 }] });
    await report(db, { at: at("09:00"), observations: [{ ...cell, none: "System down" }] });
    await report(db, {
      at: at("10:00"),
      observations: [{ ...cell, value: 16, note: "Counted again", reason: "The system is back" }],
      origin: "imported",
      sender,
    });
  });

  test("S2 a correction is in force, with what it corrects beside it", async () => {
    expect(await findDay("corrected", day)).toEqual([
      {
        locality: "banes",
        measure: "corrected",
        breakdown: "",
        asAt: day,
        recordedAt: "2024-08-15T10:00:00.000Z",
        value: 16,
        level: null,
        text: null,
        none: null,
        note: "Counted again",
        reason: "The system is back",
        role: "RUH flow lead",
        origin: "imported",
        previous: {
          value: null,
          level: null,
          text: null,
          none: "System down",
          replaced: {
            at: "2024-08-15T10:00:00.000Z",
            reason: "The system is back",
            role: "RUH flow lead",
          },
        },
      },
    ]);
  });

  test("R3 sent again unchanged it is still the correction that it was", async () => {
    const repeated = { measure: "repeated", asAt: day };
    const at = (time: string) => `2024-08-15T${time}:00.000Z`;
    const reason = "Counted twice";
    await report(db, { at: at("11:00"), observations: [{ ...repeated, value: 24 }] });
    await report(db, {
      at: at("11:10"),
      observations: [{ ...repeated, value: 23, reason }],
      sender,
    });
    await report(db, {
      at: at("11:20"),
      observations: [{ ...repeated, value: 23, note: "So it is" }],
    });
    await report(db, { at: at("11:30"), observations: [{ ...repeated, value: 23 }] });
    const [found] = await findDay("repeated", day);
    expect(found).toMatchObject({
      recordedAt: at("11:30"),
      value: 23,
      previous: { value: 24, replaced: { at: at("11:10"), reason, role: "RUH flow lead" } },
    });
    expect((await findDay("repeated", day, at("11:00")))[0]?.previous).toBeNull();
  });

  test("what was only ever sent unchanged is no correction", async () => {
    const unchanged = { measure: "unchanged", asAt: day };
    await report(db, {
      at: "2024-08-15T12:00:00.000Z",
      observations: [{ ...unchanged, none: "Late" }],
    });
    await report(db, {
      at: "2024-08-15T12:10:00.000Z",
      observations: [{ ...unchanged, none: "Gone" }],
    });
    expect((await findDay("unchanged", day))[0]).toMatchObject({ none: "Gone", previous: null });
  });

  test.each([
    ["09:30", null, "System down", { value: 24, level: null, text: null, none: null }],
    ["09:00", null, "System down", { value: 24, level: null, text: null, none: null }],
    ["08:59", 24, null, null],
  ])("S2 as known at %s it is what was in force then", async (time, value, none, previous) => {
    const found = await findDay("corrected", day, `2024-08-15T${time}:00.000Z`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ value, none, previous });
  });

  test("S2 before anything was recorded nothing was known", async () => {
    expect(await findDay("corrected", day, "2024-08-15T07:59:59.999Z")).toEqual([]);
  });

  test("S2 each part of a breakdown is corrected by itself", async () => {
    const part = (breakdown: string, value: number) => ({
      measure: "nctr",
      breakdown,
      asAt: day,
      value,
    });
    await report(db, {
      at: "2024-08-15T08:00:00.000Z",
      observations: [part("P1", 10), part("P0", 6), part("P2", 5)],
    });
    await report(db, { at: "2024-08-15T09:00:00.000Z", observations: [part("P1", 11)] });
    const found = await findDay("nctr", day);
    expect(
      found.map(({ breakdown, value, previous }) => [breakdown, value, previous?.value]),
    ).toEqual([
      ["P0", 6, undefined],
      ["P1", 11, 10],
      ["P2", 5, undefined],
    ]);
  });
});

describe("F3 an observation says exactly one thing", () => {
  const at = "2024-08-15T08:00:00.000Z";

  test("F3 zero, no figure and words are kept apart", async () => {
    const said = [
      { measure: "said", asAt: "2024-08-10", value: 0 },
      { measure: "said", asAt: "2024-08-11", none: "No clinic on Sundays" },
      { measure: "said", asAt: "2024-08-12", text: "Flu on two wards" },
      { measure: "said", asAt: "2024-08-13", value: 1, note: "Few dementia beds" },
    ];
    await report(db, { at, observations: said });
    const range = { locality: "banes", measure: "said", from: "2024-08-10", to: "2024-08-13" };
    expect(await findObservations(db, [range], endOfTime)).toMatchObject([
      { value: 0, text: null, none: null },
      { value: null, text: null, none: "No clinic on Sundays" },
      { value: null, text: "Flu on two wards", none: null },
      { value: 1, none: null, note: "Few dementia beds" },
    ]);
  });

  test.each([
    ["nothing", {}],
    ["two things", { value: 0, none: "No clinic" }],
    ["a level and a value", { value: 2, level: 2 }],
  ])("F3 one that says %s is refused by the database itself", async (_, said) => {
    const observation = { measure: "said", asAt: "2024-08-20", ...said };
    await expect(report(db, { at, observations: [observation] })).rejects.toThrow(
      "observation_says_one_thing",
    );
  });

  test.each(["15/08/2024", "2024-08-15T16:10:00", "2024-08-15 16:10", "2024-8-15", "2024-08-15\n"])(
    "an as-at written %j is refused by the database itself",
    async (asAt) => {
      await expect(
        report(db, { at, observations: [{ measure: "said", asAt, value: 1 }] }),
      ).rejects.toThrow("observation_as_at_is_a_day_or_a_time");
    },
  );
});

test("numbers are kept exactly to three decimals", async () => {
  const values = [
    0.1 + 0.2,
    74.5,
    999_999_999.999,
    -999_999_999.999,
    1_000_000_000,
    0.001,
    -0.5,
    0,
  ];
  const observations = values.map((value, index) => ({
    measure: "exact",
    asAt: `2024-08-0${index + 1}`,
    value,
  }));
  await report(db, { at: "2024-08-15T08:00:00.000Z", observations });
  const found = await findObservations(
    db,
    [{ locality: "banes", measure: "exact", from: "2024-08-01", to: "2024-08-31" }],
    endOfTime,
  );
  expect(found.map(({ value }) => value)).toEqual([
    0.3, 74.5, 999_999_999.999, -999_999_999.999, 1_000_000_000, 0.001, -0.5, 0,
  ]);
});

describe("a stretch of days", () => {
  const found = async (from: string, to: string) =>
    (
      await findObservations(db, [{ locality: "banes", measure: "ranged", from, to }], endOfTime)
    ).map(({ asAt }) => asAt);

  beforeAll(() =>
    report(db, {
      at: "2024-08-20T08:00:00.000Z",
      observations: [
        "2024-08-15T16:10",
        "2024-08-16",
        "2024-08-15",
        "2024-08-14T23:59",
        "2024-08-15T23:59",
        "2024-08-15T00:00",
        "2024-08-16T00:00",
      ].map((asAt) => ({ measure: "ranged", asAt, value: 1 })),
    }),
  );

  test("holds all times of its last day, in their order", async () => {
    expect(await found("2024-08-15", "2024-08-15")).toEqual([
      "2024-08-15",
      "2024-08-15T00:00",
      "2024-08-15T16:10",
      "2024-08-15T23:59",
    ]);
  });

  test("that ends at a time holds that time and nothing later", async () => {
    expect(await found("2024-08-15T00:00", "2024-08-15T16:10")).toEqual([
      "2024-08-15T00:00",
      "2024-08-15T16:10",
    ]);
  });

  test("that ends before it begins is empty", async () => {
    expect(await found("2024-08-16", "2024-08-14")).toEqual([]);
  });

  test("asked for twice, in part or whole, brings each observation once", async () => {
    const range = (from: string, to: string) => ({
      locality: "banes",
      measure: "ranged",
      from,
      to,
    });
    const twice = await findObservations(
      db,
      [
        range("2024-08-15", "2024-08-16"),
        range("2024-08-14", "2024-08-15"),
        range("2024-08-15T16:10", "2024-08-15T16:10"),
      ],
      endOfTime,
    );
    expect(twice.map(({ asAt }) => asAt)).toEqual(await found("2024-08-14", "2024-08-16"));
    expect(twice).toHaveLength(7);
  });

  test("of no measure at all is empty", async () => {
    expect(await findObservations(db, [], endOfTime)).toEqual([]);
  });
});

test("one key in two localities is two measures, read in one go and told apart", async () => {
  const observation = { measure: "shared", asAt: "2024-08-15" };
  const at = "2024-08-15T08:00:00.000Z";
  await report(db, { at, place: "swindon", observations: [{ ...observation, value: 2 }] });
  await report(db, { at, place: "banes", observations: [{ ...observation, value: 1 }] });
  const day = { measure: "shared", from: "2024-08-15", to: "2024-08-15" };
  const found = await findObservations(
    db,
    [
      { locality: "swindon", ...day },
      { locality: "banes", ...day },
    ],
    endOfTime,
  );
  expect(found.map(({ locality, value }) => [locality, value])).toEqual([
    ["banes", 1],
    ["swindon", 2],
  ]);
});

test("the latest as-at is of what was known, up to a day and all of its times", async () => {
  const declared = (asAt: string, level: number) => ({ measure: "declared", asAt, level });
  const first = await report(db, {
    at: "2024-08-15T15:00:00.000Z",
    observations: [declared("2024-08-15T07:30", 3), declared("2024-08-16", 3)],
  });
  await report(db, {
    at: "2024-08-15T16:00:00.000Z",
    observations: [declared("2024-08-15T16:10", 2)],
  });
  const latest = (asAtMax: string, knownAt: string) =>
    findLatestAsAts(db, "banes", ["declared", "opel"], { asAtMax, knownAt });
  expect(await latest("2024-08-15", endOfTime)).toEqual(
    new Map([["declared", "2024-08-15T16:10"]]),
  );
  expect(await latest("2024-08-15", first.at)).toEqual(new Map([["declared", "2024-08-15T07:30"]]));
  expect(await latest("2024-08-16", endOfTime)).toEqual(new Map([["declared", "2024-08-16"]]));
  expect(await latest("2024-08-14", endOfTime)).toEqual(new Map());
});

test("what a place begins with is recorded at its own moments, and arrives as a clock passes them", async () => {
  const submission = aSubmission({ origin: "illustrative", revision: 0 });
  const recordedAt = (minute: number) => `2031-01-01T08:0${minute}:00.000Z`;
  await write(db, async (tx) => {
    await insertSubmissions(tx, [submission]);
    await insertHistory(
      tx,
      "banes",
      [1, 2, 3].map((minute) => ({
        submission: submission.id,
        measure: minute === 2 ? "opel" : "arriving",
        asAt: "2031-01-01",
        value: minute,
        recordedAt: recordedAt(minute),
      })),
    );
  });
  const between = (after: string, upTo: string) => findArrivals(db, { after, upTo });
  expect(await between(recordedAt(1), recordedAt(2))).toEqual([
    { locality: "banes", measures: ["opel"] },
  ]);
  expect(await between(recordedAt(0), recordedAt(3))).toEqual([
    { locality: "banes", measures: ["arriving", "opel"] },
  ]);
  expect(await between(recordedAt(3), recordedAt(4))).toEqual([]);
  await report(db, {
    at: "2031-01-01T09:00:00.000Z",
    observations: [{ measure: "arriving", asAt: "2031-01-02", value: 1 }],
  });
  // L7: what was submitted was announced by its own revision.
  expect(await between(recordedAt(3), "2031-01-01T10:00:00.000Z")).toEqual([]);
  const [known] = await findDay("arriving", "2031-01-01", recordedAt(2));
  expect(known).toMatchObject({ value: 1, origin: "illustrative", previous: null });
});
