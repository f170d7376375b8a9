/** The PDF, read back by another program: its words, its structure, its fonts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { composePaper } from "../../backend/documents/paper/compose-paper.ts";
import { tablesOf } from "../../backend/documents/paper/paper.ts";
import { readFonts } from "../../backend/documents/pdf/fonts.ts";
import { renderPdf } from "../../backend/documents/pdf/render-pdf.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import {
  type PdfObject,
  type ReadPdf,
  type Tagged,
  cellsOf,
  findTagged,
  readObjects,
  readPdf,
} from "../support/read-pdf.ts";
import { mondayBefore, sourceWeek, totals } from "../support/weekly-update-fixture.ts";

const allTagged = (pdf: ReadPdf, role: string): Tagged[] =>
  pdf.pages.flatMap(({ root }) => findTagged(root, role));
const wordsOf = (pdf: ReadPdf): string => pdf.pages.map(({ text }) => text).join(" ");
const read = async (update: WeeklyUpdate): Promise<ReadPdf> =>
  await readPdf(await renderPdf(update));

let bytes: Uint8Array;
let pdf: ReadPdf;
let objects: Map<number, PdfObject>;
beforeAll(async () => {
  bytes = await renderPdf(sourceWeek);
  pdf = await readPdf(bytes);
  objects = readObjects(bytes);
});

describe("what the PDF says", () => {
  it("is two pages of A4 on its side", () => {
    expect(pdf.pages).toHaveLength(2);
    for (const { width, height } of pdf.pages) {
      expect(width).toBeCloseTo(841.89, 1);
      expect(height).toBeCloseTo(595.28, 1);
    }
  });

  it("R10 every cell of the criteria table is the update's own string", () => {
    const [table] = allTagged(pdf, "Table");
    const [header, ...rows] = table === undefined ? [] : cellsOf(table);
    expect(header).toEqual([
      "Criteria",
      "No. / RAG rating",
      "As at",
      "Against target of",
      "+/- last report",
    ]);
    const expected = sourceWeek.rows.map(({ criteria, reading, rag, asAt, against, change }) => {
      const chip = rag === "green" ? `${reading} Green` : reading;
      return [criteria, chip, asAt, against, change].filter((words) => words !== "");
    });
    expect(rows).toEqual(expected);
  });

  it("R10 every number of the sections stands in a table, cell by cell", () => {
    const [, ...tables] = allTagged(pdf, "Table").map(cellsOf);
    const [, ...composed] = tablesOf(composePaper(sourceWeek));
    expect(tables).toHaveLength(composed.length);
    for (const [index, table] of composed.entries()) {
      const found = tables[index] ?? [];
      const isStay = table.rows.some(({ isTotal }) => isTotal);
      const rows = table.rows.map(({ cells }) => cells.map(({ text }) => text));
      if (isStay) expect(found.slice(1)).toEqual(rows);
      // Under a chart the weeks are the columns.
      else
        for (const [position, column] of table.columns.entries()) {
          if (position === 0) continue;
          const line = found.find(
            ([name]) => name === column.header || name?.startsWith(`${column.header} `),
          );
          expect(line?.slice(1)).toEqual(rows.map((cells) => cells[position]));
        }
      if (!isStay) expect(found[0]?.slice(1)).toEqual(rows.map(([week]) => week));
    }
  });

  it("says what is missing, what is risked, and where its numbers come from", () => {
    const words = wordsOf(pdf);
    expect(words).toContain("RUH discharges, Wed 14 Aug: no figure (the extract is down).");
    expect(words).toContain("Increasing number of P1 referrals; flow through D2A beds");
    expect(words).toContain("Mitigation: Working closely with community and reablement");
    expect(words).toContain("Numbers equal the wall at revision 4,231");
    expect(words).toContain("Published Friday 16 August 2024, 3:10pm");
  });

  it("D2 a week with a part missing has no bar's total, and its cell says which", async () => {
    const section = sourceWeek.nctrByPathway;
    if (section === null) throw new Error("the fixture has this section");
    const weeks = section.weeks.map((week) =>
      week.asAt === mondayBefore(3) ? totals(week.asAt, { P0: 5, P1: 12, P2: null, P3: 6 }) : week,
    );
    const gap = await read({ ...sourceWeek, nctrByPathway: { ...section, weeks } });
    const lines = allTagged(gap, "Table").flatMap(cellsOf);
    expect(lines.find(([name]) => name === "Total")?.[5]).toBe("no total: P2 missing");
    expect(wordsOf(gap)).toContain("22 Jul: P2 missing.");
  });

  it("is written in under two seconds of a processor's time", async () => {
    const begun = process.cpuUsage();
    await renderPdf(sourceWeek);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  it("the same update gives the same bytes", async () => {
    expect(Buffer.from(await renderPdf(sourceWeek)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe("PDF/UA-1", () => {
  it("has a title that is shown, a language, and says what it is", () => {
    expect(pdf.title).toBe("BaNES Locality Weekly Update, Week commencing Monday 12 August 2024");
    expect(pdf.language).toBe("en-GB");
    expect(pdf.marked).toBe(true);
    expect(pdf.xmp).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    const catalog = [...objects.values()].find(({ words }) => words.includes("/Type /Catalog"));
    const preferences = /\/ViewerPreferences (\d+) 0 R/.exec(catalog?.words ?? "")?.[1];
    expect(objects.get(Number(preferences))?.words).toContain("/DisplayDocTitle true");
  });

  it("every page is walked in the order of its structure", () => {
    const pages = [...objects.values()].filter(({ words }) => /\/Type \/Page\b/.test(words));
    expect(pages).toHaveLength(2);
    for (const { words } of pages) expect(words).toContain("/Tabs /S");
  });

  it("headings nest: one first, and seconds under it", () => {
    const headings = pdf.pages.flatMap(({ root }) => findHeadings(root));
    expect(headings[0]).toEqual(["H1", "BaNES Locality Weekly Update"]);
    expect(headings.slice(1).every(([role]) => role === "H2")).toBe(true);
    expect(headings.map(([, words]) => words)).toContain("What is missing");
    expect(pdf.outline).toEqual([
      "Criteria",
      "What is missing",
      ...headings.slice(2).map(([, words]) => words),
    ]);
  });

  it("every figure has its words, and every header cell says what it heads", () => {
    const figures = allTagged(pdf, "Figure");
    expect(figures.length).toBeGreaterThanOrEqual(3);
    for (const { alt } of figures) expect(alt).toMatch(/\w/);
    expect(figures.map(({ alt }) => alt)).toContain("Rated amber");
    const heads = [...objects.values()].filter(({ words }) => /\/S \/TH\b/.test(words));
    expect(heads.length).toBeGreaterThan(40);
    for (const { words } of heads) expect(words).toMatch(/\/Scope \/(Row|Column)/);
  });

  it("all that is drawn is of the structure or is decoration", () => {
    for (const { untagged } of pdf.pages) expect(untagged).toEqual([]);
    for (const { stream } of findContents(objects)) expect(findUntaggedPaint(stream)).toEqual([]);
  });

  it("every font is embedded and its letters can be read back", () => {
    const all = [...objects.values()].map(({ words }) => words);
    const descriptors = all.filter((words) => words.includes("/Type /FontDescriptor"));
    expect(descriptors.length).toBeGreaterThanOrEqual(3);
    for (const words of descriptors) expect(words).toMatch(/\/FontFile[23] \d+ 0 R/);
    const fonts = all.filter((words) => words.includes("/Subtype /Type0"));
    expect(fonts).toHaveLength(descriptors.length);
    for (const words of fonts) expect(words).toContain("/ToUnicode");
    expect(all.some((words) => words.includes("/Subtype /Type1"))).toBe(false);
  });
});

const findHeadings = (root: Tagged): [string, string][] => [
  ...(/^H\d$/.test(root.role) ? [[root.role, root.words] satisfies [string, string]] : []),
  ...root.children.flatMap(findHeadings),
];

const findContents = (found: ReadonlyMap<number, PdfObject>): { stream: string }[] =>
  [...found.values()].flatMap(({ words }) => {
    const number = /\/Type \/Page\b[\s\S]*\/Contents (\d+) 0 R/.exec(words)?.[1];
    const stream = found.get(Number(number))?.stream;
    return stream ? [{ stream: stream.toString("latin1") }] : [];
  });

/** Painting outside of marked content. */
const findUntaggedPaint = (stream: string): string[] => {
  let depth = 0;
  return stream.split("\n").filter((line) => {
    if (/\bB(DC|MC)$/.test(line)) depth += 1;
    if (/^EMC\b/.test(line)) depth -= 1;
    return depth === 0 && /(^|\s)(f\*?|F|S|s|B\*?|b\*?|TJ|Tj)$/.test(line);
  });
};

