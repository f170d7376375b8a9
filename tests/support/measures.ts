/** Small measures for tests of the pure core; each test changes only what it is about. */
import type { Measure } from "../../contracts/measure.ts";
import type { Observation } from "../../contracts/observation.ts";
import type { Plan, Target } from "../../contracts/plan.ts";
import type { Provider } from "../../contracts/place.ts";

export const provider: Provider = {
  key: "ruh",
  locality: "banes",
  name: "Royal United Hospitals Bath",
  shortName: "RUH",
  odsCode: "RD1",
};

export const aMeasure = (changes: Partial<Measure> = {}): Measure => ({
  key: "nctr",
  locality: "banes",
  provider: "ruh",
  title: "NCTR",
  definition: "Patients who no longer need a hospital bed at 8am.",
  kind: "count",
  unit: { one: "patient", many: "patients" },
  caption: "patients",
  decimals: 0,
  polarity: "lower",
  cadence: {
    every: "day",
    counts: "snapshot",
    at: "08:00",
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    due: { time: "11:00", afterDays: 0 },
  },
  breakdown: null,
  derivation: null,
  capacity: null,
  scale: null,
  ragRule: { by: "target", tolerance: { is: "relative", amount: 0.15 } },
  provisionalDays: null,
  tile: null,
  ...changes,
});

export const pathways: NonNullable<Measure["breakdown"]> = {
  parts: ["P0", "P1", "P2", "P3"].map((key) => ({ key, label: key, words: null })),
  whole: { is: "sum" },
};

export const anObservation = (changes: Partial<Observation> = {}): Observation => ({
  measure: "nctr",
  breakdown: "",
  asAt: "2024-08-15",
  recordedAt: "2024-08-15T07:31:00.000Z",
  value: null,
  level: null,
  text: null,
  none: null,
  note: null,
  reason: null,
  role: null,
  origin: "entered",
  previous: null,
  ...changes,
});

export const aPlan = (targets: Partial<Target>[], changes: Partial<Plan> = {}): Plan => ({
  key: "winter",
  locality: "banes",
  title: "Winter plan",
  version: "1",
  source: "Winter plan",
  author: "Place team",
  reason: "First version",
  recordedAt: "2024-04-01T09:00:00.000Z",
  targets: targets.map((target) => ({
    measure: "nctr",
    startsOn: "2024-04-01",
    aim: { state: "number", value: 20 },
    level: "local",
    source: "page 1",
    ...target,
  })),
  ...changes,
});
