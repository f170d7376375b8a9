/**
 * What was true of every place at every revision, read apart from the servers and exactly.
 *
 * A revision is one committed change, and several may commit within a millisecond, so no reader can
 * be there at each of them. It need not be: nothing is ever overwritten, and `change` keeps when each
 * revision of a place was recorded, in its commit order. So what a place showed at a revision is what
 * it shows when all that was recorded there later is put out of sight. Asking "as known at" would do
 * for a locality, but not for the system over several of them: where the clocks of two servers differ,
 * what was recorded later in one locality may bear an earlier time than what was recorded before it in
 * another. So each locality is cut off at its own change of the same commit (rows of one transaction
 * bear its number, `xmin`), and the cut is a temporary view that stands before the table.
 *
 * The figures themselves are composed by the product's own reading, but by none of what is tested
 * here: no cache of plans or of as-ats, no hub, no patch, no message. The values are held against what
 * was sent in `ledger.ts` besides.
 */
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { z } from "zod";
import { viewAt } from "../../backend/actions/place.ts";
import { readFigures } from "../../backend/actions/read-figures.ts";
import { type Db, openStore, type Store } from "../../backend/store/database.ts";
import { findMeasures } from "../../backend/store/measures.ts";
import { findLocalities, type LocalityWithProviders } from "../../backend/store/places.ts";
import { findPlans } from "../../backend/store/plans.ts";
import type { Instant } from "../../contracts/calendar.ts";
import { Figure } from "../../contracts/figure.ts";
import type { Measure } from "../../contracts/measure.ts";
import { type PlaceKey, places, system } from "./system.ts";

const attemptsMax = 400;
const retryMs = 50;

export type Position = { place: PlaceKey; epoch: string; revision: number };

/** A place was put back: from where it had stood, to the same revision in a new epoch. */
export type PutBack = { from: Position; to: Position };

/** Up to when each place's records are in sight. */
type Cuts = ReadonlyMap<string, Instant>;

type ChangeRow = Position & { at: Instant; commit: string };

export const nameOfPosition = ({ place, epoch, revision }: Position): string =>
  `${place} ${epoch} ${revision}`;

