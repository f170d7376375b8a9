import { describe, expect, it } from "vitest";
import type { EntryCell, EntryRow } from "../../contracts/entry.ts";
import type { ReportedObservation } from "../../contracts/observation.ts";
import { checkObservation, warnOfObservation } from "../../contracts/observation-check.ts";
import { type Fate, type FateParts, fateOf } from "../../frontend/entry/paste/fate.ts";
import { mapBlock } from "../../frontend/entry/paste/map-block.ts";
import { parseBlock } from "../../frontend/entry/paste/parse-block.ts";
import { placeCells } from "../../frontend/entry/paste/place-cells.ts";
import { gridOf } from "../../frontend/entry/paste/sheet-grid.ts";
import { summarise, writeSummary } from "../../frontend/entry/paste/summary.ts";
import { aSheet, anEntryCell, anEntryRow } from "../support/paste-sheet.ts";

/** Thursday 15 August, half past eight in the morning. */
const clock = "2024-08-15T08:30";
const noParts: FateParts = { now: clock, noneReason: null };

const fatesOf = (text: string, rows: readonly EntryRow[], parts = noParts) => {
  const grid = gridOf(aSheet(rows));
  const block = parseBlock(text);
  const [first] = rows;
  if (block.is !== "block" || first === undefined) throw new Error("There is nothing to try.");
  const focused = { measure: first.measure, breakdown: first.breakdown, asAt: first.now.asAt };
  return placeCells(mapBlock(block.cells, grid, focused), grid).map((placed) => ({
    ...placed,
    fate: fateOf(placed, parts),
  }));
};

const fateIn = (
  text: string,
  now: Partial<EntryCell> = {},
  row: Partial<EntryRow> = {},
  parts = noParts,
): Fate | undefined =>
  fatesOf(text, [anEntryRow({ now: anEntryCell(now), ...row })], parts)[0]?.fate;

const cell = { measure: "ruh-nctr", breakdown: "", asAt: "2024-08-15" };
const saved = { recordedAt: "2024-08-15T07:31:00.000Z" };

describe("the fate of a figure", () => {
  it("is to be saved where nothing was", () => {
    expect(fateIn("1,234")).toEqual({
      is: "new",
      change: { cell, typed: "1,234" },
      words: "1,234",
      question: null,
    });
    expect(fateIn("16.00")).toMatchObject({ is: "new", change: { typed: "16" } });
    expect(fateIn("0")).toMatchObject({ is: "new", change: { typed: "0" } });
  });

  it("is marked where it changes what is there", () => {
    expect(fateIn("16", { value: 14, ...saved })).toMatchObject({
      is: "replaces",
      was: "14",
      words: "16",
      change: { typed: "16" },
    });
    expect(fateIn("0", { none: "the system is down", ...saved })).toMatchObject({
      is: "replaces",
      was: "No figure",
    });
  });

  it("is nothing where it is there already, however it is written", () => {
    expect(fateIn("1234.0", { value: 1_234, ...saved })).toEqual({ is: "same", words: "1,234" });
    expect(fateIn("n/a", { none: "it was not collected", ...saved })).toMatchObject({ is: "same" });
  });

  it("looks at what the page holds by now before what the sheet says", () => {
    const contentOf = () => ({ typed: "16", none: null });
    expect(
      fateIn("16", { value: 14 }, {}, { now: clock, noneReason: null, contentOf }),
    ).toMatchObject({
      is: "same",
    });
    expect(
      fateIn("14", { value: 14 }, {}, { now: clock, noneReason: null, contentOf }),
    ).toMatchObject({
      is: "replaces",
      was: "16",
    });
  });

  it("keeps every decimal that was copied, and writes levels and answers as they are said", () => {
    const kinds = [
      ["7.25", { kind: "average", decimals: 1 }, "7.25", "7.25"],
      ["74.50%", { kind: "percent", decimals: 0 }, "74.5", "74.5%"],
      ["OPEL 3", { kind: "level", scale: "opel" }, "3", "OPEL 3"],
      ["Y", { kind: "yes-no" }, "1", "Yes"],
      ["0.0", { kind: "average", decimals: 1 }, "0", "0"],
    ] as const;
    for (const [text, row, typed, words] of kinds)
      expect(fateIn(text, {}, row)).toMatchObject({ is: "new", change: { typed }, words });
  });

  it("waits for a reason where the block has a sign for no figure", () => {
    for (const sign of ["-", "–", "n/a", "N/A", "."])
      expect(fateIn(sign)).toEqual({ is: "needs-reason" });
    expect(fateIn("-", {}, {}, { now: clock, noneReason: "the system is down" })).toMatchObject({
      is: "new",
      change: { cell, typed: "", none: "the system is down" },
    });
    expect(
      fateIn("-", { value: 14 }, {}, { now: clock, noneReason: " it will come later " }),
    ).toMatchObject({
      is: "replaces",
      was: "14",
      words: "No figure: it will come later",
    });
    expect(fateIn("-", {}, {}, { now: clock, noneReason: "  " })).toEqual({ is: "needs-reason" });
  });

  it("is refused as the page refuses it, with what to type instead", () => {
    for (const text of ["abc", "181.5", "-4", "1,23", "12%", "########", "#N/A", "nil"])
      expect(fateIn(text), text).toMatchObject({
        is: "wrong",
        message: expect.stringContaining(text),
      });
  });

  it("is closed where the page may not change it any more", () => {
    const closed = "Only the place team may change this now.";
    expect(fateIn("16", { closed })).toEqual({ is: "closed", message: closed });
  });

  it("is to be saved and asked about where it is unusual", () => {
    const expects = {
      asAt: "2024-08-15",
      every: "day" as const,
      sample: [14, 15, 16, 17],
      since: "2024-07-18",
      recent: { low: 14, high: 17, count: 4 },
      usual: 16,
      believed: { low: 10, high: 22 },
      near: { low: 12, high: 20 },
      previous: null,
      accepted: [],
      lookalikes: [],
    };
    expect(fateIn("160", { expects })).toMatchObject({
      is: "new",
      question: expect.stringContaining("ten times the usual 16"),
    });
    expect(fateIn("16", { expects })).toMatchObject({ question: null });
  });
});

