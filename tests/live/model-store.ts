/**
 * A place's figures in memory, with all that they ever were: what the displays are held against.
 * It stands where the store stands and answers as the store promises to.
 */
import type { Figure } from "../../contracts/figure.ts";
import type { Readings } from "../../backend/live/readings.ts";
import type { FakeClock } from "./fake-clock.ts";

export const locality = "banes";

export const aFigure = (key: string, value: number | null): Figure => ({
  key,
  title: "NCTR",
  provider: { key: "ruh", name: "RUH" },
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
  scale: null,
  capacity: null,
  tile: null,
  derived: false,
  value,
  text: null,
  none: null,
  note: null,
  asAt: "2024-08-15",
  recordedAt: "2024-08-15T07:00:00.000Z",
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
});

/** What a wall shows, in few words: "nctr 16, opel 2". */
export const inWords = (figures: readonly Figure[]): string =>
  figures.map(({ key, value }) => `${key} ${value}`).join(", ");

export type ModelStore = Readings & {
  epoch: string;
  revision: number;
  /** Makes each read take place after the one time and answer after the other. */
  readDelaysMs: () => [number, number];
  /** Whether a read fails. */
  fails: () => boolean;
  /** The reads so far, by name. */
  reads: string[];
  /** Commits these values and returns the revision that they led to. */
  submit(values: Record<string, number>): number;
  /** Puts back a copy of how it was at `revision`, as a new epoch. */
  putBack(revision: number): void;
  /** What was true at a revision, in words; undefined when there never was such a revision. */
  truthAt(epoch: string, revision: number): string | undefined;
};

export const makeModelStore = (clock: FakeClock, first: Record<string, number>): ModelStore => {
  // What was committed at each revision; the index is the revision.
  let submissions: Record<string, number>[] = [first];
  const truths = new Map<string, string>();

  const figuresAt = (revision: number): Figure[] => {
    const values: Record<string, number> = Object.assign({}, ...submissions.slice(0, revision + 1));
    return Object.entries(values).map(([key, value]) => aFigure(key, value));
  };
  const writeDown = (): void => {
    truths.set(`${store.epoch} ${store.revision}`, inWords(figuresAt(store.revision)));
  };
  const pause = (ms: number): Promise<void> | undefined =>
    ms === 0 ? undefined : new Promise((resolve) => void clock.after(ms, resolve));

  const read = async <T>(name: string, take: () => T): Promise<T> => {
    store.reads.push(name);
    const [beforeMs, afterMs] = store.readDelaysMs();
    const fails = store.fails();
    await pause(beforeMs);
    const taken = take();
    await pause(afterMs);
    if (fails) throw new Error("The store cannot be reached.");
    return taken;
  };

  const patchSince = (since: number) => {
    if (since > store.revision) return "unknown" as const;
    const { epoch, revision: to } = store;
    const keys = new Set(submissions.slice(since + 1).flatMap((values) => Object.keys(values)));
    const figures = figuresAt(to).filter(({ key }) => keys.has(key));
    return { epoch, from: since, to, at: clock.now(), figures };
  };

  const store: ModelStore = {
    epoch: "first",
    revision: 0,
    readDelaysMs: () => [0, 0],
    fails: () => false,
    reads: [],
    submit(values) {
      submissions.push(values);
      store.revision += 1;
      writeDown();
      return store.revision;
    },
    putBack(revision) {
      store.epoch = `${store.epoch}'`;
      store.revision = revision;
      submissions = submissions.slice(0, revision + 1);
      writeDown();
      for (let earlier = 0; earlier < revision; earlier += 1) {
        truths.set(`${store.epoch} ${earlier}`, inWords(figuresAt(earlier)));
      }
    },
    truthAt: (epoch, revision) => truths.get(`${epoch} ${revision}`),
    readSnapshot: () =>
      read("snapshot", () => ({
        epoch: store.epoch,
        revision: store.revision,
        at: clock.now(),
        figures: figuresAt(store.revision),
      })),
    readPatch: (_, since) => read(`patch ${since}`, () => patchSince(since)),
    readRevision: () => read("revision", () => ({ epoch: store.epoch, revision: store.revision })),
  };
  writeDown();
  return store;
};
