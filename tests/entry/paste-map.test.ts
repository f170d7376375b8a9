import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeDayLong, writeDayShort, writeDayWithWeekday } from "../../contracts/wording.ts";
import { refOf, writeRef } from "../../frontend/entry/grid-model.ts";
import { type Mapping, mapBlock } from "../../frontend/entry/paste/map-block.ts";
import { type Cells, parseBlock } from "../../frontend/entry/paste/parse-block.ts";
import { placeCells } from "../../frontend/entry/paste/place-cells.ts";
import { type SheetGrid, cellAtPlace, gridOf } from "../../frontend/entry/paste/sheet-grid.ts";
import {
  aSheet,
  byPathway,
  hospitalSheet,
  sevenDailyRows,
  weekly,
} from "../support/paste-sheet.ts";

const grid = gridOf(hospitalSheet);
type Ref = Parameters<typeof writeRef>[0];

const cellsOf = (text: string): Cells => {
  const block = parseBlock(text);
  if (block.is !== "block") throw new Error(`It is ${block.is}.`);
  return block.cells;
};

const refAt = (lineAt: number, columnAt: number, on: SheetGrid = grid): Ref => {
  const line = on.lines[lineAt];
  const cell = line && cellAtPlace(on, line, columnAt);
  if (cell === undefined || cell === null) throw new Error("There is no such cell.");
  return cell.ref;
};

/** Where each figure lands: "measure/part/as-at", or why it lands nowhere. */
const landing = (
  text: string,
  { on = grid, focused = null }: { on?: SheetGrid; focused?: Ref | null } = {},
): Record<string, string | null> => {
  const mapping: Mapping = mapBlock(cellsOf(text), on, focused);
  return Object.fromEntries(
    placeCells(mapping, on).map(({ text: figure, target, why }) => [
      figure,
      target === null ? why : writeRef(target.ref),
    ]),
  );
};

describe("a block without headings", () => {
  it("lands at the cell in hand, to the right and down", () => {
    expect(landing("1\t2\n3\t4", { focused: refAt(1, 3) })).toEqual({
      1: "ruh-nctr-banes/P0/2024-08-11",
      2: "ruh-nctr-banes/P0/2024-08-12",
      3: "ruh-nctr-banes/P1/2024-08-11",
      4: "ruh-nctr-banes/P1/2024-08-12",
    });
  });

  it("lands by the page's columns, where attendances are of the day before", () => {
    expect(landing("255\t267", { focused: refAt(6, 6) })).toEqual({
      255: "ruh-ed-attendances//2024-08-13",
      267: "ruh-ed-attendances//2024-08-14",
    });
  });

  it("does not run over the edge of the page into another row", () => {
    expect(landing("1\t2\t3", { focused: refAt(1, 6) })).toEqual({
      1: "ruh-nctr-banes/P0/2024-08-14",
      2: "ruh-nctr-banes/P0/2024-08-15",
      3: "This column is to the right of the page’s last day.",
    });
    expect(landing("1\n2", { focused: refAt(8, 7) })).toEqual({
      1: "hub//2024-08-15",
      2: "This row is below the last one of the page.",
    });
  });

  it("asks where it begins while no cell is in hand", () => {
    expect(landing("16")).toEqual({
      16: "This row has no label, and no cell is in hand. Choose what it is.",
    });
  });

  it("lands in a weekly row by its place, where weeks stand in their order", () => {
    expect(landing("50\t51", { focused: refAt(8, 7) })).toEqual({
      50: "hub//2024-08-15",
      51: "This column is to the right of the page’s last day.",
    });
    const lastWeek = { measure: "hub", breakdown: "", asAt: "2024-08-08" };
    expect(landing("50\t51", { focused: lastWeek })).toEqual({
      50: "hub//2024-08-08",
      51: "hub//2024-08-15",
    });
  });
});

