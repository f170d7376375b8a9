/**
 * Fixed figures for the gallery: two mornings on which everything that a wall can say is said.
 * What is real in them and what is made up is told in the seeds; here they only stand still.
 */
import { type Instant, addDays, dayOf, instantInLondon } from "../contracts/calendar.ts";
import type { Change, Figure, FigurePart, Trend } from "../contracts/figure.ts";
import type { Cadence } from "../contracts/measure.ts";

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const eleven = { time: "11:00", afterDays: 0 };

const cadences = {
  morning: { every: "day", counts: "snapshot", at: "08:00", weekdays: everyDay, due: eleven },
  dayBefore: { every: "day", counts: "period", at: null, weekdays: everyDay, due: eleven },
  answer: { every: "day", counts: "snapshot", at: null, weekdays: everyDay, due: eleven },
  weekEnding: { every: "week", named: "end", weekday: 4, due: eleven },
  weekOf: { every: "week", named: "start", weekday: 1, due: eleven },
  declared: { every: "event", due: { time: "11:00", weekdays: everyDay } },
  occasion: { every: "occasion" },
} satisfies Record<string, Cadence>;

const ruh = { key: "ruh", name: "RUH" };
const hcrg = { key: "hcrg", name: "HCRG" };
const council = { key: "council", name: "Council" };
const primaryCare = { key: "primary-care", name: "Primary care" };

/** A figure with what is worth naming; everything else is absent. */
const figure = (
  named: Pick<Figure, "key" | "title" | "provider" | "value" | "asAt"> & Partial<Figure>,
): Figure => ({
  kind: "count",
  unit: { one: "patient", many: "patients" },
  caption: "patients",
  decimals: 0,
  polarity: "lower",
  cadence: cadences.morning,
  scale: null,
  capacity: null,
  tile: null,
  derived: false,
  text: null,
  none: null,
  note: null,
  recordedAt: null,
  origin: "entered",
  target: { state: "none", note: null },
  variance: null,
  rag: "not-rated",
  change: null,
  comparisons: { previous: null, lastWeek: null, lastYear: null },
  since: null,
  parts: [],
  beside: [],
  incomplete: null,
  dueAt: null,
  nextDueAt: null,
  provisionalUntil: null,
  revised: null,
  trend: { from: "2024-08-15", every: "day", values: [] },
  ...named,
});

const change = (since: string, value: number, difference: number): Change => ({
  since,
  from: value - difference,
  difference,
});

const dailyTo = (last: string, values: (number | null)[]): Trend => ({
  from: addDays(dayOf(last), 1 - values.length),
  every: "day",
  values,
});

const weeklyTo = (last: string, values: (number | null)[]): Trend => ({
  from: addDays(last, 7 * (1 - values.length)),
  every: "week",
  values,
});

const part = (label: string, words: string | null, value: number | null): FigurePart => ({
  key: label.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
  label,
  words,
  value,
});

const pathways = (p1: number, p2: number, p3: number, p0: number) => ({
  parts: [
    part("P1", "home, support", p1),
    part("P2", "community bed", p2),
    part("P3", "care home", p3),
  ],
  beside: [part("P0", "home", p0), part("with P0", null, p0 + p1 + p2 + p3)],
});

const stays = (p0: number, p1: number, p2: number, p3: number): FigurePart[] => [
  part("P0", null, p0),
  part("P1", null, p1),
  part("P2", null, p2),
  part("P3", null, p3),
];

const opel = (
  provider: Figure["provider"],
  position: number,
  value: number,
  named: Pick<Figure, "asAt" | "since" | "change" | "dueAt">,
): Figure =>
  figure({
    key: `${provider.key}-opel`,
    title: `${provider.name} OPEL`,
    provider,
    kind: "level",
    scale: "opel",
    cadence: cadences.declared,
    caption: "",
    tile: { size: "opel", position },
    rag: value === 1 ? "green" : value === 2 ? "amber" : "red",
    value,
    ...named,
  });

const lead = { size: "lead", position: 1 } as const;
const second = (position: number) => ({ size: "second", position }) as const;
const small = (position: number) => ({ size: "small", position }) as const;

