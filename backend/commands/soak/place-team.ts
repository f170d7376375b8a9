/** Those who keep a place's figures: they know what can be entered, enter it, and move the clock on. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Instant } from "../../../contracts/calendar.ts";
import { EntrySheet, type EntryRow } from "../../../contracts/entry.ts";
import { type Key, LocalityList } from "../../../contracts/place.ts";
import { signIn } from "../sign-in.ts";

/** What stands nowhere yet begins about here. */
const valueFirst = 20;
const levelMax = 4;
/** How far a value strays from the one before: enough to be seen, too little to be asked about. */
const straying = [-1, 0, 1, 2] as const;

export type Cell = Pick<EntryRow, "measure" | "breakdown" | "asAt" | "kind"> & {
  provider: Key;
  before: number | null;
};

export type PlaceTeam = {
  /** Moves the demonstration's clock on to a moment. */
  moveClock(to: Instant): Promise<void>;
  /** What may be entered today: one cell for each number and level of each provider. */
  findCells(): Promise<Cell[]>;
  /** Enters a cell; resolves with the revision that it led to. */
  enter(cell: Cell, turn: number): Promise<number>;
};

/** Signs in at a demonstration with its password. */
export const meetPlaceTeam = async (
  address: string,
  place: Key,
  password: string,
): Promise<PlaceTeam> => {
  const cookies = {
    admin: await signIn(address, "admin@demo.example", password),
    place: await signIn(address, "place@demo.example", password),
  };
  const ask = async (who: keyof typeof cookies, path: string, body?: object): Promise<unknown> => {
    const reply = await fetch(`${address}/api/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        Cookie: cookies[who],
        "Content-Type": "application/json",
        "Idempotency-Key": randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
    return reply.json();
  };
  const { localities } = LocalityList.parse(await ask("place", "localities"));
  const providers = localities.find(({ key }) => key === place)?.providers ?? [];

  return {
    moveClock: async (to) => {
      await ask("admin", "demonstration/clock", { to });
    },
    findCells: async () => {
      const sheets = providers.map(async ({ key }) =>
        EntrySheet.parse(await ask("place", `localities/${place}/providers/${key}/sheet`)),
      );
      return (await Promise.all(sheets)).flatMap(cellsOf);
    },
    enter: async (cell, turn) => {
      const receipt = await ask("place", `localities/${place}/submissions`, {
        provider: cell.provider,
        observations: [observationOf(cell, turn)],
      });
      return z.object({ revision: z.int() }).parse(receipt).revision;
    },
  };
};

const cellsOf = ({ provider, rows }: EntrySheet): Cell[] =>
  rows.flatMap(({ measure, breakdown, asAt, kind, now, before }) =>
    kind === "text" || kind === "yes-no"
      ? []
      : {
          provider: provider.key,
          measure,
          breakdown,
          asAt,
          kind,
          before: [...before, now].findLast(({ value }) => value !== null)?.value ?? null,
        },
  );

const observationOf = ({ measure, breakdown, asAt, kind, before }: Cell, turn: number): object => {
  const named = { measure, asAt, ...(breakdown === "" ? {} : { breakdown }) };
  if (kind === "level") return { ...named, level: 1 + (turn % levelMax) };
  const strayed = Math.round(before ?? valueFirst) + (straying[turn % straying.length] ?? 0);
  return { ...named, value: Math.max(0, strayed) };
};
