import { beforeAll, describe, expect, it } from "vitest";
import { renderDocx } from "../../backend/documents/docx/render-docx.ts";
import { composePaper } from "../../backend/documents/paper/compose-paper.ts";
import { type Paper, chartsOf, tablesOf } from "../../backend/documents/paper/paper.ts";
import type { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { cellsOf, numbersOf, oneLine } from "../support/office-expectations.ts";
import {
  type ReadWord,
  all,
  readProperty,
  readWord,
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

type Written = { paper: Paper; bytes: Uint8Array; word: ReadWord };

const write = async (update: WeeklyUpdate): Promise<Written> => {
  const bytes = await renderDocx(update);
  return { paper: composePaper(update), bytes, word: readWord(bytes) };
};

const headingsOf = ({ word }: Written, style: string): string[] =>
  word.paragraphs.filter((one) => one.style === style).map(({ words }) => words);

const wordsOf = ({ word }: Written): string =>
  oneLine(word.paragraphs.map(({ words }) => words).join(" "));

/** Says only the beginning of what is not there: some of it is very long. */
const expectSaid = (words: string, said: string): void =>
  expect(words.includes(oneLine(said)), said.slice(0, 80)).toBe(true);

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

describe("the document's tables", () => {
  it("R10 have each cell of the paper, in its words and its order, under its caption", () => {
    for (const { paper, word } of [week, full, open]) {
      const tables = tablesOf(paper);
      expect(word.tables).toHaveLength(tables.length);
      for (const [at, table] of tables.entries()) {
        const found = word.tables[at];
        expect(found?.name).toBe(table.caption);
        const cells = found?.rows.map((row) => row.map((cell) => oneLine(cell.join(" "))));
        expect(cells).toEqual(cellsOf(table));
      }
    }
  });

  it("repeat their header row on each page, and never part a row", () => {
    for (const { hasHeaderRow, hasHeaderColumn, rowsHold } of full.word.tables)
      expect([hasHeaderRow, hasHeaderColumn, rowsHold]).toEqual([true, true, true]);
  });

  it("are as wide as the page between its margins", () => {
    const files = unzip(full.bytes);
    const [size] = all(readXml(files, "word/document.xml"), "w:pgSz");
    const [margins] = all(readXml(files, "word/document.xml"), "w:pgMar");
    const read = (from: typeof size, name: string) => Number(from?.getAttribute(name));
    const room = read(size, "w:w") - read(margins, "w:left") - read(margins, "w:right");
    for (const { widths } of full.word.tables) {
      const width = widths.reduce((sum, one) => sum + one, 0);
      expect(Math.abs(width - room)).toBeLessThan(widths.length);
    }
  });
});

describe("the document's charts", () => {
  it("R5 are Word's own, with the numbers of the update and a sheet that holds the same", () => {
    for (const { paper, word } of [week, full]) {
      const charts = chartsOf(paper);
      expect(word.charts).toHaveLength(charts.length);
      for (const [at, chart] of charts.entries()) {
        const found = word.charts[at];
        expect(found?.categories).toEqual(chart.categories.map(({ label }) => label));
        expect(found?.sheet[0]).toEqual(["Week", ...(found?.series ?? []).map(({ name }) => name)]);
        for (const [position, row] of (found?.sheet ?? []).slice(1).entries())
          expect(row.slice(1)).toEqual(found?.series.map(({ values }) => values[position]));
        expect(found?.alt).toBe(`${chart.title}. ${chart.description}`);
      }
      const lines = charts.find(({ kind }) => kind === "lines");
      const drawn = word.charts[lines === undefined ? -1 : charts.indexOf(lines)];
      for (const { name, values } of drawn?.series ?? [])
        expect(values).toEqual(lines && numbersOf(lines)[name]);
      expect(drawn?.series.length).toBe(3);
    }
  });

  it("F3 leave a gap where a figure is missing", () => {
    const [stack, lines, trusts] = full.word.charts;
    expect(stack?.series.map(({ values }) => values[3])).toEqual([null, null, null, null, null]);
    expect(lines?.series.find(({ name }) => name === "this year")?.values[4]).toBeNull();
    expect(trusts?.series.map(({ values }) => values[2])).toEqual([3, null, 0]);
    for (const chart of full.word.charts) expect(chart.blanksAs).toBe("gap");
    for (const words of ["15 Jul: P2 missing", "22 Jul: no figure", "8 Jul: RUH missing"])
      expectSaid(wordsOf(full), words);
  });
});

describe("the document", () => {
  it("has one title and a real heading for each section", () => {
    for (const written of [week, full, empty, open]) {
      expect(headingsOf(written, "Heading1")).toEqual([written.paper.title]);
      const headings = written.paper.sections.flatMap(({ heading }) => heading ?? []);
      expect(headingsOf(written, "Heading2")).toEqual([...headings, "About the numbers"]);
    }
  });

  it("R10 says all that the paper says in words", () => {
    for (const written of [week, full, empty, open]) {
      const words = wordsOf(written);
      for (const { blocks } of written.paper.sections)
        for (const block of blocks) {
          if (block.is === "paragraph")
            expectSaid(words, block.runs.map(({ words: of }) => of).join(""));
          if (block.is === "list") for (const one of block.items) expectSaid(words, one);
          if (block.is === "items")
            for (const { title, lines } of block.items)
              for (const one of [title, ...lines]) expectSaid(words, one);
        }
      for (const one of written.paper.footnotes) expectSaid(words, one);
    }
  });

  it("writes hostile words as they are, on as many lines", () => {
    const risk = full.word.paragraphs.find(({ words }) => words.includes("<script>"));
    for (const line of hostileLines) expectSaid(oneLine(risk?.words ?? ""), line);
    expect(risk?.words.split("\n")).toHaveLength(hostileLines.length);
  });

  it("has its place, state and stamps on each page", () => {
    const files = unzip(full.bytes);
    const read = (path: string) =>
      all(readXml(files, path), "w:t")
        .map(({ textContent }) => textContent)
        .join(" ");
    expect(read("word/header1.xml")).toContain("Published Friday 16 August 2024, 3:10pm");
    expect(read("word/footer1.xml")).toContain("Edition 2: a late figure came");
  });

  it("R4 says that nothing was due when nothing was", () => {
    expectSaid(wordsOf(empty), "Nothing: everything that was due is here.");
    expect(empty.word.charts).toEqual([]);
    expect(empty.word.tables).toEqual([]);
  });

  it("is in British English, with a title", () => {
    const files = unzip(full.bytes);
    const [language] = all(readXml(files, "word/styles.xml"), "w:lang");
    expect(language?.getAttribute("w:val")).toBe("en-GB");
    expect(readProperty(full.bytes, "dc:title")).toBe(
      "BaNES Locality Weekly Update: Week commencing Monday 12 August 2024",
    );
  });

  it("is the same bytes each time", async () => {
    expect(Buffer.compare(await renderDocx(fullWeek), full.bytes)).toBe(0);
  });
});
