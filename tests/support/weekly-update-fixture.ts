/** The update of the source paper: BaNES, week commencing Monday 12 August 2024, cell by cell. */
import type { z } from "zod";
import { addDays } from "../../contracts/calendar.ts";
import type { FigurePart } from "../../contracts/figure.ts";
import {
  type LengthOfStaySection,
  type WeeklyRow,
  type WeeklyTotals,
  WeeklyUpdate,
} from "../../contracts/weekly-update.ts";

const monday = "2024-08-12";

/** Monday of the week `back` weeks before the update's. */
export const mondayBefore = (back: number): string => addDays(monday, -7 * back);

const row = (
  key: string,
  criteria: string,
  [reading, rag, asAt, against, change]: [string, WeeklyRow["rag"], string, string, string],
): z.input<typeof WeeklyRow> => ({
  key,
  criteria,
  reading,
  rag,
  asAt,
  against,
  change,
  note: null,
});

const rows: z.input<typeof WeeklyRow>[] = [
  row("ruh-opel", "RUH OPEL status", ["OPEL 2", "amber", "15 Aug", "", "-1"]),
  row("ruh-nctr-banes-p1-3", "RUH NCTR BaNES P1-3", ["16", "green", "15 Aug", "Target: 20", "-8"]),
  row("ruh-ed-attendances", "RUH ED attendances", [
    "267",
    "not-rated",
    "14 Aug",
    "NB: RUH does not RAG rate ED attendances",
    "+20",
  ]),
  row("hcrg-opel", "HCRG OPEL status", ["OPEL 2", "amber", "14 Aug", "", "="]),
  row("community-hospital-nctr", "Community Hospital NCTR", [
    "15",
    "not-rated",
    "14 Aug",
    "Target TBC",
    "-3",
  ]),
  row("paulton-miu-attendances", "Paulton MIU attendances", [
    "34",
    "not-rated",
    "14 Aug",
    "Target TBC",
    "-3",
  ]),
  row("awaiting-social-care", "Patients awaiting social care allocation", [
    "60 patients awaiting Care Act assessments: 14 in D2A beds, 46 in reablement/interim care",
    "not-rated",
    "31 Jul",
    "",
    "",
  ]),
  row("care-home-capacity", "Care Home capacity: any challenges?", [
    "Y",
    "not-rated",
    "14 Aug",
    "Ongoing challenges around sourcing affordable residential and nursing dementia beds.",
    "",
  ]),
  row("primary-care-gpas", "Primary Care GPAS status", ["Amber 2", "amber", "9 Aug", "", "="]),
  row("primary-care-opel", "Primary Care OPEL status", ["OPEL 3", "red", "9 Aug", "", "="]),
  row("cwh-referrals-ruh-weekly", "Community Wellbeing Hub referrals: RUH total (weekly)", [
    "51",
    "not-rated",
    "8 Aug",
    "Target TBC",
    "",
  ]),
  row("cwh-referrals-monthly", "Community Wellbeing Hub referrals: ALL (monthly)", [
    "June: 755 referrals for 373 service users, against 799 for 348 in May; from RUH 233 for 76, against 284 for 89",
    "not-rated",
    "June",
    "",
    "",
  ]),
  row("orchard-house-capacity", "Orchard House capacity", [
    "1",
    "not-rated",
    "15 Aug",
    "total bedded capacity = 4",
    "",
  ]),
];

const pathwayWords: Readonly<Record<string, string>> = {
  P0: "home",
  P1: "home, support",
  P2: "community bed",
  P3: "care home",
};

/** A week's parts and its total; a null value is a part that did not come, and there is no total then. */
export const totals = (
  asAt: string,
  values: Readonly<Record<string, number | null>>,
): WeeklyTotals => {
  const parts: FigurePart[] = Object.entries(values).map(([key, value]) => {
    return { key, label: key, words: pathwayWords[key] ?? null, value };
  });
  const missing = parts.filter(({ value }) => value === null).map(({ label }) => label);
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0);
  return { asAt, parts, total: missing.length === 0 ? sum : null, missing };
};

