/** The paper that every form is written from: its words about itself, and the name that it leaves under. */
import { describe, expect, it } from "vitest";
import { composePaper } from "../../backend/documents/paper/compose-paper.ts";
import { nameFile } from "../../backend/documents/paper/file-name.ts";
import { type PaperSection, chartsOf, tablesOf } from "../../backend/documents/paper/paper.ts";
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { sourceWeek } from "../support/weekly-update-fixture.ts";

const draft: WeeklyUpdate = { ...sourceWeek, state: "draft", publishedAt: null, publishedBy: null };
const keysOf = (sections: readonly PaperSection[]): string[] => sections.map(({ key }) => key);

describe("the paper of a weekly update", () => {
  it("has the board's order: what it is and lacks first, then the weeks, risks and events", () => {
    const { sections } = composePaper(sourceWeek);
    expect(keysOf(sections.filter(({ page }) => page === 1))).toEqual([
      "illustrative",
      "criteria",
      "missing",
    ]);
    expect(keysOf(sections.filter(({ page }) => page === 2))).toEqual([
      "nctr-by-pathway",
      "nctr-last-year",
      "nctr-by-trust",
      "length-of-stay",
      "risks",
      "events",
    ]);
  });

  it("R10 a chart's numbers are those of its table, and of the update", () => {
    const paper = composePaper(sourceWeek);
    const [stack] = chartsOf(paper);
    expect(stack?.series.map(({ name }) => name)).toEqual(["P1", "P2", "P3", "P0"]);
    expect(stack?.totals).toEqual(sourceWeek.nctrByPathway?.weeks.map(({ total }) => total));
    for (const series of stack?.series ?? []) {
      const column = stack?.table.columns.findIndex(({ key }) => key === series.key) ?? -1;
      expect(series.values).toEqual(stack?.table.rows.map(({ cells }) => cells[column]?.value));
    }
    for (const { columns } of tablesOf(paper))
      expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  it("R4 says that nothing is missing only where everything has come", () => {
    const gap = { sentence: "18 of 20 figures came.", expected: 20, come: 18, gaps: [] };
    const wordsOf = (update: WeeklyUpdate): string =>
      JSON.stringify(composePaper(update).sections.find(({ key }) => key === "missing"));
    expect(wordsOf({ ...sourceWeek, missing: [] })).toContain("Nothing: everything");
    expect(wordsOf({ ...sourceWeek, missing: [], completeness: gap })).not.toContain("Nothing");
    expect(wordsOf(sourceWeek)).not.toContain("Nothing");
  });

  it("says whether it is published, and which edition it is or would be", () => {
    expect(composePaper(sourceWeek).state).toBe("Published Friday 16 August 2024, 3:10pm");
    expect(composePaper(sourceWeek).stamps).toEqual(["Edition 1"]);
    expect(composePaper(draft).state).toMatch(/^Draft, not published\./);
    expect(composePaper(draft).stamps).toEqual(["Draft of edition 1"]);
    expect(composePaper({ ...draft, state: "ready" }).state).toMatch(/^Ready, not published\./);
  });

  it("F3 no figure is quiet words, never a number", () => {
    const [row] = sourceWeek.rows;
    if (row === undefined) throw new Error("the fixture has rows");
    const none = { ...row, reading: "No figure", rag: "no-figure" as const };
    const [table] = tablesOf(composePaper({ ...sourceWeek, rows: [none] }));
    expect(table?.rows[0]?.cells[1]).toMatchObject({
      text: "No figure",
      value: null,
      isAbsent: true,
      rating: { tone: "none" },
    });
  });

  it("leaves under a name that any file system takes", () => {
    expect(nameFile(sourceWeek, "pdf")).toBe(
      "BaNES Locality Weekly Update 2024-08-12 edition 1.pdf",
    );
    expect(nameFile({ ...draft, title: 'A/B: "C"?' }, "docx")).toBe("A B C 2024-08-12 draft.docx");
    expect(nameFile(WeeklyUpdate.parse({ ...sourceWeek, audience: "public" }), "csv")).toBe(
      "BaNES Locality Weekly Update 2024-08-12 edition 1 public.csv",
    );
  });
});