describe("the fate of an odd cell", () => {
  const due = { time: "11:00", afterDays: 1 };
  const rows: Record<string, Partial<EntryRow>> = {
    count: {},
    beds: { capacity: 4 },
    percent: { kind: "percent", unit: { one: "per cent", many: "per cent" } },
    average: { kind: "average", decimals: 1 },
    opel: { kind: "level", scale: "opel" },
    answer: { kind: "yes-no" },
    sentence: { kind: "text" },
    weekly: { cadence: { every: "week", named: "start", weekday: 1, due } },
    "whole day": {
      cadence: { every: "day", counts: "period", at: null, weekdays: [1, 2, 3, 4, 5], due },
    },
  };
  const odd: readonly (readonly [string, string, ReportedObservation["value"]])[] = [
    ["count", "181.5", 181.5],
    ["count", "-4", -4],
    ["count", "-1,234", -1_234],
    ["count", "0", 0],
    ["beds", "7", 7],
    ["percent", "104.5%", 104.5],
    ["percent", "-3%", -3],
    ["average", "7.1234", 7.1234],
    ["average", "7.123", 7.123],
    ["weekly", "12", 12],
    ["whole day", "12", 12],
  ];

  it.each(odd)("%s %s is refused, asked about or kept as the server does", (is, text, value) => {
    const row = rows[is] ?? {};
    const { measure, breakdown, now: sheetCell, ...asked } = anEntryRow(row);
    const observation: ReportedObservation = {
      measure,
      ...(breakdown === "" ? {} : { breakdown }),
      asAt: sheetCell.asAt,
      ...(value === undefined ? {} : { value }),
    };
    const issues = checkObservation(observation, asked, clock);
    const warnings = warnOfObservation(observation, asked, clock);
    const write = (said: readonly { message: string }[]): string =>
      said.map(({ message }) => message).join(" ");
    expect(fateIn(text, {}, row)).toMatchObject(
      issues.length > 0
        ? { is: "wrong", message: write(issues) }
        : { is: "new", question: warnings.length > 0 ? write(warnings) : null },
    );
  });

  it("has at least one of each kind: refused, asked about, and simply kept", () => {
    const fates = odd.map(([is, text]) => fateIn(text, {}, rows[is]));
    const isAsked = (fate: Fate | undefined): boolean =>
      fate?.is === "new" && fate.question !== null;
    expect(fates.some((fate) => fate?.is === "wrong")).toBe(true);
    expect(fates.some(isAsked)).toBe(true);
    expect(fates.some((fate) => fate?.is === "new" && !isAsked(fate))).toBe(true);
  });

  it("is asked about where a reason for no figure names a person", () => {
    const parts = { now: clock, noneReason: "943 476 5919 was moved" };
    expect(fateIn("-", {}, {}, parts)).toMatchObject({
      is: "new",
      question: expect.stringContaining("NHS number"),
    });
  });
});

describe("what is said of a block", () => {
  const rows = ["a", "b", "c", "d", "e"].map((measure) =>
    anEntryRow({
      measure,
      title: `Measure ${measure}`,
      now: anEntryCell(measure === "b" ? { value: 14, ...saved } : {}),
    }),
  );

  it("counts each fate, and names what cannot be saved by row and day", () => {
    const summary = summarise(fatesOf("1\n2\n-\nabc\n5", rows));
    expect(writeSummary(summary)).toBe(
      "2 will be saved, 1 changes what is there, 1 needs a reason, 1 cannot be saved: row 4 (Measure d), Thu 15 Aug “abc”.",
    );
    expect(summary.changes.map(({ typed }) => typed)).toEqual(["1", "2", "5"]);
  });

  it("names the first five of many that cannot be saved", () => {
    const many = [...rows, ...["f", "g", "h"].map((measure) => anEntryRow({ measure }))];
    const text = Array.from({ length: 9 }, () => "abc").join("\n");
    expect(writeSummary(summarise(fatesOf(text, many)))).toMatch(
      /^1 has no cell on this page, 8 cannot be saved: .*; and 3 more\.$/,
    );
  });

  it("says when nothing is for this page", () => {
    expect(writeSummary(summarise([]))).toBe("Nothing in this block is for this page.");
  });
});