// What each tile is, whatever the day.

const nctr = (
  value: number,
  named: Pick<Figure, "asAt" | "change" | "rag" | "trend" | "dueAt"> & Partial<Figure>,
): Figure =>
  figure({
    key: "ruh-nctr-banes-p1-3",
    title: "RUH: BaNES patients with no criteria to reside",
    provider: ruh,
    caption: "patients on pathways 1 to 3",
    derived: true,
    tile: lead,
    value,
    target: { state: "number", value: 20 },
    variance: { difference: value - 20, ratio: (value - 20) / 20 },
    ...named,
  });

const attendances = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "ruh-ed-attendances",
    title: "RUH ED attendances",
    provider: ruh,
    cadence: cadences.dayBefore,
    caption: "in the day",
    tile: second(1),
    target: { state: "not-rated", note: "RUH does not RAG rate ED attendances" },
    ...named,
  });

const virtualWards = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "virtual-ward-utilisation",
    title: "Virtual wards in use",
    provider: { key: "virtual-ward", name: "Virtual ward" },
    kind: "percent",
    unit: { one: "point", many: "points" },
    caption: "of places in use",
    derived: true,
    tile: second(2),
    target: { state: "band", floor: 80, ceiling: 95 },
    ...named,
  });

const wellbeing = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "cwh-referrals-ruh-weekly",
    title: "Wellbeing Hub, RUH",
    provider: { key: "wellbeing-hub", name: "Wellbeing Hub" },
    cadence: cadences.weekEnding,
    caption: "referrals",
    tile: second(3),
    target: { state: "tbc" },
    ...named,
  });

const wholeTrust = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "ruh-nctr",
    title: "NCTR, whole of RUH",
    provider: ruh,
    origin: "published",
    tile: second(4),
    ...named,
  });

const communityHospitals = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "community-hospital-nctr",
    title: "Community hospital NCTR",
    provider: hcrg,
    tile: small(1),
    target: { state: "tbc" },
    ...named,
  });

const paulton = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "paulton-miu-attendances",
    title: "Paulton MIU attendances",
    provider: hcrg,
    cadence: cadences.dayBefore,
    caption: "in the day",
    tile: small(2),
    target: { state: "tbc" },
    ...named,
  });

const careAct = (asAt: string, inBeds: number, elsewhere: number): Figure =>
  figure({
    key: "care-act-assessments",
    title: "Awaiting Care Act assessment",
    provider: council,
    cadence: cadences.occasion,
    unit: { one: "person", many: "people" },
    caption: "people",
    tile: small(3),
    asAt,
    value: inBeds + elsewhere,
    parts: [
      part("D2A beds", null, inBeds),
      part("reablement/interim", "reablement/interim care", elsewhere),
    ],
  });

const d2aBeds = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "d2a-beds-occupied",
    title: "D2A beds in use",
    provider: council,
    unit: { one: "bed", many: "beds" },
    caption: "beds",
    capacity: 30,
    tile: small(4),
    ...named,
  });

const orchardHouse = (asAt: string, value: number): Figure =>
  figure({
    key: "orchard-house-capacity",
    title: "Orchard House capacity",
    provider: { key: "orchard-house", name: "Orchard House" },
    unit: { one: "bed", many: "beds" },
    caption: "beds",
    capacity: 4,
    tile: small(5),
    asAt,
    value,
    dueAt: instantInLondon(addDays(asAt, 1), "11:00"),
  });

const careHomes = (asAt: string, text: string, dueAt: Instant): Figure =>
  figure({
    key: "care-home-challenges",
    title: "Care home challenges",
    provider: council,
    kind: "yes-no",
    cadence: cadences.answer,
    caption: "",
    tile: small(6),
    asAt,
    value: 1,
    text,
    dueAt,
  });

const gpas = (asAt: string, value: number, difference: number, dueAt: Instant): Figure =>
  figure({
    key: "primary-care-gpas",
    title: "Primary care GPAS",
    provider: primaryCare,
    kind: "level",
    scale: "gpas",
    cadence: cadences.declared,
    caption: "",
    tile: small(7),
    asAt,
    value,
    rag: value === 2 ? "amber" : "red",
    change: change("2024-08-08", value, difference),
    dueAt,
  });

