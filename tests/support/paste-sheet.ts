/** A hospital's sheet of Thursday 15 August 2024, as pasting is tried on it. */
import { addDays } from "../../contracts/calendar.ts";
import type { EntryCell, EntryRow, EntrySheet } from "../../contracts/entry.ts";
import { provider } from "./measures.ts";

export const sheetDay = "2024-08-15";

export const anEntryCell = (changes: Partial<EntryCell> = {}): EntryCell => ({
  asAt: sheetDay,
  value: null,
  text: null,
  none: null,
  note: null,
  recordedAt: null,
  dueAt: null,
  recordedBy: null,
  origin: null,
  revised: null,
  expects: null,
  explained: null,
  comments: 0,
  followUp: false,
  closed: null,
  ...changes,
});

/** A daily count; its cells are empty, and are about `daysBehind` days before the column they stand in. */
export const anEntryRow = (changes: Partial<EntryRow> = {}, daysBehind = 0): EntryRow => {
  const asAt = addDays(sheetDay, -daysBehind);
  return {
    measure: "ruh-nctr",
    breakdown: "",
    title: "NCTR, whole of RUH",
    label: null,
    definition: "All patients.",
    kind: "count",
    unit: { one: "patient", many: "patients" },
    decimals: 0,
    scale: null,
    capacity: null,
    cadence: {
      every: "day",
      counts: daysBehind === 0 ? "snapshot" : "period",
      at: daysBehind === 0 ? "08:00" : null,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      due: { time: "11:00", afterDays: daysBehind },
    },
    parts: null,
    asAt,
    dueAt: "2024-08-15T10:00:00.000Z",
    now: anEntryCell({ asAt }),
    before: Array.from({ length: 7 }, (_, i) => anEntryCell({ asAt: addDays(asAt, i - 7) })),
    ...changes,
  };
};

const parts: NonNullable<EntryRow["parts"]> = {
  parts: [
    { key: "P0", label: "P0", words: "home" },
    { key: "P1", label: "P1", words: "home, support" },
    { key: "P2", label: "P2", words: "community bed" },
    { key: "P3", label: "P3", words: "care home" },
  ],
  whole: { is: "sum" },
};

export const byPathway = (measure: string, title: string): EntryRow[] =>
  parts.parts.map(({ key, label, words }) =>
    anEntryRow({ measure, title, breakdown: key, label: `${label} ${words ?? ""}`, parts }),
  );

/** What comes once a week, named by its Thursday. */
export const weekly = (changes: Partial<EntryRow>): EntryRow =>
  anEntryRow({
    cadence: {
      every: "week",
      named: "end",
      weekday: 4,
      due: { time: "17:00", afterDays: 0 },
    },
    before: Array.from({ length: 7 }, (_, i) =>
      anEntryCell({ asAt: addDays(sheetDay, 7 * (i - 7)) }),
    ),
    ...changes,
  });

export const aSheet = (rows: readonly EntryRow[]): EntrySheet => ({
  locality: "banes",
  provider,
  day: sheetDay,
  today: sheetDay,
  at: "2024-08-15T07:42:00.000Z",
  epoch: "e",
  revision: 1,
  sender: "Flow lead, RUH",
  rows: [...rows],
});

/** Seven rows with a cell for each of eight days: OPEL, four pathways, the trust, and attendances of the day before. */
export const sevenDailyRows: readonly EntryRow[] = [
  anEntryRow({ measure: "ruh-opel", title: "RUH OPEL", kind: "level", scale: "opel" }),
  ...byPathway("ruh-nctr-banes", "NCTR, BaNES"),
  anEntryRow(),
  anEntryRow({ measure: "ruh-ed-attendances", title: "RUH ED attendances" }, 1),
];

export const hospitalSheet: EntrySheet = aSheet([
  ...sevenDailyRows,
  anEntryRow({ measure: "ruh-discharges", title: "RUH discharges" }, 1),
  weekly({ measure: "hub", title: "Wellbeing Hub referrals" }),
]);
