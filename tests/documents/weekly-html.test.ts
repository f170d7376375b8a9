import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { renderWeeklyHtml } from "../../backend/documents/weekly-html.ts";
import { WeeklyEvent, WeeklyRisk, WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { mondayBefore, sourceWeek, totals } from "../support/weekly-update-fixture.ts";

const read = (update: WeeklyUpdate): Document => parseHTML(renderWeeklyHtml(update)).document;

const plain = (text: string | undefined | null): string => (text ?? "").replace(/\s+/g, " ").trim();

const cell = (document: Document, row: string, name: string): string =>
  plain(document.querySelector(`tr[data-row="${row}"] [data-cell="${name}"]`)?.textContent);

const cellsOfWeek = (document: Document, section: string, week: string): string[] => {
  const rows = document.querySelector(`[aria-labelledby="${section}"]`)?.querySelectorAll("tr");
  const found = [...(rows ?? [])].find((row) => row.getAttribute("data-week") === week);
  return [...(found?.querySelectorAll("td") ?? [])].map((td) => plain(td.textContent));
};

const said = (document: Document, section: string): string =>
  plain(document.querySelector(`[aria-labelledby="${section}"]`)?.textContent);

describe("the criteria table", () => {
  it("R5 every cell is the update's own string, in the board's order", () => {
    const document = read(sourceWeek);
    const keys = [...document.querySelectorAll("tr[data-row]")].map((row) =>
      row.getAttribute("data-row"),
    );
    expect(keys).toEqual(sourceWeek.rows.map(({ key }) => key));
    for (const row of sourceWeek.rows) {
      const found = document.querySelector(`tr[data-row="${row.key}"]`);
      expect(plain(found?.querySelector("th")?.textContent)).toBe(row.criteria);
      expect(cell(document, row.key, "reading")).toBe(row.reading);
      expect(cell(document, row.key, "as-at")).toBe(row.asAt);
      expect(cell(document, row.key, "against")).toBe(row.against);
      expect(cell(document, row.key, "change")).toBe(row.change);
    }
  });

  it("says a rating in words as well as colour, and none where there is none", () => {
    const document = read(sourceWeek);
    const chip = (row: string) =>
      document.querySelector(`tr[data-row="${row}"] .chip`)?.parentElement?.textContent;
    expect(plain(chip("ruh-nctr-banes-p1-3"))).toContain("Green");
    expect(plain(chip("ruh-opel"))).toBe("OPEL 2 (amber)");
    expect(plain(chip("primary-care-gpas"))).toBe("Amber 2");
    expect(document.querySelector(`tr[data-row="ruh-ed-attendances"] .chip`)).toBeNull();
  });

  it("F3 no figure is a word and a shape, not an empty cell", () => {
    const rows = sourceWeek.rows.map((row) =>
      row.key === "ruh-ed-attendances"
        ? { ...row, reading: "No figure", rag: "no-figure" as const, note: "the system is down" }
        : row,
    );
    const document = read({ ...sourceWeek, rows });
    expect(cell(document, "ruh-ed-attendances", "reading")).toBe("No figure");
    expect(cell(document, "ruh-ed-attendances", "note")).toBe("the system is down");
    expect(document.querySelector(`tr[data-row="ruh-ed-attendances"] .chip.none`)).not.toBeNull();
  });
});

describe("the sections", () => {
  it("R5 the numbers of each chart stand beside it", () => {
    const document = read(sourceWeek);
    expect(cellsOfWeek(document, "nctr-by-pathway", "2024-08-12")).toEqual(
      "6 10 5 5 26".split(" "),
    );
    expect(cellsOfWeek(document, "nctr-by-trust", "2024-08-12")).toEqual(["0", "26", "0", "26"]);
    expect(cellsOfWeek(document, "nctr-last-year", "2024-06-24")).toEqual(["28", "33", "20"]);
    for (const week of sourceWeek.nctrByPathway?.weeks ?? [])
      expect(cellsOfWeek(document, "nctr-by-pathway", week.asAt)).toEqual(
        [...week.parts.map(({ value }) => value), week.total].map(String),
      );
    for (const week of sourceWeek.nctrAgainstLastYear?.weeks ?? [])
      expect(cellsOfWeek(document, "nctr-last-year", week.asAt)).toEqual(
        [week.value, week.lastYear, 20].map(String),
      );
  });

  it("D3 length of stay is printed as the update has it, with its weighted total", () => {
    const document = read(sourceWeek);
    for (const { weekCommencing, cells } of sourceWeek.lengthOfStay?.weeks ?? [])
      expect(cellsOfWeek(document, "length-of-stay", weekCommencing)).toEqual(
        cells.map(({ average }) => String(average)),
      );
    expect(cellsOfWeek(document, "length-of-stay", "total")).toEqual(["3", "6", "9", "4"]);
  });

  it("D2 a week with a part missing says which and has no total", () => {
    const section = sourceWeek.nctrByPathway;
    if (section === null) throw new Error("the fixture has this section");
    const weeks = section.weeks.map((week) =>
      week.asAt === mondayBefore(3) ? totals(week.asAt, { P0: 5, P1: 12, P2: null, P3: 6 }) : week,
    );
    const document = read({ ...sourceWeek, nctrByPathway: { ...section, weeks } });
    expect(cellsOfWeek(document, "nctr-by-pathway", mondayBefore(3))).toEqual([
      "5",
      "12",
      "no figure",
      "6",
      "no total: P2 missing",
    ]);
    expect(said(document, "nctr-by-pathway")).toContain("22 Jul: P2 missing");
  });

  it("R4 lists what is missing, and says so when nothing is", () => {
    expect(said(read(sourceWeek), "missing")).toContain("RUH discharges, Wed 14 Aug: no figure");
    expect(said(read({ ...sourceWeek, missing: [] }), "missing")).toContain("Nothing");
  });

  it("R3 a correction stands beside the published number, which stays", () => {
    const correction = {
      row: "ruh-nctr-banes-p1-3",
      criteria: "RUH NCTR BaNES P1-3",
      asAt: "15 Aug",
      published: "16",
      now: "15",
      recordedAt: "2024-08-17T09:00:00.000Z",
      reason: "one patient had gone home",
      role: "RUH flow lead",
    };
    const document = read({ ...sourceWeek, corrections: [correction] });
    expect(cell(document, "ruh-nctr-banes-p1-3", "reading")).toBe("16");
    expect(said(document, "corrections")).toMatch(
      /published 16, since corrected to\s+15 by RUH flow lead: one patient had gone home/,
    );
    expect(read(sourceWeek).querySelector("#corrections")).toBeNull();
  });

  it("writes risks, events and their absence", () => {
    const document = read(sourceWeek);
    expect(said(document, "risks")).toContain("flow through D2A beds");
    expect(said(document, "events")).toContain("None noted.");
    const events = [WeeklyEvent.parse({ event: "Bank holiday", day: "2024-08-26" })];
    expect(said(read({ ...sourceWeek, events }), "events")).toContain("Monday 26 August 2024");
  });

  it("an update without any section is still a page", () => {
    const document = read({
      ...sourceWeek,
      rows: [],
      nctrByPathway: null,
      nctrByTrust: null,
      nctrAgainstLastYear: null,
      lengthOfStay: null,
    });
    expect(document.querySelectorAll("main svg")).toHaveLength(0);
    expect(plain(document.querySelector("h1")?.textContent)).toBe("BaNES Locality Weekly Update");
  });
});

describe("what was written of the week", () => {
  const words = (sentence: string) => [{ is: "words" as const, words: sentence }];
  const written = WeeklyUpdate.parse({
    ...sourceWeek,
    edition: 2,
    editionReason: "a late figure came",
    fingerprint: "3f2a9c0d51e84b77".padEnd(64, "0"),
    summary: words("16 patients no longer need a hospital bed. RUH has come down one level."),
    rows: sourceWeek.rows.map((row) =>
      row.key === "ruh-nctr-banes-p1-3"
        ? { ...row, plan: "4 under target of 20", comment: words("The lounge opened on Sunday.") }
        : row,
    ),
    completeness: { sentence: "18 of 20 figures came.", expected: 20, come: 18, gaps: [] },
    gapsAccepted: "The board knows.",
    correctedSinceLastReport: [
      {
        row: "ruh-ed-attendances",
        criteria: "RUH ED attendances",
        asAt: "7 Aug",
        published: "245",
        now: "247",
        recordedAt: "2024-08-13T09:00:00.000Z",
        reason: null,
        role: null,
      },
    ],
    risks: [
      { risk: "Staffing", mitigation: "Rota agreed", owner: "Head of flow", state: "closed" },
    ],
    events: [{ event: "Assurance", day: "2024-08-22", time: "14:00", where: "Civic Centre" }],
  });
  const document = read(written);

  it("begins with the summary, its first sentence strong, and names its edition", () => {
    expect(plain(document.querySelector(".summary strong")?.textContent)).toBe(
      "16 patients no longer need a hospital bed.",
    );
    expect(plain(document.querySelector(".stamps")?.textContent)).toBe(
      "Edition 2: a late figure came \u00b7 Fingerprint 3f2a 9c0d 51e8 4b77",
    );
  });

  it("R9 says of a row what was written beside it, and of the gaps that they are known", () => {
    expect(cell(document, "ruh-nctr-banes-p1-3", "against")).toBe("Target: 20");
    expect(cell(document, "ruh-nctr-banes-p1-3", "plan")).toBe("4 under target of 20");
    expect(cell(document, "ruh-nctr-banes-p1-3", "comment")).toBe("The lounge opened on Sunday.");
    expect(said(document, "missing")).toContain("18 of 20 figures came.");
    expect(said(document, "missing")).toContain("Published with these gaps: The board knows.");
    expect(said(document, "corrected-since-last")).toContain(
      "RUH ED attendances, 7 Aug: published 245, since corrected to 247",
    );
  });

  it("says of a risk its state and owner, and of an event when and where", () => {
    expect(said(document, "risks")).toMatch(/Staffing Closed Mitigation: Rota agreed/);
    expect(said(document, "risks")).toContain("Owner: Head of flow");
    expect(said(document, "events")).toContain("Thursday 22 August 2024, 2pm, Civic Centre");
  });
});

describe("the page", () => {
  it("says whether it is published, when, and at which revision", () => {
    const published = plain(read(sourceWeek).body.textContent);
    expect(published).toContain("Published Friday 16 August 2024, 3:10pm");
    expect(published).toContain("Numbers equal the wall at revision 4,231");
    expect(published).toContain("Compared with the report of Monday 5 August 2024");
    const draft = read({ ...sourceWeek, state: "draft", publishedAt: null });
    expect(plain(draft.body.textContent)).toContain(
      "Draft, not published. As known at Friday 16 August 2024, 3:08pm",
    );
  });

  it("is marked when figures are made up, and only then", () => {
    expect(plain(read(sourceWeek).body.textContent)).toContain("Illustrative.");
    const real = read({ ...sourceWeek, illustrative: false });
    expect(plain(real.body.textContent)).not.toContain("Illustrative");
  });

  it("has a language, a title, one main heading, and a scope on every table heading", () => {
    const document = read(sourceWeek);
    expect(document.documentElement.getAttribute("lang")).toBe("en-GB");
    expect(document.title).toBe(
      "BaNES Locality Weekly Update, week commencing Monday 12 August 2024",
    );
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    for (const heading of document.querySelectorAll("th"))
      expect(["col", "row"]).toContain(heading.getAttribute("scope"));
    for (const table of document.querySelectorAll("table"))
      expect(plain(table.querySelector("caption")?.textContent)).not.toBe("");
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("needs nothing from elsewhere and runs nothing", () => {
    const page = renderWeeklyHtml(sourceWeek);
    expect(page).not.toMatch(/<script|<link|<img|url\(|@import|\son\w+=/);
  });

  it("words of the update cannot become markup, wherever they stand", () => {
    const wrong = `<img src=x onerror="alert('1')">&`;
    const [first] = sourceWeek.rows;
    if (first === undefined) throw new Error("the fixture has rows");
    const document = read({
      ...sourceWeek,
      title: wrong,
      locality: { ...sourceWeek.locality, name: wrong },
      rows: [
        {
          ...first,
          criteria: wrong,
          reading: wrong,
          asAt: wrong,
          against: wrong,
          change: wrong,
          note: wrong,
        },
      ],
      risks: [WeeklyRisk.parse({ risk: wrong, mitigation: wrong, owner: wrong })],
      events: [WeeklyEvent.parse({ event: wrong, day: "2024-08-26", where: wrong })],
      missing: [wrong],
      nctrByPathway: sourceWeek.nctrByPathway && { ...sourceWeek.nctrByPathway, title: wrong },
      corrections: [
        {
          row: first.key,
          criteria: wrong,
          asAt: wrong,
          published: wrong,
          now: wrong,
          recordedAt: "2024-08-17T09:00:00.000Z",
          reason: wrong,
          role: wrong,
        },
      ],
    });
    expect(document.querySelectorAll("img, [onerror]")).toHaveLength(0);
    expect(plain(document.querySelector("h1")?.textContent)).toBe(wrong);
    expect(cell(document, first.key, "against")).toBe(wrong);
    expect(said(document, "risks")).toContain(wrong);
  });

  it("is the same text each time", () => {
    expect(renderWeeklyHtml(structuredClone(sourceWeek))).toBe(renderWeeklyHtml(sourceWeek));
  });
});
