/** A part of the bench, and what the parts share. */
import type { Contender } from "./contender.ts";
import type { DisplayRoom } from "./display-room.ts";
import type { Extent } from "./extent.ts";
import type { SentFigure } from "./figure.ts";
import type { Aim, Row } from "./row.ts";
import type { Sender } from "./sender.ts";

export type Bench = {
  room: DisplayRoom;
  sender: Sender;
  figure: SentFigure;
  extent: Extent;
  /** Told what is being measured now. */
  say: (what: string) => void;
};

export type Contenders = { bare: Contender; ours: Contender };
export type Side = keyof Contenders;
export type Both<T> = { bare: T[]; ours: T[] };

/** One part of what is measured, as rows. */
export type Section = (bench: Bench, contenders: Contenders) => Promise<Row[]>;

/** Runs a trial `turns` times for each, one after the other. */
export const inTurns = async <T>(
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

/** No row where nothing could be measured. */
export const rowOf = (
  group: string,
  what: string,
  unit: Row["unit"],
  value: (side: Side) => number,
  aim?: Aim,
): Row[] => {
  const row = { group, what, unit, bare: value("bare"), ours: value("ours") };
  if (!Number.isFinite(row.bare) || !Number.isFinite(row.ours)) return [];
  return [aim === undefined ? row : { ...row, aim }];
};

export const displaysOf = (count: number): string =>
  count === 1 ? "1 display" : `${count.toLocaleString("en-GB")} displays`;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
