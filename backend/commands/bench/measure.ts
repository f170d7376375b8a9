/** Everything that is measured, the servers in turns, as rows. */
import type { Contender } from "./contender.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./row.ts";
import { type Bench, join, type Seen, warm, watch, writeMany } from "./trials.ts";

export type Contenders = { bare: Contender; ours: Contender };
type Both<T> = { bare: T[]; ours: T[] };

/** Runs a trial `turns` times for each, one after the other. */
const inTurns = async <T>(
  { bare, ours }: Contenders,
  turns: number,
  trial: (contender: Contender) => Promise<T>,
): Promise<Both<T>> => {
  const results: Both<T> = { bare: [], ours: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    results.bare.push(await trial(bare));
    results.ours.push(await trial(ours));
  }
  return results;
};

/** @param say told what is being measured now. */
export const measureAll = async (
  bench: Bench,
  contenders: Contenders,
  say: (what: string) => void,
): Promise<Row[]> => {
  const { extent } = bench;
  say("Warming both servers.");
  await inTurns(contenders, 1, (contender) => warm(bench, contender));
  const rows: Row[] = [];
  for (const displays of extent.displays) {
    const group = displaysOf(displays);
    say(`${group} watching, a figure every ${extent.postEveryMs} ms.`);
    const seen = await inTurns(contenders, extent.turns, (one) => watch(bench, one, displays));
    rows.push(...rowsOfSeen(group, seen));
  }
  say(`${displaysOf(extent.joining)} joining at once.`);
  const joined = await inTurns(contenders, extent.turns, (one) => join(bench, one));
  const group = `${displaysOf(extent.joining)} joining at once`;
  const firstMs = (side: keyof Contenders) => joined[side].flatMap((one) => one.firstAfterMs);
  rows.push(
    ...rowOf(group, "first snapshot, median", "ms", (side) => percentile(firstMs(side), 50)),
    ...rowOf(group, "first snapshot, the last", "ms", (side) => percentile(firstMs(side), 100)),
  );
  for (const displays of extent.writingBefore) {
    const what = displays === 0 ? "no display" : displaysOf(displays);
    say(`${extent.writers} writers that never pause, ${what} watching.`);
    const rates = await inTurns(contenders, extent.turns, (one) => writeMany(bench, one, displays));
    const writing = `${extent.writers} writers that never pause`;
    rows.push(
      ...rowOf(writing, `figures, ${what} watching`, "a second", (side) => mean(rates[side])),
    );
  }
  return rows;
};

const displaysOf = (count: number): string =>
  count === 1 ? "1 display" : `${count.toLocaleString("en-GB")} displays`;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const rowsOfSeen = (group: string, seen: Both<Seen>): Row[] => {
  const seenMs = (side: keyof Contenders) => seen[side].flatMap((one) => one.seenMs);
  const answeredMs = (side: keyof Contenders) => seen[side].flatMap((one) => one.acknowledgedMs);
  const uses = (side: keyof Contenders) => seen[side].flatMap((one) => one.use ?? []);
  const missed = (side: keyof Contenders) => seen[side].reduce((sum, one) => sum + one.missed, 0);
  return [
    ...rowOf(group, "seen, median", "ms", (side) => percentile(seenMs(side), 50)),
    ...rowOf(group, "seen, 99th percentile", "ms", (side) => percentile(seenMs(side), 99)),
    ...rowOf(group, "acknowledged, median", "ms", (side) => percentile(answeredMs(side), 50)),
    ...rowOf(group, "acknowledged, 99th percentile", "ms", (side) =>
      percentile(answeredMs(side), 99),
    ),
    ...rowOf(group, "processor time a figure", "ms", (side) =>
      mean(uses(side).map((use) => use.processorMsPerPost)),
    ),
    ...rowOf(group, "memory", "MB", (side) => Math.max(...uses(side).map((use) => use.memoryMb))),
    ...rowOf(group, "never seen", "figures", missed).filter(({ bare, ours }) => bare + ours > 0),
  ];
};

/** No row where nothing could be measured. */
const rowOf = (
  group: string,
  what: string,
  unit: Row["unit"],
  value: (side: keyof Contenders) => number,
): Row[] => {
  const row = { group, what, unit, bare: value("bare"), ours: value("ours") };
  return Number.isFinite(row.bare) && Number.isFinite(row.ours) ? [row] : [];
};
