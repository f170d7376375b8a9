/** What has happened so far, and the table of it. */
import type { Operation, Return } from "./operations.ts";

export type Happening = Operation["does"] | Return["does"];

/** Every kind of thing that can happen, in the order of the table; a run of any length has them all. */
const happenings: Record<Happening, string> = {
  submit: "submissions",
  correct: "corrections",
  "submit-twice": "sent to both servers at once",
  repeat: "sent again later",
  "change-plan": "plan changes",
  cut: "lines cut",
  "go-dead": "lines gone dead (half-open)",
  stall: "lines stalled",
  delay: "lines made slow",
  mishap: "messages lost, repeated or swapped",
  flood: "readers flooded past the buffer",
  wake: "pages woken",
  deafen: "listeners cut off",
  sever: "database connections cut",
  "jump-clock": "clocks moved",
  "kill-server": "servers killed outright",
  "restart-database": "database restarts",
  restore: "restores with new epochs",
  return: "returns with nothing missed",
  "return-after-14-hours": "returns after 14 hours",
};

export type Tally = {
  seeds: number;
  happened: Record<Happening, number>;
  /** Texts that a server did not queue for a reader that was behind, and wires it gave up (rule L6). */
  textsSkipped: number;
  statesChecked: number;
  valuesChecked: number;
  snapshotsCompared: number;
  reconnects: number;
  /** From when all was well again to when every page was right, at the most. */
  rightAfterMsMax: number;
  elapsedMs: number;
};

export const makeTally = (): Tally => ({
  seeds: 0,
  happened: {
    submit: 0,
    correct: 0,
    "submit-twice": 0,
    repeat: 0,
    "change-plan": 0,
    cut: 0,
    "go-dead": 0,
    stall: 0,
    delay: 0,
    mishap: 0,
    flood: 0,
    wake: 0,
    deafen: 0,
    sever: 0,
    "jump-clock": 0,
    "kill-server": 0,
    "restart-database": 0,
    restore: 0,
    return: 0,
    "return-after-14-hours": 0,
  },
  textsSkipped: 0,
  statesChecked: 0,
  valuesChecked: 0,
  snapshotsCompared: 0,
  reconnects: 0,
  rightAfterMsMax: 0,
  elapsedMs: 0,
});

/** What can happen, in words, and how often it did. */
export const countHappenings = ({ happened }: Tally): [words: string, count: number][] => {
  const counts = new Map(Object.entries(happened));
  return Object.entries(happenings).map(([name, words]) => [words, counts.get(name) ?? 0]);
};

/** "  1234  lines cut", a line for each. */
export const writeTally = (tally: Tally): string => {
  const rows: [string, string][] = [
    [String(tally.seeds), "seeds passed"],
    ...countHappenings(tally).map(([words, count]): [string, string] => [String(count), words]),
    [String(tally.textsSkipped), "texts not queued for slow readers"],
    [String(tally.reconnects), "reconnections"],
    [String(tally.statesChecked), "states shown, each held against what was true"],
    [String(tally.valuesChecked), "of their figures held against what was sent"],
    [String(tally.snapshotsCompared), "walls held against fresh snapshots"],
    [`${Math.round(tally.rightAfterMsMax)} ms`, "until every page was right, at the most"],
    [`${(tally.elapsedMs / 1_000).toFixed(1)} s`, "in all"],
  ];
  const width = Math.max(...rows.map(([count]) => count.length));
  return rows.map(([count, words]) => `  ${count.padStart(width)}  ${words}`).join("\n");
};
