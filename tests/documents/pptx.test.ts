import { beforeAll, describe, expect, it } from "vitest";
import { renderPptx } from "../../backend/documents/pptx/render-pptx.ts";
import { composePaper } from "../../backend/documents/paper/compose-paper.ts";
import { type Paper, chartsOf, tablesOf } from "../../backend/documents/paper/paper.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { cellsOf, numbersOf, oneLine } from "../support/office-expectations.ts";
import {
  type ReadSlide,
  all,
  readProperty,
  readSlides,
  readXml,
  unzip,
} from "../support/office-reader.ts";
import {
  emptyWeek,
  fullWeek,
  hostileLines,
  publicWeek,
  summarisedWeek,
} from "../support/rich-week.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";

const emuPerInch = 914_400;
const pageHeight = 7.5 * emuPerInch;
const pageWidth = 13.333 * emuPerInch;

const continued = ", continued";

/** Tables of one name as one: without the headers that repeat, and with a row that goes on put together again. */
const joinTables = (slides: readonly ReadSlide[]): Map<string, string[][]> => {
  const joined = new Map<string, string[][]>();
  for (const table of slides.flatMap(({ tables }) => tables)) {
    const [header = [], ...rows] = table.rows.map((row) =>
      row.map((cell) => oneLine(cell.join(" "))),
    );
    const before = joined.get(table.name) ?? [header];
    for (const row of rows) {
      const last = before.at(-1);
      if (last !== undefined && row[0]?.endsWith(continued) === true)
        before.splice(
          -1,
          1,
          last.map((words, at) => (at === 0 ? words : oneLine(`${words} ${row[at] ?? ""}`))),
        );
      else before.push(row);
    }
    joined.set(table.name, before);
  }
  return joined;
};

/** The words of all slides; what goes on from one to the next is put together again by its name. */
const wordsOf = (slides: readonly ReadSlide[]): string => {
  const byName = new Map<string, string[]>();
  for (const { name, lines } of slides.flatMap(({ shapes }) => shapes))
    byName.set(name, [...(byName.get(name) ?? []), ...lines]);
  return oneLine([...byName.values()].flat().join(" "));
};

/** Says only the beginning of what is not there: some of it is very long. */
const expectSaid = (words: string, said: string): void =>
  expect(words.includes(oneLine(said)), said.slice(0, 80)).toBe(true);

type Written = { update: WeeklyUpdate; paper: Paper; bytes: Uint8Array; slides: ReadSlide[] };

const write = async (update: WeeklyUpdate): Promise<Written> => {
  const bytes = await renderPptx(update);
  return { update, paper: composePaper(update), bytes, slides: readSlides(bytes) };
};

let week: Written;
let full: Written;
let empty: Written;
let open: Written;
beforeAll(async () => {
  week = await write(summarisedWeek);
  full = await write(fullWeek);
  empty = await write(emptyWeek);
  open = await write(publicWeek);
});

describe("the slides' tables", () => {
  it("R10 have each cell of the paper, in its words and its order, over as many slides as it takes", () => {
    for (const { paper, slides } of [week, full, open]) {
      const found = joinTables(slides);
      for (const table of tablesOf(paper)) expect(found.get(table.caption)).toEqual(cellsOf(table));
    }
  });

  it("R5 print the source paper's thirteen rows on the first slide", () => {
    const [slide] = week.slides;
    const [table] = slide?.tables ?? [];
    expect(table?.rows).toHaveLength(1 + sourceWeek.rows.length);
    const cellsOfRow = (at: number) => table?.rows[at]?.map((cell) => cell.join(" "));
    expect(cellsOfRow(2)).toEqual([
      "RUH NCTR BaNES P1-3",
      "16 ● Green",
      "15 Aug",
      "Target: 20",
      "-8",
    ]);
    expect(cellsOfRow(10)?.[1]).toBe("■ OPEL 3");
    expect(cellsOfRow(3)?.[1]).toBe("267");
  });

  it("say which row and which column are headers, and what they are", () => {
    const tables = full.slides.flatMap((slide) => slide.tables);
    expect(tables.length).toBeGreaterThan(6);
    for (const table of tables) {
      expect(table.hasHeaderRow && table.hasHeaderColumn).toBe(true);
      expect(table.alt).toBe(table.name);
      expect(table.rows[0]?.[0]?.join("")).not.toBe("");
    }
  });

  it("R3 show beside a published reading that it was corrected since", () => {
    const row = joinTables(full.slides).get(tablesOf(full.paper)[0]?.caption ?? "")?.[2];
    expect(row?.[1]).toBe(
      "16 ● Green published 16, since corrected to 15 by RUH flow lead: a late discharge",
    );
  });
});