const lengthOfStay = (named: Pick<Figure, "value" | "asAt"> & Partial<Figure>): Figure =>
  figure({
    key: "nctr-los",
    title: "NCTR length of stay",
    provider: ruh,
    kind: "average",
    cadence: cadences.weekOf,
    unit: { one: "day", many: "days" },
    caption: "average days, weighted by patients",
    derived: true,
    origin: "illustrative",
    tile: small(8),
    ...named,
  });

const nctrTrend = [
  27, 25.5, 26.5, 28, 26, 23, 22, 24, 25, 27, 24, 22, 21, 20, 21.5, 23, 25, 26, 23.5, 22, 21, 24,
  22, 21, 21, 20, 18, 17, 16,
].map(Math.round);
const edTrend = [252, 249, 285, 239, 258, 268, 261, 262, 254, 270, 238, 265, 281, 274, 291];

const eleven15August = instantInLondon("2024-08-15", "11:00");
const eleven16August = instantInLondon("2024-08-16", "11:00");

/** Thursday 15 August 2024, 8:42am: a quiet morning. */
export const august: readonly Figure[] = [
  opel(ruh, 1, 2, {
    asAt: "2024-08-15T08:20",
    since: "2024-08-14T16:10",
    change: change("2024-08-08", 2, -1),
    dueAt: eleven16August,
  }),
  opel(hcrg, 2, 2, {
    asAt: "2024-08-14T09:00",
    since: "2024-08-05",
    change: change("2024-08-08", 2, 0),
    dueAt: eleven15August,
  }),
  opel(primaryCare, 3, 3, {
    asAt: "2024-08-09",
    since: "2024-08-02",
    change: change("2024-08-08", 3, 0),
    dueAt: instantInLondon("2024-08-15", "17:30"),
  }),
  nctr(16, {
    asAt: "2024-08-15",
    change: change("2024-08-08", 16, -8),
    rag: "green",
    trend: dailyTo("2024-08-15", nctrTrend),
    recordedAt: instantInLondon("2024-08-15", "08:31"),
    dueAt: eleven16August,
    ...pathways(8, 4, 4, 6),
  }),
  attendances({
    value: 267,
    asAt: "2024-08-14",
    change: change("2024-08-08", 267, 20),
    trend: dailyTo(
      "2024-08-14",
      edTrend.map((value) => value - 24),
    ),
    dueAt: eleven16August,
  }),
  virtualWards({
    value: 74,
    asAt: "2024-08-15",
    rag: "amber",
    variance: { difference: -6, ratio: -0.075 },
    change: change("2024-08-08", 74, 3),
    trend: weeklyTo("2024-08-15", [64, 67, 71, 77, 81, 79, 72, 74]),
    parts: [part("patients", null, 34), part("places", null, 46)],
  }),
  wellbeing({
    value: 51,
    asAt: "2024-08-08",
    trend: weeklyTo("2024-08-08", [57, 60, 48, 43, 54, 59, 56, 51]),
    dueAt: instantInLondon("2024-08-15", "17:00"),
  }),
  wholeTrust({
    value: 224,
    asAt: "2024-08-15",
    change: change("2024-08-08", 224, 14),
    trend: dailyTo(
      "2024-08-15",
      [218, 221, 160, 148, 206, 208, 214, 209, 226, 235, 160, 158, 214, 208, 226, 211, 224],
    ),
    dueAt: eleven16August,
  }),
  communityHospitals({
    value: 15,
    asAt: "2024-08-14",
    change: change("2024-08-08", 15, -3),
    trend: dailyTo("2024-08-14", [22, 21, 20, 19, 18, 18, 17, 18, 16, 15]),
    dueAt: eleven15August,
  }),
  paulton({
    value: 34,
    asAt: "2024-08-14",
    change: change("2024-08-08", 34, -3),
    trend: dailyTo("2024-08-14", [36, 40, 33, 36, 43, 31, 36, 34, 34]),
    dueAt: eleven15August,
  }),
  careAct("2024-07-31", 14, 46),
  d2aBeds({ value: 29, asAt: "2024-08-14", dueAt: eleven15August }),
  orchardHouse("2024-08-15", 1),
  careHomes("2024-08-14", "Affordable dementia beds, residential and nursing", eleven15August),
  gpas("2024-08-09", 2, 0, eleven16August),
  lengthOfStay({ value: 6, asAt: "2024-08-12", parts: stays(3, 5, 7, 7) }),
];