describe("more than a page holds", () => {
  const long = WeeklyUpdate.parse({
    ...sourceWeek,
    rows: Array.from({ length: 25 }, (_, index) => ({
      ...(sourceWeek.rows[index % sourceWeek.rows.length] ?? sourceWeek.rows[0]),
      key: `row-${index}`,
      criteria: `Criterion ${index} of many, with words enough for a second line`,
      comment: [
        { is: "words", words: `Comment ${index}. ${"It goes on for a while. ".repeat(12)}` },
      ],
    })),
    risks: Array.from({ length: 12 }, (_, index) => ({
      id: `risk-${index}`,
      risk: `Risk ${index}: ${"x".repeat(120)} and flow`,
      mitigation: "Working closely with community and reablement to maintain flow",
      owner: "Head of flow",
      state: "open",
      since: "2024-07-29",
    })),
  });

  it("runs on with its headers shown again, and every row and risk is there once", async () => {
    const many = await read(long);
    expect(many.pages.length).toBeGreaterThan(3);
    const [first, second] = many.pages;
    expect(second?.text).toContain("+/- last report");
    const cells = many.pages.flatMap(({ root }) => findTagged(root, "Table").flatMap(cellsOf));
    for (const { criteria, comment } of long.rows) {
      const rows = cells.filter(([name]) => name === criteria);
      expect(rows).toHaveLength(1);
      const words = comment?.map((piece) => piece.words.trim()).join("") ?? "";
      expect(rows[0]?.join(" ")).toContain(words);
    }
    const heads = many.pages.flatMap(({ root }) => findTagged(root, "TH"));
    expect(heads.filter(({ words }) => words === "+/- last report")).toHaveLength(1);
    expect(first?.root.role).toBe("Root");
    const entries = many.pages.flatMap(({ root }) => findTagged(root, "LBody"));
    for (const { risk } of long.risks) {
      const start = `Open ${risk.slice(0, risk.indexOf(":") + 1)}`;
      expect(entries.filter(({ words }) => words.startsWith(start))).toHaveLength(1);
    }
    const letters = entries.map(({ words }) => words.replaceAll(" ", "")).join("");
    expect(letters.split("x".repeat(120))).toHaveLength(13);
  });

  it("a cell that is higher than a page is cut between its lines, and none is lost", async () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`).join(" ");
    const [row] = sourceWeek.rows;
    if (row === undefined) throw new Error("the fixture has rows");
    const tall = await read({ ...sourceWeek, rows: [{ ...row, note: words }] });
    const said = new Set(wordsOf(tall).split(" "));
    for (let index = 0; index < 900; index += 1) expect(said).toContain(`word${index}`);
  });

  it("nothing is drawn beyond the margins", async () => {
    const many = await renderPdf(long);
    for (const { stream } of findContents(readObjects(many))) {
      const places = [...stream.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/g)];
      expect(places.length).toBeGreaterThan(5);
      for (const [, x, y] of places) {
        expect(Number(x)).toBeGreaterThanOrEqual(39);
        expect(Number(x)).toBeLessThan(805);
        expect(Number(y)).toBeGreaterThan(20);
        expect(Number(y)).toBeLessThan(575);
      }
    }
  });
});

describe("words that the face lacks, and a face that is lacking", () => {
  it("letters of other languages are embedded; what no file has is spelt out or shown as lost", async () => {
    const [row] = sourceWeek.rows;
    if (row === undefined) throw new Error("the fixture has rows");
    const note = "Łukasz Őri says ≥ 4 → fewer, “quoted” – £5 日";
    const found = await read({ ...sourceWeek, rows: [{ ...row, note }] });
    expect(wordsOf(found)).toContain("Łukasz Őri says >= 4 -> fewer, “quoted” – £5 ?");
  });

  it("a title with marks of XML leaves the metadata whole", async () => {
    const found = await read({ ...sourceWeek, title: "Bath & Wells <Update>" });
    expect(found.title).toContain("Bath and Wells");
    expect(found.xmp).not.toContain("& ");
    expect(wordsOf(found)).toContain("Bath & Wells <Update>");
  });

  it("a missing font file ends in a sentence and no document", async () => {
    const folder = mkdtempSync(join(tmpdir(), "locality-flow-fonts-"));
    try {
      await expect(renderPdf(sourceWeek, readFonts(folder))).rejects.toThrow(
        /The PDF could not be written: the font file .+ is missing/,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("an update without any section is still a document", async () => {
    const bare = await read({
      ...sourceWeek,
      rows: [],
      nctrByPathway: null,
      nctrByTrust: null,
      nctrAgainstLastYear: null,
      lengthOfStay: null,
      risks: [],
    });
    expect(wordsOf(bare)).toContain("None noted.");
    expect(allTagged(bare, "H1")).toHaveLength(1);
  });
});
