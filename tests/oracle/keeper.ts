/** What an operator does to the store beside the servers: change the plan, cut connections, put it back from a copy. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Db, openStore, type Store, write } from "../../backend/store/database.ts";
import { savePlan } from "../../backend/store/plans.ts";
import { advanceRevision, type Revision } from "../../backend/store/revisions.ts";
import type { Aim } from "../../contracts/plan.ts";
import { type LocalityKey, planned } from "./system.ts";
import type { Position, PutBack, Truth } from "./truth.ts";

const poolMax = 2;
/** What the servers call their connections. */
const listenerName = "locality-flow listener";
const poolName = "locality-flow";

/** Before any day that a figure of the oracle is about. */
const planStartsOn = "2020-01-01";

export class Keeper {
  readonly #store: Store;
  #versions = 0;

  constructor(databaseUrl: string) {
    this.#store = openStore(databaseUrl, { poolMax });
  }

  get db(): Db {
    return this.#store.db;
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async positions(): Promise<Position[]> {
    const { rows } = await sql<Position>`
      SELECT locality_id AS place, epoch, revision FROM revision ORDER BY locality_id
    `.execute(this.db);
    return rows;
  }

  /**
   * Saves another version of a place's plan and announces it, in one transaction, as `npm run seed`
   * does beside a running server.
   *
   * @param aims what each planned measure is to be; null for "to be confirmed".
   */
  changePlan(place: LocalityKey, aims: readonly (number | null)[], now: string): Promise<Revision> {
    this.#versions += 1;
    const version = `${this.#versions} ${randomUUID()}`;
    return write(this.db, async (tx) => {
      const advanced = await advanceRevision(tx, { locality: place, measures: "all", now });
      await savePlan(tx, {
        key: "winter",
        locality: place,
        title: "Winter plan",
        version,
        source: "The oracle",
        author: "The oracle",
        reason: "Another version",
        recordedAt: advanced.at,
        targets: planned.map((measure, i) => ({
          measure,
          startsOn: planStartsOn,
          aim: aimOf(aims[i] ?? null),
          level: "local",
          source: "page 1",
        })),
      });
      return advanced;
    });
  }

  /** Ends the connections on which the servers hear of changes; they come back by themselves. */
  deafen(): Promise<void> {
    return this.#terminate(listenerName);
  }

  /** Ends every other connection of the servers, whatever they are doing on it. */
  sever(): Promise<void> {
    return this.#terminate(poolName);
  }

  /**
   * Puts the store back to how it was at `marks`, as from a copy, and gives each place a new epoch, as
   * the README says to. What the servers hold of what is gone, they keep: nobody restarts them.
   */
  async restore(marks: readonly Position[], truth: Truth): Promise<PutBack[]> {
    const puttings = await write(this.db, async (tx) => {
      // Nothing commits from here on: what was true up to now is read before it is gone. In the order
      // in which a submission takes them, so that neither waits for the other.
      await sql`
        LOCK TABLE revision, change, submission, observation, plan, target
        IN SHARE ROW EXCLUSIVE MODE
      `.execute(tx);
      for (const position of await truth.learn()) await truth.at(position);
      const putBack = marks.map((from) => ({ from, to: { ...from, epoch: newEpoch() } }));
      for (const { to } of putBack) {
        await sql`
          UPDATE revision SET epoch = ${to.epoch}, revision = ${to.revision},
            changed_at = (SELECT at FROM change
              WHERE locality_id = ${to.place} AND revision = ${to.revision})
          WHERE locality_id = ${to.place}
        `.execute(tx);
      }
      for (const { table, deleting } of newer) {
        // Rows that never change may go for once: the copy does not have them.
        await sql`ALTER TABLE ${sql.table(table)} DISABLE TRIGGER USER`.execute(tx);
        await deleting.execute(tx);
        await sql`ALTER TABLE ${sql.table(table)} ENABLE TRIGGER USER`.execute(tx);
      }
      await sql`
        DELETE FROM change USING revision
        WHERE change.locality_id = revision.locality_id AND change.revision > revision.revision
      `.execute(tx);
      return putBack;
    });
    truth.restored(puttings);
    return puttings;
  }

  async #terminate(name: string): Promise<void> {
    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = ${name} AND pid <> pg_backend_pid()
    `.execute(this.db);
  }
}

const newEpoch = (): string => randomUUID().replaceAll("-", "");

const aimOf = (value: number | null): Aim =>
  value === null ? { state: "tbc" } : { state: "number", value };

const deleteNewer = (table: string) => sql`
  DELETE FROM ${sql.table(table)} AS gone USING revision
  WHERE gone.locality_id = revision.locality_id AND gone.recorded_at > revision.changed_at`;

/** What was recorded in a place after it last changed, in an order in which nothing is left hanging. */
const newer = [
  {
    table: "target",
    deleting: sql`
      DELETE FROM target USING plan, revision
      WHERE target.locality_id = plan.locality_id AND target.plan_id = plan.plan_id
        AND target.version = plan.version AND plan.locality_id = revision.locality_id
        AND plan.recorded_at > revision.changed_at`,
  },
  ...["plan", "observation", "submission"].map((table) => ({
    table,
    deleting: deleteNewer(table),
  })),
];
