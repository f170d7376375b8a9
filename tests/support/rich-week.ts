/** The source paper's week with all that may be in an update: gaps, corrections, comments, and words that mean harm. */
import { WeeklyUpdate } from "../../contracts/weekly-update.ts";
import { sourceWeek, totals } from "./weekly-update-fixture.ts";

const said = (words: string) => [{ is: "words" as const, words }];

export const summaryWords =
  "16 BaNES patients at RUH on pathways 1 to 3 no longer need a hospital bed: 4 under the target of 20, and 8 fewer than last week. RUH has come down one level to OPEL 2. ED attendances were 20 higher than last report.";

/** The week as it is published, with its summary. */
export const summarisedWeek: WeeklyUpdate = { ...sourceWeek, summary: said(summaryWords) };

/** With all that a board sees in an ordinary week: what the approved pictures are of. */
export const ordinaryWeek: WeeklyUpdate = WeeklyUpdate.parse({
  ...summarisedWeek,
  fingerprint: "3f2a9b8c7d6e5f40".repeat(4),
  rows: sourceWeek.rows.map((row) =>
    row.key === "ruh-nctr-banes-p1-3"
      ? { ...row, plan: "4 under target of 20, 6 days ahead of plan" }
      : row,
  ),
  completeness: { sentence: "18 of 20 figures came.", expected: 20, come: 18, gaps: [] },
  gapsAccepted: "The extract is down until Monday; the board knows.",
  correctedSinceLastReport: [
    {
      row: "ruh-ed-attendances",
      criteria: "RUH ED attendances",
      asAt: "7 Aug",
      published: "245",
      now: "247",
      recordedAt: "2024-08-13T09:00:00.000Z",
      reason: "two were counted late",
      role: "RUH flow lead",
    },
  ],
  risks: [
    ...sourceWeek.risks,
    {
      risk: "Two care homes closed to admissions",
      mitigation: "Daily calls with both; other homes asked for beds",
      owner: "Place team",
      state: "new",
      since: "2024-08-12",
    },
  ],
  events: [
    {
      event: "Winter assurance: submission",
      day: "2024-08-22",
      time: "14:00",
      where: "Civic Centre, Keynsham",
    },
  ],
});

/** As everyone may read it: tables in words in the place of the charts. */
export const publicWeek: WeeklyUpdate = WeeklyUpdate.parse({
  ...summarisedWeek,
  audience: "public",
  nctrByPathway: null,
  nctrByTrust: null,
  nctrAgainstLastYear: null,
  lengthOfStay: null,
  tables: [
    {
      section: "nctr-by-pathway",
      title: "NCTR by pathway",
      columns: ["As at", "P1", "P2", "Total"],
      rows: [
        ["5 Aug", "15", "*", "25"],
        ["12 Aug", "10", "no figure", "no total"],
      ],
    },
  ],
});

/** Marks of three languages, of markup, of formulas and of a pasted control mark (U+0001), in 2,000 characters. */
export const hostileWords = [
  `</w:t><script>alert("1")</script> & 'quoted' <b>`,
  "=1+1 🚑👩‍⚕️ العربية עברית 𝒳",
  `a\u0001b\ttab ${"long ".repeat(380)}`,
].join("\n");

/** How they are once written: without what no XML holds. */
export const hostileLines = hostileWords.replaceAll("\u0001", "").split("\n");

/** A week whose third Monday lacks a trust, whose fourth lacks P2 and whose fifth lacks the figure itself. */
const withGaps = (week: WeeklyUpdate): WeeklyUpdate => {
  const { nctrByPathway, nctrByTrust, nctrAgainstLastYear } = week;
  if (nctrByPathway === null || nctrByTrust === null || nctrAgainstLastYear === null)
    throw new Error("The source week has all its sections.");
  const pathwayGap = { P0: 5, P1: 13, P2: null, P3: 6 };
  return {
    ...week,
    nctrByPathway: {
      ...nctrByPathway,
      weeks: nctrByPathway.weeks.map((one, at) => (at === 3 ? totals(one.asAt, pathwayGap) : one)),
    },
    nctrByTrust: {
      ...nctrByTrust,
      weeks: nctrByTrust.weeks.map((one, at) =>
        at === 2 ? totals(one.asAt, { GWH: 3, RUH: null, SFT: 0 }) : one,
      ),
    },
    nctrAgainstLastYear: {
      ...nctrAgainstLastYear,
      weeks: nctrAgainstLastYear.weeks.map((one, at) => (at === 4 ? { ...one, value: null } : one)),
    },
  };
};

const rowsOf = (count: number): WeeklyUpdate["rows"] =>
  Array.from({ length: count }, (_, at) => {
    const row = sourceWeek.rows[at % sourceWeek.rows.length];
    if (row === undefined) throw new Error("The source week has rows.");
    return {
      ...row,
      key: `row-${at}`,
      criteria: `${row.criteria} (${at + 1})`,
      plan: at % 3 === 0 ? "4 under target of 20, 6 days ahead of plan" : "",
      variation: at % 4 === 0 ? "lower than usual: an improvement" : "",
      comment: at === 5 ? said(hostileWords) : null,
      ...(at === 7 ? { rag: "no-figure" as const, reading: "No figure" } : {}),
      ...(at === 9 ? { rag: "red" as const, reading: "OPEL 4" } : {}),
    };
  });

/** Twenty-five rows, gaps in every chart, corrections, risks for several slides: nothing of it may be cut. */
export const fullWeek: WeeklyUpdate = WeeklyUpdate.parse({
  ...withGaps(summarisedWeek),
  edition: 2,
  editionReason: "a late figure came",
  fingerprint: "3f2a9b8c7d6e5f40".repeat(4),
  rows: rowsOf(25),
  risks: Array.from({ length: 14 }, (_, at) => ({
    id: `risk-${at}`,
    risk: at === 3 ? hostileWords : `Risk ${at + 1}: P1 referrals & flow <through> D2A beds`,
    mitigation: "Working closely with community and reablement to maintain flow, with daily calls",
    owner: "Flow lead",
    state: "open",
    since: "2024-08-05",
  })),
  events: [
    { id: "event", event: "Winter assurance", day: "2024-08-22", time: "14:00", where: "Keynsham" },
  ],
  missing: ["RUH discharges, Wed 14 Aug: no figure.", "Virtual ward, Tue 13 Aug: no figure."],
  completeness: { sentence: "18 of 20 figures came.", expected: 20, come: 18, gaps: [] },
  gapsAccepted: "The extract is known to be down until Friday.",
  corrections: [
    {
      row: "row-1",
      criteria: "RUH NCTR BaNES P1-3",
      asAt: "15 Aug",
      published: "16",
      now: "15",
      recordedAt: "2024-08-17T09:00:00.000Z",
      reason: "a late discharge",
      role: "RUH flow lead",
    },
  ],
  illustrative: false,
});

/** Nothing came and nothing was written. */
export const emptyWeek: WeeklyUpdate = {
  ...sourceWeek,
  state: "draft",
  publishedAt: null,
  rows: [],
  nctrByPathway: null,
  nctrByTrust: null,
  nctrAgainstLastYear: null,
  lengthOfStay: null,
  risks: [],
  events: [],
  missing: [],
  lastReport: null,
};