// The paper prints only the latest week of its two charts; the seven before are made up.
const byPathway: [number, number, number, number][] = [
  [5, 14, 8, 6],
  [5, 13, 9, 6],
  [6, 14, 8, 6],
  [5, 13, 8, 6],
  [6, 12, 7, 6],
  [5, 12, 6, 5],
  [6, 13, 6, 6],
  [6, 10, 5, 5],
];
const pathwayWeeks = byPathway.map(([P0, P1, P2, P3], index) =>
  totals(mondayBefore(7 - index), { P0, P1, P2, P3 }),
);
const trustWeeks = pathwayWeeks.map(({ asAt, total }) =>
  totals(asAt, { GWH: 0, RUH: total, SFT: 0 }),
);
const lastYear = [33, 32, 36, 37, 33, 30, 35, 30];

/** Printed average, days and patients: the eight weeks of the paper, with counts that give its totals. */
const stay: [string, [number, number][]][] = [
  [
    "2024-08-12",
    [
      [3, 40],
      [5, 20],
      [7, 8],
      [7, 6],
    ],
  ],
  [
    "2024-08-05",
    [
      [4, 30],
      [5, 20],
      [6, 8],
      [4, 6],
    ],
  ],
  [
    "2024-07-29",
    [
      [5, 10],
      [6, 20],
      [5, 8],
      [6, 4],
    ],
  ],
  [
    "2024-07-22",
    [
      [2, 60],
      [7, 20],
      [12, 10],
      [2, 8],
    ],
  ],
  [
    "2024-07-15",
    [
      [2, 60],
      [6, 20],
      [12, 10],
      [4, 8],
    ],
  ],
  [
    "2024-07-08",
    [
      [5, 10],
      [5, 20],
      [9, 8],
      [5, 6],
    ],
  ],
  [
    "2024-07-01",
    [
      [3, 40],
      [5, 20],
      [11, 10],
      [2, 8],
    ],
  ],
  [
    "2024-06-24",
    [
      [5, 10],
      [6, 20],
      [7, 8],
      [3, 6],
    ],
  ],
];
const pathways = ["P0", "P1", "P2", "P3"];

const lengthOfStay: LengthOfStaySection = {
  title: "Average length of stay by pathway",
  pathways,
  weeks: stay.map(([weekCommencing, cells]) => ({
    weekCommencing,
    cells: cells.map(([average, patients], index) => ({
      pathway: pathways[index] ?? "",
      average,
      days: average * patients,
      patients,
    })),
  })),
  total: [3, 6, 9, 4].map((average, index) => ({
    pathway: pathways[index] ?? "",
    average,
    days: null,
    patients: null,
  })),
};

/** As it was published; a test changes what it is about. */
export const sourceWeek: WeeklyUpdate = WeeklyUpdate.parse({
  locality: { key: "banes", name: "Bath and North East Somerset", shortName: "BaNES" },
  title: "BaNES Locality Weekly Update",
  monday,
  state: "published",
  epoch: "a-test",
  revision: 4231,
  asKnownAt: "2024-08-16T14:08:00.000Z",
  publishedAt: "2024-08-16T14:10:00.000Z",
  publishedBy: "Place team",
  lastReport: { monday: "2024-08-05", publishedAt: "2024-08-09T13:30:00.000Z" },
  rows,
  nctrByPathway: {
    title: "NCTR by pathway",
    weeks: pathwayWeeks,
    latest: pathwayWeeks.at(-1) ?? null,
  },
  nctrByTrust: { title: "NCTR by trust", weeks: trustWeeks, latest: trustWeeks.at(-1) ?? null },
  nctrAgainstLastYear: {
    title: "RUH NCTR BaNES P1-3",
    weeks: byPathway.map(([, P1, P2, P3], index) => ({
      asAt: mondayBefore(7 - index),
      value: P1 + P2 + P3,
      lastYear: lastYear[index] ?? null,
      target: { state: "number", value: 20 },
    })),
  },
  lengthOfStay,
  risks: [
    {
      risk: "Increasing number of P1 referrals; flow through D2A beds",
      mitigation: "Working closely with community and reablement to maintain flow",
    },
  ],
  events: [],
  missing: ["RUH discharges, Wed 14 Aug: no figure (the extract is down)."],
  illustrative: true,
  readings: { "ruh-nctr-banes-p1-3": { asAt: "2024-08-15", value: 16 } },
  corrections: [],
} satisfies z.input<typeof WeeklyUpdate>);