describe("a block with headings", () => {
  it("lands by its dates and labels, whatever cell is in hand and whatever order they have", () => {
    const text = "\t14/08/2024\t08/08/2024\nP2\t5\t6\nOPEL\t2\t3\nP0\t10\t7";
    expect(landing(text, { focused: refAt(7, 7) })).toEqual({
      5: "ruh-nctr-banes/P2/2024-08-14",
      6: "ruh-nctr-banes/P2/2024-08-08",
      2: "ruh-opel//2024-08-14",
      3: "ruh-opel//2024-08-08",
      10: "ruh-nctr-banes/P0/2024-08-14",
      7: "ruh-nctr-banes/P0/2024-08-08",
    });
  });

  it("with days down and measures across is turned first", () => {
    const text = "Date\tP0\tED attendances\nThu 8\t7\t247\nFri 9\t6\t239";
    expect(landing(text)).toEqual({
      7: "ruh-nctr-banes/P0/2024-08-08",
      6: "ruh-nctr-banes/P0/2024-08-09",
      247: "ruh-ed-attendances//2024-08-07",
      239: "ruh-ed-attendances//2024-08-08",
    });
  });

  it("may mean by its dates the days that the figures are about", () => {
    const mapping = mapBlock(cellsOf("\t14 Aug\nED attendances\t267\nP0\t6"), grid, null);
    const refs = placeCells(mapping, grid, "about").map(
      ({ target }) => target && writeRef(target.ref),
    );
    expect(refs).toEqual(["ruh-ed-attendances//2024-08-14", "ruh-nctr-banes/P0/2024-08-14"]);
  });

  it("with labels only lands in the column in hand, and without one in the page's own day", () => {
    expect(landing("P0\t6\nP1\t8")).toEqual({
      6: "ruh-nctr-banes/P0/2024-08-15",
      8: "ruh-nctr-banes/P1/2024-08-15",
    });
    expect(landing("P0\t6", { focused: refAt(3, 2) })).toEqual({
      6: "ruh-nctr-banes/P0/2024-08-10",
    });
  });

  it("with dates only goes down from the cell in hand", () => {
    expect(landing("8 Aug\t9 Aug\n7\t6\n12\t11", { focused: refAt(1, 7) })).toEqual({
      7: "ruh-nctr-banes/P0/2024-08-08",
      6: "ruh-nctr-banes/P0/2024-08-09",
      12: "ruh-nctr-banes/P1/2024-08-08",
      11: "ruh-nctr-banes/P1/2024-08-09",
    });
  });

  it("reads labels in two columns, and merged cells over several rows", () => {
    const text = "\t\tThu 15\nNCTR BaNES\tP0\t6\n\tP1\t8";
    expect(landing(text)).toEqual({
      6: "ruh-nctr-banes/P0/2024-08-15",
      8: "ruh-nctr-banes/P1/2024-08-15",
    });
  });

  it("has titles above it, and a heading that is no date", () => {
    const text = "RUH sitrep\t\nMeasure\tThu 15\nP0\t6";
    expect(landing(text)).toEqual({ 6: "ruh-nctr-banes/P0/2024-08-15" });
    expect(landing("Measure\tToday’s figure\nP0\t6")).toEqual({
      6: "ruh-nctr-banes/P0/2024-08-15",
    });
  });

  it("says which dates the page does not show", () => {
    expect(landing("\t1 Aug\t16 Aug\nP0\t6\t7")).toEqual({
      6: "Thu 1 Aug is not on this page, which shows 8 Aug to 15 Aug.",
      7: "Fri 16 Aug is not on this page, which shows 8 Aug to 15 Aug.",
    });
  });

  it("of a weekly measure lands in the week that the date names", () => {
    expect(landing("\t8 Aug\t9 Aug\nWellbeing Hub referrals\t51\t52")).toEqual({
      51: "hub//2024-08-08",
      52: "Wellbeing Hub referrals comes once a week: there is none for Fri 9 Aug.",
    });
  });
});

describe("what may be two things", () => {
  const two = gridOf(aSheet([...sevenDailyRows, ...byPathway("los", "Length of stay")]));

  it("goes nowhere until somebody chooses", () => {
    expect(landing("P1\t8", { on: two })).toEqual({
      8: "“P1” may be NCTR, BaNES P1 or Length of stay P1. Choose which.",
    });
  });

  it("is of the measure above", () => {
    expect(landing("NCTR BaNES P0\t6\nP1\t8", { on: two })).toEqual({
      6: "ruh-nctr-banes/P0/2024-08-15",
      8: "ruh-nctr-banes/P1/2024-08-15",
    });
    expect(landing("Length of stay\t\nP0\t6\nP1\t8", { on: two })).toEqual({
      6: "los/P0/2024-08-15",
      8: "los/P1/2024-08-15",
    });
  });

  it("is not of a measure above that the page does not know", () => {
    expect(landing("NCTR BaNES P0\t6\nCriteria met\t\nP1\t8", { on: two })[8]).toMatch(/may be/);
  });

  it("is the daily one where the block is of several days", () => {
    const stays = byPathway("los", "Length of stay").map((row) =>
      weekly({ ...row, cadence: weekly({}).cadence }),
    );
    const one = gridOf(aSheet([...sevenDailyRows, ...stays]));
    expect(landing("\tWed 14\tThu 15\nP1\t7\t8", { on: one })).toEqual({
      7: "ruh-nctr-banes/P1/2024-08-14",
      8: "ruh-nctr-banes/P1/2024-08-15",
    });
  });

  it("is chosen once for the rows below it too", () => {
    const chosen = { rows: new Map([[0, "los/P0"]]), columns: new Map() };
    const mapping = mapBlock(cellsOf("P0\t6\nP1\t8"), two, null, chosen);
    expect(mapping.rows.map(({ line }) => line?.id)).toEqual(["los/P0", "los/P1"]);
  });

  it("two figures for one cell go nowhere, both of them", () => {
    expect(landing("P1\t8\nPathway 1\t9\nP2\t4")).toEqual({
      8: "Two cells of the block are for NCTR, BaNES P1, 15 Aug, 8am. Leave one out.",
      9: "Two cells of the block are for NCTR, BaNES P1, 15 Aug, 8am. Leave one out.",
      4: "ruh-nctr-banes/P2/2024-08-15",
    });
  });
});