/** The same wall as it stood when the link was lost at 8:28am: RUH had not sent yet. */
export const augustBefore: readonly Figure[] = august.map((one) => {
  switch (one.key) {
    case "ruh-nctr-banes-p1-3":
      return {
        ...one,
        value: 17,
        asAt: "2024-08-14",
        variance: { difference: -3, ratio: -0.15 },
        change: change("2024-08-08", 17, -7),
        trend: dailyTo("2024-08-14", nctrTrend.slice(0, -1)),
        ...pathways(8, 5, 4, 6),
      };
    case "ruh-ed-attendances":
      return {
        ...one,
        value: 255,
        asAt: "2024-08-13",
        change: change("2024-08-08", 255, 8),
        dueAt: eleven15August,
      };
    default:
      return one;
  }
});

const eleven9January = instantInLondon("2025-01-09", "11:00");
const eleven10January = instantInLondon("2025-01-10", "11:00");

/** Thursday 9 January 2025, 1:26pm: OPEL 4, reds, and every kind of doubt at once. */
export const january: readonly Figure[] = [
  opel(ruh, 1, 4, {
    asAt: "2025-01-09T06:05",
    since: "2025-01-09T06:05",
    change: change("2025-01-02", 4, 1),
    dueAt: eleven10January,
  }),
  opel(hcrg, 2, 3, {
    asAt: "2025-01-09T09:00",
    since: "2025-01-07T14:40",
    change: change("2025-01-02", 3, 1),
    dueAt: instantInLondon("2025-01-09", "14:00"),
  }),
  opel(primaryCare, 3, 3, {
    asAt: "2025-01-08",
    since: "2024-12-30",
    change: change("2025-01-02", 3, 0),
    dueAt: instantInLondon("2025-01-09", "17:30"),
  }),
  nctr(34, {
    asAt: "2025-01-09",
    change: change("2025-01-02", 34, 7),
    rag: "red",
    trend: dailyTo(
      "2025-01-09",
      [
        19, 20, 22, 21, 23, 24, 22, 23, 25, 24, 26, 25, 27, 28, 26, 24, 25, 27, 28, 29, 27, 29, 30,
        31, 30, 32, 33, 32, 34,
      ],
    ),
    dueAt: eleven10January,
    ...pathways(17, 9, 8, 9),
  }),
  attendances({
    value: 318,
    asAt: "2025-01-08",
    change: change("2025-01-02", 318, 41),
    revised: {
      was: "296",
      at: instantInLondon("2025-01-09", "12:50"),
      role: "RUH flow lead",
      reason: "late arrivals added",
    },
    trend: dailyTo("2025-01-08", [
      262,
      258,
      280,
      255,
      270,
      281,
      null,
      null,
      270,
      296,
      268,
      290,
      318,
    ]),
    dueAt: eleven10January,
  }),
  virtualWards({
    value: 102,
    asAt: "2025-01-09",
    rag: "red",
    variance: { difference: 7, ratio: 0.074 },
    change: change("2025-01-02", 102, 11),
    trend: weeklyTo("2025-01-09", [78, 80, 84, 88, 90, 89, 91, 102]),
    parts: [part("patients", null, 47), part("places", null, 46)],
  }),
  wellbeing({
    value: 29,
    asAt: "2025-01-02",
    change: change("2024-12-26", 29, -18),
    trend: weeklyTo("2025-01-02", [50, 54, 48, 57, 52, 47, 30, 29]),
    dueAt: instantInLondon("2025-01-09", "17:00"),
  }),
  wholeTrust({
    value: 169,
    asAt: "2025-01-09",
    change: change("2025-01-02", 169, -8),
    trend: dailyTo("2025-01-09", [165, 170, 158, 172, 181, 150, 148, 174, 172, 173, 169]),
    dueAt: eleven10January,
  }),
  communityHospitals({
    value: null,
    asAt: "2025-01-09",
    rag: "no-figure",
    derived: true,
    parts: [part("Paulton", null, 19), part("St Martin’s", null, null)],
    incomplete: { missing: ["St Martin’s"], lastComplete: { asAt: "2025-01-08", value: 31 } },
    dueAt: eleven10January,
  }),
  paulton({
    value: null,
    none: "unit closed all day, snow",
    asAt: "2025-01-08",
    recordedAt: instantInLondon("2025-01-09", "07:50"),
    rag: "no-figure",
    dueAt: eleven10January,
  }),
  careAct("2024-12-31", 19, 52),
  d2aBeds({ value: 30, asAt: "2025-01-08", dueAt: eleven9January }),
  orchardHouse("2025-01-09", 0),
  careHomes("2025-01-09", "3 homes closed to new residents, flu", eleven10January),
  gpas("2025-01-08", 3, 1, instantInLondon("2025-01-16", "17:30")),
  lengthOfStay({
    value: 9,
    asAt: "2024-12-30",
    parts: stays(4, 8, 13, 11),
    provisionalUntil: "2025-01-22",
  }),
];