export class Truth {
  readonly #databaseUrl: string;
  #store: Store;
  #isPrepared = false;
  #ground: Ground | null = null;
  /** Where each place stood when it was last learnt of. */
  readonly #last = new Map<PlaceKey, Position>();
  /** How each place lies behind the system, as of its last revision that was learnt. */
  #behindSystem: Cuts = new Map();
  readonly #cuts = new Map<string, Cuts>();
  readonly #figures = new Map<string, string>();

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
    this.#store = this.#open();
  }

  /** Learns of the revisions that were committed since it was last asked. */
  async learn(): Promise<Position[]> {
    const rows = await this.#ask(async (db) => {
      const read = await sql<ChangeRow>`
        SELECT change.locality_id AS place, revision.epoch, change.revision, change.at,
               change.xmin::text AS commit
        FROM change JOIN revision USING (locality_id)
        JOIN unnest(${[...places]}::text[], ${places.map((place) => this.#last.get(place)?.revision ?? 0)}::bigint[])
          AS learnt (locality_id, upto) USING (locality_id)
        WHERE change.revision > learnt.upto
        ORDER BY change.revision
      `.execute(db);
      return read.rows;
    });
    for (const row of rows) this.#note(row, this.#cutsAt(row, rows));
    return rows;
  }

  /** The figures that were true at a position, as text; null when there never was such a position. */
  async at(position: Position): Promise<string | null> {
    const name = nameOfPosition(position);
    const known = this.#figures.get(name);
    if (known !== undefined) return known;
    const cuts = this.#cuts.get(name);
    if (cuts === undefined) return null;
    const figures = await this.#ask(async (db) => {
      if (!this.#isPrepared) await prepareCut(db);
      this.#isPrepared = true;
      this.#ground ??= await readGround(db);
      return readCutOff(db, this.#ground, position.place, cuts);
    });
    this.#figures.set(name, figures);
    return figures;
  }

  /** The store was put back to these positions and goes on from them in new epochs. */
  restored(puttings: readonly PutBack[]): void {
    for (const { from, to } of puttings) {
      const cuts = this.#cuts.get(nameOfPosition(from)) ?? new Map<string, Instant>();
      this.#note(to, cuts);
      if (to.place === system) this.#behindSystem = cuts;
    }
  }

  /** Forgets all but where the places stand: another seed begins. */
  forget(): void {
    const standing = [...this.#last.values()].map(
      (position) => [position, this.#cuts.get(nameOfPosition(position))] as const,
    );
    this.#cuts.clear();
    this.#figures.clear();
    for (const [position, cuts] of standing) if (cuts !== undefined) this.#note(position, cuts);
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  #note({ place, epoch, revision }: Position, cuts: Cuts): void {
    this.#cuts.set(nameOfPosition({ place, epoch, revision }), cuts);
    this.#last.set(place, { place, epoch, revision });
  }

  #cutsAt(row: ChangeRow, rows: readonly ChangeRow[]): Cuts {
    if (row.place !== system) return new Map([[row.place, row.at]]);
    const together = rows.filter(({ commit }) => commit === row.commit);
    this.#behindSystem = new Map([
      ...this.#behindSystem,
      ...together.map(({ place, at }) => [place, at] as const),
    ]);
    return this.#behindSystem;
  }

  /** Asks again, on a new connection, when the database was restarted or cut the old one. */
  async #ask<T>(question: (db: Db) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await question(this.#store.db);
      } catch (error) {
        if (attempt === attemptsMax) throw error;
        await pause(retryMs);
        await this.#store.close().catch(() => {});
        this.#store = this.#open();
        this.#isPrepared = false;
      }
    }
  }

  // One connection: what is put out of sight is so on that one only.
  #open(): Store {
    return openStore(this.#databaseUrl, { poolMax: 1 });
  }
}

/** Puts the cut before the table, for as long as the connection lives. */
const prepareCut = async (db: Db): Promise<void> => {
  await sql`
    CREATE TEMP TABLE cut (locality_id text COLLATE "C" PRIMARY KEY, at timestamptz NOT NULL);
    CREATE TEMP VIEW observation AS
      SELECT observation.* FROM public.observation JOIN cut USING (locality_id)
      WHERE observation.recorded_at <= cut.at
  `.execute(db);
};

/** What never changes in the oracle: read once. */
type Ground = { localities: readonly LocalityWithProviders[]; measures: readonly Measure[] };

const readGround = async (db: Db): Promise<Ground> => ({
  localities: await findLocalities(db),
  measures: await findMeasures(db),
});

const readCutOff = async (
  db: Db,
  { localities, measures }: Ground,
  place: PlaceKey,
  cuts: Cuts,
): Promise<string> => {
  await sql`
    INSERT INTO cut SELECT * FROM unnest(
      ${[...cuts.keys()]}::text[], ${[...cuts.values()]}::timestamptz[]
    )
    ON CONFLICT (locality_id) DO UPDATE SET at = excluded.at
  `.execute(db);
  const locality = localities.find(({ key }) => key === place);
  if (locality === undefined) throw new Error(`There is no place "${place}".`);
  const knownAt = [...cuts.values()].toSorted().at(-1) ?? new Date(0).toISOString();
  const plans = await findPlans(db, place, knownAt);
  // Nothing is ever published here.
  const judged = { locality, measures, plans, lastReport: null };
  const figures = await readFigures(db, judged, viewAt(knownAt), "all");
  // By the same parser as a page's, so that the same figures are the same text.
  return JSON.stringify(z.array(Figure).parse(JSON.parse(JSON.stringify(figures))));
};
