/** Brings the tables to the shape that this program knows. Forward only. */
import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "./database.ts";
import { migrations as ours } from "./migrations/list.ts";
import { DatabaseProblem } from "./postgres/problem.ts";

export type Migration = {
  /** "0003-observations": the number gives the order. */
  name: string;
  up: RawBuilder<unknown>;
};

/**
 * Runs the migrations that the database has not had yet. Each is one transaction that first takes a
 * lock and then looks what is left to do, so that two servers which start at once take turns and run
 * none twice, and one that is killed leaves nothing half done.
 *
 * Throws `DatabaseProblem` when the database has had migrations that this program does not know.
 *
 * @returns the names of those that were run.
 */
export const migrate = async (
  db: Db,
  migrations: readonly Migration[] = ours,
): Promise<string[]> => {
  const run: string[] = [];
  for (;;) {
    const name = await db.transaction().execute((tx) => runNext(tx, migrations));
    if (name === null) return run;
    run.push(name);
  }
};

const runNext = async (tx: Tx, migrations: readonly Migration[]): Promise<string | null> => {
  // Waiting for another server, or building an index, may take longer than any other statement may.
  await sql`SET LOCAL statement_timeout = 0`.execute(tx);
  await sql`SELECT pg_advisory_xact_lock(hashtext('locality-flow migration'))`.execute(tx);
  const done = await findDone(tx);
  refuseUnknown(done, migrations);
  const next = migrations.find(({ name }) => !done.has(name));
  if (next === undefined) return null;
  await next.up.execute(tx);
  await tx.insertInto("migration").values({ name: next.name }).execute();
  return next.name;
};

const findDone = async (tx: Tx): Promise<Set<string>> => {
  await sql`
    CREATE TABLE IF NOT EXISTS migration (
      name   text COLLATE "C" PRIMARY KEY,
      run_at timestamptz(3) NOT NULL DEFAULT now()
    )
  `.execute(tx);
  const rows = await tx.selectFrom("migration").select("name").execute();
  return new Set(rows.map(({ name }) => name));
};

const refuseUnknown = (done: ReadonlySet<string>, migrations: readonly Migration[]): void => {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name)).toSorted();
  if (unknown.length === 0) return;
  throw new DatabaseProblem(
    `This database was written by a newer Locality Flow (it has had ${unknown.join(", ")}). Start that version, or a newer one.`,
  );
};