/** One state of a tile, with its name and what it says of it. */
export type State = { name: string; says: string; figure: Figure; now: Instant };

const at842 = instantInLondon("2024-08-15", "08:42");
const at1326 = instantInLondon("2025-01-09", "13:26");

const shortNctr = (value: number, asAt: string, difference: number, rag: Figure["rag"]): Figure =>
  nctr(value, {
    asAt,
    title: "RUH NCTR, BaNES P1-3",
    caption: "patients",
    tile: small(1),
    change: change(addDays(asAt, -7), value, difference),
    rag,
    trend: dailyTo(asAt, [24, 22, 21, 22, 20, 19, 18, value]),
    dueAt: null,
  });

const of = (figures: readonly Figure[], key: string, named: Partial<Figure> = {}): Figure => {
  const found = figures.find((one) => one.key === key);
  if (found === undefined) throw new Error(`The gallery has no figure ${key}.`);
  return { ...found, tile: small(1), ...named };
};

export const tileStates: readonly State[] = [
  {
    name: "Green",
    says: "quiet band, circle",
    figure: shortNctr(16, "2024-08-15", -8, "green"),
    now: at842,
  },
  {
    name: "Green, difference 0",
    says: "on target is green",
    figure: shortNctr(20, "2024-08-12", -1, "green"),
    now: at842,
  },
  {
    name: "Amber",
    says: "solid band, triangle",
    figure: of(august, "virtual-ward-utilisation"),
    now: at842,
  },
  {
    name: "Red",
    says: "solid band, square",
    figure: shortNctr(34, "2025-01-09", 7, "red"),
    now: at1326,
  },
  {
    name: "Not rated",
    says: "the provider does not rate it",
    figure: of(august, "ruh-ed-attendances"),
    now: at842,
  },
  {
    name: "Target to be confirmed",
    says: "a target is coming",
    figure: of(august, "paulton-miu-attendances"),
    now: at842,
  },
  {
    name: "Capacity",
    says: "places drawn, what is free in words",
    figure: of(august, "orchard-house-capacity"),
    now: at842,
  },
  {
    name: "A true zero",
    says: "a number like any other",
    figure: of(january, "orchard-house-capacity"),
    now: at1326,
  },
  {
    name: "No figure",
    says: "reported, with a reason",
    figure: of(january, "paulton-miu-attendances"),
    now: at1326,
  },
  {
    name: "Incomplete total",
    says: "never a smaller total",
    figure: of(january, "community-hospital-nctr"),
    now: at1326,
  },
  {
    name: "Due, not late",
    says: "quiet until the time has passed",
    figure: of(august, "ruh-nctr", { asAt: "2024-08-14", dueAt: eleven15August }),
    now: at842,
  },
  {
    name: "Overdue",
    says: "this feed missed its time",
    figure: of(january, "d2a-beds-occupied"),
    now: at1326,
  },
  {
    name: "Overdue, was amber",
    says: "an old rating has no band",
    figure: of(august, "primary-care-gpas", { dueAt: instantInLondon("2024-08-14", "17:30") }),
    now: at842,
  },
  {
    name: "Revised",
    says: "changed after it was shown",
    figure: of(january, "ruh-ed-attendances"),
    now: at1326,
  },
  {
    name: "Revised, by whom and why",
    says: "a wall names roles, not people",
    figure: of(january, "ruh-ed-attendances", {
      revised: {
        was: "296",
        at: instantInLondon("2025-01-09", "12:50"),
        role: "RUH flow lead",
        reason: "one ward counted twice",
      },
    }),
    now: at1326,
  },
  {
    name: "Revised, with a band",
    says: "the band keeps the rating",
    figure: {
      ...shortNctr(16, "2024-08-15", -8, "green"),
      revised: {
        was: "17",
        at: instantInLondon("2024-08-15", "08:31"),
        role: null,
        reason: null,
      },
    },
    now: at842,
  },
  {
    name: "Provisional",
    says: "may still change, until a date",
    figure: of(january, "nctr-los"),
    now: at1326,
  },
  {
    name: "Over 100%",
    says: "shown and flagged, never clipped",
    figure: of(january, "virtual-ward-utilisation"),
    now: at1326,
  },
  {
    name: "Yes or no",
    says: "with the provider’s sentence",
    figure: of(august, "care-home-challenges"),
    now: at842,
  },
  {
    name: "In parts",
    says: "the whole and what it is made of",
    figure: of(august, "care-act-assessments"),
    now: at842,
  },
  {
    name: "Averages",
    says: "one for each pathway; illustrative",
    figure: of(august, "nctr-los"),
    now: at842,
  },
  {
    name: "A sentence",
    says: "a figure may be words alone",
    figure: figure({
      key: "escalation-note",
      title: "Escalation",
      provider: hcrg,
      kind: "text",
      value: null,
      text: "Ward 4 open for the weekend",
      asAt: "2024-08-15",
      tile: small(1),
    }),
    now: at842,
  },
  {
    name: "A pair",
    says: "two numbers that belong together",
    figure: figure({
      key: "virtual-ward-pair",
      title: "Virtual ward today",
      provider: { key: "virtual-ward", name: "Virtual ward" },
      kind: "average",
      caption: "Patients and places",
      value: 46,
      parts: [part("patients", null, 46), part("places", null, 62)],
      asAt: "2024-08-15",
      tile: small(1),
    }),
    now: at842,
  },
  { name: "Level", says: "as declared", figure: of(august, "primary-care-gpas"), now: at842 },
  {
    name: "A gap in the line",
    says: "a missing day is not crossed",
    figure: of(january, "ruh-ed-attendances", { revised: null, rag: "not-rated" }),
    now: at1326,
  },
  {
    name: "Never reported",
    says: "no value, no line, no colour",
    figure: figure({
      key: "ambulance-handovers",
      title: "Ambulance handovers",
      provider: ruh,
      value: null,
      asAt: null,
      rag: "no-figure",
      tile: small(1),
    }),
    now: at842,
  },
];

export const justChangedState: State = {
  name: "Just changed",
  says: "a ring for 4 seconds, then still",
  figure: shortNctr(16, "2024-08-15", -8, "green"),
  now: instantInLondon("2024-08-15", "08:31"),
};
export const beforeTheChange: Figure = shortNctr(17, "2024-08-14", -7, "green");

export const opelStates: readonly State[] = [1, 2, 3, 4].map((level) => ({
  name: `OPEL ${level}`,
  says: "",
  figure: opel(ruh, 1, level, {
    asAt: "2025-01-09T06:05",
    since: level === 4 ? "2025-01-09T06:05" : "2025-01-06T16:10",
    change: change("2025-01-02", level, level === 2 ? -1 : level === 4 ? 1 : 0),
    dueAt: level === 1 ? eleven9January : eleven10January,
  }),
  now: at1326,
}));