describe("the slides' charts", () => {
  it("R5 are PowerPoint's own, with the numbers of the update and a sheet that holds the same", () => {
    for (const { paper, slides } of [week, full]) {
      const charts = slides.flatMap((slide) => slide.charts);
      expect(charts).toHaveLength(3);
      for (const [at, chart] of chartsOf(paper).entries()) {
        const found = charts[at];
        expect(found?.categories).toEqual(chart.categories.map(({ label }) => label));
        const header = ["Week", ...(found?.series ?? []).map(({ name }) => name)];
        const rows = chart.categories.map(({ label }, position) => [
          label,
          ...(found?.series ?? []).map(({ values }) => values[position] ?? null),
        ]);
        expect(found?.sheet).toEqual([header, ...rows]);
        expect(found?.alt).toBe(`${chart.title}. ${chart.description}`);
      }
    }
  });

  it("draw each number once, part by part", () => {
    const [stack, lines, trusts] = week.slides.flatMap((slide) => slide.charts);
    const numbers = chartsOf(week.paper).map(numbersOf);
    const [parts, years, places] = numbers;
    expect(stack?.series).toEqual([
      { name: "P1 home, support", values: parts?.["P1"] },
      { name: "P2 community bed", values: parts?.["P2"] },
      { name: "P3 care home", values: parts?.["P3"] },
      { name: "P0 home", values: parts?.["P0"] },
      { name: "Total", values: chartsOf(week.paper)[0]?.totals },
    ]);
    for (const { name, values } of lines?.series ?? []) expect(values).toEqual(years?.[name]);
    for (const { name, values } of trusts?.series ?? []) expect(values).toEqual(places?.[name]);
    expect(trusts?.series.find(({ name }) => name === "GWH")?.values).toEqual(Array(8).fill(0));
  });

  it("F3 leave a gap where a figure is missing: no point, no zero, no column of fewer parts", () => {
    const [stack, lines, trusts] = full.slides.flatMap((slide) => slide.charts);
    for (const chart of [stack, lines, trusts]) expect(chart?.blanksAs).toBe("gap");
    expect(stack?.series.map(({ values }) => values[3])).toEqual([null, null, null, null, null]);
    expect(lines?.series.find(({ name }) => name === "this year")?.values[4]).toBeNull();
    expect(lines?.series.find(({ name }) => name === "last year")?.values[4]).toBe(33);
    expect(trusts?.series.map(({ values }) => values[2])).toEqual([3, null, 0]);
    for (const words of ["15 Jul: P2 missing", "22 Jul: no figure", "8 Jul: RUH missing"])
      expect(wordsOf(full.slides)).toContain(words);
  });
});

describe("the slides", () => {
  it("have titles of their own, each once", () => {
    for (const { slides } of [week, full, empty, open]) {
      const titles = slides.map(({ title }) => title);
      expect(titles).not.toContain("");
      expect(new Set(titles).size).toBe(titles.length);
    }
    expect(week.slides.map(({ title }) => title)).toEqual([
      "BaNES Locality Weekly Update",
      "NCTR and length of stay",
      "Risks, mitigations and events",
      "The numbers of the charts",
    ]);
  });

  it("R10 say all that the paper says in words", () => {
    for (const { paper, slides } of [week, full, empty, open]) {
      const words = wordsOf(slides);
      const said = paper.sections.flatMap(({ heading, blocks }) => [
        heading ?? "",
        ...blocks.flatMap((block) => {
          if (block.is === "paragraph") return [block.runs.map(({ words: of }) => of).join("")];
          if (block.is === "list") return block.items;
          if (block.is === "items")
            return block.items.flatMap(({ title, lines }) => [title, ...lines]);
          return [];
        }),
      ]);
      for (const one of [...said, ...paper.footnotes, ...paper.stamps, paper.state, paper.subtitle])
        expectSaid(words, one);
    }
  });

  it("keep everything within the slide", () => {
    for (const { slides } of [week, full, empty, open])
      for (const { shapes, tables, charts } of slides)
        for (const { box } of [...shapes, ...tables, ...charts]) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(pageWidth + 1);
          expect(box.y + box.height).toBeLessThanOrEqual(pageHeight);
        }
  });

  it("write hostile words as they are, on as many lines", () => {
    const words = wordsOf(full.slides);
    for (const line of hostileLines) expectSaid(words, line);
  });

  it("are read title first, with a number of its own for each shape", () => {
    for (const { shapes, title } of full.slides) {
      expect(shapes[0]?.lines).toEqual([title]);
      expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
    }
  });

  it("R4 say that nothing was due when nothing was, and that it is a draft", () => {
    expect(wordsOf(empty.slides)).toContain(
      "What is missing. Nothing: everything that was due is here.",
    );
    expect(wordsOf(empty.slides)).toContain("Draft, not published");
    expect(empty.slides.flatMap(({ charts }) => charts)).toEqual([]);
  });

  it("R11 print a public edition's words where the board has charts", () => {
    expect(open.slides.flatMap(({ charts }) => charts)).toEqual([]);
    const table = joinTables(open.slides).get("NCTR by pathway");
    expect(table?.[1]).toEqual(["5 Aug", "15", "*", "25"]);
    expectSaid(wordsOf(open.slides), "Public edition: small numbers are withheld");
  });

  it("are in British English, with a title of the document", () => {
    const files = unzip(full.bytes);
    const spoken = Object.keys(files)
      .filter((path) => path.startsWith("ppt/slides/slide"))
      .flatMap((path) => all(readXml(files, path), "a:rPr").map((run) => run.getAttribute("lang")));
    expect(new Set(spoken)).toEqual(new Set(["en-GB"]));
    expect(readProperty(full.bytes, "dc:title")).toBe(
      "BaNES Locality Weekly Update: Week commencing Monday 12 August 2024",
    );
    expect(readProperty(full.bytes, "dc:language")).toBe("en-GB");
  });

  it("are the same bytes each time", async () => {
    expect(Buffer.compare(await renderPptx(fullWeek), full.bytes)).toBe(0);
    expect(Buffer.compare(await renderPptx(summarisedWeek), week.bytes)).toBe(0);
  });
});
