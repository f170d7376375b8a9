import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { composePublicNumbers } from "../../backend/domain/disclosure/public-numbers.ts";
import { takeOutNumbers } from "../../backend/domain/disclosure/scrub.ts";
import { addDays } from "../../contracts/calendar.ts";
import {
  type WeeklyNumber,
  type WeeklyTable,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";
import { measures } from "../../seeds/index.ts";
import { posting, withProduct } from "../support/product.ts";

const product = await withProduct();
const week = "/api/localities/banes/weekly-updates/2024-08-12";
const ofBanes = measures.filter(({ locality }) => locality === "banes");

const read = (query = "") => product.read(WeeklyUpdate, `${week}${query}`);
let board: WeeklyUpdate;
let open: WeeklyUpdate;

beforeAll(async () => {
  await product.read(
    WeeklyUpdate,
    `${week}/publish`,
    posting({ gaps: "3 patients were moved; the extract is down.", reason: null }),
  );
  board = await read();
  open = await read("?audience=public");
});

const tableOf = (section: WeeklyTable["section"]): WeeklyTable => {
  const table = open.tables.find((one) => one.section === section);
  if (table === undefined) throw new Error(`There is no table ${section}.`);
  return table;
};
/** The printed cells of a row by the heading of their column. */
const cellsOf = (table: WeeklyTable, index: number): Record<string, string> =>
  Object.fromEntries(table.columns.map((column, i) => [column, table.rows[index]?.[i] ?? ""]));

/** Far over any number of the tables: what is withheld may be anything up to here. */
const guessMax = 26;

/** Whether somebody who knows the rule could read a number as this print. */
const fits = (printed: string, value: number): boolean => {
  if (printed === "*") return value >= 1;
  const rounded = Number(printed.replaceAll(",", ""));
  return rounded === 0 ? value === 0 : value > 7 && Math.abs(value - rounded) <= 2;
};

/** What each pathway can have been, by trying every four numbers against all that is printed of a day. */
const workOut = (
  parts: readonly string[],
  totals: readonly string[],
  withoutFirst: string,
): Set<number>[] => {
  const possible = parts.map(() => new Set<number>());
  const guesses = parts.map((printed) =>
    Array.from({ length: 80 }, (_, value) => value).filter(
      (value) => fits(printed, value) && (printed !== "*" || value <= guessMax),
    ),
  );
  const [p0 = [], p1 = [], p2 = [], p3 = []] = guesses;
  for (const a of p0)
    for (const b of p1)
      for (const c of p2)
        for (const d of p3) {
          if (!totals.every((total) => fits(total, a + b + c + d))) continue;
          if (!fits(withoutFirst, b + c + d)) continue;
          [a, b, c, d].forEach((value, i) => possible[i]?.add(value));
        }
  return possible;
};

describe("the public edition of a published update", () => {
  it("is marked as such, and every form of it says so", async () => {
    expect(open.audience).toBe("public");
    expect(open.summary?.[0]?.words).toContain("Public edition. Numbers from 1 to 7 are withheld");
    const csv = await (await product.ask(`${week}.csv?audience=public`)).text();
    expect(csv.trim().split("\n")).toHaveLength(1);
    const reply = await product.ask(`${week}.pdf?audience=public`);
    expect(reply.headers.get("content-disposition")).toContain("public");
  });

  it("R11 prints 0 as 0, withholds 1 to 7, and rounds the others to the nearest 5", () => {
    const rows = new Map(open.rows.map((row) => [row.key, row]));
    expect(rows.get("ruh-nctr-banes-p1-3")?.reading).toBe("15");
    expect(rows.get("ruh-ed-attendances")?.reading).toBe("265");
    expect(rows.get("orchard-house-capacity")?.reading).toBe("*");
    expect(rows.get("awaiting-social-care")?.reading).toBe(
      "60 patients awaiting Care Act assessments: 15 in D2A beds, 45 in reablement/interim",
    );
    expect(rows.get("cwh-referrals-monthly")?.reading).toContain(
      "June: 755 referrals, 375 service users; from RUH: 235 referrals, 75 service users",
    );
    expect(cellsOf(tableOf("nctr-by-trust"), 7)).toMatchObject({ GWH: "0", RUH: "25", SFT: "0" });
  });

  it("levels and words are the board's own; changes, ratings of counts and comments are left out", () => {
    for (const row of open.rows) {
      const own = board.rows.find(({ key }) => key === row.key);
      expect(row.comment).toBeNull();
      expect(row.plan).toBe("");
      if (row.reading.startsWith("OPEL") || row.reading.startsWith("Amber")) {
        expect([row.reading, row.rag, row.change]).toEqual([own?.reading, own?.rag, own?.change]);
      } else {
        expect(row.change).toBe("");
        expect(["not-rated", "no-figure"]).toContain(row.rag);
      }
    }
  });

  it("R11 nothing beside the table says more: no readings, no numbers, no fingerprint, no drawing", () => {
    expect(open.readings).toEqual({});
    expect(open.numbers).toEqual([]);
    expect(open.fingerprint).toBeNull();
    expect([
      open.nctrByPathway,
      open.nctrByTrust,
      open.nctrAgainstLastYear,
      open.lengthOfStay,
    ]).toEqual([null, null, null, null]);
    expect(open.gapsAccepted).toBe("[number withheld] patients were moved; the extract is down.");
    expect(JSON.stringify(open)).not.toContain(board.fingerprint);
  });

  it("R11 no pathway of any week can be worked out from all that is printed of that day", () => {
    const pathways = tableOf("nctr-by-pathway");
    const trusts = tableOf("nctr-by-trust");
    const againstLastYear = tableOf("nctr-last-year");
    expect(pathways.rows).toHaveLength(8);
    for (const [index, row] of pathways.rows.entries()) {
      const cells = cellsOf(pathways, index);
      const parts = ["P0", "P1", "P2", "P3"].map((part) => cells[part] ?? "");
      const totals = [cells["Total"] ?? "", cellsOf(trusts, index)["RUH"] ?? ""];
      const possible = workOut(parts, totals, cellsOf(againstLastYear, index)["This year"] ?? "");
      for (const [part, printed] of parts.entries()) {
        if (printed !== "*") continue;
        expect(possible[part]?.size, `${row[0]}, P${part}: ${parts.join(" ")}`).toBeGreaterThan(2);
      }
    }
  });

  it("is made of nothing but what is published, for those who may see the place", async () => {
    const draft = "/api/localities/banes/weekly-updates/2024-07-29?audience=public";
    const refused = await product.refusal(draft, {}, 409);
    expect(refused.message).toBe("There is a public edition only of what is published.");
    const wrong = await product.refusal(`${week}?audience=everyone`, {}, 422);
    expect(wrong.issues[0]?.message).toBe("An update is for the board or public.");
  });
});

describe("any other week", () => {
  const day = "2024-12-02";
  const numberOf = (measure: string, part: string | null, value: number): WeeklyNumber => ({
    section: "any",
    measure,
    title: measure,
    part,
    provider: "RUH",
    asAt: day,
    recordedAt: null,
    value,
    unit: "patients",
    none: null,
    origin: null,
    target: { state: "none", note: null },
  });

  it("R11 nobody can work out a withheld pathway, whatever the numbers are", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 18 }));
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), ([p0, p1, p2, p3]) => {
        const all = p0 + p1 + p2 + p3;
        const parts = ["P0", "P1", "P2", "P3"];
        const numbers = [
          ...[p0, p1, p2, p3].map((value, i) => numberOf("ruh-nctr-banes", parts[i] ?? "", value)),
          numberOf("ruh-nctr-banes", null, all),
          numberOf("ruh-nctr-banes-p1-3", null, p1 + p2 + p3),
          numberOf("nctr-by-trust", "RUH", all),
          numberOf("nctr-by-trust", "GWH", 0),
          numberOf("nctr-by-trust", "SFT", 0),
          numberOf("nctr-by-trust", null, all),
        ];
        const { write } = composePublicNumbers(numbers, ofBanes, () => false);
        const printed = numbers.map(write);
        const possible = workOut(
          printed.slice(0, 4),
          [printed[4] ?? "", printed[6] ?? "", printed[9] ?? ""],
          printed[5] ?? "",
        );
        for (const [i, value] of [p0, p1, p2, p3].entries()) {
          if (value <= guessMax) expect(possible[i]?.has(value), printed.join(" ")).toBe(true);
          if (printed[i] === "*") expect(possible[i]?.size, printed.join(" ")).toBeGreaterThan(2);
        }
      }),
      { numRuns: 120 },
    );
  });

  it("the same number prints the same wherever it stands", () => {
    const later = { ...numberOf("ruh-nctr-banes", null, 3), asAt: addDays(day, 7) };
    const numbers = [
      numberOf("ruh-nctr-banes", null, 26),
      numberOf("nctr-by-trust", "RUH", 26),
      later,
    ];
    const { write } = composePublicNumbers(numbers, ofBanes, () => false);
    expect(numbers.map(write)).toEqual(["25", "25", "*"]);
  });
});

describe("what people wrote", () => {
  it.each([
    ["3 patients wait", "[number withheld] patients wait"],
    ["P1 and D2A beds at OPEL 3", "P1 and D2A beds at OPEL 3"],
    ["74% of places, 1,200 calls", "[number withheld] of places, [number withheld] calls"],
    ["Two patients in Bath", "[number withheld] patients in Bath"],
    ["One hopes for snow", "One hopes for snow"],
  ])("loses its numbers for everyone to read: %s", (words, said) => {
    expect(takeOutNumbers(words)).toBe(said);
  });
});