describe("any block that is copied from the sheet", () => {
  const withNumbers = (day: string): string =>
    `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  const weekdayAndNumber = (day: string): string =>
    writeDayWithWeekday(day).split(" ").slice(0, 2).join(" ");
  const format = fc.record({
    write: fc.constantFrom(
      writeDayShort,
      writeDayWithWeekday,
      writeDayLong,
      withNumbers,
      weekdayAndNumber,
    ),
    dates: fc.boolean(),
    labels: fc.boolean(),
    turned: fc.boolean(),
    titles: fc.boolean(),
    line: fc.constantFrom("\n", "\r\n"),
  });
  const area = fc.record({
    top: fc.integer({ min: 0, max: 6 }),
    left: fc.integer({ min: 0, max: 7 }),
    height: fc.integer({ min: 1, max: 7 }),
    width: fc.integer({ min: 1, max: 8 }),
  });

  it("comes back to the very cells it was copied from", () => {
    fc.assert(
      fc.property(area, format, ({ top, left, height, width }, how) => {
        const lines = grid.lines.slice(top, Math.min(7, top + height));
        const days = grid.days.slice(left, left + width);
        // What has no headings can only be turned by the one who copies it.
        const turned = how.turned && how.dates && how.labels;
        const figure = (row: number, column: number): string => String(100 + row * 10 + column);
        const body = lines.map((line, row) => [
          ...(how.labels ? [line.name] : []),
          ...days.map((_, column) => figure(row, column)),
        ]);
        const heading = [...(how.labels ? [""] : []), ...days.map(how.write)];
        const upright = how.dates ? [heading, ...body] : body;
        const laid = turned
          ? (upright[0] ?? []).map((_, column) => upright.map((row) => row[column] ?? ""))
          : upright;
        const titled =
          how.titles && how.dates && !turned ? [["Flow, week to date"], ...laid] : laid;
        const text = titled.map((row) => row.join("\t")).join(how.line) + how.line;
        const found = landing(text, { focused: refAt(top, left) });
        const expected = Object.fromEntries(
          lines.flatMap((line, row) =>
            days.map((_, column) => {
              const cell = cellAtPlace(grid, line, left + column);
              return [figure(row, column), cell && writeRef(refOf(line.row, cell.cell))];
            }),
          ),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it("never lands in a cell of another measure or day, however its headings are spoilt", () => {
    const spoil = fc.constantFrom(
      "",
      "?",
      "Total",
      "P9",
      "99/99/2024",
      "Mon 8",
      "Attendances over 75",
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 0, max: 6 }),
        spoil,
        spoil,
        (column, row, date, label) => {
          const heading = ["", ...grid.days.map(writeDayWithWeekday)];
          const body = sevenDailyRows.map((_, at) => [
            grid.lines[at]?.name ?? "",
            ...grid.days.map((_day, i) => String(100 + at * 10 + i)),
          ]);
          heading[column + 1] = date;
          const spoilt = body[row];
          if (spoilt !== undefined) spoilt[0] = label;
          const found = landing([heading, ...body].map((cells) => cells.join("\t")).join("\n"));
          for (const [figure, ref] of Object.entries(found)) {
            const [at, i] = [Math.floor((Number(figure) - 100) / 10), (Number(figure) - 100) % 10];
            const isSpoilt = at === row || i === column;
            const expected = writeRef(refAt(at, i));
            if (isSpoilt) expect(ref).not.toMatch(/^[a-z-]+\/[A-Z0-9]*\/\d{4}/);
            else expect(ref).toBe(expected);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
